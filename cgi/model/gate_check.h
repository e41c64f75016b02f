// What a check of the gate found.
#ifndef PFORTE_MODEL_GATE_CHECK_H_
#define PFORTE_MODEL_GATE_CHECK_H_

#include <cstdint>
#include <string>
#include <tuple>

namespace model {

struct GateCheck {
  std::int64_t id = 0;
  std::int64_t at = 0;
  std::string url;          // of the protected page
  std::int64_t asked = 0;   // attacks
  std::int64_t opened = 0;  // of them, how many got past the gate
  std::string reason;       // why there is no result, "" if there is one

  auto Columns() { return std::tie(id, at, url, asked, opened, reason); }
  [[nodiscard]] bool IsShut() const { return opened == 0 && reason.empty(); }
};

}  // namespace model

#endif  // PFORTE_MODEL_GATE_CHECK_H_
