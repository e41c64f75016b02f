#include "rules/outbox.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "rules/customer.h"
#include "rules/item.h"
#include "rules/mail.h"
#include "rules/mail_text.h"
#include "rules/recover.h"
#include "rules/status.h"
#include "store/mail.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::kNetwork;
using support::Scenario;

class OutboxTest : public ::testing::Test {
 protected:
  // A sendmail that does what `body` says.
  void UseCommand(const std::string& body) {
    auto path = scripts.Write("sendmail", "#!/bin/sh\n" + body + "\n");
    ::chmod(path.c_str(), 0700);
    scenario.house.config.mail_command = path;
  }
  model::Mail Newest(model::Delivery delivery) { return ListOutbox(scenario.house, {delivery}).mails.at(0); }

  support::Folder scripts;
  Scenario scenario;
  model::Website website = scenario.AddWebsite("www.muster.example", model::Policy::kManual, "office@muster.example");
};

TEST_F(OutboxTest, SendsADueMailOnceAndRemembers) {
  scenario.Register(website, "erika@probe.example");
  auto count = SendDueMails(scenario.house, 10);
  EXPECT_EQ(count.sent, 1);
  EXPECT_EQ(SendDueMails(scenario.house, 10).sent, 0);
  auto mail = Newest(model::Delivery::kSent);
  EXPECT_EQ(mail.sent_at, scenario.Now());
  EXPECT_EQ(mail.attempts, 1);
  EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
}

TEST_F(OutboxTest, SendsNoMoreThanItWasToldTo) {
  for (int i = 0; i < 3; ++i) scenario.Register(website, "e" + std::to_string(i) + "@probe.example");
  EXPECT_EQ(SendDueMails(scenario.house, 2).sent, 2);
  EXPECT_EQ(CountOutbox(scenario.house, {model::Delivery::kQueued}), 1);
}

TEST_F(OutboxTest, KeepsToTheHourlyBudgetOfAWebsiteAndSendsTheRestLater) {
  for (int i = 0; i < 205; ++i) {
    (void)Register(scenario.house, website, support::FormFor("e" + std::to_string(i) + "@probe.example"),
             base::Language::kGerman, support::kBrowser, "198.51." + std::to_string(i) + ".1");
  }
  auto count = SendDueMails(scenario.house, 1000);
  EXPECT_EQ(count.sent, 200);
  EXPECT_EQ(count.later, 5);
  EXPECT_EQ(count.dead, 0);
  scenario.Wait(10 * base::kMinute);
  EXPECT_EQ(SendDueMails(scenario.house, 1000).sent, 5);
}

TEST_F(OutboxTest, LetsNobodyUseTheBudgetUpWithAddressesThatNobodyHas) {
  scenario.AddApproved(website, "erika@probe.example");
  for (int i = 0; i < 300; ++i) {
    EXPECT_TRUE(RequestReset(scenario.house, website, "nobody" + std::to_string(i) + "@probe.example",
                             "198.51." + std::to_string(i) + ".1").empty());
  }
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_EQ(SendDueMails(scenario.house, 1000).sent, 1);
}

TEST_F(OutboxTest, TriesAgainLaterWithTheSameMessageIdAndANewLink) {
  auto out = scripts / "out";
  UseCommand("cat > " + out + "; exit 75");
  scenario.Register(website, "erika@probe.example");
  EXPECT_EQ(SendDueMails(scenario.house, 10).later, 1);
  auto mail = Newest(model::Delivery::kQueued);
  EXPECT_NE(mail.last_error.find("75"), std::string::npos);
  EXPECT_GE(mail.next_at, scenario.Now() + 60);
  EXPECT_LE(mail.next_at, scenario.Now() + 75);
  std::ifstream first_file(out);
  auto first = support::ParseLetter(std::string(std::istreambuf_iterator<char>(first_file), {}));
  EXPECT_EQ(SendDueMails(scenario.house, 10).later, 0) << "not before its time";
  scenario.Wait(75);
  scenario.house.config.mail_command = "";
  auto second = scenario.Mail();
  auto id = [](const support::Letter& letter) {
    auto at = letter.raw.find("\nMessage-ID: ");
    return letter.raw.substr(at, letter.raw.find('\n', at + 1) - at);
  };
  EXPECT_EQ(id(first), id(second));
  EXPECT_NE(first.Token(), second.Token());
  for (const auto& letter : {first, second}) {
    EXPECT_EQ(FindOpenLink(scenario.house, letter.Token(), model::Purpose::kVerify, website.id).state, LinkState::kOk)
        << "a reader's mail program may have kept either";
  }
}

