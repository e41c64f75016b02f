// One connection to a web server as an attacker sees it: bytes out exactly as given, bytes in up to a bound. Knows
// neither what is asked nor what is to be made of the answer. The only includer of <openssl/…>.
#ifndef PFORTE_HTTP_CLIENT_H_
#define PFORTE_HTTP_CLIENT_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace http {

// Whom to connect to.
struct Peer {
  std::string address;  // IPv4 or IPv6 literal; nothing is resolved here
  int port = 80;
  bool tls = false;
  std::string name;     // by TLS: whose certificate must be shown, and the name asked for (SNI)
  bool verify = true;   // by TLS: against the certificates that this host trusts ($SSL_CERT_FILE, $SSL_CERT_DIR)
};

// How much of it.
struct Patience {
  double seconds = 10;             // for all of it, connecting included
  std::size_t bytes = 256 * 1024;  // nothing is read beyond
  int answers = 1;                 // after so many complete ones nothing more is waited for
  bool head = false;               // the last of them has no body (RFC 9110 section 9.3.2)
  int stop = -1;                   // a descriptor that ends the talk as soon as it can be read
};

enum class TalkEnd {
  kAnswered,     // that many answers are there
  kClosed,       // the server closed the connection before
  kTime,         // time is over
  kTooMuch,      // more bytes than are kept
  kStopped,      // `stop` can be read
  kUnreachable,  // no connection; `why` says so in plain words
  kUntrusted,    // no TLS, or a certificate that is not trusted; `why` says so in plain words
};
struct Talk {
  TalkEnd end = TalkEnd::kUnreachable;
  std::string bytes;  // whatever came
  std::string why;
};

class Client {
 public:
  // Throws base::Fault if there is no TLS to be had from the library.
  explicit Client(Peer peer);
  ~Client();
  Client(Client&&) noexcept;

  // One connection of its own for one request, or several in one piece. Never throws for what the peer does.
  [[nodiscard]] Talk Ask(std::string_view request, const Patience&) const;

 private:
  struct Tls;
  Peer peer_;
  std::unique_ptr<Tls> tls_;
};

}  // namespace http

#endif  // PFORTE_HTTP_CLIENT_H_
