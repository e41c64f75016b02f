// The machinery under the fill functions: a page is the layout around one template. Gather first,
// fill second, expand last. A fill function is the only one that knows its template's markers;
// they come as constants from the generated header "marker/<folder>/<name>.tpl.h".
#ifndef PFORTE_VIEW_PAGE_H_
#define PFORTE_VIEW_PAGE_H_

#include <ctemplate/template.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/form_error.h"
#include "view/frame.h"

namespace view {

// One input of a form, shown by part/field.tpl: label, input, hint, error, in that order.
struct Field {
  std::string name;
  base::Text label = {};
  std::string type = "text";  // also "textarea", "select", "checkbox", "file" (an image)
  std::string value = {};
  std::string autocomplete = {};  // WCAG 1.3.5, "" for none
  int max_length = 0;             // characters; 0 for none
  bool required = false;
  std::string hint = {};  // already in the page's language; "" for none
  std::vector<std::pair<std::string, std::string>> options = {};  // select: value, shown text
  std::string caption = {};  // a label in the website's own words, instead of `label`
  std::string link = {}, link_text = {};  // what to read first, in another window; "" for none
};

class Page {
 public:
  // `name` is the template's, "customer/login.tpl"; `title` goes into <title> and is the page's
  // heading.
  Page(const Frame& frame, std::string_view name, const std::string& title);

  [[nodiscard]] ctemplate::TemplateDictionary& body() { return *body_; }
  // Includes the template `name` once more at `marker` of `parent`, and returns its dictionary.
  ctemplate::TemplateDictionary& Include(ctemplate::TemplateDictionary& parent,
                                         const ctemplate::TemplateString& marker,
                                         std::string_view name);
  // Includes part/form_top.tpl (error summary and CSRF token for posting to `action`, a path
  // without mount) at {{>FORM_TOP}} and one part/field.tpl for each field at {{>FIELDS}} of
  // `parent`.
  void AddForm(ctemplate::TemplateDictionary& parent, std::string_view action,
               const std::vector<Field>& fields, const model::FormErrors& errors);
  // The page is one that the script makes easier.
  void UseScript();
  [[nodiscard]] std::string Html();

 private:
  const Frame& frame_;
  ctemplate::TemplateDictionary layout_;
  ctemplate::TemplateDictionary* body_;
};

}  // namespace view

#endif  // PFORTE_VIEW_PAGE_H_
