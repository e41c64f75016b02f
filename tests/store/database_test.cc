#include "store/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "base/fault.h"
#include "store/account.h"
#include "store/bucket.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/migrate.h"
#include "store/query_text.h"
#include "store/session.h"
#include "store/website.h"

namespace store {
namespace {

class Folder {
 public:
  Folder() { path_ = ::mkdtemp(name_); }
  ~Folder() { [[maybe_unused]] int ignored = std::system(("rm -rf " + path_).c_str()); }
  std::string operator/(const std::string& file) const { return path_ + "/" + file; }

 private:
  char name_[32] = "/tmp/pforte-test-XXXXXX";
  std::string path_;
};

model::Contact SomeContact(const std::string& name) {
  model::Contact contact;
  contact.name = name;
  contact.company = "Muster GmbH";
  return contact;
}

TEST(Database, KeepsWhatWasInserted) {
  auto database = Database::InMemory(Part::kOffice);
  auto id = InsertContact(database, SomeContact("Erika Muster"), 100);
  auto found = FindContact(database, id);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->name, "Erika Muster");
  EXPECT_EQ(found->created_at, 100);
  EXPECT_EQ(found->version, 1);
  EXPECT_EQ(database.BusyStatements(), 0);
}

TEST(Database, ReusesAStatementWithOtherValues) {
  auto database = Database::InMemory(Part::kOffice);
  auto first = InsertContact(database, SomeContact("A"), 1);
  auto second = InsertContact(database, SomeContact("B"), 2);
  EXPECT_EQ(FindContact(database, first)->name, "A");
  EXPECT_EQ(FindContact(database, second)->name, "B");
  EXPECT_FALSE(FindContact(database, 99).has_value());
  EXPECT_EQ(FindContact(database, first)->name, "A");
}

TEST(Database, KeepsNullApartFromZeroAndEmpty) {
  auto database = Database::InMemory(Part::kOffice);
  auto contact = InsertContact(database, SomeContact("A"), 1);
  model::Account account;
  account.contact_id = contact;
  account.email = account.email_key = "a@muster.example";
  account.name = "A";
  account.email_proven_at = 0;
  auto id = InsertAccount(database, account, 1);
  auto found = FindAccount(database, id);
  EXPECT_EQ(found->email_proven_at, std::optional<std::int64_t>(0));
  EXPECT_FALSE(found->password_changed_at.has_value());
}

TEST(Database, RollsBackWhatWasNotCommitted) {
  auto database = Database::InMemory(Part::kOffice);
  {
    Transaction transaction(database);
    InsertContact(database, SomeContact("gone"), 1);
  }
  EXPECT_TRUE(ListContactIds(database, 100, 10).empty());
  {
    Transaction transaction(database);
    InsertContact(database, SomeContact("kept"), 1);
    transaction.Commit();
  }
  EXPECT_EQ(ListContactIds(database, 100, 10).size(), 1u);
}

TEST(Database, FindsAContactByThreeLettersOfItsAccountsAddress) {
  auto database = Database::InMemory(Part::kOffice);
  auto contact = InsertContact(database, SomeContact("Erika Muster"), 1);
  model::Account account;
  account.contact_id = contact;
  account.email = account.email_key = "jane@partner.example";
  account.name = "Jane";
  InsertAccount(database, account, 1);
  auto found = ListContactIdsOfWords(database, "\"artne\"", 100, 10);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(FindContactLine(database, found[0], 0)->emails, "jane@partner.example");
  EXPECT_TRUE(ListContactIdsOfWords(database, "\"nobody\"", 100, 10).empty());
  EXPECT_TRUE(ListContactIdsOfWords(database, "\"artne\"", found[0], 10).empty()) << "it is not below itself";
}

TEST(Database, LetsNobodyRewriteHistory) {
  auto database = Database::InMemory(Part::kCommand);
  model::History line;
  line.id = 1;
  line.hash = std::string(43, 'h');
  AppendHistory(database, line);
  EXPECT_EQ(ListHistoryOfContact(database, 0).size(), 0u);
  UpdateHistoryChained(database, 1, "", std::string(43, 'x'));
  EXPECT_EQ(FindHistoryHead(database)->hash, line.hash);
  for (const char* column : {"id", "at", "actor", "act", "contact_id", "account_id", "access_id", "website_id"}) {
    EXPECT_FALSE(MayWrite(Part::kCommand, "update", "history", column)) << column;
  }
  EXPECT_FALSE(MayWrite(Part::kCommand, "delete", "history", ""));
  // The office erases with whom it deletes; what is written is watched by the schema.
  EXPECT_FALSE(MayWrite(Part::kOffice, "update", "history", "hash"));
  EXPECT_FALSE(MayWrite(Part::kPortal, "update", "history", "detail"));
  EXPECT_FALSE(MayWrite(Part::kOffice, "delete", "history", ""));
}

TEST(Database, RefusesTheGateToWriteAnythingButWhenASessionWasSeen) {
  auto database = Database::InMemory(Part::kGate);
  EXPECT_NO_THROW(UpdateSessionSeen(database, std::string(43, 'a'), 5));
  EXPECT_THROW(InsertContact(database, SomeContact("x"), 1), base::Fault);
  EXPECT_THROW(DeleteSessionFamily(database, "x"), base::Fault);
  EXPECT_THROW((void)FindAccount(database, 1), base::Fault);  // holds the password
}

TEST(Database, RefusesThePortalToApproveByAnUnknownWay) {
  EXPECT_FALSE(MayWrite(Part::kPortal, "update", "website", "policy"));
  EXPECT_FALSE(MayWrite(Part::kPortal, "insert", "staff", ""));
  EXPECT_FALSE(MayWrite(Part::kPortal, "insert", "link", ""));
  EXPECT_FALSE(MayRead(Part::kPortal, "staff", "password"));
}

TEST(Database, RefusesAMissingAnEmptyAndAForeignFile) {
  Folder folder;
  EXPECT_THROW((void)Database::Open(folder / "none.db", Part::kPortal), base::Fault);
  struct stat status {};
  EXPECT_NE(::stat((folder / "none.db").c_str(), &status), 0) << "a missing database must not be created";
  std::ofstream(folder / "empty.db").close();
  EXPECT_THROW((void)Database::Open(folder / "empty.db", Part::kPortal), base::Fault);
  std::ofstream(folder / "foreign.db") << std::string(8192, 'x');
  EXPECT_THROW((void)Database::Open(folder / "foreign.db", Part::kPortal), base::Fault);
}

TEST(Database, RefusesAnotherSchemaVersion) {
  Folder folder;
  CreateDatabase(folder / "a.db", Journal::kTruncate);
  { auto opened = Database::Open(folder / "a.db", Part::kPortal); }
  ASSERT_EQ(std::system(("sqlite3 " + (folder / "a.db") + " 'PRAGMA user_version = 99'").c_str()), 0);
  EXPECT_THROW((void)Database::Open(folder / "a.db", Part::kPortal), base::Fault);
  EXPECT_THROW(MigrateDatabase(folder / "a.db"), base::Fault);
}

TEST(Database, ChoosesTheJournalThatWasAskedFor) {
  Folder folder;
  EXPECT_EQ(CreateDatabase(folder / "t.db", Journal::kTruncate), "truncate");
  EXPECT_EQ(CreateDatabase(folder / "w.db", Journal::kWal), "wal");
  EXPECT_EQ(Database::Open(folder / "t.db", Part::kPortal).JournalMode(), "truncate");
  EXPECT_EQ(Database::Open(folder / "w.db", Part::kPortal).JournalMode(), "wal");
  EXPECT_THROW(CreateDatabase(folder / "w.db", Journal::kWal), base::Fault) << "an existing database stays";
}

TEST(Database, BacksUpWhileItIsOpen) {
  Folder folder;
  CreateDatabase(folder / "a.db", Journal::kAuto);
  auto database = Database::Open(folder / "a.db", Part::kCommand);
  InsertContact(database, SomeContact("Erika"), 1);
  database.BackupTo(folder / "b.db");
  auto copy = Database::Open(folder / "b.db", Part::kCommand);
  EXPECT_EQ(ListContactIds(copy, 100, 10).size(), 1u);
  EXPECT_EQ(copy.Check(), "ok");
  EXPECT_THROW(database.BackupTo(folder / "b.db"), base::Fault);
}

TEST(Database, PreparesEveryQueryUnderTheRightsOfTheCommandLine) {
  auto database = Database::InMemory(Part::kCommand);
  std::vector<Query> all;
  for (int i = 0; i < kQueryCount; ++i) {
    const std::string_view name(kQueryTexts[i].name);
    const bool throttle = name.find("Bucket") != std::string_view::npos || name.find("Attempt") != std::string_view::npos;
    if (!throttle) all.push_back(static_cast<Query>(i));
  }
  for (const auto& refused : database.PrepareAll(all)) ADD_FAILURE() << refused;
}

TEST(Bucket, LetsExactlyTheBurstPassAndThenOnePerCost) {
  auto throttle = Database::ThrottleInMemory();
  const std::string name(43, 'n');
  std::int64_t now = 1'000'000;
  int passed = 0;
  for (int i = 0; i < 20; ++i) passed += ReserveBucket(throttle, name, now, 1000, 5000) ? 1 : 0;
  EXPECT_EQ(passed, 5);
  EXPECT_FALSE(ReserveBucket(throttle, name, now + 999, 1000, 5000));
  EXPECT_TRUE(ReserveBucket(throttle, name, now + 1000, 1000, 5000));
  RefundBucket(throttle, name, 1000);
  EXPECT_TRUE(ReserveBucket(throttle, name, now + 1000, 1000, 5000));
}

TEST(Bucket, LocksNobodyOutWhenTheClockJumpsBack) {
  auto throttle = Database::ThrottleInMemory();
  const std::string name(43, 'n');
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(ReserveBucket(throttle, name, 1'000'000'000, 1000, 5000));
  EXPECT_TRUE(ReserveBucket(throttle, name, 1'000'000, 1000, 5000));
}

}  // namespace
}  // namespace store
