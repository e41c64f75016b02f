#include "rules/install.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/descriptor.h"
#include "base/fault.h"
#include "base/log.h"
#include "crypto/keys.h"
#include "rules/chain.h"
#include "rules/note.h"
#include "rules/sync.h"
#include "store/migrate.h"

namespace rules {
namespace {

namespace fs = std::filesystem;
using base::Fault;

constexpr char kSendmail[] = "/usr/sbin/sendmail -i -t";
constexpr char kAdminAddress[] = "http://localhost:8081";

[[noreturn]] void Refuse(const std::string& path) {
  throw Fault(path + ": " + std::strerror(errno));
}

// Removes what was made, last first, unless Keep() was called.
class Undo {
 public:
  Undo() = default;
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    for (auto path = made_.rbegin(); path != made_.rend(); ++path) ::remove(path->c_str());
  }
  void Made(const std::string& path) { made_.push_back(path); }
  void Keep() { made_.clear(); }

 private:
  std::vector<std::string> made_;
};

store::Journal JournalOf(const std::string& word) {
  return word == "wal"        ? store::Journal::kWal
         : word == "truncate" ? store::Journal::kTruncate
                              : store::Journal::kAuto;
}

// A basic string of TOML.
std::string Quote(const std::string& text) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string quoted = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += std::string("\\") + c;
    } else if (byte < 0x20 || byte == 0x7f) {
      quoted += std::string("\\u00") + kHex[byte >> 4] + kHex[byte & 15];
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string ConfigText(const InstallForm& form, const std::string& journal) {
  std::string networks;
  for (const auto& network : form.admin_networks)
    networks += (networks.empty() ? "" : ", ") + Quote(network);
  return "# Written by `pforte init`. Unknown keys are refused; after a change run `pforte "
         "doctor`.\n"
         "database = \"pforte.db\"\n"
         "# Keep a copy apart from the backups: without this file no password in the database "
         "opens any more.\n"
         "key_file = \"pforte.key\"\n"
         "journal = " +
         Quote(journal) + (form.markers.empty() ? "" : "\nmarkers = " + Quote(form.markers)) + "\n\n[mail]\n" +
         (form.mail_directory.empty()
              ? "command = " + Quote(form.mail_command.empty() ? kSendmail : form.mail_command)
              : "directory = " + Quote(form.mail_directory)) +
         "\n\n[admin]\n# Where the office opens its pages, and from which networks it may.\n"
         "address = " +
         Quote(form.admin_address.empty() ? kAdminAddress : form.admin_address) + "\nnetworks = [" +
         (networks.empty() ? "\"127.0.0.0/8\", \"::1/128\"" : networks) + "]\n";
}

void WriteNew(const std::string& path, const std::string& text) {
  const base::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640));
  if (!file.IsOpen() ||
      ::write(file.Get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
      ::fsync(file.Get()) != 0) {
    Refuse(path);
  }
}

void Sync(const std::string& path, int flags) {
  const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (!file.IsOpen() || ::fsync(file.Get()) != 0) Refuse(path);
}

std::string FolderOf(const std::string& path) { return fs::absolute(path).parent_path().string(); }

// Throws unless the file is a whole database at head schema.
void CheckWhole(const std::string& path) {
  std::string found = store::Database::Open(path, store::Part::kCommand).Check();
  if (found != "ok") throw Fault(path + ": " + found);
}

// What SQLite and the write lock leave beside a database that is not in use.
void RemoveBeside(const std::string& path) {
  for (const char* suffix : {"-wal", "-shm", "-journal", ".lock"})
    ::unlink((path + suffix).c_str());
}

