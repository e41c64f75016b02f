#include "rules/examine.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/clock.h"
#include "base/fault.h"
#include "crypto/password.h"
#include "rules/house.h"
#include "rules/marker.h"
#include "store/mail.h"
#include "store/migrate.h"
#include "store/staff.h"
#include "store/website.h"

namespace rules {
namespace {

namespace fs = std::filesystem;

// A mail that is due for so long was forgotten by everybody.
constexpr std::int64_t kMostCounted = 1000;  // mails that failed
constexpr std::int64_t kMailOverdue = 15 * base::kMinute;
// People wait for one hash at each sign-in.
constexpr auto kSlowHash = std::chrono::milliseconds(500);

// What hosts call the folder that the web server shows.
constexpr std::string_view kDocumentRoots[] = {"htdocs", "html", "httpdocs", "public_html", "wwwroot"};

class Examination {
 public:
  std::vector<Finding> Run(const std::string& config_path) {
    // Decision: the one more place where faults are caught; finding them is what this is for.
    if (!Try("configuration", "correct the line that is named, or run `pforte init`",
             [&] { config_ = base::LoadConfig(config_path); })) {
      return std::move(findings_);
    }
    Ok("configuration", config_.path);
    Key();
    Database();
    Folders();
    Marker();
    Mail();
    Hashing();
    Office();
    return std::move(findings_);
  }

 private:
  void Ok(const std::string& about, const std::string& found) {
    findings_.push_back({Grade::kOk, about, found, ""});
  }
  void Add(Grade grade, const std::string& about, const std::string& found,
           const std::string& advice) {
    findings_.push_back({grade, about, found, advice});
  }

  // False, with a finding, if `look` meets a fault.
  template <class Look>
  bool Try(const std::string& about, const std::string& advice, Look look) {
    try {
      look();
      return true;
    } catch (const base::Fault& fault) {
      Add(fault.kind() == base::Fault::Kind::kBusy ? Grade::kWarning : Grade::kBroken, about,
          fault.what(), advice);
      return false;
    }
  }

  void Key() {
    if (Try("key file",
            "put the installation's own key file back, mode 0600, owned by the user of the "
            "processes",
            [&] { keys_.emplace(crypto::Keys::Load(config_.key_file)); })) {
      Ok("key file", config_.key_file + ", for its owner alone");
    }
  }

  void Database() {
    if (!Try("database", "run `pforte migrate` if it is older, `pforte restore` if it is lost",
             [&] {
               database_.emplace(store::Database::Open(config_.database, store::Part::kCommand));
             })) {
      return;
    }
    Ok("database", config_.database + ", schema " + std::to_string(store::HeadVersion()));
    Try("integrity", "stop the processes, keep a copy of the file, restore the last backup", [&] {
      std::string found = database_->Check();
      if (found != "ok") throw base::Fault(found);
      Ok("integrity", found);
    });
    std::string mode = database_->JournalMode();
    if (config_.journal != "auto" && config_.journal != mode) {
      Add(Grade::kWarning, "journal mode", mode + ", but the configuration says " + config_.journal,
          "write journal = \"" + mode + "\" into " + config_.path);
    } else {
      Ok("journal mode", mode);
    }
    if (Try("write lock", "see which process holds " + config_.database + ".lock (fuser)",
            [&] { const store::Transaction taken(*database_); })) {
      Ok("write lock", "free, and the database can be written");
    }
    if (keys_) {
      Try("key and database",
          "put the key file back that belongs to this database: with this one nobody can sign in",
          [&] {
            for (const auto& staff : store::ListStaff(*database_)) {
              if (staff.password.empty()) continue;
              (void)crypto::ResealPassword(*keys_, staff.password, staff.email_key,
                                           staff.email_key);
            }
            Ok("key and database", "belong together");
          });
    }
    Try("office", "restore the last backup", [&] {
      if (store::ListWebsites(*database_).empty())
        Add(Grade::kWarning, "websites", "none", "run `pforte website add`");
      bool administrator = false;
      for (const auto& staff : store::ListStaff(*database_)) {
        administrator =
            administrator || (staff.role == model::Role::kAdministrator && staff.disabled == 0);
      }
      if (!administrator) {
        Add(Grade::kWarning, "office", "no administrator can sign in",
            "run `pforte staff add --role administrator`");
      }
    });
  }

  void Folders() {
    if (Try("state directory", "let the user of the processes write into it", [&] {
          (void)store::Database::OpenThrottle(config_.state_directory + "/throttle.db");
          const crypto::HashSlot slot(config_.state_directory, config_.hash_slots);
        })) {
      Ok("state directory", config_.state_directory);
    }
    struct stat folder {
    }, file{};
    const std::string path = fs::path(config_.database).parent_path().string();
    // A web server of another user must come to the markers, which it needs no list for.
    const bool leads = config_.markers.starts_with(path + "/");
    const mode_t entered = S_IROTH | S_IXOTH, closed = leads ? S_IROTH : entered;
    const mode_t mode = ::stat(path.c_str(), &folder) == 0 ? folder.st_mode : 0;
    bool readable = ::stat(config_.database.c_str(), &file) == 0 && (file.st_mode & S_IROTH) != 0;
    if ((mode & entered) != 0 && readable) {
      Add(Grade::kBroken, "privacy", config_.database + " can be read by every user of this host",
          "chmod o-rwx " + (leads ? "" : "'" + path + "' ") + "'" + config_.database + "'");
    } else if ((mode & closed) != 0) {
      Add(Grade::kWarning, "privacy", path + " can be entered by every user of this host",
          "chmod o-rwx '" + path + "'");
    } else {
      Ok("privacy", path + (leads ? " is listed for no other user" : " is closed to other users"));
    }
  }

