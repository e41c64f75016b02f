#include "http/serve.h"

#include <fcgiapp.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fault.h"
#include "base/log.h"

extern char** environ;

namespace http {
namespace {

constexpr unsigned kSecondsPerRequest = 30;
// Longer than web servers wait for a browser that takes nothing: the server is to give up first, and tells by closing.
constexpr unsigned kSecondsPerPiece = 600;
// Of a file, in memory at once; the largest multiple of 8 that one FastCGI record holds (specification, section 3.3).
constexpr std::int64_t kPiece = 65528;
// In the kernel, for each connection that gets a file; Linux doubles it.
constexpr int kSendBuffer = 3 * 65536;

volatile std::sig_atomic_t busy = 0;
volatile std::sig_atomic_t stopping = 0;

void Stop(int) {
  if (busy == 0) ::_exit(0);
  stopping = 1;
}

void TooLate(int) {
  if (busy == 0) return;  // of a request that has been answered
  ::signal(SIGALRM, SIG_DFL);
  ::raise(SIGALRM);
}

// With SA_RESTART: the wish to stop interrupts no read, lock or write of a running request.
void HandleSignals() {
  struct sigaction action {};
  action.sa_flags = SA_RESTART;
  action.sa_handler = Stop;
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGUSR1, &action, nullptr);  // how web servers ask a FastCGI process to end
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
  action.sa_handler = TooLate;
  ::sigaction(SIGALRM, &action, nullptr);
  // Whoever started this process may have blocked them.
  sigset_t ours;
  ::sigemptyset(&ours);
  for (int signal : {SIGTERM, SIGUSR1, SIGALRM}) ::sigaddset(&ours, signal);
  ::sigprocmask(SIG_UNBLOCK, &ours, nullptr);
}

// While it lives, the alarm counts and the wish to stop waits. One system call, because there is one for each request.
class Running {
 public:
  Running() {
    busy = 1;
    ::alarm(kSecondsPerRequest);
  }
  ~Running() { busy = 0; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
};

std::string NewRequestId() {
  unsigned char bytes[8] = {};
  if (::getrandom(bytes, sizeof bytes, 0) != sizeof bytes) return "none";
  static constexpr char kHex[] = "0123456789abcdef";
  std::string id;
  for (unsigned char byte : bytes) id += {kHex[byte >> 4], kHex[byte & 15]};
  return id;
}

// Writes all of it; false if nobody takes it any more.
using Sink = std::function<bool(std::string_view)>;

// One after the other, as far as possible with one system call: each wakes whoever reads.
bool WriteAll(int to, std::string_view first, std::string_view second = "") {
  while (!first.empty() || !second.empty()) {
    const auto vector = [](std::string_view text) { return iovec{const_cast<char*>(text.data()), text.size()}; };
    const iovec both[] = {vector(first), vector(second)};
    const ssize_t count = ::writev(to, both, 2);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    const auto of_first = std::min(static_cast<std::size_t>(count), first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(static_cast<std::size_t>(count) - of_first);
  }
  return true;
}

// False if the file ended early or nobody takes it any more.
bool WriteFile(const base::Descriptor& file, const GateAnswer::Part& part, const Sink& write) {
  std::vector<char> piece(kPiece);
  const std::int64_t end = part.from + part.length;
  for (std::int64_t at = part.from; at < end;) {
    const auto most = static_cast<std::size_t>(std::min(end - at, kPiece));
    const ssize_t count = ::pread(file.Get(), piece.data(), most, at);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      const char* what = count == 0 ? "the file was cut" : std::strerror(errno);
      base::Log(base::LogLevel::kWarning, "file_ended_early", {{"what", what}});
      return false;
    }
    ::alarm(kSecondsPerPiece);
    if (!write({piece.data(), static_cast<std::size_t>(count)})) return false;
    at += count;
  }
  return true;
}

void WriteParts(const GateAnswer& answer, const Sink& write) {
  for (const auto& part : answer.parts) {
    if (!WriteFile(answer.file, part, write) || !write(part.after)) return;
  }
}

void WriteOutput(const GateAnswer& answer) {
  const auto write = [](std::string_view text) { return WriteAll(STDOUT_FILENO, text); };
  if (write(answer.text)) WriteParts(answer, write);
}

// The library writes records of 8 KB and copies what it writes, so the parts of a file go past it.
void WriteRecords(const GateAnswer& answer, FCGX_Request& request) {
  FCGX_PutStr(answer.text.data(), static_cast<int>(answer.text.size()), request.out);
  if (answer.parts.empty() || FCGX_FFlush(request.out) != 0) return;
  // Room for several records, so that neither side waits for the other after each. What fails here only costs time.
  ::setsockopt(request.ipcFd, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
  WriteParts(answer, [&](std::string_view text) {
    const auto low = [](std::size_t value) { return static_cast<char>(value & 255); };
    const auto id = static_cast<std::size_t>(request.requestId);
    // Version 1, FCGI_STDOUT, request, length, no padding.
    const char header[8] = {1, 6, low(id >> 8), low(id), low(text.size() >> 8), low(text.size()), 0, 0};
    // A record without content would end the stream.
    return text.empty() || WriteAll(request.ipcFd, {header, sizeof header}, text);
  });
}

std::size_t ReadInput(char* buffer, std::size_t size) {
  ssize_t count = 0;
  do {
    count = ::read(STDIN_FILENO, buffer, size);
  } while (count < 0 && errno == EINTR);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool TooMany(char** variables) {
  std::size_t count = 0;
  while (variables[count] != nullptr && count <= kMaxVariables) ++count;
  return count > kMaxVariables;
}

// Cut into name and value once: a request asks for some forty of them, most of which nobody set.
Variables Reader(char** environment) {
  std::vector<std::pair<std::string_view, std::string_view>> variables;
  variables.reserve(64);
  for (char** each = environment; *each != nullptr; ++each) {
    const std::string_view text = *each;
    const auto equals = text.find('=');
    if (equals != std::string_view::npos) {
      variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return [variables = std::move(variables)](std::string_view name) -> std::string_view {
    for (const auto& [key, value] : variables) {
      if (key == name) return value;
    }
    return "";
  };
}

Response Fail(const Service& service, const std::string& id, std::string_view what, int status) {
  base::Log(base::LogLevel::kError, "request_failed", {{"id", id}, {"what", what}});
  Response response = service.broken(status, id);
  if (status == 503) response.Header("Retry-After", "5");
  return response;
}

// One request from variables and body to the text that goes back.
std::string Answer(const Service& service, char** environment, const ReadBody& read_body) {
  const std::string id = NewRequestId();
  const Variables variables = Reader(environment);
  std::vector<std::string> trusted;
  Response response;
  try {
    trusted = service.trusted_proxies();
    std::variant<Request, int> parsed = 431;
    if (!TooMany(environment)) parsed = ParseRequest(variables, read_body, trusted, service.takes_file);
    if (const int* status = std::get_if<int>(&parsed)) {
      // Without the target: a refused one may still hold the token of a link.
      base::Log(base::LogLevel::kWarning, "request_refused",
                {{"id", id}, {"status", std::to_string(*status)}});
      response = service.broken(*status, id);
    } else {
      auto& request = std::get<Request>(parsed);
      request.id = id;
      response = service.handle(request);
    }
  } catch (const base::Fault& fault) {
    bool passes = fault.kind() == base::Fault::Kind::kBusy;
    response = Fail(service, id, fault.what(), passes ? 503 : 500);
  } catch (const std::exception& error) {
    response = Fail(service, id, error.what(), 500);
  } catch (...) {
    response = Fail(service, id, "an exception of unknown type", 500);
  }
  response.Header("X-Request-Id", id);
  // Asked again, because also a request that could not be parsed has a scheme and a method.
  return Write(response, IsHttps(variables, trusted), variables("REQUEST_METHOD") == "HEAD");
}

GateAnswer Decided(const std::function<GateAnswer(const Variables&)>& decide, const std::string& refusal,
                   char** environment) {
  std::string_view what = "an answer that is none";
  std::string thrown;
  try {
    if (TooMany(environment)) {
      what = "too many variables";
    } else if (GateAnswer answer = decide(Reader(environment)); answer.text.starts_with("Status: ")) {
      return answer;
    }
  } catch (const std::exception& error) {
    what = thrown = error.what();
  } catch (...) {
    what = "an exception of unknown type";
  }
  base::Log(base::LogLevel::kError, "gate_failed", {{"what", what}});
  return refusal;
}

// `answer` turns variables and body into what goes back; it is asked once as plain CGI, as
// FastCGI until the process is told to stop.
int Run(const std::function<GateAnswer(char**, const ReadBody&)>& answer) {
  const bool once = IsCgi();
  HandleSignals();  // afterwards, because starting the library puts its own handler on SIGPIPE
  if (once) {
    Running running;
    WriteOutput(answer(environ, ReadInput));
    return 0;
  }
  FCGX_Request request;
  if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) return 1;
  while (stopping == 0 && FCGX_Accept_r(&request) == 0) {
    Running running;
    const GateAnswer whole = answer(request.envp, [&](char* buffer, std::size_t size) {
      int most = static_cast<int>(std::min(size, kMaxBody));
      return static_cast<std::size_t>(std::max(FCGX_GetStr(buffer, most, request.in), 0));
    });
    WriteRecords(whole, request);
    // A body that nobody read waits in the connection, and the library would take it for the next request.
    request.keepConnection = 0;
    FCGX_Finish_r(&request);
  }
  FCGX_Free(&request, 1);
  return stopping != 0 ? 0 : 1;
}

}  // namespace

bool IsCgi() { return FCGX_IsCGI() != 0; }

int Serve(const Service& service) {
  return Run([&](char** variables, const ReadBody& read_body) {
    return Answer(service, variables, read_body);
  });
}

int ServeGate(const std::function<GateAnswer(const Variables&)>& decide, const std::string& refusal) {
  return Run([&](char** variables, const ReadBody&) {
    return Decided(decide, refusal, variables);
  });
}

}  // namespace http
