#include "store/held.h"

namespace store {

std::vector<model::HeldRow> ListHeld(Database& db, std::int64_t contact_id) {
  return db.All<model::HeldRow>(Query::kListHeld, contact_id);
}

}  // namespace store
