#include "store/database.h"

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "base/descriptor.h"
#include "base/fault.h"
#include "store/migrate.h"
#include "store/query_text.h"
#include "store/schema_text.h"

// SOCI declares SQLite's functions inside this namespace.
using namespace sqlite_api;

namespace store {
namespace {

using base::Fault;

constexpr int kBusyMilliseconds = 5000;

Fault::Kind KindOf(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
      return Fault::Kind::kBusy;
    default:
      return Fault::Kind::kBroken;
  }
}

[[noreturn]] void Throw(const std::string& doing, const soci::soci_error& error) {
  int result = SQLITE_ERROR;
  if (const auto* specific = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) result = specific->result();
  throw Fault(doing + ": " + error.get_error_message(), KindOf(result));
}

}  // namespace

void cell::RefuseWord(std::string_view word) {
  throw Fault("the database holds the unknown word \"" + std::string(word) + "\"");
}

namespace {

class KeptStatement : public Statement {
 public:
  KeptStatement(soci::session& session, const QueryText& text, const std::vector<Cell::Type>& in_types,
                const std::vector<Cell::Type>& out_types)
      : name_(text.name), statement_(session) {
    if (in_types.size() != text.parameters.size()) {
      throw Fault(name_ + ": " + std::to_string(in_types.size()) + " values for " +
                  std::to_string(text.parameters.size()) + " parameters");
    }
    in.resize(in_types.size());
    out.resize(out_types.size());
    in_indicators_.assign(in.size(), soci::i_ok);
    out_indicators_.assign(out.size(), soci::i_ok);
    try {
      statement_.alloc();
      statement_.prepare(std::string(text.sql));
      for (std::size_t i = 0; i < in.size(); ++i) {
        in[i].type = in_types[i];
        std::string parameter(text.parameters[i]);
        if (in[i].type == Cell::Type::kNumber) {
          statement_.exchange(soci::use(in[i].number, in_indicators_[i], parameter));
        } else {
          statement_.exchange(soci::use(in[i].text, in_indicators_[i], parameter));
        }
      }
      for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].type = out_types[i];
        if (out[i].type == Cell::Type::kNumber) {
          statement_.exchange(soci::into(out[i].number, out_indicators_[i]));
        } else {
          statement_.exchange(soci::into(out[i].text, out_indicators_[i]));
        }
      }
      statement_.define_and_bind();
    } catch (const soci::soci_error& error) {
      Throw(name_, error);
    }
    native_ = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_;
  }

  void Execute() override {
    for (std::size_t i = 0; i < in.size(); ++i) in_indicators_[i] = in[i].null ? soci::i_null : soci::i_ok;
    try {
      // Without into elements nothing is fetched, so the statement must run at once.
      statement_.execute(out.empty());
    } catch (const soci::soci_error& error) {
      sqlite3_reset(native_);
      Throw(name_, error);
    }
  }

  bool Fetch() override {
    try {
      if (!statement_.fetch()) return false;
    } catch (const soci::soci_error& error) {
      Throw(name_, error);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i].null = out_indicators_[i] == soci::i_null;
      if (out[i].null) {
        out[i].number = 0;
        out[i].text.clear();
      }
    }
    return true;
  }

  void Close() override { sqlite3_reset(native_); }
  long long Affected() override { return statement_.get_affected_rows(); }

 private:
  std::string name_;
  soci::statement statement_;
  std::vector<soci::indicator> in_indicators_, out_indicators_;
  sqlite3_stmt* native_ = nullptr;
};

