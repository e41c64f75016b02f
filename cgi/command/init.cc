#include "command/init.h"

#include <memory>

#include "rules/install.h"

namespace command {
namespace {

int Init(Desk& desk, const rules::InstallForm& form) {
  auto made = rules::Install(form);
  if (!made.refused.empty()) return Refuse(desk, made.refused);
  desk.out << (made.wrote_config ? "configuration  " : "configuration, as it was  ")
           << made.config.path << "\nkey file       " << made.config.key_file << "\ndatabase       "
           << made.config.database << "\njournal mode   " << made.journal
           << "\n\nKeep a copy of the key file apart from the backups.\n";
  return kDone;
}

}  // namespace

void AddInit(CLI::App& app, Action& chosen) {
  auto form = std::make_shared<rules::InstallForm>();
  auto* init = app.add_subcommand(
      "init", "Make an installation: pforte.toml, key file, database; all or nothing");
  init->add_option("DIR", form->folder, "Its folder, outside every document root; made if missing")
      ->required();
  init->add_option("--journal", form->journal,
                   "auto (default): wal on a local disk, else truncate. With plain CGI: truncate")
      ->check(CLI::IsMember({"auto", "wal", "truncate"}));
  auto* command = init->add_option("--mail-command", form->mail_command,
                                   "How mail leaves (default: /usr/sbin/sendmail -i -t)");
  init->add_option("--mail-directory", form->mail_directory,
                   "Write mails into this folder instead, relative to DIR")
      ->excludes(command);
  init->add_option("--admin-address", form->admin_address,
                   "Where the office opens its pages (default: http://localhost:8081)");
  init->add_option("--admin-network", form->admin_networks,
                   "Network that may open them, CIDR; repeat for more")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  init->add_option("--markers", form->markers,
                   "Keep markers in this folder, relative to DIR: for web servers that start no gate process");
  init->footer(
      "Run it as the user of the web server's processes.\n\nExamples:\n  pforte init "
      "/var/lib/pforte\n"
      "  pforte init /var/lib/pforte --admin-address https://office.example --admin-network "
      "10.0.0.0/8\n"
      "  pforte init try --mail-directory mail");
  init->callback([&chosen, form] { chosen = [form](Desk& desk) { return Init(desk, *form); }; });
}

}  // namespace command
