// The rules of one website by the domain of the address.
#ifndef PFORTE_VIEW_OFFICE_RULES_H_
#define PFORTE_VIEW_OFFICE_RULES_H_

#include <string>

#include "model/domain_rules.h"
#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeRulesView {
  std::string website_name;
  model::DomainRules rules;  // as stored, or the input to show again
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeRules(const Frame& frame, const OfficeRulesView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_RULES_H_
