// A letter as the bytes of a mail (RFC 5322, MIME, UTF-8): its text, and the HTML that says the same, if there is one.
// Knows nothing of who or why.
#ifndef PFORTE_MAIL_COMPOSE_H_
#define PFORTE_MAIL_COMPOSE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace mail {

struct Letter {
  std::string from;        // "Muster GmbH <kunden@muster.example>" or a bare address
  std::string to;          // one bare address
  std::string subject;
  std::string text;        // UTF-8, LF
  std::string message_id;  // left part; the sender's domain is put behind it
  std::string language;    // Content-Language
  std::int64_t date = 0;   // UTC seconds
  std::string html;        // says the same as the text (RFC 2046 section 5.1.4); "" for the text alone
};

// The bare address of "Name <address>", or the text itself.
[[nodiscard]] std::string AddressOf(std::string_view mailbox);

// Lines end in LF, as sendmail and files expect. No header can be injected: control characters in header values become
// blanks, non-ASCII becomes encoded words (RFC 2047). Automatic replies are not asked for (RFC 3834).
[[nodiscard]] std::string Compose(const Letter&);

}  // namespace mail

#endif  // PFORTE_MAIL_COMPOSE_H_
