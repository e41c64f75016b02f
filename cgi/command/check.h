// Attacks a protected page from outside, as nobody and with sessions that must not pass, and finds the gate shut only
// if every answer is a denial and one allowed request passes. What proves nothing is never green.
#ifndef PFORTE_COMMAND_CHECK_H_
#define PFORTE_COMMAND_CHECK_H_

#include <string>
#include <vector>

#include "command/desk.h"

namespace command {

struct CheckOptions {
  std::string url;                     // of one protected page
  std::string connect;                 // "host:port" to connect to instead of the address's own, "" for that
  std::string http;                    // "host:port" where no encryption is spoken; "" for port 80 beside 443
  bool insecure = false;               // takes any certificate
  double patience = 10;                // seconds for one answer
  std::vector<std::string> stop_gate;  // process ids to hold still, or "all" of this installation
};

struct Opened {
  std::string about;    // "with a doubled slash"
  std::string request;  // its first line and what is odd behind it, printable
  std::string answer;   // "200, shows \"…\""
  std::string reading;  // what it means and where to look
  bool plain = false;   // asked for as every browser of a stranger does
};
struct CheckResult {
  std::string error;  // why there is no result, in plain words; "" if there is one
  int asked = 0;      // attacks made
  int silent = 0;     // of them: without any answer, which is a denial
  std::vector<Opened> openings;
  [[nodiscard]] bool IsShut() const { return error.empty() && openings.empty(); }
  // "412 asked, all denied; the allowed request passed", or what is wrong in one line.
  [[nodiscard]] std::string Line() const;
};

// What is wrong with an address for a check; "" if nothing is.
[[nodiscard]] std::string UnfitUrl(const std::string& url);

// The same for "host:port".
[[nodiscard]] std::string UnfitPlace(const std::string& place);

// Makes a canary, attacks, removes it. Throws base::Fault for what is broken in this installation.
[[nodiscard]] CheckResult Check(Desk&, const CheckOptions&);

}  // namespace command

#endif  // PFORTE_COMMAND_CHECK_H_
