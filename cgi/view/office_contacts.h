// The contact search.
#ifndef PFORTE_VIEW_OFFICE_CONTACTS_H_
#define PFORTE_VIEW_OFFICE_CONTACTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/contact.h"
#include "view/frame.h"

namespace view {

struct OfficeContactsView {
  std::string query;
  std::vector<model::ContactLine> contacts;
  bool from_beginning = true;
  std::int64_t next = 0;  // the page after this begins below that id; 0: there is none
  bool gave_up = false;   // of very many only the newest were looked at
};

[[nodiscard]] std::string OfficeContacts(const Frame& frame, const OfficeContactsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_CONTACTS_H_
