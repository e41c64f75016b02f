#include "rules/registration_form.h"

#include <gtest/gtest.h>

#include "rules/status.h"
#include "store/access.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/registration_form.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Language;
using base::Text;
using model::Asks;
using model::FieldKind;
using support::FormFor;
using support::kBrowser;
using support::kNetwork;
using support::Scenario;

class RegistrationFormTest : public ::testing::Test {
 protected:
  std::string Say(const model::FormErrors& errors) {
    std::string fields;
    for (const auto& error : errors) fields += error.field + " ";
    return fields;
  }
  model::RegistrationForm Form() { return FindAskedForm(scenario.house, website.id).form; }
  SaveResult Save(const model::RegistrationForm& form) {
    auto saved = SaveRegistrationForm(scenario.house, scenario.Administrator(), form);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return saved;
  }
  void SetTerms(const std::string& version) {
    auto form = Form();
    form.terms_version = version;
    form.terms_address = version.empty() ? "" : "https://www.muster.example/agb.html";
    EXPECT_TRUE(Save(form).errors.empty());
  }
  model::FormField Add(const std::string& label, FieldKind kind, bool required = false) {
    auto field = scenario.AddFormField(website, label, required);
    field.kind = kind;
    if (kind == FieldKind::kChoice) {
      field.choices_de = "Handel\nHandwerk";
      field.choices_en = "Retail\n Crafts ";
    }
    EXPECT_TRUE(SaveFormField(scenario.house, {}, field).errors.empty());
    return *FindFormField(scenario.house, website.id, field.id);
  }
  model::FormErrors Ask(const RegisterForm& form, Language language = Language::kGerman) {
    return Register(scenario.house, website, form, language, kBrowser, kNetwork);
  }
  // The access that comes of it.
  std::int64_t Prove() {
    EXPECT_EQ(VerifyByLink(scenario.house, website, scenario.Mail().Token(), kBrowser, "", kNetwork).outcome,
              VerifyOutcome::kProven);
    scenario.Mails();
    return store::FindAccessOfAccount(scenario.house.database, scenario.Account("erika@probe.example").id, website.id)->id;
  }
  std::string Answers(std::int64_t access_id) {
    std::string text;
    for (const auto& answer : FindGivenAnswers(scenario.house, access_id).answers) {
      text += answer.label + "=" + answer.value + ";";
    }
    return text;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  RegisterForm typed = FormFor("erika@probe.example");
};

TEST_F(RegistrationFormTest, AsksAsBeforeUntilItIsChanged) {
  auto asked = FindAskedForm(scenario.house, website.id);
  EXPECT_EQ(asked.form.company, Asks::kOptional);
  EXPECT_EQ(asked.form.terms_version, "");
  EXPECT_TRUE(asked.own.empty());
  EXPECT_TRUE(Ask(typed).empty());
  EXPECT_EQ(Answers(Prove()), "");
}

TEST_F(RegistrationFormTest, RequiresAndHidesTheFieldsOfEveryWebsite) {
  auto asks = Form();
  asks.company = asks.phone = asks.message = asks.order_number = Asks::kRequired;
  EXPECT_TRUE(Save(asks).errors.empty());
  auto empty = typed;
  empty.company = empty.phone = empty.message = " ";
  empty.order = "";
  EXPECT_EQ(Say(Ask(empty)), "company phone message order ");
  EXPECT_TRUE(scenario.Mails().empty());
  asks = Form();
  asks.company = asks.message = asks.order_number = Asks::kHidden;
  asks.phone = Asks::kOptional;
  EXPECT_TRUE(Save(asks).errors.empty());
  typed.message = std::string(5000, 'x');  // typed into a form that asks nothing of the kind
  EXPECT_TRUE(Ask(typed).empty());
  auto access = scenario.Access(Prove());
  EXPECT_EQ(access.message + access.order_number, "");
  EXPECT_EQ(store::FindContact(scenario.house.database, 1)->company, "");
}

TEST_F(RegistrationFormTest, KeepsQuestionAndAnswerAsTheyWereReadAndWritten) {
  auto line = Add("Kundennummer", FieldKind::kLine, true);
  auto text = Add("Wozu", FieldKind::kText);
  auto choice = Add("Branche", FieldKind::kChoice);
  auto check = Add("Händler", FieldKind::kCheck);
  typed.input.own = {{line.id, " https://4711.example "}, {text.id, "erstens\nzweitens"}, {choice.id, "Crafts"}, {check.id, "1"},
                    {99, "of a question that nobody asked"}};
  EXPECT_TRUE(Ask(typed, Language::kEnglish).empty());
  auto access = Prove();
  const std::string expected =
      "Kundennummer in English=https://4711.example;Wozu in English=erstens\nzweitens;Branche in English=Crafts;Händler in English=yes;";
  EXPECT_EQ(Answers(access), expected);
  EXPECT_TRUE(RemoveFormField(scenario.house, {}, website.id, line.id));
  text.label_en = "What for";
  EXPECT_TRUE(SaveFormField(scenario.house, {}, text).errors.empty());
  EXPECT_EQ(Answers(access), expected) << "neither removed nor changed questions change answers";
}

TEST_F(RegistrationFormTest, SaysBesideTheQuestionWhatIsMissing) {
  auto line = Add("Eine Zeile", FieldKind::kLine, true);
  auto text = Add("Text", FieldKind::kText, true);
  auto choice = Add("Auswahl", FieldKind::kChoice, true);
  auto check = Add("Haken", FieldKind::kCheck, true);
  EXPECT_EQ(Say(Ask(typed)), line.Name() + " " + text.Name() + " " + choice.Name() + " " + check.Name() + " ");
  typed.input.own = {{line.id, "two\nlines"}, {text.id, std::string(1001, 'x')}, {choice.id, "Landwirtschaft"}, {check.id, "1"}};
  auto errors = Ask(typed);
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_EQ(errors[0].text, Text::kFormOneLine);
  EXPECT_EQ(errors[1].text, Text::kFormTooLong);
  EXPECT_EQ(errors[2].text, Text::kFormChoose);
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(RegistrationFormTest, LeavesOutWhatIsOptional) {
  Add("Eine Zeile", FieldKind::kLine);
  Add("Auswahl", FieldKind::kChoice);
  Add("Haken", FieldKind::kCheck);
  EXPECT_TRUE(Ask(typed).empty());
  EXPECT_EQ(Answers(Prove()), "Haken=nein;");
}

TEST_F(RegistrationFormTest, ForgetsTheAnswersOfARegistrationThatIsMadeAnew) {
  auto line = Add("Kundennummer", FieldKind::kLine);
  SetTerms("2026-01");
  typed.input = {{{line.id, "1"}}, true, "2026-01"};
  EXPECT_TRUE(Ask(typed).empty());
  typed.input.own[line.id] = "2";
  EXPECT_TRUE(Ask(typed).empty());
  EXPECT_EQ(Answers(Prove()), "Kundennummer=2;");
}

TEST_F(RegistrationFormTest, AsksWhoHasAnAccountTheSame) {
  auto other = scenario.AddWebsite("other.example");
  scenario.AddApproved(other, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  auto line = Add("Kundennummer", FieldKind::kLine, true);
  SetTerms("2026-01");
  model::FormErrors errors;
  EXPECT_TRUE(RequestAccess(scenario.house, website, account, {}, Language::kGerman, errors));
  EXPECT_EQ(Say(errors), line.Name() + " terms ");
  errors.clear();
  RequestForm request{"", "", {{{line.id, "1"}}, true, "2026-01"}};
  EXPECT_TRUE(RequestAccess(scenario.house, website, account, request, Language::kGerman, errors));
  ASSERT_TRUE(errors.empty());
  auto access = store::FindAccessOfAccount(scenario.house.database, account.id, website.id)->id;
  EXPECT_EQ(Answers(access), "Kundennummer=1;");
  // Again after withdrawing: the new answer takes the place of the old one, that of a removed question stays.
  auto later = Add("Seit wann", FieldKind::kLine);
  EXPECT_TRUE(RemoveFormField(scenario.house, {}, website.id, line.id));
  SetTerms("2026-02");
  scenario.Wait(60);
  EXPECT_TRUE(Withdraw(scenario.house, website, account));
  request = {"", "", {{{later.id, "2020"}}, true, "2026-02"}};
  EXPECT_TRUE(RequestAccess(scenario.house, website, account, request, Language::kGerman, errors));
  EXPECT_EQ(Answers(access), "Kundennummer=1;Seit wann=2020;");
  auto terms = FindGivenAnswers(scenario.house, access).terms;
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].version, "2026-02");
  EXPECT_EQ(terms[0].at, scenario.Now());
  EXPECT_EQ(terms[1].version, "2026-01");
}

TEST_F(RegistrationFormTest, TakesNobodyWhoHasNotAcceptedTheTermsThatWereShown) {
  SetTerms("2026-01");
  EXPECT_EQ(Ask(typed).at(0).text, Text::kFormTermsRequired);
  typed.input.terms_version = "2026-01";
  EXPECT_EQ(Ask(typed).at(0).text, Text::kFormTermsRequired);
  typed.input.accepts_terms = true;
  SetTerms("2026-02");
  auto errors = Ask(typed);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].text, Text::kFormTermsChanged);
  EXPECT_EQ(errors[0].field, "terms");
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(RegistrationFormTest, RecordsWhichTermsWereAcceptedAndWhen) {
  SetTerms("2026-01");
  typed.input.accepts_terms = true;
  typed.input.terms_version = "2026-01";
  const auto accepted = scenario.Now();
  EXPECT_TRUE(Ask(typed).empty());
  SetTerms("2026-02");
  scenario.Wait(600);
  auto access = Prove();
  auto terms = FindGivenAnswers(scenario.house, access).terms;
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].version, "2026-01");
  EXPECT_EQ(terms[0].at, accepted);
  auto history = store::ListHistoryOfAccess(scenario.house.database, access);
  EXPECT_NE(history.front().became.find("terms_version: 2026-01"), std::string::npos);
}

