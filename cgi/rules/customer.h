// What the office does for a customer: the contact's data, granting access, a corrected address,
// help with the password.
#ifndef PFORTE_RULES_CUSTOMER_H_
#define PFORTE_RULES_CUSTOMER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/contact.h"
#include "model/form_error.h"
#include "model/history.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct ContactPage {
  std::vector<model::ContactLine> lines;  // the newest first; a whole customer number before all
  std::int64_t next = 0;                  // the page after this begins below that id; 0: there is none
  bool gave_up = false;                   // of very many only the newest were looked at
};
// Words of three letters or more anywhere in number, name, company, phone and addresses, shorter ones at the beginning
// of a word; all must occur. The newest contacts for an empty search, one alone for a whole address. `before` 0: from
// the newest. However many there are, it looks at about as many as it shows.
[[nodiscard]] ContactPage SearchContacts(House&, std::int64_t scope, std::string_view search,
                                         std::int64_t before = 0);

struct ContactFacts {
  model::Contact contact;
  std::vector<model::Account> accounts;
  std::vector<model::AccessLine> accesses;  // of all accounts, on the websites the decider may see
  std::vector<model::History> history;
};
// An approver finds only contacts with an access to an own website.
[[nodiscard]] std::optional<ContactFacts> FindContactFacts(House&, const Decider&, std::int64_t id);

struct SaveResult {
  std::int64_t id = 0;
  model::FormErrors errors;
  bool conflict = false;  // somebody changed it since it was read: nothing was saved
};
// `contact.id` 0 adds one.
[[nodiscard]] SaveResult SaveContact(House&, const Decider&, model::Contact contact);

struct GrantForm {
  std::int64_t contact_id = 0, website_id = 0;
  std::string email, name;
  model::Status status = model::Status::kApproved;  // or kInProcessing
  bool mail = true;
};
// Access set up by the office (S6): the account is made if the address has none, and invited to set a password. Returns
// the access's id.
[[nodiscard]] SaveResult GrantAccess(House&, const Decider&, const GrantForm&);

// An approver may do what gives power over an account only to those whose accesses are all in the own websites:
// CorrectEmail, HandOver and what rules/account.h does; SendReset to everybody with an access to the website.
// `website_id` 0: of any of the own.
[[nodiscard]] bool MayManage(House&, const Decider&, const model::Account&, std::int64_t website_id);

// S7: all sessions and links of the account die, the proof goes to the new address as a link to set the password
// again, the old address stays in the history.
[[nodiscard]] SaveResult CorrectEmail(House&, const Decider&, std::int64_t account_id, std::int64_t version,
                                      std::string_view email, std::int64_t website_id);

// The access through which the decider may help this account: `access_id` if it is one of it, else
// its first. Nothing if there is none in the decider's websites.
[[nodiscard]] std::optional<model::Access> FindAccessForHelp(House&, const Decider&,
                                                             std::int64_t account_id,
                                                             std::int64_t access_id);

// S8: a reset mail; false if there is no such account.
[[nodiscard]] bool SendReset(House&, const Decider&, std::int64_t account_id, std::int64_t website_id);
// A reset link to hand over on the phone, shown once; "" if there is no such account, and at the office of a
// split operation, whose links lead nowhere. Without mail.
[[nodiscard]] std::string HandOver(House&, const Decider&, std::int64_t account_id, std::int64_t website_id);

}  // namespace rules

#endif  // PFORTE_RULES_CUSTOMER_H_