TEST_F(OutboxTest, WaitsTwiceAsLongEachTimeButNoMoreThanAnHourAndAQuarter) {
  UseCommand("exit 75");
  scenario.Register(website, "erika@probe.example");
  std::int64_t least = 60;
  for (int attempt = 1; attempt <= 9; ++attempt) {
    ASSERT_EQ(SendDueMails(scenario.house, 10).later, 1) << attempt;
    auto wait = Newest(model::Delivery::kQueued).next_at - scenario.Now();
    EXPECT_GE(wait, least);
    EXPECT_LE(wait, least + least / 4);
    scenario.Wait(wait);
    least = std::min<std::int64_t>(least * 2, 3600);
  }
}

TEST_F(OutboxTest, GivesUpAtOnceWithTheReasonWhenTryingAgainCannotHelp) {
  UseCommand("exit 67");
  scenario.Register(website, "erika@probe.example");
  EXPECT_EQ(SendDueMails(scenario.house, 10).dead, 1);
  EXPECT_NE(Newest(model::Delivery::kDead).last_error.find("67"), std::string::npos);
}

TEST_F(OutboxTest, GivesUpWhenTheMailWouldSayNothingOfUseAnyMore) {
  UseCommand("exit 75");
  scenario.Register(website, "erika@probe.example");
  EXPECT_EQ(SendDueMails(scenario.house, 10).later, 1);
  scenario.Wait(5 * base::kDay);
  EXPECT_EQ(SendDueMails(scenario.house, 10).dead, 1);
  EXPECT_NE(Newest(model::Delivery::kDead).last_error.find("75"), std::string::npos) << "the reason stays";
  scenario.Register(website, "other@probe.example");
  scenario.Wait(5 * base::kDay);
  EXPECT_EQ(SendDueMails(scenario.house, 10).dead, 1);
  EXPECT_EQ(Newest(model::Delivery::kDead).last_error, "too late");
}

TEST_F(OutboxTest, RetriesADeadMailAtOnceByHand) {
  UseCommand("exit 67");
  scenario.Register(website, "erika@probe.example");
  SendDueMails(scenario.house, 10);
  auto id = Newest(model::Delivery::kDead).id;
  scenario.house.config.mail_command = "";
  EXPECT_TRUE(RetryMail(scenario.house, id));
  EXPECT_FALSE(RetryMail(scenario.house, id)) << "it is queued already";
  EXPECT_EQ(scenario.Mail().to, "erika@probe.example");
  EXPECT_FALSE(RetryMail(scenario.house, id)) << "it was sent";
  EXPECT_FALSE(RetryMail(scenario.house, 4711));
}

TEST_F(OutboxTest, TriesAtOnceByHandWhatWaitsForItsNextAttempt) {
  UseCommand("exit 75");
  scenario.Register(website, "erika@probe.example");
  EXPECT_FALSE(RetryMail(scenario.house, Newest(model::Delivery::kQueued).id)) << "it leaves by itself";
  EXPECT_EQ(SendDueMails(scenario.house, 10).later, 1);
  auto mail = Newest(model::Delivery::kQueued);
  EXPECT_GT(mail.next_at, scenario.Now());
  scenario.house.config.mail_command = "";
  EXPECT_TRUE(RetryMail(scenario.house, mail.id));
  EXPECT_EQ(scenario.Mail().to, "erika@probe.example");
}

