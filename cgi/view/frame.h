// What stands around the content of every page: whose website, whose session, which language.
#ifndef PFORTE_VIEW_FRAME_H_
#define PFORTE_VIEW_FRAME_H_

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace view {

struct Frame {
  base::Language language = base::Language::kGerman;
  std::string website_name;  // "" on office pages
  std::string home;          // where the website's name leads: "/", "/partner/"; office: "/admin/"
  std::string base;          // prefix of every link of this portal: "", "/partner"
  std::string path;          // this page without mount, for the language links: "/account/login"
  std::string imprint, privacy, contact;  // "" shows none
  std::string style;         // address of a style sheet of the website's own, "" for none
  std::string logo;          // address of its logo, "" for none
  std::string logo_text;     // what the logo says beyond the website's name
  std::vector<std::pair<std::string, std::string>> links;  // further links of the footer: name, address
  std::string signed_in_as;  // "" if nobody is
  std::string role;          // office: word of model::Role, "" if nobody is signed in
  bool reads_only = false;   // office: an auditor, on a page whose buttons are for others
  long long waiting = 0;     // office: how many registrations wait
  long long mail_trouble = 0;  // office: how many mails are dead
  std::string request_id;
  std::string notice;        // one line on top of the page: what just happened ("" for none)
  std::string undo;          // office: path that undoes it, POST ("" for none)
  bool office = false;
  // The CSRF token for a form that posts to `path` (with ids, without mount).
  std::function<std::string(std::string_view path)> csrf;
};

}  // namespace view

#endif  // PFORTE_VIEW_FRAME_H_