// A file of ours alone, gone when it goes out of scope unless it was renamed.
class Scratch {
 public:
  explicit Scratch(std::string path) : path_(std::move(path)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    ::unlink(path_.c_str());
    RemoveBeside(path_);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// New files get no rights for group and others.
class PrivateFiles {
 public:
  PrivateFiles() : before_(::umask(077)) {}
  ~PrivateFiles() { ::umask(before_); }
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;

 private:
  mode_t before_;
};

}  // namespace

Installed Install(const InstallForm& form) {
  Installed result;
  Undo undo;
  const std::string folder = fs::absolute(form.folder).lexically_normal().string();
  if (::mkdir(folder.c_str(), 0750) == 0) {
    undo.Made(folder);
  } else if (errno != EEXIST || !fs::is_directory(folder)) {
    Refuse(folder);
  }
  const std::string path = (fs::path(folder) / "pforte.toml").string();
  std::string key_file = (fs::path(folder) / "pforte.key").string();
  std::string database = (fs::path(folder) / "pforte.db").string();
  std::string journal = form.journal;
  const bool has_config = fs::exists(path);
  if (has_config) {
    if (!form.mail_command.empty() || !form.mail_directory.empty() || !form.admin_address.empty() ||
        !form.admin_networks.empty() || !form.markers.empty()) {
      result.refused = path + " is there and holds; leave these options away, or edit it";
      return result;
    }
    result.config = base::LoadConfig(path);
    key_file = result.config.key_file;
    database = result.config.database;
    if (journal.empty()) journal = result.config.journal;
  }
  for (const auto& file : {database, key_file}) {
    if (fs::exists(file)) {
      result.refused = file + " exists already; nothing was changed";
      return result;
    }
  }
  crypto::Keys::Create(key_file);
  undo.Made(key_file);
  result.journal = store::CreateDatabase(database, JournalOf(journal));
  undo.Made(database);
  if (!has_config) {
    undo.Made(path);
    WriteNew(path, ConfigText(form, result.journal));
    result.config = base::LoadConfig(path);
    result.wrote_config = true;
  }
  Sync(folder, O_DIRECTORY);
  undo.Keep();
  return result;
}

int Migrate(const base::Config& config) { return store::MigrateDatabase(config.database); }

void NoteMigration(House& house, int steps) {
  const std::int64_t chained = ChainOldHistory(house);
  if (steps == 0 && chained == 0) return;
  const int head = store::HeadVersion();
  Changes changes;
  changes.Add("schema", std::to_string(head - steps), std::to_string(head));
  NoteAlone(house, model::Act::kMigrated, chained == 0 ? "" : std::to_string(chained), changes);
}

void Backup(House& house, const std::string& path) {
  if (fs::exists(path)) throw Fault(path + ": exists already");
  const PrivateFiles only_ours;
  const Scratch scratch(path + ".part-" + std::to_string(::getpid()));
  house.database.BackupTo(scratch.path());
  CheckWhole(scratch.path());
  Sync(scratch.path(), 0);
  // Unlike rename(2), this never takes the place of a file that came meanwhile.
  if (::link(scratch.path().c_str(), path.c_str()) != 0) Refuse(path);
  Sync(FolderOf(path), O_DIRECTORY);
  // Decision: caught here too. A full disk is when a backup is wanted most, and it is there.
  try {
    NoteAlone(house, model::Act::kBackedUp, path);
  } catch (const Fault& fault) {
    base::Log(base::LogLevel::kWarning, "backup_not_noted", {{"why", fault.what()}});
  }
}

Restored Restore(const base::Config& config, const base::Clock& clock, const std::string& backup,
                 bool force) {
  Restored result;
  const bool replaces = fs::exists(config.database);
  if (replaces && !force) {
    result.refused = config.database + " exists; --force keeps it aside under another name";
    return result;
  }
  std::error_code failed;
  if (!fs::is_regular_file(backup, failed))
    throw Fault(backup + ": is not a file that can be read");
  const Scratch scratch(config.database + ".restore-" + std::to_string(::getpid()));
  try {
    fs::copy_file(backup, scratch.path());
    fs::permissions(scratch.path(),
                    replaces ? fs::status(config.database).permissions() : fs::perms(0600));
    result.steps = store::MigrateDatabase(scratch.path());
    (void)store::SetJournal(scratch.path(), JournalOf(config.journal));
    CheckWhole(scratch.path());
  } catch (const std::exception& error) {
    // Decision: caught here too, because the copy's name means nothing to whoever asked.
    throw Fault(backup + ": cannot be restored: " + error.what());
  }
  Sync(scratch.path(), 0);
  if (replaces) {
    std::string stamp;
    for (char c : base::Rfc3339(clock())) {
      if (c != ':' && c != '-') stamp += c;
    }
    result.aside = config.database + "." + stamp;
    store::ReplaceDatabase(config.database, scratch.path(), result.aside);
  } else {
    RemoveBeside(config.database);
    if (::link(scratch.path().c_str(), config.database.c_str()) != 0) Refuse(config.database);
    Sync(FolderOf(config.database), O_DIRECTORY);
  }
  return result;
}

void NoteRestore(House& house, const std::string& backup, const Restored& restored) {
  NoteMigration(house, restored.steps);
  NoteAlone(house, model::Act::kRestored, backup);
  RenewSync(house);
}

std::string LibraryVersions() {
  return "SQLite " + store::EngineVersion() + ", libsodium " + crypto::SodiumVersion();
}

}  // namespace rules
