#include "rules/marker.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>
#include <vector>

#include "base/descriptor.h"
#include "base/fault.h"
#include "base/log.h"
#include "crypto/token.h"

namespace rules {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFolderMode = 0711;  // the web server looks for names it was told, nobody lists them
constexpr mode_t kFileMode = 0644;

std::string FolderOf(const std::string& path) { return fs::path(path).parent_path().string(); }

// Of a folder, never of a marker: its name lets pass, and this goes into logs.
std::string Failure(const std::string& folder) { return folder + ": " + std::strerror(errno); }

bool SetTime(int file, std::int64_t seconds) {
  const timespec times[] = {{seconds, 0}, {seconds, 0}};
  return ::futimens(file, times) == 0;
}

// What goes wrong is told as text, "" if nothing did: a marker that does not open is no fault.
std::string MakeFolder(const std::string& path) {
  if (::mkdir(path.c_str(), kFolderMode) != 0) return errno == EEXIST ? "" : Failure(path);
  // By descriptor: whoever may write in the folder around it may have put a link in its place meanwhile.
  const base::Descriptor made(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!made.IsOpen() || ::fchmod(made.Get(), kFolderMode) != 0) return Failure(path);
  // The command line may be root's; what it makes must be usable for the web server's processes.
  struct stat parent {};
  if (::geteuid() != 0) return "";
  bool given = ::stat(FolderOf(path).c_str(), &parent) == 0 &&
               ::fchown(made.Get(), parent.st_uid, parent.st_gid) == 0;
  return given ? "" : Failure(path);
}

std::string Open(const std::string& root, const std::string& path, std::int64_t until) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0 && status.st_mtime == until) return "";
  const std::string folder = FolderOf(path);
  // Appears with its end: a sweep must never take a new one for one that has ended. Nobody else makes one now: the
  // caller holds the write lock.
  const std::string fresh = folder + "/.new";
  auto create = [&] { return ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kFileMode); };
  int number = create();
  if (number < 0 && errno == EEXIST && ::unlink(fresh.c_str()) == 0) number = create();
  if (number < 0 && errno == ENOENT) {
    for (const auto& each : {root, folder}) {
      if (std::string failure = MakeFolder(each); !failure.empty()) return failure;
    }
    number = create();
  }
  const base::Descriptor file(number);
  bool made = file.IsOpen() && ::fchmod(file.Get(), kFileMode) == 0 && SetTime(file.Get(), until) &&
              ::rename(fresh.c_str(), path.c_str()) == 0;
  return made ? "" : Failure(folder);
}

void OpenAll(const std::string& root, const Markers& markers) {
  std::int64_t failed = 0;
  std::string first;
  for (const auto& [path, until] : markers) {
    std::string failure = Open(root, path, until);
    if (failure.empty()) continue;
    if (failed++ == 0) first = failure;
  }
  if (failed == 0) return;
  base::Log(base::LogLevel::kWarning, "markers_not_opened", {{"count", std::to_string(failed)}, {"folder", first}});
}

// Tries all; returns the first failure, "" if none is there any more, even after a power cut.
std::string ShutAll(const Markers& markers) {
  std::set<std::string> folders;
  std::string first;
  auto fail = [&](const std::string& folder) {
    const std::string failure = Failure(folder);
    base::Log(base::LogLevel::kError, "marker_stays_open", {{"folder", failure}});
    if (first.empty()) first = failure;
  };
  for (const auto& [path, until] : markers) {
    if (::unlink(path.c_str()) == 0) {
      folders.insert(FolderOf(path));
    } else if (errno != ENOENT && errno != ENOTDIR) {
      fail(FolderOf(path));
    }
  }
  for (const auto& folder : folders) {
    const base::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.IsOpen() || ::fsync(opened.Get()) != 0) fail(folder);
  }
  return first;
}

[[noreturn]] void TellOpen(const std::string& failure) { throw base::Fault("a marker stays open in " + failure); }

// Those that are not wanted, or not for so long: one whose end cannot be brought forward must not keep the later one.
Markers Revoked(const Markers& open, const Markers& wanted) {
  Markers revoked;
  for (const auto& marker : open) {
    auto found = wanted.find(marker.first);
    if (found == wanted.end() || found->second < marker.second) revoked.insert(marker);
  }
  return revoked;
}

