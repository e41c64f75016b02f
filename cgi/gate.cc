// gate.fcgi: may this request pass? Its processes are apart from the portal's, so that a storm of
// sign-ins, which hash, never keeps readers waiting.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "base/fault.h"
#include "base/log.h"
#include "gate/answer.h"
#include "gate/protocol.h"
#include "http/serve.h"
#include "rules/house.h"

int main() {
  const char* how = std::getenv("PFORTE_GATE");
  std::string_view word = how == nullptr ? "" : how;
  const auto* protocol = std::find_if(std::begin(gate::kProtocols), std::end(gate::kProtocols),
                                      [&](const gate::Protocol& one) { return one.word == word; });
  if (protocol == std::end(gate::kProtocols)) {
    std::string words;
    for (const auto& one : gate::kProtocols) words += (words.empty() ? "" : ", ") + std::string(one.word);
    base::Log(base::LogLevel::kError, "cannot_start", {{"what", "PFORTE_GATE must be one of: " + words}});
    return 1;
  }
  rules::HouseKeeper keeper(store::Part::kGate);
  auto decide = [&](const http::Variables& variables) {
    try {
      return protocol->decide(keeper.Open(), variables);
    } catch (const base::Fault&) {
      keeper.Close();
      throw;
    }
  };
  return http::ServeGate(decide, gate::Refusal());
}
