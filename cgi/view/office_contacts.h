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
  std::int64_t total = -1;  // how many the search finds; -1 if nobody counted
  int page = 1;
  bool has_next = false;
};

[[nodiscard]] std::string OfficeContacts(const Frame& frame, const OfficeContactsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_CONTACTS_H_
