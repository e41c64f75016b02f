#include "mail/html.h"

#include <algorithm>
#include <string_view>

namespace mail {
namespace {

// Decision: these few tags stand here and not in a template. A mail is made below the room of the templates, by the
// mailer too, and mail programs understand little but inline styles, which the pages' templates may not have.
constexpr std::string_view kHead =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"supported-color-schemes\" content=\"light dark\">\n";
constexpr std::string_view kBody =
    "<body style=\"margin:0;padding:16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;"
    "font-size:16px;line-height:1.5\">\n<div style=\"max-width:36em;margin:0 auto\">\n";
// 9.6:1, also where a mail program turns the colours round.
constexpr std::string_view kButton =
    "display:inline-block;padding:12px 20px;border-radius:6px;background-color:#1c4587;color:#ffffff;"
    "font-weight:600;text-decoration:none";
constexpr std::string_view kAddress = "font-size:14px;overflow-wrap:anywhere;word-break:break-all";
constexpr std::string_view kCode =
    "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:28px;font-weight:700;letter-spacing:2px";

std::string Escape(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string_view Trim(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const auto first = line.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? "" : line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

std::string Tag(std::string_view name, std::string_view style, const std::string& inner) {
  return "<" + std::string(name) + " style=\"" + std::string(style) + "\">" + inner + "</" + std::string(name) + ">\n";
}

std::string Anchor(const std::string& address, std::string_view style, const std::string& shown) {
  return "<a href=\"" + Escape(address) + "\" style=\"" + std::string(style) + "\">" + Escape(shown) + "</a>";
}

class Writer {
 public:
  explicit Writer(const Sheet& sheet) : sheet_(sheet) {
    if (sheet.link.starts_with("https://") || sheet.link.starts_with("http://")) link_ = sheet.link;
  }

  std::string Write() {
    std::string_view text = sheet_.text;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      AddLine(Trim(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    EndParagraph();
    return std::move(html_);
  }

 private:
  void AddLine(std::string_view line) {
    if (line.empty()) {
      EndParagraph();
    } else if (line == link_) {
      EndParagraph();
      html_ += Tag("p", "margin:24px 0 8px", Anchor(link_, kButton, sheet_.button));
      html_ += Tag("p", "margin:0 0 24px;" + std::string(kAddress), Anchor(link_, "color:inherit", link_));
    } else if (line == sheet_.code) {
      EndParagraph();
      html_ += Tag("p", "margin:16px 0;" + std::string(kCode), Escape(line));
    } else {
      paragraph_ += (paragraph_.empty() ? "" : "<br>\n") + Linked(line);
    }
  }

  std::string Linked(std::string_view line) const {
    std::string linked;
    for (auto at = line.find(link_); !link_.empty() && at != std::string_view::npos; at = line.find(link_)) {
      linked += Escape(line.substr(0, at)) + Anchor(link_, "color:inherit", link_);
      line.remove_prefix(at + link_.size());
    }
    return linked + Escape(line);
  }

  void EndParagraph() {
    if (!paragraph_.empty()) html_ += Tag("p", "margin:0 0 16px;overflow-wrap:anywhere", paragraph_);
    paragraph_.clear();
  }

  const Sheet& sheet_;
  std::string link_, html_, paragraph_;
};

}  // namespace

std::string HtmlOf(const Sheet& sheet) {
  return "<!DOCTYPE html>\n<html lang=\"" + Escape(sheet.language) + "\">\n<head>\n" + std::string(kHead) + "<title>" +
         Escape(sheet.subject) + "</title>\n</head>\n" + std::string(kBody) + Writer(sheet).Write() +
         "</div>\n</body>\n</html>\n";
}

}  // namespace mail
