#include "rules/audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>

#include "rules/chain.h"
#include "rules/note.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using model::Act;

class Audit : public ::testing::Test {
 protected:
  // The ids of all lines that fit, over all pages.
  std::vector<std::int64_t> Ids(const AuditQuery& query, std::int64_t count = 50) {
    std::vector<std::int64_t> ids;
    AuditPage page;
    do {
      page = ListAudit(scenario.house, query, page.next, count);
      for (const auto& line : page.lines) ids.push_back(line.line.id);
    } while (page.next);
    return ids;
  }
  void Write(Act act, const std::string& actor, const std::string& detail = "") {
    store::Transaction transaction(scenario.house.database);
    NoteAct(scenario.house, act, actor, detail);
    transaction.Commit();
    scenario.Wait(10);
  }

  support::Scenario scenario;
};

TEST_F(Audit, ShowsNothingOfNothing) {
  auto page = ListAudit(scenario.house, {}, {}, 10);
  EXPECT_TRUE(page.lines.empty());
  EXPECT_FALSE(page.next.has_value());
}

TEST_F(Audit, ShowsEveryLineOnceOverItsPagesNewestFirst) {
  for (int i = 0; i < 23; ++i) Write(Act::kPurged, "Ada");
  auto page = ListAudit(scenario.house, {}, {}, 10);
  EXPECT_EQ(page.lines.size(), 10u);
  EXPECT_EQ(page.lines.front().line.id, 23);
  EXPECT_FALSE(page.gave_up);
  Write(Act::kPurged, "Otto");  // what comes meanwhile moves no page
  auto second = ListAudit(scenario.house, {}, page.next, 10);
  EXPECT_EQ(second.lines.front().line.id, 13);
  auto third = ListAudit(scenario.house, {}, second.next, 10);
  EXPECT_EQ(third.lines.back().line.id, 1);
  EXPECT_FALSE(third.next.has_value());
  for (std::int64_t count : {1, 2, 8, 12, 24, 25}) {
    auto ids = Ids({}, count);
    EXPECT_EQ(ids.size(), 24u);
    EXPECT_EQ(std::set<std::int64_t>(ids.begin(), ids.end()).size(), 24u);
  }
}

TEST_F(Audit, FindsByWhoWhatWhereAndWhen) {
  auto website = scenario.AddWebsite();
  auto access = scenario.AddApproved(website, "erika@probe.example");
  auto other = scenario.AddApproved(website, "max@probe.example");
  scenario.Wait(100);
  const auto before = scenario.Now();
  Write(Act::kStaffInvited, "Ada", "Otto");
  Write(Act::kStaffInvited, "Otto", "Ada");
  Write(Act::kPurged, "Ada");
  const auto last = FindHead(scenario.house).id;
  AuditQuery query;
  query.actor = "Ada";
  EXPECT_THAT(Ids(query), ElementsAre(last, last - 2));
  query.act = Act::kStaffInvited;
  EXPECT_THAT(Ids(query), ElementsAre(last - 2));
  query = {};
  query.since = before + 10;
  query.until = before + 10;
  EXPECT_THAT(Ids(query), ElementsAre(last - 1));
  query.until = before + 20;
  EXPECT_THAT(Ids(query), ElementsAre(last, last - 1));
  query = {};
  query.search = "ott";
  EXPECT_THAT(Ids(query), ElementsAre(last - 2));
  query.search = "100%";
  EXPECT_TRUE(Ids(query).empty());
  query = {};
  query.contact_id = FindContactByEmail(scenario.house, " Erika@probe.example").value();
  for (auto id : Ids(query)) EXPECT_LE(id, last - 3);
  auto lines = ListAudit(scenario.house, query, {}, 50).lines;
  ASSERT_EQ(lines.size(), 3u) << "registered, verified, approved";
  EXPECT_EQ(lines[0].account_email, "erika@probe.example");
  EXPECT_EQ(lines[0].contact_name, "Erika Probe");
  EXPECT_EQ(lines[0].website_name, website.name);
  EXPECT_EQ(lines[0].line.access_id, access.id);
  EXPECT_NE(other.id, access.id);
  query.website_id = website.id + 1;
  EXPECT_TRUE(Ids(query).empty());
  EXPECT_FALSE(FindContactByEmail(scenario.house, "nobody@probe.example").has_value());
}

