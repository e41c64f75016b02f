#include "command/run.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "command/access.h"
#include "command/account.h"
#include "command/audit.h"
#include "command/backup.h"
#include "command/contact.h"
#include "command/doctor.h"
#include "command/export.h"
#include "command/gate.h"
#include "command/import.h"
#include "command/init.h"
#include "command/mail.h"
#include "command/migrate.h"
#include "command/purge.h"
#include "command/restore.h"
#include "command/seed.h"
#include "command/staff.h"
#include "command/stats.h"
#include "command/sync.h"
#include "command/website.h"
#include "rules/install.h"

namespace command {

int Run(const std::vector<std::string>& words, std::string& config, Desk& desk) {
  CLI::App app("Admits customers to the password-protected pages of your websites.", "pforte");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--config", config,
                 "The installation's pforte.toml; else $PFORTE_CONFIG, the one beside pforte, "
                 "/etc/pforte/pforte.toml")
      ->type_name("FILE");
  app.set_version_flag("--version", [] {
    return std::string("pforte ") + kVersion + " (" + rules::LibraryVersions() + ")";
  });
  app.footer("Each command has --help with examples. Exit status: 0 done, 1 refused, 2 misused.");
  Action chosen;
  AddInit(app, chosen);
  AddMigrate(app, chosen);
  AddWebsite(app, chosen);
  AddStaff(app, chosen);
  AddContact(app, chosen);
  AddAccount(app, chosen);
  AddAccess(app, chosen);
  AddImport(app, chosen);
  AddExport(app, chosen);
  AddMail(app, chosen);
  AddBackup(app, chosen);
  AddRestore(app, chosen);
  AddGate(app, chosen);
  AddDoctor(app, chosen);
  AddPurge(app, chosen);
  AddSeed(app, chosen);
  AddStats(app, chosen);
  AddAudit(app, chosen);
  AddSync(app, chosen);
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, desk.out, desk.err) == 0 ? kDone : kUsage;
  }
  return chosen(desk);
}

}  // namespace command
