#include "http/serve.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <stdexcept>

#include "base/fault.h"

extern char** environ;

namespace http {
namespace {

using Environment = std::vector<std::string>;
using Main = std::function<int()>;

Environment Get(const std::string& target) {
  return {"REQUEST_METHOD=GET", "REQUEST_URI=" + target, "HTTP_HOST=example.com",
          "REMOTE_ADDR=192.0.2.7"};
}

Environment Post(const std::string& length) {
  return {"REQUEST_METHOD=POST", "REQUEST_URI=/", "HTTP_HOST=example.com", "REMOTE_ADDR=192.0.2.7",
          "CONTENT_TYPE=application/x-www-form-urlencoded", "CONTENT_LENGTH=" + length};
}

Environment Also(Environment environment, const std::string& variable) {
  environment.push_back(variable);
  return environment;
}

Environment OfSize(std::size_t count) {
  Environment environment = Get("/echo");
  while (environment.size() < count) {
    environment.push_back("N" + std::to_string(environment.size()) + "=x");
  }
  return environment;
}

std::string Text(int file) {
  std::string text(static_cast<std::size_t>(::lseek(file, 0, SEEK_END)), '\0');
  EXPECT_EQ(::pread(file, text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
  ::close(file);
  return text;
}

// A process of its own, because Serve belongs to the whole process.
class Process {
 public:
  Process(int input, int output, const Environment& environment, const Main& main) {
    log_ = ::memfd_create("log", 0);
    id_ = ::fork();
    if (id_ == 0) {
      std::vector<char*> variables;
      for (const auto& variable : environment) {
        variables.push_back(const_cast<char*>(variable.c_str()));
      }
      variables.push_back(nullptr);
      environ = variables.data();
      ::dup2(input, 0);
      ::dup2(output, 1);
      ::dup2(log_, 2);
      ::_exit(main());
    }
  }
  ~Process() {
    if (id_ > 0) {
      ::kill(id_, SIGKILL);
      ::waitpid(id_, nullptr, 0);
    }
    if (log_ >= 0) ::close(log_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Signal(int signal) const { ::kill(id_, signal); }
  // The exit status, or the signal that ended it as a negative number.
  int Wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    id_ = -1;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }
  // All that was logged; only once.
  std::string Log() { return Text(std::exchange(log_, -1)); }

 private:
  pid_t id_ = -1;
  int log_ = -1;
};

struct Ended {
  int status = 0;
  std::string output, log;
};

Ended RunCgi(const Environment& environment, const std::string& body, const Main& main) {
  int input = ::memfd_create("input", 0), output = ::memfd_create("output", 0);
  EXPECT_EQ(::write(input, body.data(), body.size()), static_cast<ssize_t>(body.size()));
  ::lseek(input, 0, SEEK_SET);
  Process process(input, output, environment, main);
  Ended ended;
  ended.status = process.Wait();
  ended.log = process.Log();
  ::close(input);
  ended.output = Text(output);
  return ended;
}

// ---- FastCGI as a web server speaks it (FastCGI specification, section 3.3)

std::string Record(int type, const std::string& content) {
  std::string record = {1, static_cast<char>(type), 0, 1};
  record += {static_cast<char>(content.size() >> 8), static_cast<char>(content.size() & 255), 0, 0};
  return record + content;
}

std::string Opening(const Environment& environment) {
  std::string variables;
  auto length = [&](std::size_t size) {
    variables += {static_cast<char>(0x80 | (size >> 24)), static_cast<char>(size >> 16),
                  static_cast<char>(size >> 8), static_cast<char>(size)};
  };
  for (const auto& variable : environment) {
    auto equals = variable.find('=');
    length(equals);
    length(variable.size() - equals - 1);
    variables += variable.substr(0, equals) + variable.substr(equals + 1);
  }
  return Record(1, std::string("\0\1\0\0\0\0\0\0", 8)) + Record(4, variables) + Record(4, "");
}

class Listener {
 public:
  Listener() {
    socket_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un any{};
    any.sun_family = AF_UNIX;
    // A name the kernel picks.
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&any), sizeof(sa_family_t)), 0);
    EXPECT_EQ(::listen(socket_, 16), 0);
    length_ = sizeof address_;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address_), &length_);
  }
  ~Listener() { ::close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] int Connect() const {
    int connection = ::socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT_EQ(::connect(connection, reinterpret_cast<const sockaddr*>(&address_), length_), 0);
    return connection;
  }

