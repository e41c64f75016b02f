// Which part of the product may read and write which table: enforced by SQLite's authorizer on every
// statement, so that an executable cannot do what is not its business, whatever its code says.
#ifndef PFORTE_STORE_GUARD_H_
#define PFORTE_STORE_GUARD_H_

#include <string_view>

namespace store {

enum class Part {
  kPortal,   // portal.fcgi
  kOffice,   // admin.fcgi
  kGate,     // gate.fcgi: reads; may note when a session was last seen
  kCommand,  // pforte: everything but changing the schema
  kMigrate,  // pforte init, migrate, restore: everything
};

// The table `table` may be inserted into, updated or deleted from (`verb` "insert", "update", "delete");
// `column` is the updated one, "" for the others.
[[nodiscard]] bool MayWrite(Part part, std::string_view verb, std::string_view table, std::string_view column);
// The gate reads only the columns it judges by, so no password; the portal only its tables, so nothing of the staff.
[[nodiscard]] bool MayRead(Part part, std::string_view table, std::string_view column);

}  // namespace store

#endif  // PFORTE_STORE_GUARD_H_
