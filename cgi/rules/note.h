// Writing the history: one line beside every change, in its transaction, chained to the line before.
#ifndef PFORTE_RULES_NOTE_H_
#define PFORTE_RULES_NOTE_H_

#include <string>
#include <string_view>

#include "model/access.h"
#include "model/account.h"
#include "model/history.h"
#include "model/staff.h"
#include "rules/house.h"

namespace rules {

inline constexpr char kByCustomer[] = "customer";
inline constexpr char kByPolicy[] = "policy";
inline constexpr char kByCommandLine[] = "command line";
inline constexpr char kByStranger[] = "stranger";  // who did not prove who it is

// What a change did, field by field. Never a password, link or code.
struct Changes {
  std::string was, became;  // "policy: manual", one a line
  // Nothing where both are the same; "" is no value.
  void Add(std::string_view field, std::string_view before, std::string_view after);
};

void Note(House&, model::Act, const std::string& actor, const model::Account&, const std::string& detail = "",
          const Changes& changes = {});
void Note(House&, model::Act, const std::string& actor, const model::Account&, const model::Access&,
          const std::string& detail = "", const Changes& changes = {});
void NoteContact(House&, model::Act, const std::string& actor, std::int64_t contact_id, const std::string& detail = "",
                 const Changes& changes = {});
void NoteWebsite(House&, model::Act, const std::string& actor, std::int64_t website_id, const std::string& detail = "",
                 const Changes& changes = {});
// About no customer and no website.
void NoteAct(House&, model::Act, const std::string& actor, const std::string& detail = "", const Changes& changes = {});
// About somebody of the office, named by the detail.
void NoteStaff(House&, model::Act, const std::string& actor, const model::Staff&, const Changes& changes = {});
// NoteAct in a transaction of its own, by whoever acts: for what changes nothing in the database.
void NoteAlone(House&, model::Act, const std::string& detail = "", const Changes& changes = {});
// What the others are made of: `line` as far as it says who did what to whom; where, when (unless it says so) and the
// chain are added.
// Throws base::Fault outside of a transaction: a line must come with its change or not at all.
void AppendNote(House&, model::History line, const Changes& changes);

}  // namespace rules

#endif  // PFORTE_RULES_NOTE_H_
