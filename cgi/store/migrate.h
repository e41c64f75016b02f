// Forward-only schema steps. `pforte init` and `pforte migrate` run them; every other opening
// only compares the version and refuses what is not head.
#ifndef PFORTE_STORE_MIGRATE_H_
#define PFORTE_STORE_MIGRATE_H_

#include <string>

namespace store {

// The newest step that this executable knows.
[[nodiscard]] int HeadVersion();

enum class Journal { kAuto, kWal, kTruncate };

// Creates a new database at head schema, mode 0660 minus umask, in the journal mode that the
// installation shall have. kAuto: WAL if the folder's file system can share memory between two processes
// (probed on a scratch database, never on the real one) and is not a network file system; else TRUNCATE.
// Throws base::Fault if the file exists or the folder is missing. Returns the mode: "wal" or "truncate".
std::string CreateDatabase(const std::string& path, Journal journal);

// Brings an existing database to head in one transaction: all or nothing. Returns how many steps ran.
// Throws base::Fault if the file is not a Pforte database, or newer than this executable.
int MigrateDatabase(const std::string& path);

// Brings a database that nobody else has open into that journal mode. Returns the mode: "wal" or "truncate".
std::string SetJournal(const std::string& path, Journal journal);

// Puts the database `replacement`, on the same file system, at `path`, under the write lock; what stood there is
// found at `aside` afterwards, whole, with its journal. Processes that had it open notice (Database::IsCurrent).
void ReplaceDatabase(const std::string& path, const std::string& replacement, const std::string& aside);

// "3.40.1"
[[nodiscard]] std::string EngineVersion();

}  // namespace store

#endif  // PFORTE_STORE_MIGRATE_H_
