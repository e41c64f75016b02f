#include "rules/remove.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "rules/account.h"
#include "rules/audit.h"
#include "rules/chain.h"
#include "rules/item.h"
#include "rules/merge.h"
#include "rules/recover.h"
#include "rules/status.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::kNetwork;
using support::Scenario;

class Remove : public ::testing::Test {
 protected:
  Remove() {
    access = scenario.AddApplicant(website, "erika@probe.example");
    account = scenario.Account("erika@probe.example");
  }
  // Everything that the database keeps in files, as one text.
  std::string Dump() {
    support::Folder folder;
    scenario.house.database.BackupTo(folder / "copy.db");
    sqlite3* raw = nullptr;
    EXPECT_EQ(sqlite3_open((folder / "copy.db").c_str(), &raw), SQLITE_OK);
    std::string text;
    sqlite3_stmt* tables = nullptr;
    sqlite3_prepare_v2(raw, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'contact_search_%'", -1,
                       &tables, nullptr);
    while (sqlite3_step(tables) == SQLITE_ROW) {
      const std::string name = reinterpret_cast<const char*>(sqlite3_column_text(tables, 0));
      sqlite3_stmt* rows = nullptr;
      sqlite3_prepare_v2(raw, ("SELECT * FROM " + name).c_str(), -1, &rows, nullptr);
      while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(rows); ++i) {
          auto cell = sqlite3_column_text(rows, i);
          if (cell != nullptr) text += name + ": " + reinterpret_cast<const char*>(cell) + "\n";
        }
      }
      sqlite3_finalize(rows);
    }
    sqlite3_finalize(tables);
    sqlite3_close(raw);
    return text;
  }
  bool ChainHolds() { return VerifyChain(scenario.house, std::nullopt, [](std::int64_t, std::int64_t) {}).state == ChainState::kWhole; }

  Scenario scenario{store::Part::kCommand};  // the one that copies its database
  model::Website website = scenario.AddWebsite();
  model::Access access;
  model::Account account;
};

TEST_F(Remove, OfAContactLeavesNothingThatSaysWhoItWasButThatItWasDecided) {
  model::FormErrors errors;
  ASSERT_EQ(Ask(scenario.house, {}, access.id, "Which order, Erika?", errors), DecideOutcome::kDone);
  ASSERT_TRUE(Answer(scenario.house, website, account, "That of erika@probe.example", errors));
  ASSERT_EQ(AddNote(scenario.house, {}, access.id, "called Erika", errors), DecideOutcome::kDone);
  ASSERT_EQ(Decide(scenario.house, {}, {access.id, scenario.Access(access.id).version, model::Status::kApproved,
                                        "Welcome, Erika", true}),
            DecideOutcome::kDone);
  ASSERT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  (void)scenario.Mails();
  auto session = scenario.SignIn(website, "erika@probe.example");
  scenario.AddMany(website, 1, 1);
  ASSERT_NE(Dump().find("rika"), std::string::npos);

  auto removal = ForeseeContactRemoval(scenario.house, {}, account.contact_id);
  ASSERT_TRUE(removal);
  EXPECT_EQ(removal->accounts, 1);
  EXPECT_EQ(removal->accesses, 1);
  EXPECT_GT(removal->mails, 1);
  EXPECT_GT(removal->history, 2);
  ASSERT_TRUE(RemoveContact(scenario.house, {}, account.contact_id));
  EXPECT_EQ(scenario.house.database.BusyStatements(), 0);

  const std::string dump = Dump();
  EXPECT_EQ(dump.find("rika"), std::string::npos) << dump.substr(dump.find("rika") - 100, 200);
  EXPECT_NE(dump.find("kunde1@partner.example"), std::string::npos) << "somebody else's";
  EXPECT_FALSE(scenario.Passes(session));
  EXPECT_TRUE(ChainHolds());
  auto history = store::ListHistoryOfContact(scenario.house.database, account.contact_id);
  ASSERT_FALSE(history.empty());
  EXPECT_EQ(history.front().act, model::Act::kDeleted);
  EXPECT_TRUE(std::any_of(history.begin(), history.end(),
                          [](const auto& line) { return line.act == model::Act::kApproved && line.actor != ""; }));
  EXPECT_TRUE(SearchContacts(scenario.house, 0, "probe.example").lines.empty());
  EXPECT_FALSE(RemoveContact(scenario.house, {}, account.contact_id));
  // The address may come again.
  scenario.AddApproved(website, "erika@probe.example");
}

