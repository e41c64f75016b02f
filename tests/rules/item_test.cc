#include "rules/item.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/queue.h"
#include "rules/status.h"
#include "support/scenario.h"

namespace rules {
namespace {

using ::testing::HasSubstr;
using model::Status;
using support::Scenario;

class ItemTest : public ::testing::Test {
 protected:
  DecideOutcome AskNow(std::int64_t access_id, const std::string& question, const Decider& decider = {}) {
    model::FormErrors errors;
    auto outcome = Ask(scenario.house, decider, access_id, question, errors);
    EXPECT_TRUE(errors.empty());
    return outcome;
  }
  bool AnswerNow(const std::string& answer) {
    model::FormErrors errors;
    bool open = Answer(scenario.house, website, scenario.Account("erika@probe.example"), answer, errors);
    EXPECT_TRUE(errors.empty());
    return open;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite("www.muster.example", model::Policy::kManual, "buero@muster.example");
  model::Website other = scenario.AddWebsite("b.example");
  model::Access access = scenario.AddApplicant(website, "erika@probe.example");
  Decider anna{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  Decider berta{scenario.AddStaff("berta", model::Role::kApprover, {other.id})};
};

TEST_F(ItemTest, AsksByMailAndTheAnswerLandsInTheItem) {
  EXPECT_EQ(AskNow(access.id, "Welche Kundennummer?", anna), DecideOutcome::kDone);
  EXPECT_TRUE(scenario.Mails().empty()) << "it waits for the grace time";
  scenario.Wait(scenario.house.config.mail_grace_seconds);
  auto letter = scenario.Mail();
  EXPECT_THAT(letter.text, HasSubstr("Welche Kundennummer?"));
  EXPECT_THAT(letter.Link(), HasSubstr("/account/status"));
  EXPECT_EQ(FindOpenQuestion(scenario.house, access)->question, "Welche Kundennummer?");
  EXPECT_EQ(ListQueue(scenario.house, 0, {}).accesses.at(0).asked, 1);

  EXPECT_TRUE(AnswerNow(" K-1001 "));
  auto question = FindItem(scenario.house, access.id).questions.at(0);
  EXPECT_EQ(question.answer, "K-1001");
  EXPECT_EQ(question.asked_by, "anna");
  EXPECT_EQ(question.answered_at, scenario.Now());
  EXPECT_EQ(ListQueue(scenario.house, 0, {}).accesses.at(0).asked, 2);
  EXPECT_FALSE(FindOpenQuestion(scenario.house, access).has_value());
  EXPECT_FALSE(AnswerNow("K-1002")) << "one answer to a question";
  scenario.Wait(base::kHour);
  EXPECT_EQ(scenario.Mail().to, "buero@muster.example") << "the office is told";
}

TEST_F(ItemTest, RefusesADecisionThatDidNotReadTheAnswer) {
  EXPECT_EQ(AskNow(access.id, "Wer sind Sie?"), DecideOutcome::kDone);
  auto seen = scenario.Access(access.id).version;
  EXPECT_TRUE(AnswerNow("Erika"));
  EXPECT_EQ(Decide(scenario.house, {}, {access.id, seen, Status::kRejected, "", true}), DecideOutcome::kAlreadyDecided);
}

TEST_F(ItemTest, AsksNothingOnceItIsDecided) {
  EXPECT_EQ(AskNow(access.id, "Wer sind Sie?"), DecideOutcome::kDone);
  EXPECT_EQ(Decide(scenario.house, {}, {access.id, access.version, Status::kApproved, "", false}), DecideOutcome::kDone);
  scenario.Wait(scenario.house.config.mail_grace_seconds);
  EXPECT_TRUE(scenario.Mails().empty()) << "the question is moot";
  EXPECT_FALSE(FindOpenQuestion(scenario.house, scenario.Access(access.id)).has_value());
  EXPECT_FALSE(AnswerNow("Erika"));
  EXPECT_EQ(AskNow(access.id, "Noch etwas?"), DecideOutcome::kAlreadyDecided);
}

TEST_F(ItemTest, TheNewestQuestionCounts) {
  EXPECT_EQ(AskNow(access.id, "Erstens?"), DecideOutcome::kDone);
  EXPECT_EQ(AskNow(access.id, "Zweitens?"), DecideOutcome::kDone);
  scenario.Wait(scenario.house.config.mail_grace_seconds);
  EXPECT_THAT(scenario.Mail().text, HasSubstr("Zweitens?"));
  EXPECT_EQ(FindOpenQuestion(scenario.house, access)->question, "Zweitens?");
}

TEST_F(ItemTest, WantsWords) {
  model::FormErrors errors;
  (void)Ask(scenario.house, {}, access.id, "  ", errors);
  (void)AddNote(scenario.house, {}, access.id, "", errors);
  (void)Answer(scenario.house, website, scenario.Account("erika@probe.example"), " ", errors);
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_EQ(errors[0].field, "question");
  EXPECT_EQ(errors[1].field, "note");
  EXPECT_EQ(errors[2].field, "answer");
}

TEST_F(ItemTest, ShowsTheOthersWhoLooksAfterIt) {
  EXPECT_EQ(ClaimAccess(scenario.house, anna, *anna.staff, access.id, 0), DecideOutcome::kDone);
  EXPECT_EQ(ListQueue(scenario.house, 0, {}).accesses.at(0).claimed_by, "anna");
  auto chief = scenario.Administrator();
  EXPECT_EQ(ClaimAccess(scenario.house, chief, *chief.staff, access.id, 0), DecideOutcome::kAlreadyDecided)
      << "who saw nobody does not push anybody aside";
  EXPECT_EQ(ClaimAccess(scenario.house, chief, *chief.staff, access.id, anna.staff->id), DecideOutcome::kDone);
  EXPECT_EQ(FindItem(scenario.house, access.id).claim->name, "chief");
  EXPECT_EQ(ReleaseAccess(scenario.house, anna, access.id), DecideOutcome::kDone);
  EXPECT_EQ(ReleaseAccess(scenario.house, anna, access.id), DecideOutcome::kAlreadyDecided);
}

TEST_F(ItemTest, IsDoneWithTheClaimWhenItIsDecided) {
  EXPECT_EQ(ClaimAccess(scenario.house, anna, *anna.staff, access.id, 0), DecideOutcome::kDone);
  EXPECT_EQ(Decide(scenario.house, {}, {access.id, access.version, Status::kApproved, "", false}), DecideOutcome::kDone);
  EXPECT_FALSE(FindItem(scenario.house, access.id).claim.has_value());
}

TEST_F(ItemTest, KeepsNotesInTheirOrder) {
  model::FormErrors errors;
  EXPECT_EQ(AddNote(scenario.house, anna, access.id, "Erstens", errors), DecideOutcome::kDone);
  scenario.Wait(1);
  EXPECT_EQ(AddNote(scenario.house, {}, access.id, "Zweitens", errors), DecideOutcome::kDone);
  auto notes = FindItem(scenario.house, access.id).notes;
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(notes[0].author, "anna");
  EXPECT_EQ(notes[1].text, "Zweitens");
}

TEST_F(ItemTest, LetsNobodyFromOtherWebsitesDoAnyOfIt) {
  model::FormErrors errors;
  EXPECT_EQ(AskNow(access.id, "Wer?", berta), DecideOutcome::kNotAllowed);
  EXPECT_EQ(AddNote(scenario.house, berta, access.id, "x", errors), DecideOutcome::kNotAllowed);
  EXPECT_EQ(ClaimAccess(scenario.house, berta, *berta.staff, access.id, 0), DecideOutcome::kNotAllowed);
  EXPECT_EQ(ReleaseAccess(scenario.house, berta, access.id), DecideOutcome::kNotAllowed);
  EXPECT_EQ(ClaimAccess(scenario.house, {}, *berta.staff, access.id, 0), DecideOutcome::kNotAllowed)
      << "nor is it given to who cannot decide";
  EXPECT_EQ(AskNow(4711, "Wer?"), DecideOutcome::kNotFound);
}

}  // namespace
}  // namespace rules
