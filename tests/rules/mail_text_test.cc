#include "rules/mail_text.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "store/mail.h"
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
  EXPECT_EQ(Wrong(Event::kQuestion, "x", "{{LINK}}"), std::vector{Text::kOfficeFormQuestionMissing});
  EXPECT_EQ(Wrong(Event::kQuestion, "{{QUESTION}}", "x"),
            (std::vector{Text::kOfficeFormLinkMissing, Text::kOfficeFormQuestionMissing}))
      << "the subject is not enough";
}

TEST(Wording, RequiresOnlyWhatItMayHold) {
  for (int i = 0; i < model::kEventCount; ++i) {
    const auto& allowed = Placeholders(static_cast<Event>(i));
    for (const auto& [name, missing] : RequiredPlaceholders(static_cast<Event>(i))) {
      EXPECT_NE(std::find(allowed.begin(), allowed.end(), name), allowed.end()) << name;
    }
  }
}

TEST(Wording, SaysWhichPlaceholderWasMeant) {
  auto near = [](const std::string& text) {
    auto all = ListMisspelt(Event::kVerify, text);
    return all.empty() ? "none" : all[0].name + " -> " + all[0].near;
  };
  EXPECT_EQ(near("{{NAME}} {{LINK}}"), "none");
  EXPECT_EQ(near("{{NAEM}}"), "NAEM -> NAME");
  EXPECT_EQ(near("{{link}}"), "link -> LINK");
  EXPECT_EQ(near("{{ CODE }}"), " CODE  -> CODE");
  EXPECT_EQ(near("{{WEBSEITE}}"), "WEBSEITE -> WEBSITE");
  EXPECT_EQ(near("{{XYZXYZXYZ}}"), "XYZXYZXYZ -> ");
  EXPECT_EQ(near("{{}}"), " -> ");
  EXPECT_EQ(ListMisspelt(Event::kVerify, "{{NAEM}} {{NAEM}} {{LNIK}}").size(), 2u) << "each once";
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

TEST_F(WordingOfAWebsite, IsSentAsATestAtOnceAndSaysThatItIsOne) {
  const Message message{"Probe", "Text\n\nhttps://www.muster.example/account/\n", "https://www.muster.example/account/"};
  EXPECT_EQ(SendTest(scenario.house, website, Language::kGerman, Event::kApproved, message, "office@muster.example"), "");
  auto sent = scenario.Mail();
  EXPECT_EQ(sent.subject, "Test: Probe");
  EXPECT_EQ(sent.text, message.body);
  EXPECT_NE(sent.html.find("<a href=\"https://www.muster.example/account/\""), std::string::npos) << sent.html;
  scenario.house.config.mail_directory = "/nowhere/mail";
  EXPECT_NE(SendTest(scenario.house, website, Language::kGerman, Event::kApproved, message, "o@muster.example"), "");
}

TEST_F(WordingOfAWebsite, ComesBackInAnyOfItsVersions) {
  EXPECT_TRUE(Save("Eins", "Text eins"));
  EXPECT_TRUE(Save("Zwei", "Text zwei"));
  const auto restore = [&](std::int64_t id, const model::Website& where) {
    return RestoreVersion(scenario.house, where, Language::kGerman, Event::kApproved, id, "chief");
  };
  const auto versions = ListWordingVersions(scenario.house, website, Language::kGerman, Event::kApproved);
  EXPECT_TRUE(restore(versions[1].id, website).value().empty());
  EXPECT_EQ(Find().subject, "Eins");
  EXPECT_EQ(Find().body, "Text eins");
  EXPECT_FALSE(restore(4711, website).has_value());
  EXPECT_FALSE(restore(versions[1].id, scenario.AddWebsite("b.example")).has_value()) << "another website's";
  RestoreWording(scenario.house, website, Language::kGerman, Event::kApproved, "chief");
  const auto standard = ListWordingVersions(scenario.house, website, Language::kGerman, Event::kApproved).front();
  EXPECT_TRUE(Save("Drei", "Text drei"));
  EXPECT_TRUE(restore(standard.id, website).value().empty());
  EXPECT_FALSE(Find().own) << "the default came back";
}

TEST_F(WordingOfAWebsite, ComesNotBackInAVersionThatWouldBeUseless) {
  model::MailText old;
  old.website_id = website.id;
  old.language = "de";
  old.event = Event::kReset;
  old.subject = "Alt";
  old.body = "ohne Link";
  store::InsertMailText(scenario.house.database, old, scenario.Now());
  const auto versions = ListWordingVersions(scenario.house, website, Language::kGerman, Event::kReset);
  auto errors = RestoreVersion(scenario.house, website, Language::kGerman, Event::kReset, versions[0].id, "chief");
  ASSERT_EQ(errors.value().size(), 1u);
  EXPECT_EQ(errors.value()[0].text, Text::kOfficeFormLinkMissing);
  EXPECT_EQ(ListWordingVersions(scenario.house, website, Language::kGerman, Event::kReset).size(), 1u);
}

TEST_F(WordingOfAWebsite, KnowsTheDefaultItWasWrittenAgainst) {
  EXPECT_TRUE(Save("Eins", "Text"));
  auto text = ListWordings(scenario.house, website).at(0);
  EXPECT_EQ(text.default_body, DefaultWording(Language::kGerman, Event::kApproved).body);
  EXPECT_FALSE(FormerDefault(Language::kGerman, text).has_value());
  // As an older version of the program left it.
  text.default_body = "Die Vorgabe von damals";
  EXPECT_EQ(FormerDefault(Language::kGerman, text).value().body, "Die Vorgabe von damals");
  text.default_subject = text.default_body = "";
  EXPECT_FALSE(FormerDefault(Language::kGerman, text).has_value()) << "nobody knows what it was";
  text.default_body = "Die Vorgabe von damals";
  text.body.clear();
  EXPECT_FALSE(FormerDefault(Language::kGerman, text).has_value()) << "the default itself holds";
}

TEST_F(WordingOfAWebsite, IsFoundAsItWasAtATime) {
  const auto before = scenario.Now();
  scenario.Wait(10);
  EXPECT_TRUE(Save("Eins", "Text"));
  scenario.Wait(10);
  EXPECT_TRUE(Save("Zwei", "Text"));
  auto at = [&](std::int64_t when) {
    return FindWordingAt(scenario.house, website, Language::kGerman, Event::kApproved, when);
  };
  EXPECT_FALSE(at(before).own);
  EXPECT_EQ(at(before + 10).subject, "Eins");
  EXPECT_EQ(at(before + 20).subject, "Zwei");
}

TEST_F(WordingOfAWebsite, GoesOutAsTextAndHtmlUnlessTheWebsiteWantsTextAlone) {
  EXPECT_TRUE(SendsHtml(scenario.house, website));
  scenario.Register(website, "erika@probe.example");
  auto both = scenario.Mail();
  EXPECT_NE(both.html.find(both.Code()), std::string::npos);
  EXPECT_NE(both.html.find("href=\"" + both.Link() + "\""), std::string::npos);
  SetSendsHtml(scenario.house, website, false);
  EXPECT_FALSE(SendsHtml(scenario.house, website));
  scenario.Register(website, "otto@probe.example");
  auto text = scenario.Mail();
  EXPECT_EQ(text.html, "");
  EXPECT_NE(text.raw.find("\nContent-Type: text/plain;"), std::string::npos);
  SetSendsHtml(scenario.house, website, true);
  EXPECT_TRUE(SendsHtml(scenario.house, website));
}

}  // namespace
}  // namespace rules
