#include "rules/mail_text.h"

#include <gtest/gtest.h>

#include "support/scenario.h"

namespace rules {
namespace {

using base::Language;
using base::Text;
using model::Event;
using support::Scenario;

// The errors' texts of a wording; "" for the subject's field, in the order found.
std::vector<Text> Wrong(Event event, const std::string& subject, const std::string& body) {
  model::FormErrors errors;
  CheckWording(errors, event, subject, body);
  std::vector<Text> texts;
  for (const auto& error : errors) texts.push_back(error.text);
  return texts;
}

TEST(Wording, OfTheCatalogueIsItselfAcceptedForEveryEventAndLanguage) {
  for (int i = 0; i < model::kEventCount; ++i) {
    for (auto language : base::kLanguages) {
      auto wording = DefaultWording(language, static_cast<Event>(i));
      EXPECT_FALSE(wording.own);
      EXPECT_TRUE(Wrong(static_cast<Event>(i), wording.subject, wording.body).empty())
          << model::Word(static_cast<Event>(i)) << base::Code(language);
    }
  }
}

TEST(Wording, MayHoldOnlyThePlaceholdersOfItsEvent) {
  EXPECT_EQ(Wrong(Event::kApproved, "x", "{{PASSWORD}}"), std::vector{Text::kOfficeFormUnknownPlaceholder});
  EXPECT_EQ(Wrong(Event::kApproved, "{{CODE}}", "x"), std::vector{Text::kOfficeFormUnknownPlaceholder});
  EXPECT_EQ(Wrong(Event::kApproved, "x", "{{name}}"), std::vector{Text::kOfficeFormUnknownPlaceholder});
  EXPECT_EQ(Wrong(Event::kApproved, "x", "{{ NAME }}"), std::vector{Text::kOfficeFormUnknownPlaceholder});
  EXPECT_TRUE(Wrong(Event::kVerify, "{{NAME}}", "{{CODE}} {{LINK}}").empty());
  EXPECT_TRUE(Wrong(Event::kRejected, "x", "{{REASON}}").empty());
  EXPECT_TRUE(Wrong(Event::kApproved, "x", "{ {NAME} } }} {x}").empty());
}

TEST(Wording, HasNoOpenPlaceholder) {
  EXPECT_EQ(UnknownPlaceholder(Event::kApproved, "{{NAME}} {{"), "{{");
  EXPECT_EQ(UnknownPlaceholder(Event::kApproved, "{{NAME"), "{{");
  EXPECT_EQ(UnknownPlaceholder(Event::kApproved, "{{NAME}} {{X}} {{Y}}"), "{{X}}");
  EXPECT_EQ(UnknownPlaceholder(Event::kApproved, "{{NAME}}"), "");
  EXPECT_EQ(UnknownPlaceholder(Event::kApproved, "{{{NAME}}}"), "{{{NAME}}");
}

TEST(Wording, NeedsTheLinkWithoutWhichTheMailIsUseless) {
  for (auto event : {Event::kVerify, Event::kReset, Event::kInvitation}) {
    EXPECT_EQ(Wrong(event, "x", "{{NAME}}"), std::vector{Text::kOfficeFormLinkMissing});
  }
  EXPECT_TRUE(Wrong(Event::kPasswordChanged, "x", "{{NAME}}").empty());
}

TEST(Wording, IsNeitherEmptyNorTooLong) {
  EXPECT_EQ(Wrong(Event::kApproved, "", ""), (std::vector{Text::kFormRequired, Text::kFormRequired}));
  EXPECT_EQ(Wrong(Event::kApproved, std::string(201, 'x'), std::string(8001, 'x')),
            (std::vector{Text::kFormTooLong, Text::kFormTooLong}));
  EXPECT_TRUE(Wrong(Event::kApproved, std::string(200, 'x'), std::string(8000, 'x')).empty());
}

class WordingOfAWebsite : public ::testing::Test {
 protected:
  bool Save(const std::string& subject, const std::string& body, Language language = Language::kGerman) {
    return SaveWording(scenario.house, website, language, Event::kApproved, subject, body, "chief").empty();
  }
  Wording Find(Language language = Language::kGerman) {
    return FindWording(scenario.house, website, language, Event::kApproved);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(WordingOfAWebsite, HoldsForItsWebsiteLanguageAndEventOnly) {
  EXPECT_TRUE(Save("Eins", "Text"));
  EXPECT_EQ(Find().subject, "Eins");
  EXPECT_TRUE(Find().own);
  EXPECT_FALSE(Find(Language::kEnglish).own);
  EXPECT_FALSE(FindWording(scenario.house, scenario.AddWebsite("b.example"), Language::kGerman, Event::kApproved).own);
  EXPECT_FALSE(FindWording(scenario.house, website, Language::kGerman, Event::kRejected).own);
}

TEST_F(WordingOfAWebsite, IsNotSavedWithAnError) {
  EXPECT_FALSE(Save("Eins", "{{X}}"));
  EXPECT_FALSE(Find().own);
  EXPECT_TRUE(ListWordings(scenario.house, website).empty());
}

TEST_F(WordingOfAWebsite, KeepsItsVersionsAndGivesWayToTheCatalogues) {
  EXPECT_TRUE(Save("Eins", "Text"));
  EXPECT_TRUE(Save("Zwei", "Text"));
  EXPECT_EQ(Find().subject, "Zwei");
  RestoreWording(scenario.house, website, Language::kGerman, Event::kApproved, "chief");
  EXPECT_FALSE(Find().own);
  EXPECT_EQ(Find().subject, DefaultWording(Language::kGerman, Event::kApproved).subject);
  auto versions = ListWordingVersions(scenario.house, website, Language::kGerman, Event::kApproved);
  ASSERT_EQ(versions.size(), 3u);
  EXPECT_EQ(versions[1].subject, "Zwei");
  EXPECT_EQ(versions[2].changed_by, "chief");
  EXPECT_EQ(ListWordings(scenario.house, website).size(), 1u) << "the newest of each";
}

TEST_F(WordingOfAWebsite, IsShownWithAnExampleCustomer) {
  for (int i = 0; i < model::kEventCount; ++i) {
    auto event = static_cast<Event>(i);
    auto shown = Preview(website, Language::kGerman, event, DefaultWording(Language::kGerman, event));
    EXPECT_EQ((shown.subject + shown.body).find("{{"), std::string::npos);
    EXPECT_NE(shown.body.find("https://www.muster.example"), std::string::npos);
  }
}

TEST_F(WordingOfAWebsite, IsSentAsATestAtOnce) {
  EXPECT_EQ(SendTest(scenario.house, website, Language::kGerman, Event::kApproved, {"Probe {{NAME}}", "Text", true},
                     "office@muster.example"),
            "");
  scenario.house.config.mail_directory = "/nowhere/mail";
  EXPECT_NE(SendTest(scenario.house, website, Language::kGerman, Event::kApproved, {"x", "y", true}, "o@muster.example"),
            "");
}

}  // namespace
}  // namespace rules
