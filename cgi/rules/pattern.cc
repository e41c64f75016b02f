#include "rules/pattern.h"

#include "rules/staff.h"
#include "store/branding.h"
#include "store/domain_rules.h"
#include "store/mail.h"
#include "store/registration_form.h"
#include "store/website.h"

namespace rules {

void TakeOver(House& house, const Decider& by, const Pattern& pattern, std::int64_t website_id) {
  if (pattern.website_id == 0) return;
  auto& database = house.database;
  store::UpdateWebsiteMailHtml(database, website_id, store::FindWebsiteMailHtml(database, pattern.website_id));
  store::InsertMailTextsLike(database, website_id, pattern.website_id, by.Name(), house.Now());
  store::InsertBrandingLike(database, website_id, pattern.website_id);
  store::InsertDomainRulesLike(database, website_id, pattern.website_id);
  store::InsertRegistrationFormLike(database, website_id, pattern.website_id);
  store::InsertFormFieldsLike(database, website_id, pattern.website_id);
  if (pattern.approvers) AddApproversLike(house, by, website_id, pattern.website_id);
}

}  // namespace rules
