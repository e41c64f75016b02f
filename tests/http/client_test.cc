#include "http/client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

namespace http {
namespace {

using Serving = std::function<void(int socket)>;

// A server of one connection, in a process of its own.
class Server {
 public:
  explicit Server(const Serving& serve) {
    int listening = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(0, ::bind(listening, reinterpret_cast<sockaddr*>(&address), size));
    EXPECT_EQ(0, ::getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size));
    EXPECT_EQ(0, ::listen(listening, 1));
    port_ = ntohs(address.sin_port);
    process_ = ::fork();
    if (process_ == 0) {
      int socket = ::accept(listening, nullptr, nullptr);
      serve(socket);
      ::close(socket);
      ::_exit(0);
    }
    ::close(listening);
  }
  ~Server() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] Peer At(bool tls = false) const { return {"127.0.0.1", port_, tls, "localhost", true}; }

 private:
  int port_ = 0;
  pid_t process_ = 0;
};

std::string Take(int socket) {
  char piece[4096];
  auto count = ::recv(socket, piece, sizeof piece, 0);
  return count > 0 ? std::string(piece, static_cast<std::size_t>(count)) : "";
}
void Give(int socket, const std::string& text) { (void)::send(socket, text.data(), text.size(), MSG_NOSIGNAL); }
void HoldOpen() { ::pause(); }

Talk Ask(const Serving& serve, const std::string& request, Patience patience = {}) {
  const Server server(serve);
  return Client(server.At()).Ask(request, patience);
}

TEST(Client, SendsEveryByteAsItWasGiven) {
  const std::string odd = std::string("G\0T /%2e%2e//\\ \t\r\nHost:\r\n\r\n", 25);
  auto talk = Ask([](int socket) { Give(socket, Take(socket)); }, odd);
  EXPECT_EQ(odd, talk.bytes);
  EXPECT_EQ(TalkEnd::kClosed, talk.end);
}

TEST(Client, HasEnoughWithAWholeAnswerOnAConnectionThatStaysOpen) {
  auto talk = Ask([](int socket) {
    Take(socket);
    Give(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage");
    HoldOpen();
  }, "GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(TalkEnd::kAnswered, talk.end);
  EXPECT_TRUE(talk.bytes.ends_with("page"));
}

TEST(Client, WaitsForAsManyAnswersAsWereAskedFor) {
  Patience patience;
  patience.answers = 2;
  auto talk = Ask([](int socket) {
    Take(socket);
    Give(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");
    Give(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb");
    HoldOpen();
  }, "GET / HTTP/1.1\r\n\r\n", patience);
  EXPECT_EQ(TalkEnd::kAnswered, talk.end);
  EXPECT_TRUE(talk.bytes.ends_with("b"));
}

TEST(Client, KeepsNoMoreThanItsBound) {
  Patience patience;
  patience.bytes = 1000;
  auto talk = Ask([](int socket) {
    Take(socket);
    for (;;) Give(socket, std::string(10000, 'x'));
  }, "GET /\r\n", patience);
  EXPECT_EQ(TalkEnd::kTooMuch, talk.end);
  EXPECT_EQ(1000U, talk.bytes.size());
}

TEST(Client, GivesUpWhenItsTimeIsOverAndKeepsWhatCame) {
  Patience patience;
  patience.seconds = 0.2;
  auto talk = Ask([](int socket) {
    Take(socket);
    Give(socket, "HTTP/1.1 200 OK\r\n");
    HoldOpen();
  }, "GET / HTTP/1.1\r\n\r\n", patience);
  EXPECT_EQ(TalkEnd::kTime, talk.end);
}

TEST(Client, StopsAsSoonAsItIsTold) {
  int pipes[2];
  ASSERT_EQ(0, ::pipe(pipes));
  ASSERT_EQ(1, ::write(pipes[1], "", 1));
  Patience patience;
  patience.stop = pipes[0];
  auto talk = Ask([](int) { HoldOpen(); }, "GET / HTTP/1.1\r\n\r\n", patience);
  EXPECT_EQ(TalkEnd::kStopped, talk.end);
  ::close(pipes[0]);
  ::close(pipes[1]);
}

TEST(Client, ReadsAnAnswerThatComesBeforeTheRequestWasTaken) {
  auto talk = Ask([](int socket) {
    Give(socket, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
    HoldOpen();
  }, std::string(50'000'000, 'x'));
  EXPECT_EQ(TalkEnd::kAnswered, talk.end);
}

TEST(Client, SurvivesAServerThatHangsUp) {
  auto talk = Ask([](int) {}, std::string(10'000'000, 'x'));
  EXPECT_EQ(TalkEnd::kClosed, talk.end);
}

TEST(Client, SaysInPlainWordsThatNobodyListens) {
  Peer peer;
  {
    const Server gone([](int) {});
    peer = gone.At();
  }
  auto talk = Client(peer).Ask("GET / HTTP/1.1\r\n\r\n", {});
  EXPECT_EQ(TalkEnd::kUnreachable, talk.end);
  EXPECT_NE(std::string::npos, talk.why.find("Connection refused")) << talk.why;
  peer.address = "www.muster.example";
  EXPECT_EQ("www.muster.example is no address", Client(peer).Ask("", {}).why);
}

TEST(Client, TrustsNobodyWhoSpeaksNoTls) {
  const Server server([](int socket) {
    Take(socket);
    Give(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  auto talk = Client(server.At(true)).Ask("GET / HTTP/1.1\r\n\r\n", {});
  EXPECT_EQ(TalkEnd::kUntrusted, talk.end);
  EXPECT_EQ(0U, talk.why.find("localhost: ")) << talk.why;
  EXPECT_EQ("", talk.bytes);
}

}  // namespace
}  // namespace http