TEST_F(RegistrationFormTest, RefusesTermsThatCannotBeReadOrNamed) {
  auto with = [&](const std::string& version, const std::string& address, const std::string& de, const std::string& en) {
    auto terms = Form();
    terms.terms_version = version;
    terms.terms_address = address;
    terms.terms_de = de;
    terms.terms_en = en;
    return Say(Save(terms).errors);
  };
  EXPECT_EQ(with("1", "", "", ""), "terms_address ");
  EXPECT_EQ(with("", "/agb", "", ""), "terms_version ");
  EXPECT_EQ(with("1", "/agb", "Text", "Text"), "terms_address ");
  EXPECT_EQ(with("1", "javascript:alert(1)", "", ""), "terms_address ");
  EXPECT_EQ(with("1", "", "Text", ""), "terms_en ");
  EXPECT_EQ(with("1", "", "", "Text"), "terms_de ");
  EXPECT_EQ(with("1", "", std::string(4001, 'x'), "Text"), "terms_de ");
  EXPECT_EQ(with(std::string(41, '1'), "/agb", "", ""), "terms_version ");
  EXPECT_EQ(Form().version, 0);
  EXPECT_EQ(with("1", "", "Text", "Text"), "");
  EXPECT_EQ(with("", "", "", ""), "");
}

