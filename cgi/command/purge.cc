#include "command/purge.h"

#include "rules/purge.h"

namespace command {
namespace {

int Purge(Desk& desk) {
  auto count = rules::Purge(desk.house());
  desk.out << count.registrations << " unverified registrations, " << count.links << " links, "
           << count.sessions + count.staff_sessions << " sessions, " << count.tickets << " tickets, " << count.buckets
           << " throttle entries, " << count.markers << " markers removed\n";
  return kDone;
}

}  // namespace

void AddPurge(CLI::App& app, Action& chosen) {
  auto* purge = app.add_subcommand(
      "purge",
      "Remove what nobody needs any more: registrations never proven for 7 days, links "
      "dead for 30 days, expired sessions, used tickets, idle throttle entries");
  purge->footer("Example:\n  17 3 * * * pforte purge   (crontab)");
  purge->callback([&chosen] { chosen = Purge; });
}

}  // namespace command
