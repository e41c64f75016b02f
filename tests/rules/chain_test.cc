// What the chain shows of a database that somebody wrote into with another tool: nothing here is refused by the schema,
// whose triggers such a tool can drop.
#include "rules/chain.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "base/fault.h"
#include "rules/audit.h"
#include "rules/install.h"
#include "rules/note.h"
#include "store/history.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

constexpr std::int64_t kLines = 6;

class Chain : public ::testing::Test {
 protected:
  Chain() : house(Open()) {
    house.acting = {"Ada", "192.0.2.7"};
    for (std::int64_t i = 1; i <= kLines; ++i) Write(i);
  }
  House Open() {
    support::CreateInstallation(folder);
    return support::OpenInstallation(folder, store::Part::kCommand, [] { return std::int64_t{1'795'000'000}; });
  }
  void Write(std::int64_t contact_id) {
    Changes changes;
    changes.Add("phone", "030 1", "030 2");
    store::Transaction transaction(house.database);
    NoteContact(house, model::Act::kChanged, "Ada", contact_id, "call", changes);
    transaction.Commit();
  }
  // As if with the sqlite3 shell; returns SQLite's verdict.
  int Tamper(const std::string& sql, bool drop = true) const {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open((folder / "pforte.db").c_str(), &handle), SQLITE_OK);
    if (drop) {
      sqlite3_exec(handle, "DROP TRIGGER history_is_never_changed; DROP TRIGGER history_is_never_removed", nullptr,
                   nullptr, nullptr);
    }
    int result = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
    EXPECT_TRUE(!drop || result == SQLITE_OK) << sql << ": " << sqlite3_errmsg(handle);
    sqlite3_close(handle);
    return result;
  }
  ChainVerdict Verify(const std::optional<model::HistoryHead>& kept = {}) {
    return VerifyChain(house, kept, [](std::int64_t, std::int64_t) {});
  }
  void ExpectBroken(ChainState state, std::int64_t line) {
    auto verdict = Verify();
    EXPECT_EQ(verdict.state, state);
    EXPECT_EQ(verdict.line, line);
  }

  support::Folder folder;
  House house;
};

TEST_F(Chain, IsWholeAsWritten) {
  std::int64_t told = 0, all = 0;
  auto verdict = VerifyChain(house, FindHead(house), [&](std::int64_t read, std::int64_t of) {
    told = read;
    all = of;
  });
  EXPECT_EQ(verdict.state, ChainState::kWhole);
  EXPECT_EQ(verdict.lines, kLines);
  EXPECT_EQ(verdict.head.id, kLines);
  EXPECT_EQ(HeadText(verdict.head), HeadText(FindHead(house)));
  EXPECT_EQ(told, kLines);
  EXPECT_EQ(all, kLines);
}

TEST_F(Chain, ShowsTheFirstLineOfWhichAnythingWasChanged) {
  const std::pair<const char*, const char*> changes[] = {
      {"at", "at + 1"},        {"actor", "'Otto'"},  {"act", "'approved'"}, {"act", "'danced'"},
      {"contact_id", "4"}, {"contact_id", "NULL"},
      {"account_id", "1"},     {"access_id", "1"},   {"website_id", "1"},   {"detail", "'other'"},
      {"source", "'10.0.0.1'"}, {"was", "''"},       {"became", "'phone: 030 3'"}, {"detail", "detail || 'x'"}};
  for (const auto& [column, value] : changes) {
    const std::string name = column;
    Tamper("CREATE TABLE kept AS SELECT * FROM history; UPDATE history SET " + name + " = " + value + " WHERE id = 3");
    ExpectBroken(ChainState::kAltered, 3);
    Tamper("UPDATE history SET " + name + " = (SELECT " + name + " FROM kept WHERE id = 3) WHERE id = 3; DROP TABLE kept");
    EXPECT_EQ(Verify().state, ChainState::kWhole) << name;
  }
}

TEST_F(Chain, ShowsAHashOrASaltThatWasChanged) {
  Tamper("UPDATE history SET salt = (SELECT salt FROM history WHERE id = 5) WHERE id = 4");
  ExpectBroken(ChainState::kAltered, 4);
  Tamper("UPDATE history SET hash = (SELECT hash FROM history WHERE id = 5) WHERE id = 2");
  ExpectBroken(ChainState::kAltered, 2);
  Tamper("UPDATE history SET hash = '' WHERE id = 1");
  ExpectBroken(ChainState::kUnchained, 1);
}

TEST_F(Chain, ShowsValuesThatMovedFromOneColumnToAnother) {
  Tamper("UPDATE history SET detail = '', source = 'call' || source WHERE id = 2");
  ExpectBroken(ChainState::kAltered, 2);
}

TEST_F(Chain, ShowsARemovedLine) {
  Tamper("DELETE FROM history WHERE id = 3");
  ExpectBroken(ChainState::kMissing, 4);
}

TEST_F(Chain, ShowsThatTheBeginningIsGone) {
  Tamper("DELETE FROM history WHERE id < 3");
  ExpectBroken(ChainState::kMissing, 3);
}

TEST_F(Chain, ShowsARemovedLineWhoseGapWasClosed) {
  Tamper("DELETE FROM history WHERE id = 3; UPDATE history SET id = id - 1 WHERE id > 3");
  ExpectBroken(ChainState::kAltered, 3);
}

TEST_F(Chain, ShowsALineThatWasPutIn) {
  Tamper("INSERT INTO history (id, at, actor, act, contact_id, detail, source, was, became, salt, hash) "
         "SELECT 7, at, actor, act, contact_id, detail, source, was, became, salt, hash FROM history WHERE id = 6");
  ExpectBroken(ChainState::kAltered, 7);
}

TEST_F(Chain, ShowsLinesInAnotherOrder) {
  Tamper("UPDATE history SET id = 100 WHERE id = 3; UPDATE history SET id = 3 WHERE id = 4; "
         "UPDATE history SET id = 4 WHERE id = 100");
  ExpectBroken(ChainState::kAltered, 3);
}

TEST_F(Chain, ShowsByAKeptHeadThatTheEndWasCutOff) {
  auto kept = FindHead(house);
  Tamper("DELETE FROM history WHERE id > 4; UPDATE sqlite_sequence SET seq = 4 WHERE name = 'history'");
  EXPECT_EQ(Verify().state, ChainState::kWhole) << "the chain alone cannot know";
  EXPECT_EQ(Verify(kept).state, ChainState::kHeadGone);
  EXPECT_EQ(Verify(kept).line, kLines);
  Write(7);
  Write(8);
  EXPECT_EQ(Verify().state, ChainState::kWhole);
  EXPECT_EQ(Verify(kept).state, ChainState::kHeadOther) << "the same number, another line";
}

TEST_F(Chain, HoldsUnderItsOwnKeyOnly) {
  house.keys = crypto::Keys::FromSeed(2);
  ExpectBroken(ChainState::kAltered, 1);
}

TEST_F(Chain, StaysWholeWhenWhatLinesSayIsErased) {
  Write(3);
  EXPECT_EQ(EraseHistory(house, 3, ""), 2);
  auto verdict = Verify();
  EXPECT_EQ(verdict.state, ChainState::kWhole);
  EXPECT_EQ(verdict.erased, 2);
  auto lines = store::ListHistoryOfContact(house.database, 3);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].act, model::Act::kErased);
  EXPECT_EQ(lines[0].actor, "Ada");
  EXPECT_EQ(lines[0].detail, "2");
  for (const auto& line : {lines[1], lines[2]}) {
    EXPECT_EQ(line.detail + line.source + line.was + line.became + line.salt, "");
    EXPECT_EQ(line.actor, "Ada");
    EXPECT_EQ(line.act, model::Act::kChanged);
  }
  EXPECT_EQ(store::ListHistoryOfContact(house.database, 4)[0].detail, "call") << "nobody else's";
  EXPECT_EQ(EraseHistory(house, 3, ""), 0) << "once";
}

