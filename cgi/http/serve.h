// Runs a handler over every request of this process: one if started as plain CGI,
// many if started as FastCGI; decided by file descriptor 0 (FCGX_IsCGI).
// The only includer of <fcgiapp.h>.
#ifndef PFORTE_HTTP_SERVE_H_
#define PFORTE_HTTP_SERVE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "http/request.h"
#include "http/response.h"

namespace http {

struct Service {
  // Answers one request. What it throws becomes `broken`.
  std::function<Response(const Request&)> handle;
  // The page for a request that could not be parsed (status 4xx) or answered (500, 503).
  // Must not throw.
  std::function<Response(int status, const std::string& request_id)> broken;
  // Asked before each request is parsed; may throw like `handle`.
  std::function<const std::vector<std::string>&()> trusted_proxies;
  bool takes_file = false;  // forms may bring one
};

// Returns the exit status of the process. A response is written whole after the handler returned;
// base::Fault and every other exception are caught here, logged with the request id, and answered
// by `broken`. Every answer names the id in X-Request-Id. SIGTERM (and SIGUSR1, with which some web
// servers ask) lets the running request finish; SIGPIPE is ignored.
// Each request is bounded by an alarm of 30 seconds, after which the process ends.
int Serve(const Service& service);

// A complete CGI response: text that opens with "Status: ", then parts of a file, read while they are written. A file
// that turns out shorter ends the response early; the server then sees less than Content-Length said. (Not by closing
// the connection: Apache's mod_fcgid writes an error page into the middle of the file.)
struct GateAnswer {
  GateAnswer(std::string whole) : text(std::move(whole)) {}  // NOLINT: a text is an answer
  GateAnswer(std::string start, base::Descriptor opened) : text(std::move(start)), file(std::move(opened)) {}
  std::string text;
  base::Descriptor file{-1};
  struct Part {
    std::int64_t from = 0, length = 0;  // bytes
    std::string after;                  // text that follows it
  };
  std::vector<Part> parts;
};

// The same loop for the gate, which answers from the raw CGI variables and never reads a body. If `decide` throws or
// returns what does not open with "Status: ", `refusal` is written instead, because lighttpd takes silence for consent.
// While a file is sent, the alarm leaves the server ten minutes for each 64 KB.
int ServeGate(const std::function<GateAnswer(const Variables&)>& decide, const std::string& refusal);

// True if this process was started as plain CGI.
[[nodiscard]] bool IsCgi();

}  // namespace http

#endif  // PFORTE_HTTP_SERVE_H_