 private:
  int socket_ = -1;
  sockaddr_un address_{};
  socklen_t length_ = 0;
};

void Send(int connection, const std::string& bytes) {
  EXPECT_EQ(::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(bytes.size()));
}

// What came as standard output until the end of the connection; "unfinished" if no record ended it.
std::string Receive(int connection) {
  std::string bytes, output;
  char buffer[4096];
  for (ssize_t count; (count = ::read(connection, buffer, sizeof buffer)) > 0;) {
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(connection);
  auto byte = [&](std::size_t at) -> std::size_t { return static_cast<unsigned char>(bytes[at]); };
  for (std::size_t at = 0; at + 8 <= bytes.size();) {
    std::size_t size = byte(at + 4) * 256 + byte(at + 5), padding = byte(at + 6);
    if (bytes[at + 1] == 3) return output;
    if (bytes[at + 1] == 6) output += bytes.substr(at + 8, size);
    at += 8 + size + padding;
  }
  return "unfinished";
}

std::string Ask(const Listener& listener, const Environment& environment,
                const std::string& body = "") {
  int connection = listener.Connect();
  std::string request = Opening(environment);
  if (!body.empty()) request += Record(5, body);
  Send(connection, request + Record(5, ""));
  return Receive(connection);
}

// ---- the service under test

Response Handle(const Request& request) {
  if (request.path == "/broken") throw base::Fault("the disk is broken");
  if (request.path == "/busy") throw base::Fault("locked", base::Fault::Kind::kBusy);
  if (request.path == "/other") throw std::out_of_range("beyond the end");
  if (request.path == "/unknown") throw 42;  // NOLINT: the point of the test
  if (request.path == "/end") ::raise(SIGTERM);
  if (request.path == "/pipe") {
    struct sigaction action {};
    ::sigaction(SIGPIPE, nullptr, &action);
    return Html(200, action.sa_handler == SIG_IGN ? "ignored" : "handled");
  }
  if (request.path == "/alarm") {
    unsigned left = ::alarm(0);
    return Html(200, std::to_string(left));
  }
  if (request.path == "/hang") {
    ::alarm(1);
    while (true) ::pause();
  }
  if (request.path == "/large") return Html(200, std::string(1'000'000, 'x'));
  return Html(200, "path=" + request.path + " form=" + std::string(request.form.Get("a")) +
                       " cookie=" + std::string(request.cookies.Get("c")) + " id=" + request.id);
}

Service SomeService() {
  static const std::vector<std::string> kTrusted = {"10.0.0.0/8"};
  Service service;
  service.handle = Handle;
  service.broken = [](int status, const std::string& id) {
    return Html(status, "broken " + std::to_string(status) + " " + id);
  };
  service.trusted_proxies = []() -> const std::vector<std::string>& { return kTrusted; };
  return service;
}

int ServeIt() { return Serve(SomeService()); }

std::string HeaderOf(const std::string& response, const std::string& name) {
  auto at = response.find("\r\n" + name + ": ");
  if (at == std::string::npos || at > response.find("\r\n\r\n")) return "";
  at += name.size() + 4;
  return response.substr(at, response.find("\r\n", at) - at);
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// ---- plain CGI

TEST(ServeCgi, AnswersOneRequestFromTheEnvironment) {
  Ended ended = RunCgi(Also(Get("/echo?x=1"), "HTTP_COOKIE=c=crumb"), "", ServeIt);
  EXPECT_EQ(ended.status, 0);
  EXPECT_TRUE(ended.output.starts_with("Status: 200 OK\r\n")) << ended.output;
  EXPECT_TRUE(Has(ended.output, "path=/echo form= cookie=crumb id=")) << ended.output;
  EXPECT_EQ(ended.log, "");
}

TEST(ServeCgi, ReadsTheBodyFromStandardInput) {
  EXPECT_TRUE(Has(RunCgi(Post("3"), "a=1", ServeIt).output, "form=1 "));
}

TEST(ServeCgi, WritesALargeAnswerWhole) {
  std::string output = RunCgi(Get("/large"), "", ServeIt).output;
  EXPECT_TRUE(output.ends_with("\r\n\r\n" + std::string(1'000'000, 'x')));
}

TEST(ServeCgi, FinishesTheRequestDespiteSigterm) {
  Ended ended = RunCgi(Get("/end"), "", ServeIt);
  EXPECT_EQ(ended.status, 0);
  EXPECT_TRUE(Has(ended.output, "path=/end")) << ended.output;
}

TEST(ServeCgi, ReadsTheBodyDespiteSigterm) {
  int input[2];
  ASSERT_EQ(::pipe(input), 0);
  int output = ::memfd_create("output", 0);
  Process process(input[0], output, Post("5"), ServeIt);
  ASSERT_EQ(::write(input[1], "a=", 2), 2);
  ::usleep(200'000);
  process.Signal(SIGTERM);
  ::usleep(100'000);
  ASSERT_EQ(::write(input[1], "123", 3), 3);
  EXPECT_EQ(process.Wait(), 0);
  ::close(input[0]);
  ::close(input[1]);
  EXPECT_TRUE(Has(Text(output), "form=123 "));
}

TEST(ServeCgi, EndsQuietlyIfNobodyReadsTheAnswer) {
  int output[2];
  ASSERT_EQ(::pipe(output), 0);
  ::close(output[0]);
  int input = ::memfd_create("input", 0);
  Process process(input, output[1], Get("/large"), ServeIt);
  EXPECT_EQ(process.Wait(), 0);
  ::close(input);
  ::close(output[1]);
}

TEST(ServeCgi, IgnoresSigpipe) {
  EXPECT_TRUE(RunCgi(Get("/pipe"), "", ServeIt).output.ends_with("\r\n\r\nignored"));
}

TEST(ServeCgi, GivesARequestThirtySeconds) {
  std::string output = RunCgi(Get("/alarm"), "", ServeIt).output;
  EXPECT_TRUE(output.ends_with("\r\n\r\n30") || output.ends_with("\r\n\r\n29")) << output;
}

TEST(ServeCgi, EndsARequestThatTakesTooLongThoughTheAlarmWasIgnoredAndBlocked) {
  Ended ended = RunCgi(Get("/hang"), "", [] {
    ::signal(SIGALRM, SIG_IGN);
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, nullptr);
    return ServeIt();
  });
  EXPECT_EQ(ended.status, -SIGALRM);
  EXPECT_EQ(ended.output, "") << "half an answer would be worse than none";
}

TEST(ServeCgi, NamesEachRequestByAnIdOfItsOwn) {
  std::string first = RunCgi(Get("/echo"), "", ServeIt).output;
  std::string second = RunCgi(Get("/echo"), "", ServeIt).output;
  std::string id = HeaderOf(first, "X-Request-Id");
  EXPECT_EQ(id.size(), 16u) << first;
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_TRUE(first.ends_with("id=" + id)) << first;
  EXPECT_NE(HeaderOf(second, "X-Request-Id"), id);
}

TEST(ServeCgi, AnswersAFaultWithItsIdAndLogsTheReason) {
  Ended ended = RunCgi(Get("/broken"), "", ServeIt);
  std::string id = HeaderOf(ended.output, "X-Request-Id");
  EXPECT_EQ(ended.status, 0);
  EXPECT_TRUE(ended.output.starts_with("Status: 500 Internal Server Error\r\n")) << ended.output;
  EXPECT_TRUE(ended.output.ends_with("\r\n\r\nbroken 500 " + id)) << ended.output;
  EXPECT_EQ(HeaderOf(ended.output, "Retry-After"), "");
  EXPECT_FALSE(Has(ended.output, "disk"));
  EXPECT_TRUE(Has(ended.log, " level=error event=request_failed id=" + id +
                                 " what=\"the disk is broken\"\n"))
      << ended.log;
}

TEST(ServeCgi, AsksToComeBackWhenBusy) {
  Ended ended = RunCgi(Get("/busy"), "", ServeIt);
  EXPECT_TRUE(ended.output.starts_with("Status: 503 Service Unavailable\r\n")) << ended.output;
  EXPECT_EQ(HeaderOf(ended.output, "Retry-After"), "5");
  EXPECT_TRUE(Has(ended.log, "event=request_failed")) << ended.log;
}

TEST(ServeCgi, CatchesWhateverIsThrown) {
  Ended other = RunCgi(Get("/other"), "", ServeIt);
  EXPECT_TRUE(other.output.starts_with("Status: 500 ")) << other.output;
  EXPECT_TRUE(Has(other.log, "what=\"beyond the end\"")) << other.log;
  Ended unknown = RunCgi(Get("/unknown"), "", ServeIt);
  EXPECT_TRUE(unknown.output.starts_with("Status: 500 ")) << unknown.output;
  EXPECT_TRUE(Has(unknown.log, "event=request_failed")) << unknown.log;
}

TEST(ServeCgi, AnswersAFaultOfTheSettingsToo) {
  Ended ended = RunCgi(Get("/echo"), "", [] {
    Service service = SomeService();
    service.trusted_proxies = []() -> const std::vector<std::string>& {
      throw base::Fault("no database", base::Fault::Kind::kBusy);
    };
    return Serve(service);
  });
  EXPECT_TRUE(ended.output.starts_with("Status: 503 ")) << ended.output;
}

TEST(ServeCgi, RefusesWithPageHeadersAndALogLine) {
  const std::pair<Environment, int> refusals[] = {
      {Get("/%"), 400},
      {Get("/" + std::string(kMaxTarget, 'a')), 414},
      {Post("99999999"), 413},
      {Post("7"), 400},
      {Also(Get("/"), "HTTP_COOKIE=" + std::string(kMaxVariableBytes + 1, 'a')), 431},
      {OfSize(kMaxVariables + 1), 431},
  };
  for (const auto& [environment, status] : refusals) {
    Ended ended = RunCgi(environment, "a=1", ServeIt);
    std::string id = HeaderOf(ended.output, "X-Request-Id"), number = std::to_string(status);
    EXPECT_EQ(ended.status, 0);
    EXPECT_TRUE(ended.output.starts_with("Status: " + number + " ")) << ended.output;
    EXPECT_TRUE(ended.output.ends_with("broken " + number + " " + id)) << ended.output;
    EXPECT_EQ(HeaderOf(ended.output, "X-Frame-Options"), "DENY");
    EXPECT_TRUE(Has(ended.log, " level=warning event=request_refused id=" + id +
                                   " status=" + number + "\n"))
        << ended.log;
  }
}

TEST(ServeCgi, RefusesAFormOfAnotherType) {
  Environment environment = Post("3");
  environment[4] = "CONTENT_TYPE=text/plain";
  EXPECT_TRUE(RunCgi(environment, "a=1", ServeIt).output.starts_with("Status: 415 "));
}

TEST(ServeCgi, TakesAsManyVariablesAsAllowed) {
  EXPECT_TRUE(RunCgi(OfSize(kMaxVariables - 1), "", ServeIt).output.starts_with("Status: 200 "));
  EXPECT_TRUE(RunCgi(OfSize(kMaxVariables), "", ServeIt).output.starts_with("Status: 200 "));
}

TEST(ServeCgi, LogsNothingOfARefusedTarget) {
  EXPECT_FALSE(Has(RunCgi(Get("/account/reset?token=secret&x=%"), "", ServeIt).log, "secret"));
}

TEST(ServeCgi, PromisesTlsOnAnswersToRequestsRefusedOrFailed) {
  for (const char* target : {"/echo", "/%", "/broken", "/busy"}) {
    EXPECT_NE(HeaderOf(RunCgi(Also(Get(target), "HTTPS=on"), "", ServeIt).output,
                       "Strict-Transport-Security"),
              "")
        << target;
    EXPECT_EQ(HeaderOf(RunCgi(Get(target), "", ServeIt).output, "Strict-Transport-Security"), "")
        << target;
  }
}

TEST(ServeCgi, BelievesTheProxiesOfTheService) {
  Environment environment = Also(Get("/echo"), "HTTP_X_FORWARDED_PROTO=https");
  EXPECT_EQ(HeaderOf(RunCgi(environment, "", ServeIt).output, "Strict-Transport-Security"), "");
  environment[3] = "REMOTE_ADDR=10.0.0.1";
  EXPECT_NE(HeaderOf(RunCgi(environment, "", ServeIt).output, "Strict-Transport-Security"), "");
}

TEST(ServeCgi, GivesHeadNoBodyEvenIfRefusedOrFailed) {
  for (const char* target : {"/echo", "/%", "/broken"}) {
    Environment environment = Get(target);
    environment[0] = "REQUEST_METHOD=HEAD";
    std::string output = RunCgi(environment, "", ServeIt).output;
    EXPECT_TRUE(output.ends_with("\r\n\r\n")) << output;
    EXPECT_NE(HeaderOf(output, "Content-Length"), "0");
  }
}

TEST(ServeCgi, DoesNotTakeALongerNameForAShorterOne) {
  Environment environment = {"HTTPS_PROXY=on", "REQUEST_URI_X=/wrong"};
  for (const auto& variable : Get("/echo")) environment.push_back(variable);
  std::string output = RunCgi(environment, "", ServeIt).output;
  EXPECT_TRUE(Has(output, "path=/echo")) << output;
  EXPECT_EQ(HeaderOf(output, "Strict-Transport-Security"), "");
}

TEST(IsCgi, IsDecidedByStandardInput) {
  EXPECT_EQ(RunCgi({}, "", [] { return IsCgi() ? 10 : 20; }).status, 10);
  Listener listener;
  int output = ::memfd_create("output", 0);
  Process process(listener.socket(), output, {}, [] { return IsCgi() ? 10 : 20; });
  EXPECT_EQ(process.Wait(), 20);
  ::close(output);
}

// ---- FastCGI

class ServeFastCgi : public ::testing::Test {
 protected:
  Listener listener_;
  Process process_{listener_.socket(), STDERR_FILENO, {}, ServeIt};
};

TEST_F(ServeFastCgi, AnswersOneRequestAfterTheOther) {
  for (int i = 0; i < 20; ++i) {
    std::string path = "/n" + std::to_string(i);
    std::string response = Ask(listener_, Get(path));
    EXPECT_TRUE(response.starts_with("Status: 200 OK\r\n")) << response;
    EXPECT_TRUE(Has(response, "path=" + path + " ")) << response;
  }
}

TEST_F(ServeFastCgi, ReadsTheBody) {
  EXPECT_TRUE(Has(Ask(listener_, Post("5"), "a=123"), "form=123 "));
}

TEST_F(ServeFastCgi, ForgetsTheRequestBefore) {
  Environment environment = Also(Post("5"), "HTTP_COOKIE=c=crumb");
  EXPECT_TRUE(Has(Ask(listener_, environment, "a=123"), "cookie=crumb "));
  EXPECT_TRUE(Has(Ask(listener_, Get("/echo")), "path=/echo form= cookie= id="));
}

TEST_F(ServeFastCgi, GivesEachRequestAnotherId) {
  EXPECT_NE(HeaderOf(Ask(listener_, Get("/")), "X-Request-Id"),
            HeaderOf(Ask(listener_, Get("/")), "X-Request-Id"));
}

TEST_F(ServeFastCgi, LivesOnAfterARequestThatFailed) {
  for (const char* target : {"/broken", "/busy", "/other", "/unknown", "/%"}) {
    EXPECT_TRUE(Has(Ask(listener_, Get(target)), "broken ")) << target;
    EXPECT_TRUE(Ask(listener_, Get("/echo")).starts_with("Status: 200 OK\r\n")) << target;
  }
}

TEST_F(ServeFastCgi, RefusesABodyShorterThanAnnounced) {
  EXPECT_TRUE(Ask(listener_, Post("6"), "a=123").starts_with("Status: 400 "));
}

TEST_F(ServeFastCgi, RefusesALongBodyBeforeItComes) {
  int connection = listener_.Connect();
  Send(connection, Opening(Post("1073741824")));
  EXPECT_TRUE(Receive(connection).starts_with("Status: 413 "));
}

TEST_F(ServeFastCgi, TakesNoBodyThatWasNotReadForTheNextRequest) {
  std::string kept = Opening(Post("1073741824"));
  kept[10] = 1;  // the server would keep the connection
  // The library reads 8192 bytes at once and forgets them with the request.
  kept += Record(5, std::string(8192 - kept.size() - 8, 'x') + Opening(Get("/echo")) + Record(5, "")) + Record(5, "");
  int connection = listener_.Connect();
  Send(connection, kept);
  ::shutdown(connection, SHUT_WR);
  std::string bytes;
  char buffer[4096];
  for (ssize_t count; (count = ::read(connection, buffer, sizeof buffer)) > 0;) {
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(connection);
  EXPECT_TRUE(Has(bytes, "Status: 413 "));
  EXPECT_FALSE(Has(bytes, "path=/echo"));
}

TEST_F(ServeFastCgi, RefusesTooManyVariables) {
  // The library adds FCGI_ROLE.
  EXPECT_TRUE(Ask(listener_, OfSize(kMaxVariables - 1)).starts_with("Status: 200 "));
  EXPECT_TRUE(Ask(listener_, OfSize(kMaxVariables)).starts_with("Status: 431 "));
  EXPECT_TRUE(Ask(listener_, OfSize(3'000)).starts_with("Status: 431 "));
}

TEST_F(ServeFastCgi, WritesALargeAnswerWhole) {
  EXPECT_TRUE(Ask(listener_, Get("/large")).ends_with("\r\n\r\n" + std::string(1'000'000, 'x')));
}

TEST_F(ServeFastCgi, LivesOnAfterAServerThatWentAway) {
  for (int i = 0; i < 5; ++i) {
    int connection = listener_.Connect();
    Send(connection, Opening(Get("/large")) + Record(5, ""));
    ::close(connection);
  }
  EXPECT_TRUE(Ask(listener_, Get("/echo")).starts_with("Status: 200 OK\r\n"));
}

TEST_F(ServeFastCgi, GivesEachRequestThirtySeconds) {
  for (int i = 0; i < 2; ++i) {
    std::string response = Ask(listener_, Get("/alarm"));
    EXPECT_TRUE(response.ends_with("\r\n\r\n30") || response.ends_with("\r\n\r\n29")) << response;
  }
}

TEST_F(ServeFastCgi, StopsWhenAskedWhileIdle) {
  EXPECT_TRUE(Ask(listener_, Get("/echo")).starts_with("Status: 200 OK\r\n"));
  ::usleep(100'000);
  process_.Signal(SIGTERM);
  EXPECT_EQ(process_.Wait(), 0);
}

TEST_F(ServeFastCgi, StopsOnTheSignalOfWebServersToo) {
  EXPECT_TRUE(Ask(listener_, Get("/echo")).starts_with("Status: 200 OK\r\n"));
  ::usleep(100'000);
  process_.Signal(SIGUSR1);
  EXPECT_EQ(process_.Wait(), 0);
}

TEST_F(ServeFastCgi, FinishesTheRunningRequestAndTakesNoOther) {
  std::string response = Ask(listener_, Get("/end"));
  EXPECT_TRUE(response.starts_with("Status: 200 OK\r\n")) << response;
  EXPECT_TRUE(Has(response, "path=/end ")) << response;
  int waiting = listener_.Connect();
  Send(waiting, Opening(Get("/echo")) + Record(5, ""));
  EXPECT_EQ(process_.Wait(), 0);
  ::close(waiting);
}

TEST_F(ServeFastCgi, ReadsTheBodyDespiteSigterm) {
  int connection = listener_.Connect();
  Send(connection, Opening(Post("5")) + Record(5, "a="));
  ::usleep(200'000);
  process_.Signal(SIGTERM);
  ::usleep(100'000);
  Send(connection, Record(5, "123") + Record(5, ""));
  EXPECT_TRUE(Has(Receive(connection), "form=123 "));
  EXPECT_EQ(process_.Wait(), 0);
}

TEST(ServeFastCgiAlarm, DoesNotRunWhileIdle) {
  Listener listener;
  int output = ::memfd_create("output", 0);
  // Half a minute is too long for a test, so the handler shortens it.
  Process process(listener.socket(), output, {}, [] {
    Service service = SomeService();
    service.handle = [](const Request&) {
      ::alarm(1);
      return Html(200, "");
    };
    return Serve(service);
  });
  EXPECT_TRUE(Ask(listener, Get("/")).starts_with("Status: 200 "));
  ::usleep(1'500'000);
  EXPECT_TRUE(Ask(listener, Get("/")).starts_with("Status: 200 "));
  process.Signal(SIGTERM);
  EXPECT_EQ(process.Wait(), 0);
  ::close(output);
}

// ---- the gate

const char kRefusal[] = "Status: 403 Forbidden\r\n\r\n";

std::string Decide(const Variables& variables) {
  std::string_view target = variables("REQUEST_URI");
  if (target == "/broken") throw base::Fault("the disk is broken");
  if (target == "/unknown") throw 42;  // NOLINT: the point of the test
  if (target == "/silent") return "";
  if (target == "/garbage") return "garbage";
  if (target == "/headless") return "\r\n\r\n";
  if (target == "/unset") {
    return "Status: 200 OK\r\nX-Test: [" + std::string(variables("UNSET")) + "]\r\n\r\n";
  }
  return "Status: 200 OK\r\n\r\n";
}

int ServeIts() { return ServeGate(Decide, kRefusal); }

TEST(ServeGate, AnswersWhatWasDecided) {
  Ended ended = RunCgi(Get("/open"), "", ServeIts);
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.output, "Status: 200 OK\r\n\r\n");
  EXPECT_EQ(ended.log, "");
  EXPECT_TRUE(Has(RunCgi(Get("/unset"), "", ServeIts).output, "X-Test: []\r\n"));
}

TEST(ServeGate, RefusesWhenNothingWasDecided) {
  for (const char* target : {"/broken", "/unknown", "/silent", "/garbage", "/headless"}) {
    Ended ended = RunCgi(Get(target), "", ServeIts);
    EXPECT_EQ(ended.output, kRefusal) << target;
    EXPECT_TRUE(Has(ended.log, "event=gate_failed")) << ended.log;
  }
}

TEST(ServeGate, LogsWhyNothingWasDecided) {
  EXPECT_TRUE(Has(RunCgi(Get("/broken"), "", ServeIts).log, "what=\"the disk is broken\""));
  EXPECT_TRUE(Has(RunCgi(Get("/silent"), "", ServeIts).log, "what=\"an answer that is none\""));
}

TEST(ServeGate, RefusesTooManyVariables) {
  EXPECT_EQ(RunCgi(OfSize(kMaxVariables), "", ServeIts).output, "Status: 200 OK\r\n\r\n");
  EXPECT_EQ(RunCgi(OfSize(kMaxVariables + 1), "", ServeIts).output, kRefusal);
}

TEST(ServeGate, GivesADecisionThirtySeconds) {
  Ended ended = RunCgi(Get("/"), "", [] {
    auto left = [](const Variables&) { return "Status: " + std::to_string(::alarm(0)); };
    return ServeGate(left, kRefusal);
  });
  EXPECT_TRUE(ended.output == "Status: 30" || ended.output == "Status: 29") << ended.output;
}

TEST(ServeGate, IsNeverSilentAsFastCgi) {
  Listener listener;
  Process process(listener.socket(), STDERR_FILENO, {}, ServeIts);
  for (int i = 0; i < 3; ++i) {
    for (const char* target : {"/broken", "/unknown", "/silent", "/garbage", "/headless"}) {
      EXPECT_EQ(Ask(listener, Get(target)), kRefusal) << target;
    }
    EXPECT_EQ(Ask(listener, OfSize(kMaxVariables + 1)), kRefusal);
    EXPECT_EQ(Ask(listener, Get("/open")), "Status: 200 OK\r\n\r\n");
  }
}

TEST(ServeGate, WaitsForNoBody) {
  Listener listener;
  Process process(listener.socket(), STDERR_FILENO, {}, ServeIts);
  int connection = listener.Connect();
  Send(connection, Opening(Post("5")) + Record(5, ""));
  EXPECT_EQ(Receive(connection), "Status: 200 OK\r\n\r\n");
}

// ---- parts of a file

// A memory file of `size` bytes in which each says where it stands.
int FileOf(std::int64_t size) {
  int file = ::memfd_create("file", 0);
  std::string content(static_cast<std::size_t>(size), '\0');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 31 + i / 256);
  EXPECT_EQ(::pwrite(file, content.data(), content.size(), 0), size);
  return file;
}

std::string Content(int file, std::int64_t from, std::int64_t length) {
  std::string content(static_cast<std::size_t>(length), '\0');
  EXPECT_EQ(::pread(file, content.data(), content.size(), from), length);
  return content;
}

constexpr char kHead[] = "Status: 206 Partial Content\r\n\r\n";

Main Sends(int file, std::vector<GateAnswer::Part> parts) {
  return [file, parts] {
    return ServeGate(
        [&](const Variables&) {
          GateAnswer answer(kHead, base::Descriptor(::dup(file)));
          answer.parts = parts;
          return answer;
        },
        kRefusal);
  };
}

TEST(ServeGateFile, SendsPartsWithTheTextsBetween) {
  const int file = FileOf(1'000'000);
  const std::vector<GateAnswer::Part> parts = {{10, 20, "between"}, {999'999, 1, ""}, {0, 0, "nothing"}, {5, 500'000, "end"}};
  const std::string wanted = kHead + Content(file, 10, 20) + "between" + Content(file, 999'999, 1) + "nothing" +
                             Content(file, 5, 500'000) + "end";
  EXPECT_TRUE(RunCgi(Get("/"), "", Sends(file, parts)).output == wanted);
  Listener listener;
  Process process(listener.socket(), STDERR_FILENO, {}, Sends(file, parts));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(Ask(listener, Get("/")) == wanted);
  ::close(file);
}

TEST(ServeGateFile, SendsEachLengthWhole) {
  for (std::int64_t length : {1, 65527, 65528, 65529, 65536, 2 * 65528, 10'000'000}) {
    const int file = FileOf(length);
    const std::string wanted = kHead + Content(file, 0, length);
    EXPECT_TRUE(RunCgi(Get("/"), "", Sends(file, {{0, length, ""}})).output == wanted) << length;
    Listener listener;
    Process process(listener.socket(), STDERR_FILENO, {}, Sends(file, {{0, length, ""}}));
    EXPECT_TRUE(Ask(listener, Get("/")) == wanted) << length;
    ::close(file);
  }
}

TEST(ServeGateFile, BreaksOffWhereTheFileEndsEarly) {
  const int file = FileOf(100'000);
  const std::vector<GateAnswer::Part> parts = {{0, 100'001, "never"}};
  const std::string wanted = kHead + Content(file, 0, 100'000);
  Ended ended = RunCgi(Get("/"), "", Sends(file, parts));
  EXPECT_TRUE(ended.output == wanted);
  EXPECT_TRUE(Has(ended.log, "event=file_ended_early")) << ended.log;
  Listener listener;
  Process process(listener.socket(), STDERR_FILENO, {}, Sends(file, parts));
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(Ask(listener, Get("/")) == wanted) << "the process lives on";
  ::close(file);
}

TEST(ServeGateFile, StopsWhenNobodyReadsAndLivesOn) {
  const int file = FileOf(10'000'000);
  Listener listener;
  Process process(listener.socket(), STDERR_FILENO, {}, Sends(file, {{0, 10'000'000, ""}}));
  for (int i = 0; i < 5; ++i) {
    const int connection = listener.Connect();
    Send(connection, Opening(Get("/")) + Record(5, ""));
    char some[1000];
    EXPECT_GT(::read(connection, some, sizeof some), 0);
    ::close(connection);
  }
  EXPECT_EQ(Ask(listener, Get("/")).size(), sizeof kHead - 1 + 10'000'000);
  ::close(file);
}

}  // namespace
}  // namespace http
