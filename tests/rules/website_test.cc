#include "rules/website.h"

#include <gtest/gtest.h>

#include "store/access.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using support::Scenario;

class WebsiteTest : public ::testing::Test {
 protected:
  SaveResult Save(const model::Website& changed, const std::vector<std::string>& aliases = {}) {
    auto result = SaveWebsite(scenario.house, {}, changed, aliases);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return result;
  }
  model::Website At(const std::string& address) {
    model::Website copy = website;
    copy.id = 0;
    copy.address = address;
    return copy;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST(ParseAddress, TakesHostAndMountApart) {
  auto parts = ParseAddress("https://WWW.Example.com:443/partner/b2b");
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->host, "www.example.com");
  EXPECT_EQ(parts->mount, "/partner/b2b");
  EXPECT_EQ(ParseAddress("http://example.com:80")->host, "example.com");
  EXPECT_EQ(ParseAddress("http://example.com:443")->host, "example.com:443");
  EXPECT_EQ(ParseAddress("http://127.0.0.1:8080")->host, "127.0.0.1:8080");
  EXPECT_EQ(ParseAddress("https://example.com")->mount, "");
}

TEST(ParseAddress, RefusesWhatIsNoAddressOfAWebsite) {
  for (const char* bad :
       {"", "example.com", "ftp://example.com", "https://", "https:///x", "https://example.com/", "https://example.com/x/",
        "https://example.com//x", "https://example.com/x?y", "https://example.com/#x", "https://user@example.com",
        "https://example.com/../x", "https://exa mple.com", "https://example.com/%2e", "javascript:alert(1)",
        "https://m\xc3\xbcller.example", "https://example.com\\x", "https://:443", "https://:8080", "https://example.com:",
        "https://example.com:x", "https://example.com:1:2", "https://example.com\n"}) {
    EXPECT_FALSE(ParseAddress(bad).has_value()) << bad;
  }
}

TEST_F(WebsiteTest, KeepsTheAddressInItsPlainForm) {
  auto saved = Save(At(" https://B.Example:443/Partner "));
  ASSERT_TRUE(saved.errors.empty());
  EXPECT_EQ(FindWebsite(scenario.house, saved.id)->address, "https://b.example/Partner");
  EXPECT_TRUE(ListAliases(scenario.house, *FindWebsite(scenario.house, saved.id)).empty());
}

TEST_F(WebsiteTest, RefusesAPlaceThatAnotherOneHas) {
  for (const char* address : {"https://www.muster.example", "https://WWW.muster.example:443", "http://www.muster.example"}) {
    auto result = Save(At(address));
    ASSERT_EQ(result.errors.size(), 1u) << address;
    EXPECT_EQ(result.errors[0].text, Text::kOfficeFormAddressTaken);
  }
  auto result = Save(At("https://b.example"), {"https://www.muster.example"});
  EXPECT_EQ(result.errors.at(0).text, Text::kOfficeFormAddressTaken);
  EXPECT_EQ(ListWebsites(scenario.house, 0).size(), 1u);
}

TEST_F(WebsiteTest, AnswersAtItsAliasesUntilTheyAreTakenAway) {
  EXPECT_TRUE(Save(website, {"https://muster.example", "https://muster.example", "https://www.muster.example"}).errors.empty());
  EXPECT_EQ(FindPlace(scenario.house, "muster.example", "/account/")->website.id, website.id);
  auto now = *FindWebsite(scenario.house, website.id);
  EXPECT_EQ(ListAliases(scenario.house, now), std::vector<std::string>{"https://muster.example"});
  EXPECT_EQ(Save(now, {"no address"}).errors.at(0).field, "aliases");
  EXPECT_TRUE(Save(now).errors.empty());
  EXPECT_FALSE(FindPlace(scenario.house, "muster.example", "/account/").has_value());
  EXPECT_TRUE(FindPlace(scenario.house, "www.muster.example", "/account/").has_value());
}

TEST_F(WebsiteTest, ChangedByTwoIsSavedOnceWithItsPlaces) {
  auto first = website, second = website;
  first.name = "Erster";
  second.address = "https://second.example";
  EXPECT_FALSE(Save(first).conflict);
  EXPECT_TRUE(Save(second).conflict);
  EXPECT_EQ(FindWebsite(scenario.house, website.id)->name, "Erster");
  EXPECT_FALSE(FindPlace(scenario.house, "second.example", "/").has_value());
  EXPECT_TRUE(FindPlace(scenario.house, "www.muster.example", "/").has_value());
}

TEST_F(WebsiteTest, RefusesWhatWouldNotWork) {
  auto bad = website;
  bad.name = "";
  bad.address = "example.com";
  bad.sender = "Muster GmbH";
  bad.office_copy = "no address";
  bad.contact = std::string(1001, 'x');
  bad.password_minimum = 7;
  bad.imprint = "javascript:alert(1)";
  bad.privacy = "//evil";
  std::string fields;
  for (const auto& error : Save(bad).errors) fields += error.field + " ";
  EXPECT_EQ(fields, "name sender office_copy contact password_minimum imprint address ");
  bad = website;
  bad.password_minimum = 65;
  EXPECT_EQ(Save(bad).errors.size(), 1u);
  for (const char* sender : {"", "a@b", "Muster <a@b.example", "Muster <a@b.example> <c@d>"}) {
    bad = website;
    bad.sender = sender;
    EXPECT_EQ(Save(bad).errors.size(), 1u) << sender;
  }
}

TEST_F(WebsiteTest, ChangesNoAccessByAnotherPolicy) {
  auto waiting = scenario.AddApplicant(website, "a@probe.example");
  auto approved = scenario.AddApproved(website, "b@probe.example");
  website.policy = model::Policy::kAutomatic;
  EXPECT_TRUE(Save(website).errors.empty());
  EXPECT_EQ(scenario.Access(waiting.id).status, model::Status::kInProcessing);
  website = *FindWebsite(scenario.house, website.id);
  website.policy = model::Policy::kManual;
  EXPECT_TRUE(Save(website).errors.empty());
  EXPECT_EQ(scenario.Access(approved.id).status, model::Status::kApproved);
}

TEST_F(WebsiteTest, CountsWhoWaitsAndWhoIsIn) {
  scenario.AddApplicant(website, "a@probe.example");
  scenario.AddApproved(website, "b@probe.example");
  auto other = scenario.AddWebsite("b.example");
  auto anna = scenario.AddStaff("anna", model::Role::kApprover, {other.id});
  auto lines = ListWebsites(scenario.house, 0);
  ASSERT_EQ(lines.size(), 2u);
  auto& line = lines[0].website.id == website.id ? lines[0] : lines[1];
  EXPECT_EQ(line.waiting, 1);
  EXPECT_EQ(line.approved, 1);
  EXPECT_EQ(ListWebsites(scenario.house, anna.id).size(), 1u);
}

}  // namespace
}  // namespace rules
