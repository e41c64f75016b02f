#include "command/export.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "command/terminal.h"

namespace command {
namespace {

using ::testing::HasSubstr;

TEST(Export, WritesEveryRowOnceAndSafeForSpreadsheets) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  auto other = terminal.scenario.AddWebsite("other.muster.example");
  terminal.scenario.AddApproved(website, "erika@partner.example");
  terminal.scenario.AddApplicant(other, "max@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"contact", "add", "--name", "=HYPERLINK(1)", "--company", "a, \"b\"", "--number", "K-1"}));
  ASSERT_EQ(kDone, terminal.Type({"export", "contacts", "--bom"}));
  EXPECT_THAT(terminal.said, ::testing::StartsWith("\xEF\xBB\xBFid,number,name,company,phone,language,notes,created_at\r\n"));
  EXPECT_THAT(terminal.said, HasSubstr("K-1,'=HYPERLINK(1),\"a, \"\"b\"\"\","));
  EXPECT_EQ(3u, terminal.Read({"export", "contacts", "--format", "json"}).size());
  EXPECT_EQ(1u, terminal.Read({"export", "contacts", "--website", "2", "--format", "json"}).size());
  EXPECT_EQ(2u, terminal.Read({"export", "accesses", "--format", "json"}).size());
  auto accesses = terminal.Read({"export", "accesses", "--website", "1", "--format", "json"});
  ASSERT_EQ(1u, accesses.size());
  EXPECT_EQ("erika@partner.example", accesses[0]["email"]);
  auto today = [&](const std::string& site) {
    return terminal.Read({"export", "accesses", "--website", site, "--today", "--format", "json"});
  };
  ASSERT_EQ(1u, today("1").size());
  EXPECT_EQ("erika@partner.example", today("1")[0]["email"]);
  EXPECT_EQ(0u, today("2").size()) << "still waits";
  EXPECT_EQ(kUsage, terminal.Type({"export", "accesses", "--today"}));
  auto history = terminal.Read({"export", "history", "--format", "json"});
  EXPECT_EQ("exported", history.back()["act"]) << "what left the house is noted";
  EXPECT_EQ("accesses", history.back()["detail"]);
  EXPECT_GT(history.size(), 3u);
  EXPECT_LT(terminal.Read({"export", "history", "--website", "2", "--format", "json"}).size(), history.size());
  EXPECT_EQ(kRefused, terminal.Type({"export", "history", "--website", "nowhere"}));
}

TEST(Export, ComesToItsEndBeyondOneBatch) {
  Terminal terminal;
  EXPECT_EQ(Json::array(), terminal.Read({"export", "contacts", "--format", "json"}));
  terminal.scenario.AddWebsite();
  ASSERT_EQ(kDone, terminal.Type({"seed", "--contacts", "2500"})) << terminal.complained;
  EXPECT_EQ("2500 contacts\n", terminal.said);
  auto contacts = terminal.Read({"export", "contacts", "--format", "json"});
  ASSERT_EQ(2500u, contacts.size());
  EXPECT_EQ("S-2500", contacts[2499]["number"]);
  ASSERT_EQ(kDone, terminal.Type({"export", "contacts"}));
  EXPECT_EQ(2501, std::count(terminal.said.begin(), terminal.said.end(), '\n'));
}

}  // namespace
}  // namespace command
