#include "command/stats.h"

#include <memory>

#include "rules/overview.h"

namespace command {
namespace {

std::string DayWord(std::int64_t day) { return base::Rfc3339(day * base::kDay).substr(0, 10); }

Json WaitingRows(const rules::Overview& overview) {
  Json rows = Json::array();
  for (const auto& line : overview.waiting) {
    rows.push_back({{"id", line.website_id},
                    {"website", line.website_name},
                    {"waiting", line.number},
                    {"oldest", Time(line.oldest_at)},
                    {"one_day", line.one_day},
                    {"three_days", line.three_days},
                    {"seven_days", line.seven_days}});
  }
  return rows;
}

Json WeekRows(const rules::Overview& overview) {
  Json rows = Json::array();
  for (const auto& week : overview.weeks) {
    rows.push_back({{"week_of", DayWord(week.first_day)},
                    {"requested", week.requested},
                    {"approved", week.approved},
                    {"rejected", week.rejected}});
  }
  return rows;
}

Json DayRows(const rules::Overview& overview) {
  Json rows = Json::array();
  for (const auto& day : overview.days) {
    rows.push_back({{"day", DayWord(day.day)},
                    {"signed_in", day.signed_in},
                    {"failed", day.failed},
                    {"held", day.held},
                    {"mails_sent", day.mails_sent},
                    {"mails_dead", day.mails_dead},
                    {"gate_shut", day.gate_shut},
                    {"gate_open", day.gate_open}});
  }
  return rows;
}

Json CheckRows(const rules::Overview& overview) {
  Json rows = Json::array();
  for (const auto& check : overview.checks) {
    rows.push_back({{"url", check.url},
                    {"at", Time(check.at)},
                    {"asked", check.asked},
                    {"opened", check.opened},
                    {"reason", check.reason}});
  }
  return rows;
}

int Stats(Desk& desk, bool json) {
  const auto overview = rules::Look(desk.house(), 0);
  const Json waiting = WaitingRows(overview), weeks = WeekRows(overview), days = DayRows(overview);
  const Json checks = CheckRows(overview);
  if (json) {
    Show(desk, true, {{"waiting", waiting}, {"weeks", weeks}, {"days", days}, {"gate_checks", checks}});
    return kDone;
  }
  List(desk, false, waiting, {{"id", "ID"}, {"website", "WEBSITE"}, {"waiting", "WAITING"}, {"oldest", "OLDEST"}});
  desk.out << "\n";
  List(desk, false, weeks,
       {{"week_of", "WEEK OF"}, {"requested", "REQUESTED"}, {"approved", "APPROVED"}, {"rejected", "REJECTED"}});
  desk.out << "\n";
  List(desk, false, days,
       {{"day", "DAY"},
        {"signed_in", "SIGNED IN"},
        {"failed", "FAILED"},
        {"held", "HELD"},
        {"mails_sent", "MAILS SENT"},
        {"mails_dead", "DEAD"},
        {"gate_shut", "GATE SHUT"},
        {"gate_open", "OPEN"}});
  desk.out << "\n";
  List(desk, false, checks,
       {{"url", "PAGE"}, {"at", "CHECKED"}, {"asked", "ASKED"}, {"opened", "OPENED"}, {"reason", "NO RESULT"}});
  return kDone;
}

}  // namespace

void AddStats(CLI::App& app, Action& chosen) {
  auto json = std::make_shared<bool>(false);
  auto* stats = app.add_subcommand(
      "stats", "What waits and how long; requests and decisions, sign-ins, mails, checks of the gate over time (UTC)");
  stats->add_flag("--json", *json, "As JSON");
  stats->footer("Example:\n  pforte stats --json");
  stats->callback([&chosen, json] { chosen = [json](Desk& desk) { return Stats(desk, *json); }; });
}

}  // namespace command
