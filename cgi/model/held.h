// What the database holds about a contact, as it is handed out.
#ifndef PFORTE_MODEL_HELD_H_
#define PFORTE_MODEL_HELD_H_

#include <string>
#include <tuple>

namespace model {

struct HeldRow {
  std::string table;  // "account"
  std::string json;   // one object, its keys in the order of reading

  auto Columns() { return std::tie(table, json); }
};

}  // namespace model

#endif  // PFORTE_MODEL_HELD_H_
