#include "view/terms.h"

#include "page/portal.h"
#include "rules/registration_form.h"
#include "view/message.h"

namespace page {

http::Response GetTerms(PortalVisit& visit) {
  const auto form = rules::FindAskedForm(visit.house, visit.website.id).form;
  const std::string& text = visit.language == base::Language::kGerman ? form.terms_de : form.terms_en;
  if (text.empty()) return http::Html(404, view::ErrorMessage(visit.frame, 404));
  return http::Html(200, view::Terms(visit.frame, {form.terms_version, text}));
}

}  // namespace page
