// Addresses: what we accept, and the one form under which they are compared.
#ifndef PFORTE_RULES_EMAIL_H_
#define PFORTE_RULES_EMAIL_H_

#include <optional>
#include <string>
#include <string_view>

namespace rules {

// The canonical form of an address: ASCII, lower case, at most 254 characters (RFC 5321 section 4.5.3.1), a dot-atom
// before the @ (RFC 5322 section 3.2.3) and a host name with a dot behind it. Nothing for everything else: display
// names, quotes, lists, spaces, non-ASCII letters (an international domain is written xn--…).
// Decision: the local part is compared without regard to ASCII case, since people type "Erika@"; no other folding, and
// mail goes only to the stored spelling (Django CVE-2019-19844).
[[nodiscard]] std::optional<std::string> EmailKey(std::string_view email);

}  // namespace rules

#endif  // PFORTE_RULES_EMAIL_H_
