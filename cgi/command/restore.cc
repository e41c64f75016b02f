#include "command/restore.h"

#include <memory>

#include "base/clock.h"
#include "rules/install.h"
#include "rules/marker.h"

namespace command {
namespace {

struct Options {
  std::string file;
  bool force = false;
};

int Restore(Desk& desk, const Options& options) {
  auto config = base::LoadConfig(desk.config_path());
  auto restored = rules::Restore(config, base::SystemClock(), options.file, options.force);
  if (!restored.refused.empty()) return Refuse(desk, restored.refused);
  desk.out << "restored       " << config.database << "\n";
  if (!restored.aside.empty()) desk.out << "earlier one    " << restored.aside << "\n";
  if (restored.steps > 0) desk.out << "schema steps   " << restored.steps << "\n";
  rules::NoteRestore(desk.house(), options.file, restored);
  // They say what held a moment ago.
  if (!config.markers.empty()) rules::RepairMarkers(desk.house());
  return kDone;
}

}  // namespace

void AddRestore(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* restore =
      app.add_subcommand("restore", "Put a backup in the database's place, after checking it");
  restore->add_option("FILE", options->file, "What `pforte backup` wrote")->required();
  restore->add_flag("--force", options->force,
                    "Replace the database there is; it is kept aside with a time stamp");
  restore->footer(
      "Key file and configuration stay. Running processes notice; still, better stop them "
      "first.\n\nExample:\n"
      "  pforte restore /backup/pforte-2026-11-24.db --force");
  restore->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Restore(desk, *options); }; });
}

}  // namespace command
