#include "rules/pattern.h"

#include <gtest/gtest.h>

#include "rules/branding.h"
#include "rules/domain_rules.h"
#include "rules/mail_text.h"
#include "rules/registration_form.h"
#include "rules/staff.h"
#include "rules/website.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

class PatternTest : public ::testing::Test {
 protected:
  PatternTest() {
    pattern.policy = model::Policy::kAutomatic;
    pattern.password_minimum = 20;
    pattern.language = "en";
    pattern.protection = model::Protection::kPaths;
    pattern.paths = "/members/";
    EXPECT_TRUE(SaveWebsite(scenario.house, {}, pattern, {"https://alias.muster.example"}).errors.empty());
    auto branding = FindBranding(scenario.house, pattern.id);
    branding.color = "#112233";
    EXPECT_TRUE(SaveLook(scenario.house, {}, branding).errors.empty());
    for (const char* words : {"An older word", "Welcome"}) {
      EXPECT_TRUE(SaveWording(scenario.house, pattern, base::Language::kEnglish, model::Event::kApproved, words, "{{LINK}}", "Ada").empty());
    }
    model::DomainRules rules;
    rules.website_id = pattern.id;
    rules.rules = "approve partner.example";
    EXPECT_TRUE(SaveDomainRules(scenario.house, {}, rules).errors.empty());
    model::RegistrationForm form;
    form.website_id = pattern.id;
    form.phone = model::Asks::kRequired;
    EXPECT_TRUE(SaveRegistrationForm(scenario.house, {}, form).errors.empty());
    model::FormField field;
    field.website_id = pattern.id;
    field.label_de = "Zählernummer";
    field.label_en = "Meter number";
    EXPECT_TRUE(SaveFormField(scenario.house, {}, field).errors.empty());
    pattern = *FindWebsite(scenario.house, pattern.id);
  }
  // A new website at that address, like the pattern.
  SaveResult Add(bool approvers, const std::string& address = "https://new.muster.example") {
    auto website = LikeThis(pattern);
    website.name = "New";
    website.address = address;
    return SaveWebsite(scenario.house, {}, website, {}, {pattern.id, approvers});
  }

  Scenario scenario;
  model::Website pattern = scenario.AddWebsite();
  model::Staff otto = scenario.AddStaff("Otto", model::Role::kApprover, {pattern.id});
};

TEST_F(PatternTest, GivesAllButNameAddressAndPeople) {
  auto added = Add(false);
  ASSERT_TRUE(added.errors.empty());
  auto website = *FindWebsite(scenario.house, added.id);
  EXPECT_EQ(website.policy, model::Policy::kAutomatic);
  EXPECT_EQ(website.password_minimum, 20);
  EXPECT_EQ(website.language, "en");
  EXPECT_EQ(website.paths, "/members/");
  EXPECT_EQ(website.sender, pattern.sender);
  EXPECT_EQ(website.address, "https://new.muster.example");
  EXPECT_TRUE(ListAliases(scenario.house, website).empty());
  EXPECT_EQ(FindBranding(scenario.house, website.id).color, "#112233");
  EXPECT_EQ(FindDomainRules(scenario.house, website.id).rules, "approve partner.example");
  auto asked = FindAskedForm(scenario.house, website.id);
  EXPECT_EQ(asked.form.phone, model::Asks::kRequired);
  ASSERT_EQ(asked.own.size(), 1u);
  EXPECT_EQ(asked.own[0].label_en, "Meter number");
  auto texts = ListWordings(scenario.house, website);
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].subject, "Welcome");
  EXPECT_EQ(ListWordingVersions(scenario.house, website, base::Language::kEnglish, model::Event::kApproved).size(), 1u) << "without what went before";
  EXPECT_TRUE(ListApprovers(scenario.house, website.id).empty());
  EXPECT_FALSE(MayDecide(scenario.house, otto, website.id));
}

TEST_F(PatternTest, GivesThePeopleWhenThatIsWanted) {
  auto added = Add(true);
  EXPECT_TRUE(MayDecide(scenario.house, otto, added.id));
  EXPECT_TRUE(MayDecide(scenario.house, otto, pattern.id));
}

TEST_F(PatternTest, LeavesNothingBehindWhenTheAddressIsTaken) {
  auto added = Add(true, pattern.address);
  EXPECT_EQ(added.errors.at(0).field, "address");
  EXPECT_EQ(ListWebsites(scenario.house, 0).size(), 1u);
  EXPECT_EQ(ListApprovers(scenario.house, pattern.id).size(), 1u);
}

TEST_F(PatternTest, IsOpenEvenIfThePatternIsClosed) {
  ASSERT_TRUE(CloseWebsite(scenario.house, {}, pattern, true).errors.empty());
  pattern = *FindWebsite(scenario.house, pattern.id);
  EXPECT_EQ(pattern.closed, 1);
  EXPECT_EQ(FindWebsite(scenario.house, Add(false).id)->closed, 0);
}

TEST_F(PatternTest, ChangesTogetherWithNothingOfTheNewOne) {
  auto added = Add(false);
  auto branding = FindBranding(scenario.house, added.id);
  branding.color = "#445566";
  ASSERT_TRUE(SaveLook(scenario.house, {}, branding).errors.empty());
  EXPECT_EQ(FindBranding(scenario.house, pattern.id).color, "#112233");
}

TEST_F(PatternTest, IsOnlyClosedByClosingIt) {
  const auto aliases = ListAliases(scenario.house, pattern);
  ASSERT_TRUE(CloseWebsite(scenario.house, {}, pattern, true).errors.empty());
  auto closed = *FindWebsite(scenario.house, pattern.id);
  EXPECT_EQ(closed.closed, 1);
  EXPECT_EQ(closed.open, pattern.open);
  EXPECT_EQ(ListAliases(scenario.house, closed), aliases);
  EXPECT_TRUE(CloseWebsite(scenario.house, {}, pattern, true).conflict) << "based on an older state";
  ASSERT_TRUE(CloseWebsite(scenario.house, {}, closed, false).errors.empty());
  EXPECT_EQ(FindWebsite(scenario.house, pattern.id)->closed, 0);
}

}  // namespace
}  // namespace rules