TEST_F(Chain, TellsErasedFromAltered) {
  EraseHistory(house, 3, "");
  Tamper("UPDATE history SET detail = 'put back' WHERE id = 3");
  ExpectBroken(ChainState::kAltered, 3);
  Tamper("UPDATE history SET detail = '' WHERE id = 3");
  EXPECT_EQ(Verify().state, ChainState::kWhole);
  // Who has no key cannot erase without a trace: the digest must be the one of what stood there.
  Tamper("UPDATE history SET detail = '', source = '', was = '', became = '', salt = '', "
         "erased = (SELECT erased FROM history WHERE id = 3) WHERE id = 5");
  ExpectBroken(ChainState::kAltered, 5);
}

TEST_F(Chain, IsKeptByTheSchemaToo) {
  EXPECT_NE(Tamper("DELETE FROM history WHERE id = 6", false), SQLITE_OK);
  for (const char* change : {"detail = 'x'", "actor = 'x'", "hash = ''", "erased = hash", "at = 1",
                             "erased = hash, detail = '', source = '', was = '', became = '', salt = '', actor = 'x'"}) {
    EXPECT_NE(Tamper("UPDATE history SET " + std::string(change) + " WHERE id = 6", false), SQLITE_OK) << change;
  }
  EXPECT_EQ(Verify().state, ChainState::kWhole);
}