TEST_F(OutboxTest, RetriesNoMailWhoseSuccessorWaits) {
  scenario.Register(website, "erika@probe.example");
  scenario.Register(website, "erika@probe.example");
  EXPECT_FALSE(RetryMail(scenario.house, Newest(model::Delivery::kCancelled).id));
}

TEST_F(OutboxTest, RetriesADigestAtOnceThatHadNothingToSay) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  EXPECT_TRUE(Withdraw(scenario.house, website, scenario.Account("erika@probe.example")));
  scenario.Wait(base::kHour);
  EXPECT_TRUE(scenario.Mails().empty());
  auto cancelled = Newest(model::Delivery::kCancelled);
  EXPECT_EQ(cancelled.event, model::Event::kDigest);
  model::FormErrors errors;
  EXPECT_TRUE(RequestAccess(scenario.house, website, scenario.Account("erika@probe.example"), {}, base::Language::kGerman, errors));
  EXPECT_TRUE(CancelMail(scenario.house, Newest(model::Delivery::kQueued).id)) << "the new digest";
  scenario.Mails();
  EXPECT_TRUE(RetryMail(scenario.house, cancelled.id));
  EXPECT_EQ(scenario.Mail().to, "office@muster.example");
  EXPECT_EQ(access.website_id, website.id);
}

