// A frame as the portal would hand it over, and small questions to the HTML.
#ifndef PFORTE_TESTS_VIEW_SAMPLE_H_
#define PFORTE_TESTS_VIEW_SAMPLE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "view/frame.h"

namespace view {

// The token names the path it is for, so that a test sees which form posts where.
inline Frame SampleFrame(base::Language language = base::Language::kEnglish) {
  Frame frame;
  frame.language = language;
  frame.website_name = "Muster GmbH, Kundenbereich";
  frame.home = "/partner/";
  frame.base = "/partner";
  frame.path = "/account/login";
  frame.request_id = "7f3a9c21";
  frame.csrf = [](std::string_view path) { return "token-for-" + std::string(path); };
  return frame;
}

inline Frame SignedInFrame() {
  Frame frame = SampleFrame();
  frame.path = "/account/";
  frame.signed_in_as = "Erika Muster";
  return frame;
}

inline Frame OfficeFrame() {
  Frame frame = SignedInFrame();
  frame.office = true;
  frame.role = "administrator";
  frame.website_name.clear();
  frame.base.clear();
  frame.home = "/admin/";
  frame.path = "/admin/contact/17";
  return frame;
}

inline std::size_t Count(std::string_view html, std::string_view part) {
  std::size_t count = 0;
  for (auto at = html.find(part); at != std::string_view::npos;
       at = html.find(part, at + part.size()))
    ++count;
  return count;
}

}  // namespace view

#endif  // PFORTE_TESTS_VIEW_SAMPLE_H_
