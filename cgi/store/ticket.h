// The table ticket: those that were used up. Knows nothing of what a ticket says.
#ifndef PFORTE_STORE_TICKET_H_
#define PFORTE_STORE_TICKET_H_

#include <cstdint>
#include <string_view>

#include "store/database.h"

namespace store {

// False if it was used up before: of many who try at once one is told true.
[[nodiscard]] bool InsertTicket(Database&, std::string_view nonce, std::int64_t expires_at);
std::int64_t DeleteOldTickets(Database&, std::int64_t now);

}  // namespace store

#endif  // PFORTE_STORE_TICKET_H_