int Authorize(void* part, int action, const char* first, const char* second, const char*,
              const char* trigger) {
  // What a trigger does follows from the right to its table: they are the schema's, and nobody can make one.
  if (trigger != nullptr) return SQLITE_OK;
  Part who = *static_cast<const Part*>(part);
  auto text = [](const char* s) { return s == nullptr ? std::string_view() : std::string_view(s); };
  bool allowed = true;
  switch (action) {
    case SQLITE_INSERT: allowed = MayWrite(who, "insert", text(first), ""); break;
    case SQLITE_DELETE: allowed = MayWrite(who, "delete", text(first), ""); break;
    case SQLITE_UPDATE:
      // Asked when the search index is opened; to statements SQLite itself refuses the schema table.
      allowed = text(first) == "sqlite_master" || MayWrite(who, "update", text(first), text(second));
      break;
    case SQLITE_READ: allowed = MayRead(who, text(first), text(second)); break;
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE: break;
    case SQLITE_PRAGMA: allowed = text(second).empty() || text(first) != "journal_mode"; break;
    default: allowed = false;   // no DDL, no attaching, nothing unheard of
  }
  return allowed ? SQLITE_OK : SQLITE_DENY;
}

class Lock {
 public:
  explicit Lock(std::string path) : path_(std::move(path)) {}
  ~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  void Take() {
    if (descriptor_ < 0) descriptor_ = base::OpenShared(path_, O_RDWR, 0660).Release();
    if (descriptor_ < 0) throw Fault(path_ + ": " + std::strerror(errno), Fault::Kind::kBusy);
    // Most are held for the time of one fsync: so short pauses at first, longer ones for who waits long.
    constexpr long kMicro = 1000, kLongest = 2000 * kMicro;
    long pause = 100 * kMicro;
    for (long waited = 0; ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0; waited += pause / kMicro) {
      if (errno != EWOULDBLOCK && errno != EINTR) throw Fault(std::string("write lock: ") + std::strerror(errno));
      if (waited >= kBusyMilliseconds * 1000) throw Fault("write lock: held for five seconds", Fault::Kind::kBusy);
      if (waited > 8 * pause / kMicro) pause = std::min(2 * pause, kLongest);
      const timespec rest{0, pause};
      ::nanosleep(&rest, nullptr);
    }
  }
  void Give() { ::flock(descriptor_, LOCK_UN); }

 private:
  std::string path_;
  int descriptor_ = -1;  // opened by the first who writes: readers need none
};

}  // namespace

struct Database::Engine {
  Part part = Part::kMigrate;
  std::unique_ptr<Lock> lock;  // none in memory
  std::string path;
  dev_t device = 0;
  ino_t inode = 0;
  soci::session session;
  std::array<std::unique_ptr<KeptStatement>, kQueryCount> statements;
  bool in_transaction = false;

  sqlite3* handle() {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
  }

