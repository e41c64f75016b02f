#include "store/ticket.h"

namespace store {

bool InsertTicket(Database& db, std::string_view nonce, std::int64_t expires_at) {
  return db.Run(Query::kInsertTicket, nonce, expires_at) == 1;
}

std::int64_t DeleteOldTickets(Database& db, std::int64_t now) {
  return db.Run(Query::kDeleteOldTickets, now);
}

}  // namespace store