TEST_F(Remove, OfAnAccountLeavesTheContactAndItsOthers) {
  auto added = AddAccount(scenario.house, {}, account.contact_id, "max@probe.example", "Max");
  ASSERT_TRUE(added.errors.empty());
  ASSERT_TRUE(RemoveAccount(scenario.house, {}, account.id));
  auto facts = FindContactFacts(scenario.house, {}, account.contact_id);
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->accounts.size(), 1u);
  EXPECT_EQ(facts->accounts[0].email, "max@probe.example");
  EXPECT_TRUE(facts->accesses.empty());
  EXPECT_EQ(Dump().find("erika@probe.example"), std::string::npos);
  EXPECT_NE(Dump().find("max@probe.example"), std::string::npos);
  EXPECT_EQ(facts->history.front().act, model::Act::kDeleted);
  EXPECT_TRUE(ChainHolds());
  EXPECT_TRUE(SearchContacts(scenario.house, 0, "erika@probe").lines.empty());
}

TEST_F(Remove, TakesThoseThatWereMergedAlongAndRefusesOneOfThem) {
  model::Contact known;
  known.name = "Known AG";
  auto into = SaveContact(scenario.house, {}, known).id;
  ASSERT_EQ(MergeContacts(scenario.house, {}, account.contact_id, into), MergeOutcome::kDone);
  EXPECT_FALSE(ForeseeContactRemoval(scenario.house, {}, account.contact_id));
  EXPECT_FALSE(RemoveContact(scenario.house, {}, account.contact_id));
  ASSERT_TRUE(RemoveContact(scenario.house, {}, into));
  const std::string dump = Dump();
  EXPECT_EQ(dump.find("rika"), std::string::npos);
  EXPECT_EQ(dump.find("Known AG"), std::string::npos);
  EXPECT_TRUE(ChainHolds());
}

TEST_F(Remove, ErasesWhatOthersLinesSayAboutAFormerMerge) {
  model::Contact known;
  known.name = "Known AG";
  auto into = SaveContact(scenario.house, {}, known).id;
  ASSERT_EQ(MergeContacts(scenario.house, {}, account.contact_id, into), MergeOutcome::kDone);
  ASSERT_EQ(UnmergeContact(scenario.house, {}, account.contact_id), MergeOutcome::kDone);
  ASSERT_TRUE(RemoveContact(scenario.house, {}, account.contact_id));
  EXPECT_EQ(Dump().find("rika"), std::string::npos);
  EXPECT_NE(Dump().find("Known AG"), std::string::npos);
}

TEST_F(Remove, IsForAdministratorsAlone) {
  Decider otto{scenario.AddStaff("Otto", model::Role::kApprover, {website.id})};
  Decider rita{scenario.AddStaff("Rita", model::Role::kAuditor)};
  for (const auto& decider : {otto, rita}) {
    EXPECT_FALSE(RemoveAccount(scenario.house, decider, account.id));
    EXPECT_FALSE(RemoveContact(scenario.house, decider, account.contact_id));
  }
  EXPECT_FALSE(ForeseeContactRemoval(scenario.house, otto, account.contact_id));
  EXPECT_TRUE(ForeseeContactRemoval(scenario.house, rita, account.contact_id)) << "an auditor reads the page";
  EXPECT_TRUE(RemoveContact(scenario.house, scenario.Administrator(), account.contact_id));
}

}  // namespace
}  // namespace rules
