// What both sides of a split operation know, as JSON: the words they speak to each other. Never a password, link, code,
// session, note or network of the customer.
#ifndef PFORTE_RULES_SYNC_ITEM_H_
#define PFORTE_RULES_SYNC_ITEM_H_

#include <optional>
#include <string>

#include "model/access.h"
#include "model/account.h"
#include "model/contact.h"
#include "model/item.h"
#include "model/registration.h"
#include "model/sync.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/sync_frame.h"

namespace rules {

// The name under which the other side knows the row. Throws base::Fault if there is no such row.
[[nodiscard]] std::string SyncUid(House&, model::SyncKind, std::int64_t row_id);
// The id here of what the other side calls that; 0 if it is not here, or is gone.
[[nodiscard]] std::int64_t SyncRowId(House&, model::SyncKind, std::string_view uid);

[[nodiscard]] SyncJson WebsiteItem(House&, const model::Website&);
[[nodiscard]] SyncJson ContactItem(House&, const model::Contact&);
[[nodiscard]] SyncJson AccountItem(House&, const model::Account&);  // with its contact
[[nodiscard]] SyncJson AccessItem(House&, const model::Access&);    // with its account
// As it stands now; that it is gone, if it is. Nothing for what is none of the other side's business.
[[nodiscard]] std::optional<SyncJson> FindSyncItem(House&, const model::SyncRow&);

// And back, without ids. They throw base::Fault for anything else.
[[nodiscard]] model::Website WebsiteOf(const SyncJson&);
[[nodiscard]] model::Contact ContactOf(const SyncJson&);
struct SaidAccount {
  model::Account account;
  SyncJson contact;
};
[[nodiscard]] SaidAccount AccountOf(const SyncJson&);
struct SaidAccess {
  model::Access access;
  std::string website;  // uid
  SyncJson account;
};
[[nodiscard]] SaidAccess AccessOf(const SyncJson&);
struct SaidRegistration {
  model::Registration registration;
  std::string website;  // uid
};
[[nodiscard]] SaidRegistration RegistrationOf(const SyncJson&);
struct SaidQuestion {
  model::Question question;
  SyncJson access;
};
[[nodiscard]] SaidQuestion QuestionOf(const SyncJson&);

// What the office may ask to be changed: parts of the items above, to compare.
[[nodiscard]] SyncJson Wishable(const model::Contact&);
[[nodiscard]] SyncJson Wishable(const model::Account&);
[[nodiscard]] SyncJson Wishable(const model::Access&);

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_ITEM_H_
