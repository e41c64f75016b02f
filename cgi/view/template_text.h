// The templates, compiled in, each once per language with its texts in place; generated.
#ifndef PFORTE_VIEW_TEMPLATE_TEXT_H_
#define PFORTE_VIEW_TEMPLATE_TEXT_H_

#include <string_view>

namespace view {

struct TemplateText {
  std::string_view name;     // "customer/login.tpl"
  std::string_view text[2];  // by base::Language
};
extern const TemplateText kTemplateTexts[];
extern const int kTemplateCount;

}  // namespace view

#endif  // PFORTE_VIEW_TEMPLATE_TEXT_H_