TEST_F(OutboxTest, CancelsByHandWhatHasNotLeft) {
  scenario.Register(website, "erika@probe.example");
  auto id = Newest(model::Delivery::kQueued).id;
  EXPECT_TRUE(CancelMail(scenario.house, id));
  EXPECT_FALSE(CancelMail(scenario.house, id));
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(OutboxTest, KeepsTheDailyCap) {
  scenario.house.config.mail_daily_cap = 2;
  for (int i = 0; i < 3; ++i) scenario.Register(website, "e" + std::to_string(i) + "@probe.example");
  EXPECT_EQ(scenario.Mails().size(), 2u);
  scenario.Wait(base::kDay - 1);
  EXPECT_TRUE(scenario.Mails().empty());
  scenario.Wait(1);
  EXPECT_EQ(scenario.Mails().size(), 1u) << "the third was not lost";
}

TEST_F(OutboxTest, TellsTheOfficeOnceWhoWaits) {
  scenario.AddApplicant(website, "a@probe.example");
  scenario.AddApplicant(website, "b@probe.example");
  scenario.Wait(5 * base::kMinute);
  auto digest = scenario.Mail();
  EXPECT_EQ(digest.to, "office@muster.example");
  EXPECT_NE(digest.text.find("- Erika Probe, Probe AG <a@probe.example>, A-17\n"), std::string::npos);
  EXPECT_NE(digest.text.find("<b@probe.example>"), std::string::npos);
  EXPECT_EQ(digest.Link(), "https://office.muster.example/admin/registrations?website=" + std::to_string(website.id));
  EXPECT_EQ(digest.Token(), "") << "the link carries no right of its own";
}

TEST_F(OutboxTest, ListsTwentyInTheDigestAndSaysThatThereAreMore) {
  scenario.house.config.mails_per_network = 100;
  for (int i = 0; i < 22; ++i) scenario.AddApplicant(website, "e" + std::to_string(i) + "@probe.example");
  scenario.Wait(5 * base::kMinute);
  auto digest = scenario.Mail();
  EXPECT_NE(digest.subject.find("20+"), std::string::npos) << digest.subject;
  int lines = 0;
  for (auto at = digest.text.find("\n- "); at != std::string::npos; at = digest.text.find("\n- ", at + 1)) ++lines;
  EXPECT_EQ(lines, 20);
}

TEST_F(OutboxTest, SendsNoDigestWhenNobodyWaitsAnyMore) {
  scenario.AddApproved(website, "erika@probe.example");
  scenario.Wait(5 * base::kMinute);
  EXPECT_TRUE(scenario.Mails().empty());
  EXPECT_EQ(Newest(model::Delivery::kCancelled).event, model::Event::kDigest);
  EXPECT_EQ(CountOutbox(scenario.house, {model::Delivery::kDead}), 0) << "that is no trouble";
}

TEST_F(OutboxTest, QueuesAnotherDigestForWhoeverComesWhileOneIsLeaving) {
  scenario.AddApplicant(website, "a@probe.example");
  scenario.Wait(5 * base::kMinute);
  auto digest = Newest(model::Delivery::kQueued);
  EXPECT_TRUE(store::UpdateMailLeased(scenario.house.database, digest.id, scenario.Now(), scenario.Now() + 900));
  model::Website again = website;
  QueueDigest(scenario.house, again);
  EXPECT_EQ(scenario.Queued(), 2);
}

TEST_F(OutboxTest, LeavesALeasedMailToItsMailerUntilTheLeaseIsOver) {
  scenario.Register(website, "erika@probe.example");
  auto id = Newest(model::Delivery::kQueued).id;
  EXPECT_TRUE(store::UpdateMailLeased(scenario.house.database, id, scenario.Now(), scenario.Now() + 900));
  EXPECT_FALSE(store::UpdateMailLeased(scenario.house.database, id, scenario.Now(), scenario.Now() + 900));
  EXPECT_FALSE(CancelMail(scenario.house, id));
  scenario.Wait(899);
  EXPECT_TRUE(scenario.Mails().empty());
  scenario.Wait(1);
  EXPECT_EQ(scenario.Mails().size(), 1u) << "that mailer died";
}

TEST_F(OutboxTest, LeadsOnlyToTheWebsitesOwnAddressWhateverTheRequestSaid) {
  scenario.AddApproved(website, "erika@probe.example");
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_EQ(scenario.Mail().Link().find("https://www.muster.example/account/reset?token="), 0u);
}

TEST_F(OutboxTest, ExpandsNoPlaceholderThatACustomerTyped) {
  auto form = support::FormFor("erika@probe.example");
  form.name = "{{CODE}} {{LINK}} {{NAME}}";
  EXPECT_TRUE(Register(scenario.house, website, form, base::Language::kGerman, support::kBrowser, kNetwork).empty());
  auto mail = scenario.Mail();
  EXPECT_NE(mail.text.find("{{CODE}} {{LINK}} {{NAME}}"), std::string::npos);
}

TEST_F(OutboxTest, SendsTheOfficesOwnWording) {
  EXPECT_TRUE(SaveWording(scenario.house, website, base::Language::kGerman, model::Event::kVerify, "Hallo {{NAME}}",
                          "Bitte: {{CODE}}\n{{LINK}}\n", "chief")
                  .empty());
  scenario.Register(website, "erika@probe.example");
  auto mail = scenario.Mail();
  EXPECT_EQ(mail.subject, "Hallo Erika Probe");
  EXPECT_EQ(mail.text.find("Bitte: "), 0u);
  EXPECT_EQ(mail.Token().size(), 43u);
}

TEST_F(OutboxTest, WritesInTheLanguageOfThePerson) {
  EXPECT_TRUE(Register(scenario.house, website, support::FormFor("erika@probe.example"), base::Language::kEnglish,
                       support::kBrowser, kNetwork)
                  .empty());
  auto mail = scenario.Mail();
  EXPECT_NE(mail.raw.find("\nContent-Language: en\n"), std::string::npos);
  EXPECT_EQ(mail.text.find("Hello "), 0u);
}

TEST_F(OutboxTest, LeavesNoMarkerUnfilledInAnyMail) {
  scenario.Register(website, "erika@probe.example");
  auto all = scenario.Mails();
  scenario.AddApplicant(website, "b@probe.example");
  scenario.Wait(base::kHour);
  for (auto& mail : scenario.Mails()) all.push_back(mail);
  for (const auto& mail : all) EXPECT_EQ((mail.subject + mail.text).find("{{"), std::string::npos) << mail.text;
}

TEST_F(OutboxTest, ListsPageByPageInBothDirections) {
  scenario.house.config.mails_per_network = 1000;
  for (int i = 0; i < 120; ++i) scenario.Register(website, "e" + std::to_string(i) + "@probe.example");
  const OutboxFilter filter{model::Delivery::kQueued};
  auto first = ListOutbox(scenario.house, filter);
  EXPECT_EQ(first.total, 120);
  EXPECT_EQ(first.mails.size(), 50u);
  EXPECT_EQ(first.previous, 0);
  EXPECT_EQ(first.mails[0].recipient, "e119@probe.example") << "newest first";
  auto second = ListOutbox(scenario.house, filter, first.next);
  EXPECT_EQ(second.mails[0].recipient, "e69@probe.example");
  auto third = ListOutbox(scenario.house, filter, second.next);
  EXPECT_EQ(third.mails.size(), 20u);
  EXPECT_EQ(third.next, 0);
  auto back = ListOutbox(scenario.house, filter, third.previous, true);
  EXPECT_EQ(back.mails[0].id, second.mails[0].id);
  auto begin = ListOutbox(scenario.house, filter, back.previous, true);
  EXPECT_EQ(begin.mails[0].id, first.mails[0].id);
  EXPECT_EQ(begin.previous, 0);
  EXPECT_EQ(begin.next, first.next);
}

TEST_F(OutboxTest, FindsByWebsiteAndByTheBeginningOfAnAddress) {
  auto other = scenario.AddWebsite("other.muster.example");
  scenario.Register(website, "Erika@probe.example");
  scenario.Register(website, "erik@probe.example");
  scenario.Register(website, "otto@probe.example");
  scenario.Register(other, "erika.two@probe.example");
  auto found = [&](const OutboxFilter& filter) {
    auto outbox = ListOutbox(scenario.house, filter);
    EXPECT_EQ(outbox.total, static_cast<std::int64_t>(outbox.mails.size()));
    EXPECT_EQ(CountOutbox(scenario.house, filter), outbox.total);
    std::string names;
    for (const auto& mail : outbox.mails) names += mail.recipient.substr(0, mail.recipient.find('@')) + " ";
    return names;
  };
  EXPECT_EQ(found({model::Delivery::kQueued}), "erika.two otto erik Erika ");
  EXPECT_EQ(found({model::Delivery::kQueued, other.id}), "erika.two ");
  EXPECT_EQ(found({model::Delivery::kQueued, 0, " ERIKA "}), "erika.two Erika ");
  EXPECT_EQ(found({model::Delivery::kQueued, website.id, "erik"}), "erik Erika ");
  EXPECT_EQ(found({model::Delivery::kQueued, 0, "erika@probe.example"}), "Erika ");
  EXPECT_EQ(found({model::Delivery::kSent, 0, "erik"}), "");
  EXPECT_EQ(found({model::Delivery::kQueued, 0, "eri%"}), "") << "no sign stands for others";
  EXPECT_TRUE(ListOutbox(scenario.house, {model::Delivery::kQueued, 0, "er"}).too_short);
  EXPECT_FALSE(ListOutbox(scenario.house, {model::Delivery::kQueued, 0, "  "}).too_short);
}

TEST_F(OutboxTest, PagesThroughWhatASearchFinds) {
  scenario.house.config.mails_per_network = 1000;
  for (int i = 0; i < 60; ++i) scenario.Register(website, "erika" + std::to_string(i) + "@probe.example");
  const OutboxFilter filter{model::Delivery::kQueued, 0, "erika"};
  auto first = ListOutbox(scenario.house, filter);
  EXPECT_EQ(first.mails.front().recipient, "erika59@probe.example");
  auto second = ListOutbox(scenario.house, filter, first.next);
  EXPECT_EQ(second.mails.size(), 10u);
  EXPECT_EQ(second.mails.back().recipient, "erika0@probe.example");
  EXPECT_EQ(ListOutbox(scenario.house, filter, second.previous, true).mails.front().id, first.mails.front().id);
}

TEST_F(OutboxTest, RetriesAllThatFailedOrThoseOfAWebsite) {
  auto other = scenario.AddWebsite("other.muster.example");
  UseCommand("exit 67");
  scenario.Register(website, "a@probe.example");
  scenario.Register(website, "b@probe.example");
  scenario.Register(other, "c@probe.example");
  EXPECT_EQ(SendDueMails(scenario.house, 10).dead, 3);
  scenario.Register(website, "b@probe.example");
  scenario.house.config.mail_command = "";
  auto count = RetryDeadMails(scenario.house, {model::Delivery::kQueued, website.id});
  EXPECT_EQ(count.retried, 1) << "a newer mail to b says the same; that of the other website stays";
  EXPECT_FALSE(count.more);
  EXPECT_EQ(scenario.Mails().size(), 2u);
  EXPECT_EQ(RetryDeadMails(scenario.house, {model::Delivery::kDead, 0, "c@p"}).retried, 1);
  EXPECT_EQ(scenario.Mail().to, "c@probe.example");
}

TEST_F(OutboxTest, SaysWhatTheCapsHoldBackAndWhenItGoesOn) {
  auto limits = FindOutboxLimits(scenario.house);
  EXPECT_EQ(limits.sent, 0);
  EXPECT_EQ(limits.cap, 500);
  EXPECT_EQ(limits.held, 0);
  scenario.house.config.mail_daily_cap = 2;
  const auto begin = scenario.Now();
  for (int i = 0; i < 4; ++i) {
    scenario.Register(website, "e" + std::to_string(i) + "@probe.example");
    if (i < 2) {
      EXPECT_EQ(scenario.Mails().size(), 1u);
      scenario.Wait(base::kHour);
    }
  }
  limits = FindOutboxLimits(scenario.house);
  EXPECT_EQ(limits.sent, 2);
  EXPECT_EQ(limits.held, 2);
  EXPECT_EQ(limits.next_at, begin + base::kDay);
  scenario.house.config.mail_daily_cap = 1;
  EXPECT_EQ(FindOutboxLimits(scenario.house).next_at, begin + base::kHour + base::kDay) << "both must be a day old";
  scenario.house.config.mail_daily_cap = 2;
  scenario.Wait(limits.next_at - scenario.Now() - 1);
  EXPECT_TRUE(scenario.Mails().empty());
  scenario.Wait(1);
  EXPECT_EQ(scenario.Mails().size(), 1u) << "as promised";
}

TEST_F(OutboxTest, SaysHowManyWaitForTheirWebsitesHour) {
  for (int i = 0; i < 203; ++i) {
    (void)Register(scenario.house, website, support::FormFor("e" + std::to_string(i) + "@probe.example"),
                   base::Language::kGerman, support::kBrowser, "198.51." + std::to_string(i) + ".1");
  }
  SendDueMails(scenario.house, 1000);
  auto limits = FindOutboxLimits(scenario.house);
  EXPECT_EQ(limits.budget.number, 3);
  EXPECT_EQ(limits.budget.next_at, scenario.Now() + 10 * base::kMinute);
  EXPECT_EQ(limits.budget_most, 200);
}

TEST_F(OutboxTest, ShowsAMailWithoutItsSecrets) {
  scenario.Register(website, "erika@probe.example");
  auto queued = FindMailFacts(scenario.house, Newest(model::Delivery::kQueued).id);
  ASSERT_TRUE(queued && queued->message);
  EXPECT_NE(queued->message->body.find("Erika Probe"), std::string::npos);
  EXPECT_NE(queued->message->body.find("/account/verify?token=…"), std::string::npos);
  EXPECT_NE(queued->message->body.find(kHiddenCode), std::string::npos);
  EXPECT_TRUE(queued->may_be_handed_over);
  auto left = scenario.Mail();
  auto sent = FindMailFacts(scenario.house, queued->mail.id);
  EXPECT_EQ(sent->message->body.find(left.Token()), std::string::npos);
  EXPECT_FALSE(sent->may_be_handed_over) << "it has left";
  EXPECT_EQ(FindOpenLink(scenario.house, left.Token(), model::Purpose::kVerify, website.id).state, LinkState::kOk)
      << "a look makes no link invalid";
  EXPECT_FALSE(FindMailFacts(scenario.house, 4711).has_value());
}

TEST_F(OutboxTest, ShowsAMailInTheWordingThatHeldWhenItLeft) {
  scenario.AddApproved(website, "erika@probe.example");
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  auto left = scenario.Mail();
  scenario.Wait(60);
  EXPECT_TRUE(SaveWording(scenario.house, website, base::Language::kGerman, model::Event::kReset, "Neu", "{{LINK}}",
                          "chief")
                  .empty());
  EXPECT_EQ(FindMailFacts(scenario.house, Newest(model::Delivery::kSent).id)->message->subject, left.subject);
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_EQ(FindMailFacts(scenario.house, Newest(model::Delivery::kQueued).id)->message->subject, "Neu");
}

TEST_F(OutboxTest, TellsWhatAMailSaidThatHasLeftWhateverCameAfterIt) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  model::FormErrors errors;
  EXPECT_EQ(Ask(scenario.house, scenario.Administrator(), access.id, "Welche Nummer?", errors), DecideOutcome::kDone);
  scenario.Wait(base::kHour);
  (void)scenario.Mails();
  rules::Decision decision{access.id, scenario.Access(access.id).version, model::Status::kApproved, "", true};
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), decision), DecideOutcome::kDone);
  auto sent = ListOutbox(scenario.house, {model::Delivery::kSent}).mails;
  EXPECT_GE(sent.size(), 2u);
  for (const auto& mail : sent) {
    auto facts = FindMailFacts(scenario.house, mail.id);
    ASSERT_TRUE(facts->message.has_value()) << model::Word(mail.event);
    if (mail.event == model::Event::kDigest) continue;
    EXPECT_NE(facts->message->body.find("Erika Probe"), std::string::npos) << facts->message->body;
    if (mail.event == model::Event::kQuestion) {
      EXPECT_NE(facts->message->body.find("Welche Nummer?"), std::string::npos);
    }
  }
}