TEST_F(Audit, KeepsTheOrderOfTimeWhereTheClockWasSetBack) {
  Write(Act::kPurged, "Ada");
  scenario.Wait(-5000);
  Write(Act::kPurged, "Ada");
  scenario.Wait(-5000);
  Write(Act::kPurged, "Ada");
  EXPECT_THAT(Ids({}, 1), ElementsAre(1, 2, 3));
}

TEST_F(Audit, StopsAfterSoManyLinesAndGoesOnFromThere) {
  support::Folder folder;
  support::CreateInstallation(folder);
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "pforte.db").c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle,
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
                         "INSERT INTO history (id, at, actor, act, detail) SELECT i, 1000 + i / 3, "
                         "CASE WHEN i IN (7, 49000) THEN 'Ada' ELSE 'customer' END, "
                         "CASE WHEN i IN (7, 49000) THEN 'purged' ELSE 'signed_in' END, '' FROM n",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(handle);
  House house = support::OpenInstallation(folder, store::Part::kOffice, [] { return std::int64_t{2'000'000}; });
  AuditQuery query;
  query.act = Act::kPurged;
  auto page = ListAudit(house, query, {}, 50);
  EXPECT_EQ(page.lines.size(), 1u);
  EXPECT_TRUE(page.gave_up);
  ASSERT_TRUE(page.next.has_value());
  EXPECT_EQ(page.next->id, 50'000 - kAuditLook + 1);
  page = ListAudit(house, query, page.next, 50);
  EXPECT_TRUE(page.lines.empty());
  EXPECT_TRUE(page.gave_up);
  page = ListAudit(house, query, page.next, 50);
  ASSERT_EQ(page.lines.size(), 1u);
  EXPECT_EQ(page.lines[0].line.id, 7);
  EXPECT_FALSE(page.gave_up);
  EXPECT_FALSE(page.next.has_value());
  query.actor = "Ada";
  page = ListAudit(house, query, {}, 50);
  EXPECT_EQ(page.lines.size(), 2u) << "the lines of one person are found wherever they are";
  EXPECT_FALSE(page.next.has_value());
}

TEST_F(Audit, ExportsWhatFitsAndNotesIt) {
  for (int i = 0; i < 2500; ++i) Write(Act::kPurged, i % 2 == 0 ? "Ada" : "Otto");
  scenario.house.acting.name = "Ada";
  AuditQuery query;
  query.actor = "Otto";
  query.search = "";
  std::vector<std::int64_t> ids;
  ExportAudit(scenario.house, query, 1'000'000, [&](const std::vector<model::AuditLine>& lines) {
    EXPECT_LE(lines.size(), 1000u);
    for (const auto& line : lines) ids.push_back(line.line.id);
  });
  EXPECT_EQ(ids.size(), 1250u);
  EXPECT_EQ(ids.front(), 2500);
  auto noted = ListAudit(scenario.house, {}, {}, 1).lines.at(0).line;
  EXPECT_EQ(noted.act, Act::kExported);
  EXPECT_EQ(noted.actor, "Ada");
  EXPECT_EQ(noted.became, "actor: Otto");
  std::size_t few = 0;
  ExportAudit(scenario.house, {}, 1200, [&](const std::vector<model::AuditLine>& lines) { few += lines.size(); });
  EXPECT_EQ(few, 1200u);
}

TEST_F(Audit, WritesCellsThatNoSpreadsheetTakesForAFormula) {
  Write(Act::kDeleted, "Ada", "=cmd|'/c calc'!A0");
  Write(Act::kDeleted, "+1;2", "two \"words\",\nand more");
  auto lines = ListAudit(scenario.house, {}, {}, 2).lines;
  EXPECT_THAT(AuditCsv(lines[1]), HasSubstr(",\"'=cmd|'/c calc'!A0\","));
  EXPECT_THAT(AuditCsv(lines[0]), StartsWith("2,2026-11-18T11:06:50Z,\"'+1;2\",deleted,,"));
  EXPECT_THAT(AuditCsv(lines[0]), HasSubstr(",\"two \"\"words\"\",\nand more\","));
  EXPECT_THAT(AuditCsv(lines[0]), ::testing::EndsWith("\r\n"));
  EXPECT_THAT(AuditCsvHead(';'), StartsWith("id;at;actor;act;source;"));
}

}  // namespace
}  // namespace rules
