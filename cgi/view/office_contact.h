// One contact: its data, and all of its accesses on all websites. Also the page of a new one.
#ifndef PFORTE_VIEW_OFFICE_CONTACT_H_
#define PFORTE_VIEW_OFFICE_CONTACT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/contact.h"
#include "model/form_error.h"
#include "model/history.h"
#include "view/frame.h"

namespace view {

struct OfficeContactAccount {
  model::Account account;  // its password is not looked at
  std::string mail_error;  // why the last mail was given up, "" if it was not
};

struct OfficeContactView {
  model::Contact contact;  // as stored, or the input to show again; id 0: a new one
  std::string title;       // what the stored contact is called, "" for a new one
  std::vector<OfficeContactAccount> accounts;
  std::vector<model::AccessLine> accesses;
  std::vector<model::History> history;
  std::int64_t now = 0;
  bool merging = false;          // whoever looks may merge it with another, delete it and add accounts
  bool whole = false;            // whoever looks may read all that is held
  std::int64_t merged_into = 0;  // the contact it is merged into, 0 for none
  std::string merged_name;
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeContact(const Frame& frame, const OfficeContactView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_CONTACT_H_
