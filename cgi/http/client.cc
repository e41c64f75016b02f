#include "http/client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>

#include "base/descriptor.h"
#include "base/fault.h"
#include "http/answer.h"

namespace http {
namespace {

constexpr std::size_t kPiece = 16 * 1024;

std::int64_t Milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

// The library writes to sockets without MSG_NOSIGNAL; a server that hangs up must not end this process.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignore, &before_);
  }
  ~NoPipeSignal() { ::sigaction(SIGPIPE, &before_, nullptr); }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  struct sigaction before_ {};
};

enum class Ready { kYes, kTime, kStopped };

// Waiting for one socket until the talk's time is over.
class Waiting {
 public:
  Waiting(int socket, const Patience& patience)
      : socket_(socket),
        stop_(patience.stop),
        end_(Milliseconds() + static_cast<std::int64_t>(patience.seconds * 1000)) {}

  [[nodiscard]] Ready For(short events) const {
    for (;;) {
      auto left = end_ - Milliseconds();
      if (left <= 0) return Ready::kTime;
      std::array<pollfd, 2> ready{pollfd{socket_, events, 0}, pollfd{stop_, POLLIN, 0}};
      if (::poll(ready.data(), stop_ < 0 ? 1 : 2, static_cast<int>(left)) < 0) continue;
      if (stop_ >= 0 && ready[1].revents != 0) return Ready::kStopped;
      if (ready[0].revents != 0) return Ready::kYes;
    }
  }

 private:
  int socket_, stop_;
  std::int64_t end_;
};

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

bool ParseAddress(const Peer& peer, Address& address) {
  auto port = htons(static_cast<std::uint16_t>(peer.port));
  auto* four = reinterpret_cast<sockaddr_in*>(&address.storage);
  if (::inet_pton(AF_INET, peer.address.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = port;
    address.size = sizeof(sockaddr_in);
    return true;
  }
  auto* six = reinterpret_cast<sockaddr_in6*>(&address.storage);
  if (::inet_pton(AF_INET6, peer.address.c_str(), &six->sin6_addr) != 1) return false;
  six->sin6_family = AF_INET6;
  six->sin6_port = port;
  address.size = sizeof(sockaddr_in6);
  return true;
}

TalkEnd EndOf(Ready ready) { return ready == Ready::kStopped ? TalkEnd::kStopped : TalkEnd::kTime; }

// False, and the talk's end, if there is no connection.
bool Connect(const Peer& peer, int socket, const Address& address, const Waiting& waiting, Talk& talk) {
  int failed = ::connect(socket, reinterpret_cast<const sockaddr*>(&address.storage), address.size) == 0 ? 0 : errno;
  if (failed == EINPROGRESS) {
    Ready ready = waiting.For(POLLOUT);
    if (ready == Ready::kStopped) {
      talk.end = TalkEnd::kStopped;
      return false;
    }
    socklen_t size = sizeof failed;
    ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &failed, &size);
    if (ready == Ready::kTime) failed = ETIMEDOUT;
  }
  if (failed == 0) return true;
  talk.why = peer.address + " port " + std::to_string(peer.port) + ": " + std::strerror(failed);
  return false;
}

std::string TlsFailure() {
  const char* reason = ::ERR_reason_error_string(::ERR_peek_last_error());
  return reason == nullptr ? "the connection was closed" : reason;
}

// What one attempt to read or write came to.
struct Step {
  std::size_t count = 0;
  short wait = 0;      // an event to wait for
  bool over = false;   // the other side is gone
};

// A connection with or without TLS, not blocking.
class Wire {
 public:
  explicit Wire(int socket) : socket_(socket), tls_(nullptr, ::SSL_free) {}

  // False, and the talk's end, if there is no TLS with that peer.
  bool Secure(SSL_CTX* context, const Peer& peer, const Waiting& waiting, Talk& talk) {
    tls_.reset(::SSL_new(context));
    if (!tls_ || ::SSL_set_fd(tls_.get(), socket_) != 1) throw base::Fault("TLS: " + TlsFailure());
    Address literal;
    bool named = !ParseAddress({peer.name, peer.port, true, "", true}, literal);
    if (named) {
      ::SSL_set_tlsext_host_name(tls_.get(), peer.name.c_str());
      ::SSL_set1_host(tls_.get(), peer.name.c_str());
    } else {
      ::X509_VERIFY_PARAM_set1_ip_asc(::SSL_get0_param(tls_.get()), peer.name.c_str());
    }
    for (;;) {
      ::ERR_clear_error();
      int done = ::SSL_connect(tls_.get());
      if (done == 1) return true;
      Step step = Judge(done);
      if (step.over) {
        talk.end = TalkEnd::kUntrusted;
        long verdict = ::SSL_get_verify_result(tls_.get());
        talk.why = peer.name + ": " + (verdict == X509_V_OK ? TlsFailure() : ::X509_verify_cert_error_string(verdict));
        return false;
      }
      if (Ready ready = waiting.For(step.wait); ready != Ready::kYes) {
        talk.end = EndOf(ready);
        return false;
      }
    }
  }

