#include "rules/alarm.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "rules/staff.h"
#include "support/scenario.h"

namespace rules {
namespace {

using ::testing::HasSubstr;
using support::Scenario;

class AlarmTest : public ::testing::Test {
 protected:
  std::vector<support::Letter> Letters() {
    std::vector<support::Letter> letters;
    for (const auto& entry : std::filesystem::directory_iterator(scenario.house.config.mail_directory)) {
      std::ifstream in(entry.path(), std::ios::binary);
      letters.push_back(support::ParseLetter(std::string(std::istreambuf_iterator<char>(in), {})));
    }
    return letters;
  }

  Scenario scenario{store::Part::kCommand};
  model::Website website = scenario.AddWebsite();
};

TEST_F(AlarmTest, ReachesAdministratorsWhoMaySignInAndNobodyElse) {
  scenario.AddStaff("Ada", model::Role::kAdministrator);
  scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  auto gone = scenario.AddStaff("Grete", model::Role::kAdministrator);
  ASSERT_TRUE(DisableStaff(scenario.house, {}, gone.id, true));
  auto told = AlarmAdministrators(scenario.house, {"https://www.muster.example/members/", 3, "GET /members/ HTTP/1.1", ""});
  EXPECT_EQ(1, told.told);
  EXPECT_EQ("", told.error);
  auto letters = Letters();
  ASSERT_EQ(1U, letters.size());
  EXPECT_EQ("Ada@office.example", letters[0].to);
  EXPECT_THAT(letters[0].subject, HasSubstr("https://www.muster.example/members/"));
  EXPECT_THAT(letters[0].text, HasSubstr("GET /members/ HTTP/1.1"));
  EXPECT_THAT(letters[0].raw, HasSubstr("kunden@muster.example"));
  EXPECT_EQ(0, scenario.Queued()) << "past the outbox";
}

TEST_F(AlarmTest, SaysWhyThereIsNoResult) {
  scenario.AddStaff("Ada", model::Role::kAdministrator);
  ASSERT_EQ(1, AlarmAdministrators(scenario.house, {"https://www.muster.example/", 0, "", "it cannot be reached"}).told);
  EXPECT_THAT(Letters().at(0).text, HasSubstr("it cannot be reached"));
}

TEST_F(AlarmTest, SaysWhomItCouldNotTell) {
  EXPECT_EQ("no administrator can sign in", AlarmAdministrators(scenario.house, {"https://x/", 1, "", ""}).error);
  scenario.AddStaff("Ada", model::Role::kAdministrator);
  scenario.house.config.mail_directory = "/nowhere/at/all";
  auto told = AlarmAdministrators(scenario.house, {"https://x/", 1, "", ""});
  EXPECT_EQ(0, told.told);
  EXPECT_THAT(told.error, HasSubstr("Ada@office.example: "));
}

TEST(Alarm, NeedsAWebsiteForItsSender) {
  Scenario scenario;
  EXPECT_EQ("there is no website, and so no sender", AlarmAdministrators(scenario.house, {"https://x/", 1, "", ""}).error);
}

}  // namespace
}  // namespace rules
