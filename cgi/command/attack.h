// The requests of `pforte gate check`: every known way to ask for a protected page without the right to see it. A pure
// list; knows no connection and no answer.
#ifndef PFORTE_COMMAND_ATTACK_H_
#define PFORTE_COMMAND_ATTACK_H_

#include <string>
#include <string_view>
#include <vector>

namespace command {

// The page as its address names it, and what the allowed answer told about it.
struct Prey {
  std::string host;           // as in the address: "www.example.com:8443"
  std::string path, query;    // "/members/prices.html", "" or "?year=2026"
  std::string mount;          // of its website: "" or "/partner"
  std::string etag, modified; // "" if the server told none
  [[nodiscard]] std::string Target() const { return path + query; }
};

// A value of the header Cookie, and whose it is, for people.
struct Cookie {
  std::string about, value;
};
struct Cookies {
  std::string allowed;
  std::vector<Cookie> refused;  // sessions and forgeries that must not pass; the first is the rejected one
};

struct Attack {
  std::string about;    // "a doubled slash"
  std::string reading;  // what it means if this is answered with the page, and where to look
  std::string request;  // all its bytes
  std::string shown;    // its first line and what is odd in the others, without secrets; printable
  int answers = 1;      // how many it asks for; the last is judged
  bool head = false;    // that one has no body
  bool same = false;    // asks for the very page by its own name, so any success is an opening
  bool plain = false;   // nothing is odd about it: what every browser of a stranger sends
  bool telling = false; // asked again while the gate stands still
};

// What passes if all is well.
[[nodiscard]] Attack AllowedRequest(const Prey&, const Cookies&);
// A page that everybody may see, asked for without a session.
[[nodiscard]] Attack PublicRequest(const Prey&, const std::string& target);
// At least 200, each once, the plainest first. What would change something if it passed (PUT, DELETE, PATCH, MKCOL)
// names a page beside it that does not exist.
[[nodiscard]] std::vector<Attack> Attacks(const Prey&, const Cookies&);

// Bytes as people read them in one line: what does not print as \xNN, line ends as \r and \n, at most 160 of them.
[[nodiscard]] std::string Printable(std::string_view bytes);

}  // namespace command

#endif  // PFORTE_COMMAND_ATTACK_H_
