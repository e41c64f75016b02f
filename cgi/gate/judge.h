// What every protocol of the gate shares: reading the server's question strictly, asking the rule, and where to help
// whoever may not pass. Knows no answer's form.
#ifndef PFORTE_GATE_JUDGE_H_
#define PFORTE_GATE_JUDGE_H_

#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"
#include "rules/house.h"
#include "rules/pass.h"

namespace gate {

// What the server says about itself beside the browser's request; each must agree with it.
struct Told {
  std::string_view host;            // under which it serves: "www.example.com", also with the port; several by blanks
  bool needs_host = false;          // refuse if it does not say
  bool needs_port = false;          // a name without one does not count: SERVER_PORT may be what the browser says
  std::optional<std::string> path;  // the path it is going to open
  bool needs_path = false;
};

struct Verdict {
  rules::PassResult pass;  // kNotOurs for everything malformed, unknown or contradictory
  std::string path;        // canonical form of REQUEST_URI: the only one that was judged
  std::string location;    // where whoever may not pass is helped: signing in, status; "" if nothing is to be said
};

// The path that is judged is the canonical form of REQUEST_URI. Bodies and queries are not the gate's business: the
// pages behind it read them as they like.
[[nodiscard]] Verdict Judge(rules::House&, const http::Variables&, const Told&);

// SCRIPT_FILENAME below DOCUMENT_ROOT, as servers resolve the file; nothing if they do not tell, "outside" if it lies
// elsewhere.
[[nodiscard]] std::optional<std::string> ResolvedPath(const http::Variables&);

}  // namespace gate

#endif  // PFORTE_GATE_JUDGE_H_
