#include "gate/answer.h"
#include "gate/judge.h"
#include "gate/protocol.h"

namespace gate {

http::GateAnswer AuthnzFcgi(rules::House& house, const http::Variables& variables) {
  Told told;
  told.host = variables("PFORTE_HOST");
  told.needs_host = told.needs_port = true;
  told.path = ResolvedPath(variables);
  told.needs_path = true;
  Verdict verdict = Judge(house, variables, told);
  if (verdict.pass.outcome != rules::PassOutcome::kOpen) return Lead(verdict.location);
  return "Status: 200 OK\r\n" + Variables(verdict.pass) + "\r\n";
}

}  // namespace gate
