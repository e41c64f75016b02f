// Every schema step that an installation may be at has a frozen database, <step>.sql, with its key file: the demo's cast
// as the executables of that time wrote it. Migrated, it must be like a new one and hold what it held.
// Run with the repository as working directory.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/fault.h"
#include "rules/chain.h"
#include "rules/house.h"
#include "rules/install.h"
#include "rules/pass.h"
#include "rules/sign_in.h"
#include "store/database.h"
#include "store/migrate.h"
#include "store/schema_text.h"
#include "support/folder.h"

namespace upgrade {
namespace {

namespace fs = std::filesystem;

// The steps after it come together in one release: nobody has a database between them.
constexpr int kNewestFrozen = 2;

// Numbers may have gaps.
int StepsAfter(int number) {
  int count = 0;
  for (const auto& step : store::SchemaSteps()) count += step.engine == "sqlite" && step.number > number ? 1 : 0;
  return count;
}

using Rows = std::multiset<std::vector<std::string>>;

std::string Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

class File {
 public:
  explicit File(const std::string& path) { EXPECT_EQ(sqlite3_open(path.c_str(), &handle_), SQLITE_OK); }
  ~File() { sqlite3_close(handle_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void Do(const std::string& sql) {
    EXPECT_EQ(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle_);
  }
  Rows Ask(const std::string& sql) {
    Rows rows;
    auto collect = [](void* to, int count, char** values, char**) {
      std::vector<std::string> row;
      for (int i = 0; i < count; ++i) row.emplace_back(values[i] == nullptr ? "NULL" : values[i]);
      static_cast<Rows*>(to)->insert(row);
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(handle_, sql.c_str(), collect, &rows, nullptr), SQLITE_OK) << sqlite3_errmsg(handle_);
    return rows;
  }
  std::string One(const std::string& sql) { return Ask(sql).begin()->front(); }
  std::set<std::string> Tables() {
    std::set<std::string> tables;
    for (const auto& row : Ask("SELECT name FROM sqlite_master WHERE type = 'table'")) tables.insert(row[0]);
    return tables;
  }
  // Everything that stands in those columns of the table, as SQL literals.
  Rows Content(const std::string& table, const Rows& columns) {
    std::string list;
    for (const auto& column : columns) list += (list.empty() ? "" : ", ") + ("quote(\"" + column[0] + "\")");
    return Ask("SELECT " + list + " FROM \"" + table + "\"");
  }
  Rows Columns(const std::string& table) { return Ask("SELECT name FROM pragma_table_info('" + table + "')"); }

 private:
  sqlite3* handle_ = nullptr;
};

std::string Name(int step) {
  char name[32];
  std::snprintf(name, sizeof name, "tests/upgrade/%04d", step);
  return name;
}

// A copy of the frozen database, and of its key, as an installation.
void Thaw(const support::Folder& folder, int step, const std::string& journal = "truncate") {
  const std::string sql = Read(Name(step) + ".sql");
  ASSERT_FALSE(sql.empty()) << Name(step) << ".sql is missing: freeze a database of that step";
  File(folder / "pforte.db").Do(sql);
  File(folder / "pforte.db").Do("PRAGMA journal_mode = " + journal);
  fs::copy_file(Name(step) + ".key", folder / "pforte.key");
  fs::permissions(folder / "pforte.key", fs::perms::owner_read | fs::perms::owner_write);
}

std::map<std::string, Rows> Everything(const std::string& path) {
  File file(path);
  std::map<std::string, Rows> all = {{"", file.Ask("SELECT type, name, tbl_name, sql FROM sqlite_master")},
                                     {"version", file.Ask("PRAGMA user_version")}};
  for (const auto& table : file.Tables()) all[table] = file.Content(table, file.Columns(table));
  return all;
}

class Upgrade : public ::testing::TestWithParam<int> {
 protected:
  support::Folder folder;
  const std::string path = folder / "pforte.db";
};

TEST_P(Upgrade, GivesTheSchemaOfANewDatabase) {
  for (const char* journal : {"truncate", "wal"}) {
    const support::Folder place;
    ASSERT_NO_FATAL_FAILURE(Thaw(place, GetParam(), journal));
    EXPECT_EQ(store::MigrateDatabase(place / "pforte.db"), StepsAfter(GetParam()));
    store::CreateDatabase(place / "new.db", store::Journal::kTruncate);
    File old(place / "pforte.db"), fresh(place / "new.db");
    const std::string schema = "SELECT type, name, tbl_name, sql FROM sqlite_master";
    EXPECT_EQ(old.Ask(schema), fresh.Ask(schema));
    for (const auto& table : fresh.Tables()) {
      for (const char* aspect : {"table_info", "foreign_key_list", "index_list"}) {
        const std::string ask = "PRAGMA " + std::string(aspect) + "('" + table + "')";
        EXPECT_EQ(old.Ask(ask), fresh.Ask(ask)) << ask;
      }
    }
    EXPECT_EQ(old.One("PRAGMA user_version"), std::to_string(store::HeadVersion()));
    EXPECT_EQ(old.One("PRAGMA integrity_check"), "ok");
    EXPECT_TRUE(old.Ask("PRAGMA foreign_key_check").empty());
    EXPECT_EQ(old.One("PRAGMA journal_mode"), journal == std::string("wal") ? "wal" : "delete");
  }
}

TEST_P(Upgrade, LosesNoRowButThoseOfSessionsThatNameNoHost) {
  ASSERT_NO_FATAL_FAILURE(Thaw(folder, GetParam()));
  std::map<std::string, Rows> columns, before;
  {
    File old(path);
    for (const auto& table : old.Tables()) {
      columns[table] = old.Columns(table);
      before[table] = old.Content(table, columns[table]);
      EXPECT_FALSE(before[table].empty()) << table << ": without a row it proves nothing";
    }
  }
  store::MigrateDatabase(path);
  File migrated(path);
  for (const auto& [table, rows] : before) {
    if (table.starts_with("contact_search")) continue;  // made anew from what it indexes
    const bool ends = table == "session" && GetParam() < 2;
    EXPECT_EQ(migrated.Content(table, columns[table]), ends ? Rows() : rows) << table;
  }
}

TEST_P(Upgrade, ChangesNothingTheSecondTime) {
  ASSERT_NO_FATAL_FAILURE(Thaw(folder, GetParam()));
  store::MigrateDatabase(path);
  const std::string bytes = Read(path);
  EXPECT_EQ(store::MigrateDatabase(path), 0);
  EXPECT_EQ(Read(path), bytes);
}

TEST_P(Upgrade, LetsPeopleSignInAndReadAsBefore) {
  ASSERT_NO_FATAL_FAILURE(Thaw(folder, GetParam()));
  EXPECT_THROW((void)store::Database::Open(path, store::Part::kPortal), base::Fault) << "not before it is migrated";
  store::MigrateDatabase(path);
  base::Config config;
  config.database = path;
  config.state_directory = folder.path();
  auto database = store::Database::Open(path, store::Part::kPortal);
  rules::House house{config, crypto::Keys::Load(folder / "pforte.key"), std::move(database),
                     store::Database::OpenThrottle(folder / "throttle.db"), base::SystemClock()};
  const auto place = rules::FindPlace(house, "localhost:8080", "/account/login");
  ASSERT_TRUE(place.has_value());
  const auto signed_in = rules::SignIn(house, place->website, "erika@partner.example", "muster demo kennwort 2026",
                                       {"localhost:8080", "192.0.2.7", ""});
  ASSERT_EQ(signed_in.outcome, rules::SignInOutcome::kSignedIn);
  EXPECT_EQ(rules::MayPass(house, "localhost:8080", "/members/", signed_in.session.token).outcome, rules::PassOutcome::kOpen);
  EXPECT_EQ(house.database.Check(), "ok");
}

TEST_P(Upgrade, ChainsTheLinesOfTheHistoryThatAreThere) {
  ASSERT_NO_FATAL_FAILURE(Thaw(folder, GetParam()));
  const auto lines = std::stoll(File(path).One("SELECT count(*) FROM history"));
  const int steps = store::MigrateDatabase(path);
  base::Config config;
  config.database = path;
  config.state_directory = folder.path();
  auto open = [&] {
    return rules::House{config, crypto::Keys::Load(folder / "pforte.key"),
                        store::Database::Open(path, store::Part::kCommand), std::nullopt, base::SystemClock()};
  };
  auto verify = [&] {
    auto house = open();
    return rules::VerifyChain(house, {}, [](std::int64_t, std::int64_t) {});
  };
  EXPECT_EQ(verify().state, rules::ChainState::kUnchained) << "a migration that did not end is seen";
  auto house = open();
  rules::NoteMigration(house, steps);
  EXPECT_EQ(verify().state, rules::ChainState::kWhole);
  EXPECT_EQ(verify().lines, lines + 1);
}

TEST_P(Upgrade, ChangesNothingIfItsLastStatementFails) {
  ASSERT_NO_FATAL_FAILURE(Thaw(folder, GetParam()));
  // The last table or index that the steps make is there already, made by somebody else.
  store::CreateDatabase(folder / "new.db", store::Journal::kTruncate);
  std::string last;
  std::set<std::string> known;
  for (const auto& row : File(path).Ask("SELECT name FROM sqlite_master")) known.insert(row[0]);
  for (const auto& row : File(folder / "new.db").Ask("SELECT printf('%06d', rowid), name FROM sqlite_master "
                                                     "WHERE type IN ('table', 'index') AND sql <> ''")) {
    if (!known.contains(row[1])) last = row[1];
  }
  ASSERT_FALSE(last.empty());
  File(path).Do("CREATE TABLE " + last + " (mine)");
  const auto before = Everything(path);
  EXPECT_THROW(store::MigrateDatabase(path), base::Fault);
  EXPECT_EQ(Everything(path), before);
  File(path).Do("DROP TABLE " + last);
  EXPECT_EQ(store::MigrateDatabase(path), StepsAfter(GetParam()));
}

// A file that may not grow beyond so many bytes is a disk that is full after so many.
TEST_P(Upgrade, IsWholeOrNothingWhereverTheDiskIsFull) {
  int failed = 0, done = 0;
  for (const char* journal : {"truncate", "wal"}) {
    for (rlim_t most = 0; most <= 640 * 1024; most += 16 * 1024) {
      const support::Folder place;
      ASSERT_NO_FATAL_FAILURE(Thaw(place, GetParam(), journal));
      const auto before = Everything(place / "pforte.db");
      const pid_t child = ::fork();
      ASSERT_GE(child, 0);
      if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{most, most};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int verdict = 0;
        try {
          store::MigrateDatabase(place / "pforte.db");
        } catch (const base::Fault&) {
          verdict = 1;
        }
        ::_exit(verdict);
      }
      int status = 0;
      ASSERT_EQ(::waitpid(child, &status, 0), child);
      ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) <= 1) << journal << " " << most;
      const std::string version = File(place / "pforte.db").One("PRAGMA user_version");
      EXPECT_EQ(File(place / "pforte.db").One("PRAGMA integrity_check"), "ok") << journal << " " << most;
      if (WEXITSTATUS(status) == 1) {
        ++failed;
        EXPECT_EQ(Everything(place / "pforte.db"), before) << journal << " " << most;
        EXPECT_EQ(store::MigrateDatabase(place / "pforte.db"), StepsAfter(GetParam()));
      } else {
        ++done;
        EXPECT_EQ(version, std::to_string(store::HeadVersion()));
      }
    }
  }
  EXPECT_GT(failed, 3);
  EXPECT_GT(done, 3);
}

TEST_P(Upgrade, RefusesADatabaseThatIsNewer) {
  ASSERT_NO_FATAL_FAILURE(Thaw(folder, GetParam()));
  File(path).Do("PRAGMA user_version = " + std::to_string(store::HeadVersion() + 1));
  const auto before = Everything(path);
  EXPECT_THROW(store::MigrateDatabase(path), base::Fault);
  EXPECT_EQ(Everything(path), before);
}

INSTANTIATE_TEST_SUITE_P(FromStep, Upgrade, ::testing::Range(1, kNewestFrozen + 1));

}  // namespace
}  // namespace upgrade
