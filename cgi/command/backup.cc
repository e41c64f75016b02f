#include "command/backup.h"

#include <memory>

#include "rules/install.h"

namespace command {

void AddBackup(CLI::App& app, Action& chosen) {
  auto file = std::make_shared<std::string>();
  auto* backup = app.add_subcommand(
      "backup", "Copy the database into a new file while everything runs, and check the copy");
  backup->add_option("FILE", *file, "Must not exist")->required();
  backup->footer(
      "The key file is not in it: keep that apart.\n\nExample:\n  pforte backup "
      "/backup/pforte-$(date +%F).db");
  backup->callback([&chosen, file] {
    chosen = [file](Desk& desk) {
      rules::Backup(desk.house(), *file);
      return kDone;
    };
  });
}

}  // namespace command
