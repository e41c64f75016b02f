// Writing history: one line beside every change, in its transaction.
#ifndef PFORTE_RULES_NOTE_H_
#define PFORTE_RULES_NOTE_H_

#include <string>

#include "model/access.h"
#include "model/account.h"
#include "model/history.h"
#include "model/staff.h"
#include "rules/house.h"

namespace rules {

inline constexpr char kByCustomer[] = "customer";
inline constexpr char kByPolicy[] = "policy";

void Note(House&, model::Act, const std::string& actor, const model::Account&, const std::string& detail = "");
void Note(House&, model::Act, const std::string& actor, const model::Account&, const model::Access&,
          const std::string& detail = "");
void NoteContact(House&, model::Act, const std::string& actor, std::int64_t contact_id, const std::string& detail = "");
void NoteWebsite(House&, model::Act, const std::string& actor, std::int64_t website_id, const std::string& detail = "");
// The detail names whom it is about.
void NoteStaff(House&, model::Act, const std::string& actor, const model::Staff&);

}  // namespace rules

#endif  // PFORTE_RULES_NOTE_H_