TEST_F(OutboxTest, SaysThatAMailIsAboutNothingAnyMore) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  rules::Decision decision{access.id, access.version, model::Status::kApproved, "", true};
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), decision), DecideOutcome::kDone);
  auto id = Newest(model::Delivery::kQueued).id;
  EXPECT_TRUE(FindMailFacts(scenario.house, id)->message.has_value());
  EXPECT_TRUE(Undo(scenario.house, scenario.Administrator(), access.id, model::Status::kInProcessing));
  EXPECT_FALSE(FindMailFacts(scenario.house, id)->message.has_value());
}

TEST_F(OutboxTest, HandsTheLinkOverInsteadOfAMailThatFailed) {
  UseCommand("exit 67");
  scenario.Register(website, "erika@probe.example");
  SendDueMails(scenario.house, 10);
  auto id = Newest(model::Delivery::kDead).id;
  auto secrets = HandOverMail(scenario.house, id);
  ASSERT_TRUE(secrets.has_value());
  EXPECT_EQ(secrets->code.size(), 9u);
  const std::string token = secrets->link.substr(secrets->link.find("token=") + 6);
  EXPECT_EQ(FindOpenLink(scenario.house, token, model::Purpose::kVerify, website.id).state, LinkState::kOk);
  EXPECT_EQ(Newest(model::Delivery::kCancelled).id, id);
  EXPECT_FALSE(HandOverMail(scenario.house, id).has_value()) << "shown once";
}

