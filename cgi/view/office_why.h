// Why an account can or cannot open a page, in sentences that the rules found.
#ifndef PFORTE_VIEW_OFFICE_WHY_H_
#define PFORTE_VIEW_OFFICE_WHY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeWhyAnswer {
  bool opens = false;
  std::vector<std::string> found;
  std::string advice;           // "" for none
  std::int64_t access_id = 0;   // 0 for none
};

struct OfficeWhyView {
  std::int64_t account_id = 0, contact_id = 0;
  std::string name;
  std::string page;             // the address that was typed
  std::optional<OfficeWhyAnswer> answer;
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeWhy(const Frame& frame, const OfficeWhyView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_WHY_H_