Markers Wanted(House& house, const store::AdmissionFilter& filter) {
  Markers wanted;
  if (!KeepsMarkers(house)) return wanted;
  for (const auto& each : store::ListAdmissions(house.database, filter, house.Now())) {
    wanted[house.config.markers + "/" + std::to_string(each.website_id) + "/" +
           MarkerToken(house, each.token, each.host)] = each.until;
  }
  return wanted;
}

std::vector<std::string> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
    names.push_back(each->path().filename().string());
  }
  if (failed && failed != std::errc::no_such_file_or_directory) throw base::Fault(folder + ": " + failed.message());
  return names;
}

// Only what can be ours, and what a web server would take for one.
Markers OnDisk(const std::string& root) {
  constexpr std::size_t kTokenLength = 43;
  Markers found;
  for (const auto& website : NamesIn(root)) {
    if (website.find_first_not_of("0123456789") != std::string::npos) continue;
    for (const auto& name : NamesIn(root + "/" + website)) {
      struct stat status {};
      const std::string path = root + "/" + website + "/" + name;
      if (name.size() == kTokenLength && ::lstat(path.c_str(), &status) == 0) found[path] = status.st_mtime;
    }
  }
  return found;
}

// False if another sweep was there lately. Claimed before the work, so that of many requests one does it.
bool ClaimSweep(const std::string& root, std::int64_t now) {
  const std::string stamp = root + "/.swept";
  struct stat status {};
  bool stamped = ::stat(stamp.c_str(), &status) == 0;
  if (stamped && status.st_mtime <= now && now < status.st_mtime + kSweepEvery) return false;
  // Another user's stamp can be replaced, not touched.
  if (stamped && status.st_uid != ::geteuid()) ::unlink(stamp.c_str());
  const base::Descriptor file(::open(stamp.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kFileMode));
  if (!file.IsOpen() && errno == ENOENT) return false;  // no folder yet
  if (!file.IsOpen() || !SetTime(file.Get(), now)) {
    base::Log(base::LogLevel::kWarning, "sweep_not_noted", {{"what", Failure(stamp)}});
  }
  return true;
}

}  // namespace

bool KeepsMarkers(const House& house) { return !house.config.markers.empty(); }

std::string MarkerToken(const House& house, std::string_view session_digest, std::string_view host) {
  return crypto::Digest(house.keys, crypto::Use::kMarker, {session_digest, host});
}

MarkerChange::MarkerChange(House& house, const store::AdmissionFilter& filter)
    : house_(house), filter_(filter), before_(Wanted(house, filter)) {}

void MarkerChange::Commit(store::Transaction& transaction) {
  if (!KeepsMarkers(house_)) return transaction.Commit();
  const Markers after = Wanted(house_, filter_);
  // Decision: shut before the commit, open after it, both under the write lock. A process that dies in between leaves a
  // marker shut that might be open, never the other way round; and whoever opens has seen what the last writer left.
  const std::string failure = ShutAll(Revoked(before_, after));
  transaction.Commit([&] { OpenAll(house_.config.markers, after); });
  // Decision: a marker that stays open does not take the commit back, for that would leave the other gates, the portal
  // and the account's other markers open too. It is told as loudly as can be, and each purge tries again.
  if (!failure.empty()) TellOpen(failure);
}

std::int64_t RepairMarkers(House& house) {
  if (!KeepsMarkers(house)) return 0;
  const store::Transaction locked(house.database);
  const Markers wanted = Wanted(house, {});
  const Markers stale = Revoked(OnDisk(house.config.markers), wanted);
  const std::string failure = ShutAll(stale);
  OpenAll(house.config.markers, wanted);
  if (!failure.empty()) TellOpen(failure);
  return static_cast<std::int64_t>(stale.size());
}

void SweepMarkers(House& house) {
  if (!KeepsMarkers(house) || !ClaimSweep(house.config.markers, house.Now())) return;
  try {
    // Without the write lock, for which no reader should wait: what is prolonged in this very moment may be shut, and
    // is opened again by the next change or purge; nothing is opened here.
    (void)ShutAll(EndedMarkers(house.config.markers, house.Now()));
  } catch (const base::Fault& fault) {
    base::Log(base::LogLevel::kError, "markers_not_swept", {{"what", fault.what()}});
  }
}

Markers EndedMarkers(const std::string& folder, std::int64_t now) {
  Markers found = OnDisk(folder);
  std::erase_if(found, [&](const auto& marker) { return marker.second > now; });
  return found;
}

}  // namespace rules
