// All tables at once, as far as they know one contact.
#ifndef PFORTE_STORE_HELD_H_
#define PFORTE_STORE_HELD_H_

#include <cstdint>
#include <vector>

#include "model/held.h"
#include "store/database.h"

namespace store {

// Of the contact and those merged into it, table by table. No secret, and no digest of one.
[[nodiscard]] std::vector<model::HeldRow> ListHeld(Database&, std::int64_t contact_id);

}  // namespace store

#endif  // PFORTE_STORE_HELD_H_
