#include "gate/answer.h"
#include "gate/judge.h"
#include "gate/protocol.h"
#include "http/response.h"

namespace gate {

http::GateAnswer AuthRequest(rules::House& house, const http::Variables& variables) {
  // nginx chooses the website by the request line, which may name another host than the Host header.
  Told told;
  told.host = variables("PFORTE_HOST");
  told.needs_host = true;
  if (auto path = variables("PFORTE_PATH"); !path.empty()) told.path = path;
  told.needs_path = true;
  Verdict verdict = Judge(house, variables, told);
  if (verdict.pass.outcome == rules::PassOutcome::kOpen) {
    return "Status: 204 No Content\r\n" + Headers(verdict.pass) + "\r\n";
  }
  if (verdict.location.empty()) return Refusal();
  bool signs_in = verdict.pass.outcome == rules::PassOutcome::kSignIn;
  return http::Write(http::Response{signs_in ? 401 : 403, {}, ""}
                         .Header("Content-Type", "text/plain; charset=utf-8")
                         .Header("X-Pforte-Location", verdict.location),
                     false, false);
}

}  // namespace gate