TEST_F(OutboxTest, HandsOverAResetLinkThatWaitsButNothingThatLeavesOrCarriesNoSecret) {
  scenario.AddApproved(website, "erika@probe.example");
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  auto id = Newest(model::Delivery::kQueued).id;
  EXPECT_TRUE(store::UpdateMailLeased(scenario.house.database, id, scenario.Now(), scenario.Now() + 900));
  EXPECT_FALSE(HandOverMail(scenario.house, id).has_value()) << "a mailer is at it";
  scenario.Wait(900);
  auto secrets = HandOverMail(scenario.house, id);
  ASSERT_TRUE(secrets.has_value());
  EXPECT_EQ(secrets->link.find("https://www.muster.example/account/reset?token="), 0u);
  EXPECT_EQ(secrets->code, "");
  EXPECT_TRUE(scenario.Mails().empty());
  auto access = scenario.AddApplicant(website, "otto@probe.example");
  rules::Decision decision{access.id, access.version, model::Status::kRejected, "", true};
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), decision), DecideOutcome::kDone);
  EXPECT_FALSE(HandOverMail(scenario.house, Newest(model::Delivery::kQueued).id).has_value());
}

TEST_F(OutboxTest, PreviewsEveryEventForARealAccessWithoutSecrets) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  for (int i = 0; i < model::kEventCount; ++i) {
    const auto event = static_cast<model::Event>(i);
    for (auto language : base::kLanguages) {
      auto message = PreviewFor(scenario.house, website, language, event, DefaultWording(language, event), access.id);
      ASSERT_TRUE(message.has_value()) << model::Word(event);
      EXPECT_EQ((message->subject + message->body).find("{{"), std::string::npos) << message->body;
      EXPECT_EQ(message->body.find("token=A"), std::string::npos);
      const bool names = message->body.find("Erika Probe") != std::string::npos;
      EXPECT_TRUE(names) << message->body;
    }
  }
  auto other = scenario.AddWebsite("other.muster.example");
  EXPECT_FALSE(PreviewFor(scenario.house, other, base::Language::kGerman, model::Event::kReset, {}, access.id))
      << "of another website";
  ASSERT_EQ(ListPreviewAccesses(scenario.house, website).size(), 1u);
  EXPECT_TRUE(ListPreviewAccesses(scenario.house, other).empty());
}

TEST_F(OutboxTest, PreviewsTheReasonThatThePersonWasGiven) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  rules::Decision decision{access.id, access.version, model::Status::kRejected, "Keine Kundin", false};
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), decision), DecideOutcome::kDone);
  auto message = PreviewFor(scenario.house, website, base::Language::kGerman, model::Event::kRejected,
                            {"x", "{{NAME}}: {{REASON}}", true}, access.id);
  EXPECT_EQ(message->body.find("Erika Probe: "), 0u);
  EXPECT_NE(message->body.find("Keine Kundin"), std::string::npos);
}

TEST_F(OutboxTest, ShowsTheOfficeNothingOfUnknownAddresses) {
  EXPECT_TRUE(RequestReset(scenario.house, website, "unknown@probe.example", kNetwork).empty());
  EXPECT_EQ(CountOutbox(scenario.house, {model::Delivery::kQueued}), 0);
  std::int64_t id = 1;
  EXPECT_TRUE(store::FindMail(scenario.house.database, id).has_value());
  EXPECT_TRUE(scenario.Mails().empty());
  EXPECT_FALSE(store::FindMail(scenario.house.database, id).has_value()) << "gone with the first mailer";
}

}  // namespace
}  // namespace rules
