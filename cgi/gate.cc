// gate.fcgi: may this request pass? Its processes are apart from the portal's, so that a storm of
// sign-ins, which hash, never keeps readers waiting.
#include <cstdlib>
#include <string_view>

#include "base/fault.h"
#include "base/log.h"
#include "gate/authorizer.h"
#include "http/serve.h"
#include "rules/house.h"

int main() {
  const char* how = std::getenv("PFORTE_GATE");
  std::string_view word = how == nullptr ? "authorizer" : how;
  if (word != "authorizer" && word != "auth_request") {
    base::Log(base::LogLevel::kError, "cannot_start", {{"what", "PFORTE_GATE is neither authorizer nor auth_request"}});
    return 1;
  }
  auto protocol = word == "authorizer" ? gate::Protocol::kAuthorizer : gate::Protocol::kAuthRequest;
  rules::HouseKeeper keeper(store::Part::kGate);
  auto decide = [&](const http::Variables& variables) {
    try {
      return gate::Decide(keeper.Open(), protocol, variables);
    } catch (const base::Fault&) {
      keeper.Close();
      throw;
    }
  };
  return http::ServeGate(decide, gate::Refusal());
}
