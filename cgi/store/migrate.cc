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
  auto slash = path.rfind('/');
  std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  bool wal = journal == Journal::kWal ||
             (journal == Journal::kAuto && !IsNetworkFileSystem(folder) && WalWorks(folder));
  try {
    Handle handle = Open(path, 0);
    Do(handle.get(), "BEGIN IMMEDIATE");
    RunSteps(handle.get(), 0);
    Do(handle.get(), "COMMIT");
    if (wal && Ask(handle.get(), "PRAGMA journal_mode = WAL") != "wal") throw Fault(path + ": WAL was refused");
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
  return wal ? "wal" : "truncate";
}

int MigrateDatabase(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw Fault(path + ": " + std::strerror(errno));
  if (status.st_size == 0) throw Fault(path + ": is not a Pforte database");
  int lock = ::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
  if (lock < 0 || ::flock(lock, LOCK_EX) != 0) throw Fault(path + ".lock: " + std::strerror(errno));
  int ran = 0;
  try {
    Handle handle = Open(path, 0);
    int version = std::stoi("0" + Ask(handle.get(), "PRAGMA user_version"));
    if (version > HeadVersion()) throw Fault(path + ": is newer than this executable");
    Do(handle.get(), "PRAGMA synchronous = FULL");
    Do(handle.get(), "BEGIN IMMEDIATE");
    ran = RunSteps(handle.get(), version);
    Do(handle.get(), "COMMIT");
  } catch (...) {
    ::close(lock);
    throw;
  }
  ::close(lock);
  return ran;
}

}  // namespace store
