#include "command/migrate.h"

#include "rules/install.h"

namespace command {
namespace {

int Migrate(Desk& desk) {
  int steps = rules::Migrate(base::LoadConfig(desk.config_path()));
  rules::NoteMigration(desk.house(), steps);
  desk.out << (steps == 0 ? "up to date" : std::to_string(steps) + " steps done") << "\n";
  return kDone;
}

}  // namespace

void AddMigrate(CLI::App& app, Action& chosen) {
  auto* migrate = app.add_subcommand(
      "migrate", "Bring the database to the schema of this executable; all or nothing");
  migrate->footer("Make a backup first.\n\nExample:\n  pforte backup before.db && pforte migrate");
  migrate->callback([&chosen] { chosen = Migrate; });
}

}  // namespace command
