// Whatever stands in a text, its HTML shows the same letters, holds no tag but ours and leads nowhere but to the link.
// The input's fields are separated by the byte 0x1e: link, code, button, text.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "mail/html.h"

namespace {

const std::map<std::string, char> kEntities = {
    {"&lt", '<'}, {"&gt", '>'}, {"&quot", '"'}, {"&#39", '\''}, {"&amp", '&'}};

std::string Visible(const std::string& text) {
  std::string visible;
  for (char c : text) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') visible += c;
  }
  return visible;
}

bool IsOurs(const std::string& tag) {
  for (const char* name : {"<p style=\"", "</p", "<a href=\"", "</a", "<br", "<div style=\"", "</div", "</body", "</html"}) {
    if (tag.starts_with(name)) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string rest(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> fields;
  for (std::size_t end = 0; fields.size() < 3 && (end = rest.find('\x1e')) != std::string::npos;) {
    fields.push_back(rest.substr(0, end));
    rest.erase(0, end + 1);
  }
  fields.resize(3);
  const mail::Sheet sheet{"Betreff", rest, fields[0], fields[1], "", "de"};
  const std::string html = mail::HtmlOf(sheet);
  std::size_t at = html.find("<body");
  if (at == std::string::npos) std::abort();
  at = html.find('>', at) + 1;

  std::string shown;
  std::size_t links = 0, buttons = 0;
  while (at < html.size()) {
    if (html[at] == '<') {
      const std::size_t end = html.find('>', at);
      if (end == std::string::npos) std::abort();
      const std::string tag = html.substr(at, end - at);
      if (!IsOurs(tag)) std::abort();
      links += tag.starts_with("<a ") ? 1 : 0;
      buttons += tag.find("background-color") != std::string::npos ? 1 : 0;
      at = end + 1;
      continue;
    }
    if (html[at] != '&') {
      shown += html[at++];
      continue;
    }
    const std::size_t end = html.find(';', at);
    const auto entity = kEntities.find(html.substr(at, end - at));
    if (end == std::string::npos || entity == kEntities.end()) std::abort();
    shown += entity->second;
    at = end + 1;
  }
  if (Visible(shown) != Visible(rest)) std::abort();
  const bool is_page = sheet.link.starts_with("https://") || sheet.link.starts_with("http://");
  if ((links != 0 && !is_page) || buttons > links) std::abort();
  return 0;
}
