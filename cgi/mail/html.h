// The designed version of a mail, made from its text: paragraphs, the link as a button, the code large. It says what
// the text says, loads nothing from anywhere and sets no colour but the button's, so that a dark mailbox stays dark.
#ifndef PFORTE_MAIL_HTML_H_
#define PFORTE_MAIL_HTML_H_

#include <string>

namespace mail {

struct Sheet {
  std::string subject;
  std::string text;      // UTF-8
  std::string link;      // the one address that becomes a link; "" for none
  std::string code;      // "" for none
  std::string button;    // what the button is called
  std::string language;  // BCP 47
};

// Everything is escaped. A line that is the link becomes a button with the address below it, one that is the code
// stands large; in other lines the address is an ordinary link.
[[nodiscard]] std::string HtmlOf(const Sheet&);

}  // namespace mail

#endif  // PFORTE_MAIL_HTML_H_
