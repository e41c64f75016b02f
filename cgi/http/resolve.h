// The addresses of a host's name, as the host itself resolves it: a static executable cannot load what the host's
// resolver needs, so the host's own `getent` is asked. Knows no port and no connection.
#ifndef PFORTE_HTTP_RESOLVE_H_
#define PFORTE_HTTP_RESOLVE_H_

#include <string>
#include <string_view>
#include <vector>

namespace http {

// In the order of preference, each once. A literal is its own address, with or without the brackets of RFC 3986;
// "localhost" is 127.0.0.1. Nothing if nobody knows the name, or there is no `getent`.
[[nodiscard]] std::vector<std::string> Resolve(const std::string& name);

// The addresses in what `getent ahosts` printed: "192.0.2.1       STREAM www.example.com".
[[nodiscard]] std::vector<std::string> ParseAddresses(std::string_view printed);

}  // namespace http

#endif  // PFORTE_HTTP_RESOLVE_H_
