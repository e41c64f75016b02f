// The answers that the gate's protocols share. Whatever happens, an answer begins with exactly one Status line that
// denies, unless a rule said otherwise: a silent authorizer is an open door on lighttpd.
#ifndef PFORTE_GATE_ANSWER_H_
#define PFORTE_GATE_ANSWER_H_

#include <string>
#include <string_view>

#include "rules/pass.h"

namespace gate {

// 403, complete, with a page that says so in German and English.
[[nodiscard]] std::string Refusal();
// 404, the same way, for those who may pass.
[[nodiscard]] std::string Missing();
// 302 to `location`; Refusal() if that is "".
[[nodiscard]] std::string Lead(std::string_view location);

// The header lines that tell the pages behind the gate who passes, percent-encoded (UTF-8) but for the address:
// REMOTE_USER and PFORTE_USER, PFORTE_NAME, PFORTE_COMPANY, PFORTE_NUMBER, PFORTE_WEBSITE, PFORTE_LANGUAGE as
// "Variable-…" of an authorizer, or User, Name, … as "X-Pforte-…". Nothing if nobody is signed in.
[[nodiscard]] std::string Variables(const rules::PassResult& pass);
[[nodiscard]] std::string Headers(const rules::PassResult& pass);

}  // namespace gate

#endif  // PFORTE_GATE_ANSWER_H_
