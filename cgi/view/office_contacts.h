// The contact search.
#ifndef PFORTE_VIEW_OFFICE_CONTACTS_H_
#define PFORTE_VIEW_OFFICE_CONTACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/contact.h"
#include "view/frame.h"

namespace view {

struct OfficeContactsView {
  std::string query;
  std::vector<model::ContactLine> contacts;
  std::optional<std::int64_t> total;  // how many the search finds, if somebody counted
  int page = 1;
  bool has_next = false;
};

[[nodiscard]] std::string OfficeContacts(const Frame& frame, const OfficeContactsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_CONTACTS_H_
