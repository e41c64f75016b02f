// Markers: empty files by which a web server that starts no process knows who may pass. The file
// <markers>/<website id>/<token> is there exactly while the session whose browser has <token> in its cookie `gate` may
// read that website; its mtime is the second at which that ends at the latest. Knows no server and no path. Idle time
// does not exist here: nobody notes a visit. Where the configuration names no folder, all of this does nothing.
#ifndef PFORTE_RULES_MARKER_H_
#define PFORTE_RULES_MARKER_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "rules/house.h"
#include "store/session.h"

namespace rules {

// What has ended by time is shut at most so long after it, as long as somebody asks the portal or the mailer runs.
inline constexpr std::int64_t kSweepEvery = 5 * base::kMinute;

[[nodiscard]] bool KeepsMarkers(const House&);

// The value of the cookie `gate` and the name of the files: 43 characters of base64url, derived one way from the
// session's digest and host. Nothing of it is stored, so a stolen database opens nothing without the key file.
[[nodiscard]] std::string MarkerToken(const House&, std::string_view session_digest, std::string_view host);

// Path of a marker and its end in UTC seconds.
using Markers = std::map<std::string, std::int64_t>;

// The markers over one transaction that changes who may pass. Made when that transaction is open and nothing is changed
// yet: it must see what sessions there are before they go.
class MarkerChange {
 public:
  MarkerChange(House&, const store::AdmissionFilter&);

  // Commits, with the markers as the new state wants them. Throws base::Fault after the commit, and after shutting all
  // that can be shut, if one stays open. One that cannot be opened is only logged: people must be able to sign in.
  void Commit(store::Transaction&);

 private:
  House& house_;
  store::AdmissionFilter filter_;
  Markers before_;
};

// Compares all markers with the database: shuts what should not be open, opens what should. Returns how many it shut.
// Throws base::Fault as above, or if the folder cannot be read.
std::int64_t RepairMarkers(House&);

// Shuts what has ended by time, at most every kSweepEvery: else it costs one stat. Never throws; logs what stays open.
void SweepMarkers(House&);

// The markers in that folder that ended by time at `now` or before. Throws base::Fault if it cannot be read.
[[nodiscard]] Markers EndedMarkers(const std::string& folder, std::int64_t now);

}  // namespace rules

#endif  // PFORTE_RULES_MARKER_H_
