// What the tests of the office's views share: a customer who asks, and what a form needs.
#ifndef PFORTE_TESTS_VIEW_OFFICE_SAMPLE_H_
#define PFORTE_TESTS_VIEW_OFFICE_SAMPLE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "model/access.h"
#include "view/sample.h"

namespace view {

inline constexpr std::int64_t kNow = 1795573800;
inline constexpr std::int64_t kOneDay = 24 * 3600;

// The page of somebody who may do everything.
inline Frame DeskFrame(base::Language language = base::Language::kEnglish) {
  Frame frame = OfficeFrame();
  frame.language = language;
  frame.role = "administrator";
  return frame;
}

inline model::AccessLine Erika(model::Status status = model::Status::kInProcessing) {
  model::AccessLine line;
  line.access.id = 17;
  line.access.version = 3;
  line.access.status = status;
  line.access.status_at = kNow - 2 * kOneDay;
  line.access.requested_at = kNow - 2 * kOneDay;
  line.email = "erika@muster.example";
  line.account_name = "Erika Muster";
  line.contact_name = "Erika Muster";
  line.website_name = "Partner area";
  line.contact_id = 5;
  return line;
}

inline bool Has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

// A form that posts to `path` and proves it comes from this page.
inline bool HasForm(const std::string& html, const std::string& path) {
  const auto form = html.find("method=\"post\" action=\"" + path + "\"");
  if (form == std::string::npos) return false;
  const std::string inside = html.substr(form, html.find("</form>", form) - form);
  return Has(inside, "name=\"csrf\" value=\"token-for-" + path + "\"");
}

}  // namespace view

#endif  // PFORTE_TESTS_VIEW_OFFICE_SAMPLE_H_