  void Marker() {
    if (config_.markers.empty()) return;
    const fs::path root = config_.markers;
    for (const auto& part : root) {
      if (std::find(std::begin(kDocumentRoots), std::end(kDocumentRoots), part.string()) != std::end(kDocumentRoots)) {
        return Add(Grade::kBroken, "markers", root.string() + " lies where web servers show files",
                   "set markers to a folder outside every document root, and move it there");
      }
    }
    if (!fs::exists(root)) {
      return Add(Grade::kWarning, "markers", root.string() + " is not there",
                 "it is made when the first customer with access signs in");
    }
    std::string closed;
    for (const auto& folder : FoldersAndWebsites(root)) {
      struct stat status {};
      bool looked = ::stat(folder.c_str(), &status) == 0;
      if (!looked || (status.st_mode & (S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)) != 0 ||
          (status.st_mode & S_IXOTH) == 0) {
        return Add(Grade::kBroken, "markers", folder.string() + " has not mode 0711",
                   "chmod 711 '" + folder.string() + "': the web server looks for names, nobody may list them");
      }
    }
    for (fs::path above = root.parent_path(); closed.empty() && above != above.parent_path();
         above = above.parent_path()) {
      struct stat status {};
      if (::stat(above.c_str(), &status) == 0 && (status.st_mode & S_IXOTH) == 0) closed = above.string();
    }
    Try("markers", "let the user of the processes read the folder", [&] {
      if (auto ended = EndedMarkers(config_.markers, base::SystemClock()() - kSweepEvery); !ended.empty()) {
        Add(Grade::kWarning, "markers", std::to_string(ended.size()) + " that have ended still let pass",
            "run `pforte purge`, and let cron run `pforte mail send` every minute");
      } else if (!closed.empty()) {
        Ok("markers", root.string() + "; " + closed + " is closed to others, so the server must run as this user");
      } else {
        Ok("markers", root.string());
      }
    });
  }

  // The folder itself and those of the websites in it.
  static std::vector<fs::path> FoldersAndWebsites(const fs::path& root) {
    std::vector<fs::path> folders = {root};
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(root, failed)) {
      if (entry.is_directory(failed)) folders.push_back(entry.path());
    }
    return folders;
  }

  void Mail() {
    if (config_.mail_command.empty()) {
      const std::string& path = config_.mail_directory;
      const std::string parent = fs::path(path).parent_path().string();
      bool writable = ::access(path.c_str(), W_OK) == 0 ||
                      (!fs::exists(path) && ::access(parent.c_str(), W_OK) == 0);
      if (writable) {
        Add(Grade::kWarning, "mail", "written into " + path + ", nobody is sent anything",
            "good for trying; else set command in [mail]");
      } else {
        Add(Grade::kBroken, "mail", path + " cannot be written",
            "let the mailer's user write into it");
      }
    } else {
      const std::string program = config_.mail_command.substr(0, config_.mail_command.find(' '));
      if (::access(program.c_str(), X_OK) == 0) {
        Ok("mail", config_.mail_command);
      } else {
        Add(Grade::kBroken, "mail", program + " cannot be run",
            "install a mailer that brings it (msmtp-mta, postfix), or correct command in [mail]");
      }
    }
    if (!database_) return;
    Try("outbox", "restore the last backup", [&] {
      if (auto dead = store::CountMails(*database_, model::Delivery::kDead, kMostCounted); dead > 0) {
        Add(Grade::kWarning, "outbox",
            std::to_string(dead) + (dead == kMostCounted ? " or more" : "") + " mails could not be delivered",
            "see `pforte mail list --delivery dead`, then `pforte mail retry --failed`");
      }
      if (store::FindDueMail(*database_, base::SystemClock()() - kMailOverdue)) {
        Add(Grade::kWarning, "outbox", "mails wait for more than a quarter of an hour",
            "keep `pforte mail send --watch` running, or call `pforte mail send` from cron every "
            "minute");
      }
    });
  }

  void Hashing() {
    const std::string cost = std::to_string(config_.argon2_memory_kib) + " KiB, " +
                             std::to_string(config_.argon2_passes) + " passes";
    if (!keys_) return;
    auto start = std::chrono::steady_clock::now();
    if (!Try("password hashing", "lower [argon2] memory_kib, or give the processes more memory",
             [&] {
               crypto::VerifyNobody(*keys_, {config_.argon2_memory_kib, config_.argon2_passes},
                                    "doctor");
             })) {
      return;
    }
    auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    const std::string found = "Argon2id " + cost + ": " + std::to_string(took.count()) + " ms, " +
                              std::to_string(config_.hash_slots) + " at once";
    if (took > kSlowHash) {
      Add(Grade::kWarning, "password hashing", found,
          "people wait that long; 19456 KiB and 2 passes are the floor");
    } else {
      Ok("password hashing", found);
    }
  }

  void Office() {
    std::string networks;
    bool everybody = false;
    for (const auto& network : config_.admin_networks) {
      networks += (networks.empty() ? "" : ", ") + network;
      everybody = everybody || network.ends_with("/0");
    }
    if (everybody) {
      Add(Grade::kWarning, "admin networks",
          networks + ": the whole internet sees the office's sign-in page",
          "name the office's own networks in [admin]");
    } else {
      Ok("admin networks", networks);
    }
    const std::string& address = config_.admin_address;
    if (address.starts_with("http://") && !address.starts_with("http://localhost") &&
        !address.starts_with("http://127.")) {
      Add(Grade::kWarning, "admin address",
          address + ": without TLS the office cannot stay signed in",
          "serve the admin pages by https");
    }
  }

  base::Config config_;
  std::optional<crypto::Keys> keys_;
  std::optional<store::Database> database_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> Examine(const std::string& config_path) {
  return Examination().Run(config_path);
}

}  // namespace rules