  void Open(const std::string& file) {
    // A connection stays in its thread, and nobody asks how much memory SQLite holds: no locks for either.
    [[maybe_unused]] static const int configured =
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD) | sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    // SOCI takes a path with blanks only in quotes, and knows no way to write a quote.
    if (file.find('"') != std::string::npos) throw Fault(file + ": a path with a quote cannot be opened");
    try {
      session.open(soci::sqlite3, "db=\"" + file + "\"");
    } catch (const soci::soci_error& error) {
      Throw(file, error);
    }
    sqlite3_busy_timeout(handle(), kBusyMilliseconds);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 1);
    sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, 1'000'000);
    Do("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
       "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
  }

  // For pragmas, transactions and schema steps, which have neither parameters nor rows of interest.
  void Do(const std::string& sql) {
    char* message = nullptr;
    int result = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, &message);
    if (result != SQLITE_OK) {
      std::string what = message == nullptr ? sqlite3_errstr(result) : message;
      sqlite3_free(message);
      throw Fault("database: " + what, KindOf(result));
    }
  }

  std::string Ask(const std::string& sql) {
    std::string answer;
    auto collect = [](void* to, int count, char** values, char**) {
      auto& text = *static_cast<std::string*>(to);
      for (int i = 0; i < count; ++i) text += (text.empty() ? "" : " ") + std::string(values[i] ? values[i] : "");
      return 0;
    };
    int result = sqlite3_exec(handle(), sql.c_str(), collect, &answer, nullptr);
    if (result != SQLITE_OK) throw Fault(std::string("database: ") + sqlite3_errmsg(handle()), KindOf(result));
    return answer;
  }

  // False if the file is no database or a broken one.
  bool OpenThrottle(const std::string& file) {
    try {
      // Only where there is none: closing it would drop the POSIX locks of this process's other connections.
      if (::access(file.c_str(), F_OK) != 0) (void)base::OpenShared(file, O_RDWR, 0660);
      Open(file);
      Do("PRAGMA synchronous = OFF");
      if (Ask("PRAGMA journal_mode") != "truncate") Ask("PRAGMA journal_mode = TRUNCATE");
      // The youngest of its tables.
      if (Ask("SELECT count(*) FROM sqlite_master WHERE name = 'attempt'") == "0") {
        Do("BEGIN IMMEDIATE");
        ApplySchema("sqlite_throttle");
        Do("COMMIT");
      }
    } catch (const Fault&) {
      if (session.get_backend() == nullptr) throw;  // it did not even open
      int result = sqlite3_errcode(handle()) & 0xff;
      if (result != SQLITE_NOTADB && result != SQLITE_CORRUPT) throw;
      return false;
    }
    return true;
  }

  void Guard(Part who) {
    part = who;
    sqlite3_set_authorizer(handle(), Authorize, &part);
  }

  void ApplySchema(std::string_view engine) {
    for (const SchemaStep& step : SchemaSteps()) {
      if (step.engine == engine) Do(std::string(step.sql));
    }
  }
};