  [[nodiscard]] Step Write(std::string_view bytes) {
    if (tls_) {
      ::ERR_clear_error();
      return Judge(::SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())));
    }
    return Judge(::send(socket_, bytes.data(), bytes.size(), 0), POLLOUT);
  }
  [[nodiscard]] Step Read(std::array<char, kPiece>& piece) {
    if (tls_) {
      ::ERR_clear_error();
      return Judge(::SSL_read(tls_.get(), piece.data(), static_cast<int>(piece.size())));
    }
    Step step = Judge(::recv(socket_, piece.data(), piece.size(), 0), POLLIN);
    step.over = step.over || (step.count == 0 && step.wait == 0);
    return step;
  }

 private:
  [[nodiscard]] Step Judge(int done) const {
    if (done > 0) return {.count = static_cast<std::size_t>(done)};
    switch (::SSL_get_error(tls_.get(), done)) {
      case SSL_ERROR_WANT_READ: return {.wait = POLLIN};
      case SSL_ERROR_WANT_WRITE: return {.wait = POLLOUT};
      default: return {.over = true};
    }
  }
  [[nodiscard]] static Step Judge(ssize_t done, short event) {
    if (done >= 0) return {.count = static_cast<std::size_t>(done)};
    if (errno == EAGAIN || errno == EINTR) return {.wait = event};
    return {.over = true};
  }

  int socket_;
  std::unique_ptr<SSL, void (*)(SSL*)> tls_;
};

bool IsEnough(const Talk& talk, const Patience& patience) {
  auto answers = ParseAnswers(talk.bytes, patience.answers, patience.head, false);
  return static_cast<int>(answers.size()) >= patience.answers && answers.back().whole;
}

// Writes and reads at once: a server may answer before it has read everything, or read nothing more until somebody
// takes its answer.
TalkEnd Exchange(Wire& wire, std::string_view request, const Patience& patience, const Waiting& waiting, Talk& talk) {
  std::array<char, kPiece> piece{};
  bool writes = true;
  for (;;) {
    short events = 0;
    if (writes) {
      Step step = wire.Write(request);
      request.remove_prefix(step.count);
      events = static_cast<short>(events | step.wait);
      writes = !request.empty() && !step.over;
      if (step.count > 0) continue;
    }
    Step step = wire.Read(piece);
    events = static_cast<short>(events | step.wait);
    if (step.over) return TalkEnd::kClosed;
    if (step.count > 0) {
      talk.bytes.append(piece.data(), std::min(step.count, patience.bytes - talk.bytes.size()));
      if (IsEnough(talk, patience)) return TalkEnd::kAnswered;
      if (talk.bytes.size() >= patience.bytes) return TalkEnd::kTooMuch;
      continue;
    }
    if (Ready ready = waiting.For(events); ready != Ready::kYes) return EndOf(ready);
  }
}

}  // namespace

struct Client::Tls {
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context{nullptr, ::SSL_CTX_free};
};

Client::Client(Peer peer) : peer_(std::move(peer)) {
  if (!peer_.tls) return;
  // A configuration of the host could name modules to load, which a static executable cannot.
  ::OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  tls_ = std::make_unique<Tls>();
  tls_->context.reset(::SSL_CTX_new(::TLS_client_method()));
  SSL_CTX* context = tls_->context.get();
  if (context == nullptr || ::SSL_CTX_set_default_verify_paths(context) != 1) {
    throw base::Fault("TLS: " + TlsFailure());
  }
  ::SSL_CTX_set_verify(context, peer_.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
  // Servers hang up without taking leave; whether an answer is whole, it tells itself.
  ::SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
  ::SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

Talk Client::Ask(std::string_view request, const Patience& patience) const {
  const NoPipeSignal guard;
  Talk talk;
  Address address;
  if (!ParseAddress(peer_, address)) {
    talk.why = peer_.address + " is no address";
    return talk;
  }
  const base::Descriptor socket(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket.IsOpen()) throw base::Fault(std::string("no socket: ") + std::strerror(errno));
  int at_once = 1;
  ::setsockopt(socket.Get(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  const Waiting waiting(socket.Get(), patience);
  if (!Connect(peer_, socket.Get(), address, waiting, talk)) return talk;
  Wire wire(socket.Get());
  if (tls_ && !wire.Secure(tls_->context.get(), peer_, waiting, talk)) return talk;
  talk.end = Exchange(wire, request, patience, waiting, talk);
  return talk;
}

}  // namespace http
