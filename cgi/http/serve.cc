#include "http/serve.h"

#include <fcgiapp.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/fault.h"
#include "base/log.h"

extern char** environ;

namespace http {
namespace {

constexpr unsigned kSecondsPerRequest = 30;

void Stop(int) { FCGX_ShutdownPending(); }

void HandleSignals() {
  struct sigaction action {};
  action.sa_handler = Stop;  // without SA_RESTART: a waiting accept ends
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGUSR1, &action, nullptr);  // how web servers ask a FastCGI process to end
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
}

std::string NewRequestId() {
  unsigned char bytes[8] = {};
  if (::getrandom(bytes, sizeof bytes, 0) != sizeof bytes) return "none";
  static constexpr char kHex[] = "0123456789abcdef";
  std::string id;
  for (unsigned char byte : bytes) id += {kHex[byte >> 4], kHex[byte & 15]};
  return id;
}

void WriteAll(std::string_view text) {
  while (!text.empty()) {
    ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::size_t CountVariables(char** variables) {
  std::size_t count = 0;
  while (variables[count] != nullptr && count <= kMaxVariables) ++count;
  return count;
}

Variables Reader(char** variables) {
  return [variables](std::string_view name) -> std::string_view {
    for (char** each = variables; *each != nullptr; ++each) {
      if (std::strncmp(*each, name.data(), name.size()) == 0 && (*each)[name.size()] == '=') {
        return *each + name.size() + 1;
      }
    }
    return "";
  };
}

// One request from variables and body to the text that goes back.
std::string Answer(const Service& service, char** environment, const ReadBody& read_body) {
  std::string id = NewRequestId();
  Response response;
  bool https = false, head = false;
  try {
    if (CountVariables(environment) > kMaxVariables) {
      response = service.broken(431, id);
    } else {
      auto parsed = ParseRequest(Reader(environment), read_body, service.trusted_proxies());
      if (const int* status = std::get_if<int>(&parsed)) {
        base::Log(base::LogLevel::kWarning, "request_refused", {{"id", id}, {"status", std::to_string(*status)}});
        response = service.broken(*status, id);
      } else {
        auto& request = std::get<Request>(parsed);
        request.id = id;
        https = request.https;
        head = request.method == Method::kHead;
        response = service.handle(request);
      }
    }
  } catch (const base::Fault& fault) {
    bool busy = fault.kind() == base::Fault::Kind::kBusy;
    base::Log(base::LogLevel::kError, "request_failed", {{"id", id}, {"what", fault.what()}});
    response = service.broken(busy ? 503 : 500, id);
    if (busy) response.Header("Retry-After", "5");
  } catch (const std::exception& error) {
    base::Log(base::LogLevel::kError, "request_failed", {{"id", id}, {"what", error.what()}});
    response = service.broken(500, id);
  }
  response.Header("X-Request-Id", id);
  return Write(response, https, head);
}

// Accepts until it is told to stop. `answer` gets the variables and the stream of the body.
int Accept(const std::function<std::string(char**, const ReadBody&)>& answer) {
  FCGX_Request request;
  if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, FCGI_FAIL_ACCEPT_ON_INTR) != 0) return 1;
  while (FCGX_Accept_r(&request) == 0) {
    ::alarm(kSecondsPerRequest);
    std::string text = answer(request.envp, [&](char* buffer, std::size_t size) {
      int count = FCGX_GetStr(buffer, static_cast<int>(std::min<std::size_t>(size, 65536)), request.in);
      return static_cast<std::size_t>(std::max(count, 0));
    });
    FCGX_PutStr(text.data(), static_cast<int>(text.size()), request.out);
    FCGX_Finish_r(&request);
    ::alarm(0);
  }
  FCGX_Free(&request, 1);
  return 0;
}

std::size_t ReadInput(char* buffer, std::size_t size) {
  ssize_t count = ::read(STDIN_FILENO, buffer, size);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

}  // namespace

bool IsCgi() { return FCGX_IsCGI() != 0; }

int Serve(const Service& service) {
  HandleSignals();
  if (!IsCgi()) {
    return Accept([&](char** variables, const ReadBody& body) { return Answer(service, variables, body); });
  }
  ::alarm(kSecondsPerRequest);
  WriteAll(Answer(service, environ, ReadInput));
  return 0;
}

int ServeGate(const std::function<std::string(const Variables&)>& decide, const std::string& refusal) {
  HandleSignals();
  auto answer = [&](char** variables, const ReadBody&) {
    try {
      if (CountVariables(variables) <= kMaxVariables) return decide(Reader(variables));
      base::Log(base::LogLevel::kWarning, "gate_refused", {{"what", "too many variables"}});
    } catch (const std::exception& error) {
      base::Log(base::LogLevel::kError, "gate_failed", {{"what", error.what()}});
    }
    return refusal;
  };
  if (!IsCgi()) return Accept(answer);
  WriteAll(answer(environ, ReadInput));
  return 0;
}

}  // namespace http
