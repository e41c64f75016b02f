#include "store/migrate.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/descriptor.h"
#include "base/fault.h"
#include "store/schema_text.h"

namespace store {
namespace {

using base::Fault;
using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Handle Open(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  int result = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | flags, nullptr);
  Handle handle(raw, sqlite3_close);
  if (result != SQLITE_OK) throw Fault(path + ": " + (raw != nullptr ? sqlite3_errmsg(raw) : "out of memory"));
  sqlite3_busy_timeout(raw, 5000);
  return handle;
}

void Do(sqlite3* handle, const std::string& sql) {
  if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw Fault(std::string("schema: ") + sqlite3_errmsg(handle));
  }
}

std::string Ask(sqlite3* handle, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  std::string answer;
  if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    answer = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  }
  sqlite3_finalize(statement);
  return answer;
}

bool IsNetworkFileSystem(const std::string& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return true;
  // linux/magic.h: NFS, SMB, CIFS, SMB2, 9p, FUSE
  const unsigned long network[] = {0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997, 0x65735546};
  return std::find(std::begin(network), std::end(network), static_cast<unsigned long>(status.f_type)) !=
         std::end(network);
}

// A second process must see through shared memory what the first one wrote.
bool WalWorks(const std::string& folder) {
  const std::string scratch = folder + "/.wal-probe-" + std::to_string(::getpid());
  bool works = false;
  try {
    Handle first = Open(scratch, SQLITE_OPEN_CREATE);
    Do(first.get(), "PRAGMA journal_mode = WAL; CREATE TABLE probe (n); INSERT INTO probe VALUES (7)");
    pid_t child = ::fork();
    if (child == 0) {
      int verdict = 1;
      try {
        Handle second = Open(scratch, 0);
        if (Ask(second.get(), "SELECT n FROM probe") == "7") {
          Do(second.get(), "INSERT INTO probe VALUES (8)");
          verdict = 0;
        }
      } catch (const Fault&) {
      }
      ::_exit(verdict);
    }
    int verdict = 1;
    if (child > 0 && ::waitpid(child, &verdict, 0) == child && verdict == 0) {
      works = Ask(first.get(), "SELECT count(*) FROM probe") == "2";
    }
  } catch (const Fault&) {
  }
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) ::unlink((scratch + suffix).c_str());
  return works;
}

std::string FolderOf(const std::string& path) {
  auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

// "wal" or "truncate", which is how a database that is not in WAL is opened.
std::string Prefer(sqlite3* handle, const std::string& path, Journal journal) {
  const std::string folder = FolderOf(path);
  bool wal = journal == Journal::kWal ||
             (journal == Journal::kAuto && !IsNetworkFileSystem(folder) && WalWorks(folder));
  const std::string mode = wal ? "wal" : "truncate";
  if (Ask(handle, "PRAGMA journal_mode = " + mode) != mode)
    throw Fault(path + ": journal mode " + mode + " was refused");
  return mode;
}

// The write lock of database.cc, waited for without end: these are the moments when everybody else must wait.
base::Descriptor TakeLock(const std::string& path) {
  base::Descriptor lock(::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660));
  if (!lock.IsOpen() || ::flock(lock.Get(), LOCK_EX) != 0) throw Fault(path + ".lock: " + std::strerror(errno));
  return lock;
}

int RunSteps(sqlite3* handle, int from) {
  int ran = 0;
  for (const SchemaStep& step : SchemaSteps()) {
    if (step.engine != "sqlite" || step.number <= from) continue;
    Do(handle, std::string(step.sql));
    Do(handle, "PRAGMA user_version = " + std::to_string(step.number));
    ++ran;
  }
  return ran;
}

}  // namespace

int HeadVersion() {
  int head = 0;
  for (const SchemaStep& step : SchemaSteps()) {
    if (step.engine == "sqlite") head = std::max(head, step.number);
  }
  return head;
}

std::string CreateDatabase(const std::string& path, Journal journal) {
  int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
  if (descriptor < 0) throw Fault(path + ": " + std::strerror(errno));
  ::close(descriptor);
  try {
    Handle handle = Open(path, 0);
    Do(handle.get(), "BEGIN IMMEDIATE");
    RunSteps(handle.get(), 0);
    Do(handle.get(), "COMMIT");
    return Prefer(handle.get(), path, journal);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
}

int MigrateDatabase(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw Fault(path + ": " + std::strerror(errno));
  if (status.st_size == 0) throw Fault(path + ": is not a Pforte database");
  const auto lock = TakeLock(path);
  Handle handle = Open(path, 0);
  int version = std::stoi("0" + Ask(handle.get(), "PRAGMA user_version"));
  if (version < 1) throw Fault(path + ": is not a Pforte database");
  if (version > HeadVersion()) throw Fault(path + ": is newer than this executable");
  Do(handle.get(), "PRAGMA synchronous = FULL");
  Do(handle.get(), "BEGIN IMMEDIATE");
  int ran = RunSteps(handle.get(), version);
  Do(handle.get(), "COMMIT");
  return ran;
}

std::string SetJournal(const std::string& path, Journal journal) {
  return Prefer(Open(path, 0).get(), path, journal);
}

void ReplaceDatabase(const std::string& path, const std::string& replacement, const std::string& aside) {
  const auto lock = TakeLock(path);
  auto refuse = [](const std::string& file) { throw Fault(file + ": " + std::strerror(errno)); };
  // A journal that stays behind would be played into the new database: it goes with the old one, which keeps
  // its name until the new one takes it over, so that there is no moment without a database.
  if (::link(path.c_str(), aside.c_str()) != 0) refuse(aside);
  for (const char* suffix : {"-wal", "-journal"}) {
    if (::rename((path + suffix).c_str(), (aside + suffix).c_str()) != 0 && errno != ENOENT) refuse(aside + suffix);
  }
  if (::unlink((path + "-shm").c_str()) != 0 && errno != ENOENT) refuse(path + "-shm");
  if (::rename(replacement.c_str(), path.c_str()) != 0) refuse(path);
  const base::Descriptor folder(::open(FolderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.IsOpen() || ::fsync(folder.Get()) != 0) refuse(path);
}

std::string EngineVersion() { return sqlite3_libversion(); }

}  // namespace store
