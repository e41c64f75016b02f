// What of a protected page is secret, and whether an answer shows it. Learned, not told: what every allowed answer has
// and no public page. Knows no connection.
#ifndef PFORTE_COMMAND_SECRET_H_
#define PFORTE_COMMAND_SECRET_H_

#include <string>
#include <string_view>
#include <vector>

#include "command/attack.h"
#include "http/answer.h"

namespace command {

class Secret {
 public:
  // `allowed`: answers to the same allowed request; what changes from one to the next is no sign of the page.
  // `open`: bodies that everybody may see. The secret is kept as at most 200 pieces, lines or parts of long ones; in
  // HTML such as have text.
  Secret(const std::vector<http::Answer>& allowed, const std::vector<std::string>& open);

  [[nodiscard]] bool IsEmpty() const { return pieces_.empty(); }
  // A piece of the secret in these bytes, "" if there is none.
  [[nodiscard]] std::string ShownIn(std::string_view bytes) const;

 private:
  std::vector<std::string> pieces_;
};

// Why the answers to this attack are an opening; "" if they are a denial, as silence is. An opening is 206 and 304,
// whatever shows a piece of the secret, a success that cannot be read (compressed), and any success of what asked for
// the very page.
[[nodiscard]] std::string Opening(const Attack&, const std::vector<http::Answer>&, const Secret&);

}  // namespace command

#endif  // PFORTE_COMMAND_SECRET_H_