Database::Database(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Database::Database(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::Open(const std::string& path, Part part) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw Fault(path + ": " + std::strerror(errno));
  if (!S_ISREG(status.st_mode) || status.st_size == 0) throw Fault(path + ": is not a Pforte database");
  auto engine = std::make_unique<Engine>();
  engine->lock = std::make_unique<Lock>(path + ".lock");
  engine->path = path;
  engine->device = status.st_dev;
  engine->inode = status.st_ino;
  engine->Open(path);
  int version = std::stoi(engine->Ask("PRAGMA user_version"));
  if (version != HeadVersion()) {
    throw Fault(path + ": schema version " + std::to_string(version) + ", this executable needs " +
                std::to_string(HeadVersion()) + (version < HeadVersion() ? ": run `pforte migrate`" : ""));
  }
  // WAL is written in the file itself; the rollback mode must be chosen by each connection.
  if (engine->Ask("PRAGMA journal_mode") != "wal") engine->Ask("PRAGMA journal_mode = TRUNCATE");
  engine->Guard(part);
  return Database(std::move(engine));
}

Database Database::OpenThrottle(const std::string& path) {
  auto engine = std::make_unique<Engine>();
  if (!engine->OpenThrottle(path)) {
    // One process makes it anew, the others find it whole.
    Lock lock(path + ".lock");
    lock.Take();
    engine = std::make_unique<Engine>();
    if (!engine->OpenThrottle(path)) {
      engine = std::make_unique<Engine>();
      ::unlink(path.c_str());
      ::unlink((path + "-journal").c_str());
      if (!engine->OpenThrottle(path)) throw Fault(path + ": is broken and cannot be made anew");
    }
  }
  return Database(std::move(engine));
}

Database Database::InMemory(Part part) {
  auto engine = std::make_unique<Engine>();
  engine->Open(":memory:");
  engine->ApplySchema("sqlite");
  engine->Guard(part);
  return Database(std::move(engine));
}

Database Database::ThrottleInMemory() {
  auto engine = std::make_unique<Engine>();
  engine->Open(":memory:");
  engine->ApplySchema("sqlite_throttle");
  return Database(std::move(engine));
}

Statement& Database::Prepare(Query query, const std::vector<Cell::Type>& in, const std::vector<Cell::Type>& out) {
  auto& kept = engine_->statements[static_cast<std::size_t>(query)];
  if (!kept) {
    kept = std::make_unique<KeptStatement>(engine_->session, kQueryTexts[static_cast<int>(query)], in, out);
  }
  return *kept;
}

std::int64_t Database::LastId(std::string_view table) {
  long long id = 0;
  std::string name(table);
  engine_->session.get_last_insert_id(name, id);
  return id;
}

bool Database::IsCurrent() const {
  struct stat status {};
  return engine_->path.empty() || (::stat(engine_->path.c_str(), &status) == 0 &&
                                   status.st_dev == engine_->device && status.st_ino == engine_->inode);
}

bool Database::InTransaction() const { return engine_->in_transaction; }

int Database::BusyStatements() const {
  int busy = 0;
  for (sqlite3_stmt* each = sqlite3_next_stmt(engine_->handle(), nullptr); each != nullptr;
       each = sqlite3_next_stmt(engine_->handle(), each)) {
    busy += sqlite3_stmt_busy(each) != 0 ? 1 : 0;
  }
  return busy;
}

std::vector<std::string> Database::PrepareAll(const std::vector<Query>& queries) {
  std::vector<std::string> refused;
  for (Query query : queries) {
    const QueryText& text = kQueryTexts[static_cast<int>(query)];
    sqlite3_stmt* statement = nullptr;
    int result = sqlite3_prepare_v2(engine_->handle(), text.sql.data(), static_cast<int>(text.sql.size()), &statement,
                                    nullptr);
    if (result != SQLITE_OK) refused.push_back(std::string(text.name) + ": " + sqlite3_errmsg(engine_->handle()));
    sqlite3_finalize(statement);
  }
  return refused;
}

void Database::BackupTo(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) throw Fault(path + ": exists already");
  std::string quoted;
  for (char c : path) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  if (engine_->part != Part::kCommand) throw Fault("only the command line copies the database");
  if (engine_->lock) engine_->lock->Take();
  // VACUUM writes a whole new schema, which the authorizer rightly refuses to everybody else.
  sqlite3_set_authorizer(engine_->handle(), nullptr, nullptr);
  std::string error;
  try {
    engine_->Do("VACUUM INTO '" + quoted + "'");
  } catch (const Fault& fault) {
    error = fault.what();
  }
  engine_->Guard(engine_->part);
  if (engine_->lock) engine_->lock->Give();
  if (!error.empty()) throw Fault(path + ": " + error);
}

std::string Database::Check() {
  std::string found = engine_->Ask("PRAGMA integrity_check");
  std::string foreign = engine_->Ask("PRAGMA foreign_key_check");
  return foreign.empty() ? found : found + "; foreign keys: " + foreign;
}

std::string Database::JournalMode() { return engine_->Ask("PRAGMA journal_mode"); }

Transaction::Transaction(Database& database) : database_(database) {
  auto& engine = *database_.engine_;
  if (engine.in_transaction) throw Fault("a transaction within a transaction");
  if (engine.lock) engine.lock->Take();
  try {
    engine.Do("BEGIN IMMEDIATE");
  } catch (...) {
    if (engine.lock) engine.lock->Give();
    throw;
  }
  engine.in_transaction = true;
}

void Transaction::Commit(const std::function<void()>& then) {
  auto& engine = *database_.engine_;
  engine.Do("COMMIT");
  engine.in_transaction = false;
  open_ = false;
  const std::unique_ptr<Lock, void (*)(Lock*)> held(engine.lock.get(), [](Lock* lock) { lock->Give(); });
  if (then) then();
}

Transaction::~Transaction() {
  if (!open_) return;
  auto& engine = *database_.engine_;
  // SQLite may have rolled back already (disk full): then this says so, and that is fine.
  sqlite3_exec(engine.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  engine.in_transaction = false;
  if (engine.lock) engine.lock->Give();
}

}  // namespace store
