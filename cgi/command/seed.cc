#include "command/seed.h"

#include <algorithm>
#include <memory>

#include "command/progress.h"
#include "command/stop.h"
#include "rules/seed.h"

namespace command {
namespace {

struct Options {
  std::int64_t contacts = 0;
  std::uint64_t seed = 1;
};

int Seed(Desk& desk, const Options& options) {
  switch (rules::MaySeed(desk.house())) {
    case rules::SeedOutcome::kReady: break;
    case rules::SeedOutcome::kRealPeople: return Refuse(desk, "this database holds people whom no seed made");
    case rules::SeedOutcome::kNoWebsite: return Refuse(desk, "there is no website: see `pforte website add`");
  }
  constexpr std::int64_t kAtOnce = 2000;
  const Stop stop;
  Progress progress(desk, options.contacts);
  std::int64_t done = rules::CountContacts(desk.house());
  while (done < options.contacts) {
    const std::int64_t last = std::min(done + kAtOnce, options.contacts);
    rules::Seed(desk.house(), options.seed, done + 1, last);
    done = last;
    progress.Show(done);
    if (stop.Wait(0) && done < options.contacts) {
      progress.Hide();
      return Refuse(desk, "ended by a signal; run it again to go on");
    }
  }
  progress.Hide();
  desk.out << done << " contacts\n";
  return kDone;
}

}  // namespace

void AddSeed(CLI::App& app, Action& chosen) {
  auto* seed = app.add_subcommand("seed", "Fill an installation that holds nobody with made-up customers");
  auto options = std::make_shared<Options>();
  seed->add_option("--contacts", options->contacts, "How many there shall be")
      ->required()
      ->check(CLI::Range(1, 10'000'000));
  seed->add_option("--seed", options->seed, "Another number makes other customers")->capture_default_str();
  seed->footer(
      "To measure it. Their addresses end in .invalid and have no passwords. May be run again, goes on where it\n"
      "ended.\n\nExample:\n  pforte seed --contacts 100000");
  seed->callback([&chosen, options] { chosen = [options](Desk& desk) { return Seed(desk, *options); }; });
}

}  // namespace command
