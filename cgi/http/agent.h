// What a browser calls itself, in words that its owner recognises. Nothing is decided by it: it can say what it likes.
#ifndef PFORTE_HTTP_AGENT_H_
#define PFORTE_HTTP_AGENT_H_

#include <string>
#include <string_view>

namespace http {

// "Firefox, Linux" from a User-Agent header; either half alone, or "", where it is not known.
[[nodiscard]] std::string AgentWords(std::string_view user_agent);

}  // namespace http

#endif  // PFORTE_HTTP_AGENT_H_