TEST_F(Chain, TakesInTheLinesThatAreOlderThanIt) {
  Tamper("DELETE FROM history; INSERT INTO history (id, at, actor, act, detail) VALUES (4, 1, 'Ada', 'approved', 'a'), "
         "(9, 2, 'customer', 'verified', '')");
  Write(1);
  EXPECT_EQ(FindHead(house).hash, "") << "nothing to follow yet";
  ExpectBroken(ChainState::kUnchained, 4);
  EXPECT_EQ(ChainOldHistory(house), 3);
  auto verdict = Verify();
  EXPECT_EQ(verdict.state, ChainState::kWhole);
  EXPECT_EQ(verdict.lines, 3);
  Write(2);
  EXPECT_EQ(Verify(FindHead(house)).lines, 4);
}

TEST_F(Chain, NeverMendsWhatIsBroken) {
  Tamper("UPDATE history SET hash = '', salt = '', detail = 'x' WHERE id >= 3");
  EXPECT_EQ(ChainOldHistory(house), 0);
  ExpectBroken(ChainState::kUnchained, 3);
}

TEST_F(Chain, IsNotMadeAnewInSilence) {
  auto kept = FindHead(house);
  Tamper("UPDATE history SET hash = '', salt = ''; UPDATE history SET detail = 'x' WHERE id = 3");
  NoteMigration(house, 0);
  auto verdict = Verify();
  EXPECT_EQ(verdict.state, ChainState::kWhole);
  EXPECT_EQ(Verify(kept).state, ChainState::kHeadOther) << "who kept a head sees it";
  auto lines = ListAudit(house, {}, {}, 1).lines;
  EXPECT_EQ(lines.at(0).line.act, model::Act::kMigrated) << "who kept none is told when it happened";
  EXPECT_EQ(lines.at(0).line.detail, "6");
}

TEST_F(Chain, TakesNoLineWithoutItsTransaction) {
  EXPECT_THROW(NoteAct(house, model::Act::kPurged, "Ada"), base::Fault);
  EXPECT_EQ(FindHead(house).id, kLines);
  {
    store::Transaction undone(house.database);
    NoteAct(house, model::Act::kPurged, "Ada");
  }
  EXPECT_EQ(FindHead(house).id, kLines);
}

TEST(Head, IsReadAsItIsWritten) {
  model::HistoryHead head{4711, std::string(43, 'Z')};
  auto read = ParseHead(HeadText(head));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->id, head.id);
  EXPECT_EQ(read->hash, head.hash);
  for (const std::string& text : {std::string(), std::string("4711"), std::string("4711:"), "0:" + head.hash,
                                  "-1:" + head.hash, "x:" + head.hash, "4711:" + head.hash + "Z", ":" + head.hash}) {
    EXPECT_FALSE(ParseHead(text).has_value()) << text;
  }
}

TEST(Changed, KeepsOneLineForEachValueAndNoneForWhatStays) {
  Changes changes;
  changes.Add("name", "Erika", "Erika");
  changes.Add("paths", "/a/\n/b/", "");
  changes.Add("notes", "", "C:\\new\nname: Otto");
  EXPECT_EQ(changes.was, "paths: /a/\\n/b/");
  EXPECT_EQ(changes.became, "notes: C:\\\\new\\nname: Otto");
}

}  // namespace
}  // namespace rules
