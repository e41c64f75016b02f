#include "command/gate_check.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "command/check.h"
#include "rules/alarm.h"

namespace command {
namespace {

std::string Entry(const Opened& opened) {
  return "OPEN  " + opened.request + "\n      " + opened.about + ": " + opened.answer + "\n";
}

// The openings for people: some of each kind, and how to read them.
std::string Report(const CheckResult& result) {
  constexpr int kOfEach = 5;
  std::string text;
  // Where the door is open there is no use in listing the windows.
  if (!result.openings.empty() && result.openings.front().plain) {
    const Opened& first = result.openings.front();
    const std::size_t more = result.openings.size() - 1;
    return Entry(first) + "   -> " + first.reading + "\n      " + std::to_string(more) +
           " more got past the gate; --json names all\n";
  }
  std::vector<std::string> readings;
  for (const auto& opened : result.openings) {
    bool known = std::find(readings.begin(), readings.end(), opened.reading) != readings.end();
    if (!known) readings.push_back(opened.reading);
  }
  for (const auto& reading : readings) {
    int count = 0;
    for (const auto& opened : result.openings) {
      if (opened.reading != reading || ++count > kOfEach) continue;
      text += Entry(opened);
    }
    const std::string more = std::to_string(count - kOfEach);
    if (count > kOfEach) text += "      and " + more + " more of this kind; --json names all\n";
    text += "   -> " + reading + "\n";
  }
  return text;
}

void Mail(Desk& desk, const std::string& url, const CheckResult& result) {
  rules::Alarm alarm{url, static_cast<int>(result.openings.size()), Report(result), result.error};
  // What was found counts more than that the check did not come to its end.
  auto told = rules::AlarmAdministrators(desk.house(), alarm);
  if (!told.error.empty()) desk.err << "pforte: not everybody was told: " << told.error << "\n";
}

int CheckGate(Desk& desk, const CheckOptions& options, bool json, bool mail) {
  const CheckResult result = Check(desk, options);
  if (json) {
    Json openings = Json::array();
    for (const auto& opened : result.openings) {
      openings.push_back({{"about", opened.about},
                          {"request", opened.request},
                          {"answer", opened.answer},
                          {"reading", opened.reading}});
    }
    Show(desk, true,
         {{"url", options.url},
          {"green", result.IsShut()},
          {"error", result.error.empty() ? Json() : Json(result.error)},
          {"asked", result.asked},
          {"denied", result.asked - static_cast<int>(result.openings.size())},
          {"silent", result.silent},
          {"openings", openings}});
  } else {
    desk.out << Report(result);
    if (result.IsShut()) desk.out << result.Line() << "\n";
    if (result.silent > 0) desk.out << result.silent << " of them were denied by silence\n";
  }
  if (result.IsShut()) return kDone;
  if (mail) Mail(desk, options.url, result);
  return Refuse(desk, result.Line());
}

}  // namespace

void AddGateCheck(CLI::App& gate, Action& chosen) {
  struct Words {
    CheckOptions options;
    bool json = false, mail = false;
  };
  auto words = std::make_shared<Words>();
  auto* check = gate.add_subcommand(
      "check", "Attack a protected page from outside: shut only if all is denied and an allowed request passes");
  check->add_option("URL", words->options.url, "A protected page with text of its own")
      ->required()
      ->type_name("")
      ->check(CLI::Validator(UnfitUrl, ""));
  const CLI::Validator place(UnfitPlace, "");
  check->add_option("--connect", words->options.connect, "Connect there instead: a test server, or past a proxy")
      ->type_name("HOST:PORT")
      ->check(place);
  check->add_option("--http", words->options.http,
                    "Ask there by http too (default: port 80, where the address is an https one without a port)")
      ->type_name("HOST:PORT")
      ->check(place);
  check->add_flag("--insecure", words->options.insecure, "Take any certificate");
  check->add_option("--patience", words->options.patience, "Seconds to wait for one answer")
      ->check(CLI::Range(1.0, 60.0))
      ->capture_default_str();
  check->add_option("--stop-gate", words->options.stop_gate,
                    "Hold this process of the gate still and ask again; repeat for more, or \"all\" of this "
                    "installation. Nobody passes meanwhile, for about half a minute")
      ->type_name("PID|all")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  check->add_flag("--mail", words->mail, "Write to the administrators unless it is green");
  check->add_flag("--json", words->json, "As JSON");
  check->footer(
      "It makes customers of its own for as long as it runs, ten minutes at most, and removes them.\n"
      "Exit status: 0 shut, 1 open or not to be checked, 2 misused.\n\n"
      "Examples:\n  pforte gate check https://www.example.com/members/prices.html\n"
      "  pforte gate check https://www.example.com/members/ --connect 127.0.0.1:8443 --insecure --stop-gate all\n"
      "  30 4 * * * pforte gate check --mail https://www.example.com/members/prices.html   (crontab)");
  check->callback([&chosen, words] {
    chosen = [words](Desk& desk) { return CheckGate(desk, words->options, words->json, words->mail); };
  });
}

}  // namespace command