TEST_F(RegistrationFormTest, RefusesQuestionsThatNobodyCouldAnswer) {
  model::FormField field;
  field.website_id = website.id;
  EXPECT_EQ(Say(SaveFormField(scenario.house, {}, field).errors), "label_de label_en ");
  field.label_de = field.label_en = "Branche";
  field.kind = FieldKind::kChoice;
  for (auto [german, english, wrong] : {std::tuple{"", "", "choices_de choices_en "}, std::tuple{"a", "b", "choices_de choices_en "},
                                        std::tuple{"a\na", "a\nb", "choices_de "}, std::tuple{"a\nb", "a\nb\nc", "choices_en "},
                                        std::tuple{"a\n\nb", "c\nd", ""}}) {
    field.choices_de = german;
    field.choices_en = english;
    EXPECT_EQ(Say(SaveFormField(scenario.house, {}, field).errors), wrong) << german << "|" << english;
  }
  field.website_id = 99;
  EXPECT_EQ(SaveFormField(scenario.house, {}, field).errors.size(), 1u);
}

TEST_F(RegistrationFormTest, HoldsTwentyQuestionsInAnOrderThatCanBeChanged) {
  for (int i = 1; i <= kMaxOwnFields; ++i) scenario.AddFormField(website, "Frage " + std::to_string(i));
  model::FormField more;
  more.website_id = website.id;
  more.label_de = more.label_en = "Noch eine";
  EXPECT_EQ(SaveFormField(scenario.house, {}, more).errors.at(0).text, Text::kOfficeFormFieldsFull);
  auto order = [&] {
    std::string labels;
    for (const auto& field : FindAskedForm(scenario.house, website.id).own) labels += field.label_de.substr(6) + " ";
    return labels.substr(0, 8);
  };
  EXPECT_EQ(order(), "1 2 3 4 ");
  auto first = FindAskedForm(scenario.house, website.id).own[0].id;
  EXPECT_FALSE(MoveFormField(scenario.house, {}, website.id, first, true));
  EXPECT_TRUE(MoveFormField(scenario.house, {}, website.id, first, false));
  EXPECT_EQ(order(), "2 1 3 4 ");
  EXPECT_TRUE(MoveFormField(scenario.house, {}, website.id, first, true));
  EXPECT_EQ(order(), "1 2 3 4 ");
  auto other = scenario.AddWebsite("other.example");
  EXPECT_FALSE(MoveFormField(scenario.house, {}, other.id, first, false)) << "another website's";
  EXPECT_FALSE(RemoveFormField(scenario.house, {}, other.id, first));
  EXPECT_FALSE(FindFormField(scenario.house, other.id, first).has_value());
}

