// The life of an installation as a whole: made, brought to a newer schema, copied, put back. What
// the command line does before and beside the rules that need an open house.
#ifndef PFORTE_RULES_INSTALL_H_
#define PFORTE_RULES_INSTALL_H_

#include <string>
#include <vector>

#include "base/config.h"
#include "rules/house.h"

namespace rules {

struct InstallForm {
  std::string folder;   // made if its parent exists
  std::string journal;  // "auto", "wal" or "truncate"; "" takes the configuration's, else auto
  // For the configuration, where there is none yet. Of the first two at most one; "" twice means
  // sendmail.
  std::string mail_command, mail_directory;
  std::string admin_address;  // "" means http://localhost:8081
  std::vector<std::string> admin_networks;
  std::string markers;  // folder of the markers, relative to `folder`; "" keeps none
};
struct Installed {
  std::string refused;  // why nothing was made; "" if it was
  base::Config config;
  std::string journal;        // the mode that was chosen: "wal" or "truncate"
  bool wrote_config = false;  // false: it was there and holds
};
// Writes pforte.toml (unless it is there), the key file and an empty database. All or nothing: what
// was made is removed again when the rest fails. Never overwrites. Throws base::Fault.
[[nodiscard]] Installed Install(const InstallForm&);

// Brings the database to this executable's schema; returns how many steps ran. Throws base::Fault.
int Migrate(const base::Config&);
// After it, or after a restore: chains what is older than the chain. Notes both, with how many lines were chained:
// whoever takes all hashes away to have them made anew is seen by that.
void NoteMigration(House&, int steps);

// A consistent copy of the database while others write, as a new file with mode 0600 that was
// opened and checked before it got its name. The key file is not in it. Throws base::Fault, also if
// `path` exists.
void Backup(House&, const std::string& path);

struct Restored {
  std::string refused;  // why nothing happened; "" if it did
  std::string aside;    // where the earlier database is now; "" if there was none
  int steps = 0;        // schema steps that the backup needed
};
// Puts a backup in the database's place: copied, brought to this schema, checked, then renamed
// over. Refuses if there is a database, unless `force`; then that one is kept aside. Key file and
// throttle stay. Throws base::Fault.
[[nodiscard]] Restored Restore(const base::Config&, const base::Clock&, const std::string& backup,
                               bool force);
// After it: lines that came after the backup are gone, and the history says why.
void NoteRestore(House&, const std::string& backup, const Restored&);

// "SQLite 3.40.1, libsodium 1.0.18"
[[nodiscard]] std::string LibraryVersions();

}  // namespace rules

#endif  // PFORTE_RULES_INSTALL_H_