TEST_F(RegistrationFormTest, IsSavedOnceByTwoAndNotedWithBeforeAndAfter) {
  auto first = Form(), second = first;
  first.phone = Asks::kHidden;
  EXPECT_FALSE(Save(first).conflict);
  second.phone = Asks::kRequired;
  EXPECT_TRUE(Save(second).conflict);
  EXPECT_EQ(Form().phone, Asks::kHidden);
  auto field = Add("Branche", FieldKind::kLine), stale = field;
  field.label_de = "Gewerbe";
  EXPECT_FALSE(SaveFormField(scenario.house, {}, field).conflict);
  EXPECT_TRUE(SaveFormField(scenario.house, {}, stale).conflict);
  EXPECT_TRUE(RemoveFormField(scenario.house, {}, website.id, field.id));
  auto lines = store::ListHistoryOfWebsiteAfter(scenario.house.database, website.id, 0, 100);
  ASSERT_GT(lines.size(), 4u);
  EXPECT_EQ(lines[1].was, "asks_phone: optional");
  EXPECT_EQ(lines[1].became, "asks_phone: hidden");
  EXPECT_EQ(lines[lines.size() - 2].was, "label_de: Branche");
  EXPECT_EQ(lines[lines.size() - 2].became, "label_de: Gewerbe");
  EXPECT_EQ(lines.back().detail, "Gewerbe");
  EXPECT_EQ(lines.back().became, "");
}

}  // namespace
}  // namespace rules
