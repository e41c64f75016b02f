#include "rules/outbox.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "rules/customer.h"
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
  model::Mail Newest(model::Delivery delivery) { return ListOutbox(scenario.house, delivery, 1).mails.at(0); }

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
  EXPECT_EQ(CountOutbox(scenario.house, model::Delivery::kQueued), 1);
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
  EXPECT_EQ(CountOutbox(scenario.house, model::Delivery::kDead), 0) << "that is no trouble";
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

TEST_F(OutboxTest, ListsPageByPage) {
  scenario.house.config.mails_per_network = 1000;
  for (int i = 0; i < 51; ++i) scenario.Register(website, "e" + std::to_string(i) + "@probe.example");
  auto first = ListOutbox(scenario.house, model::Delivery::kQueued, 1);
  EXPECT_EQ(first.mails.size(), 50u);
  EXPECT_TRUE(first.has_next);
  EXPECT_EQ(first.mails[0].recipient, "e50@probe.example") << "newest first";
  auto second = ListOutbox(scenario.house, model::Delivery::kQueued, 2);
  EXPECT_EQ(second.mails.size(), 1u);
  EXPECT_FALSE(second.has_next);
}

TEST_F(OutboxTest, ShowsTheOfficeNothingOfUnknownAddresses) {
  EXPECT_TRUE(RequestReset(scenario.house, website, "unknown@probe.example", kNetwork).empty());
  EXPECT_EQ(CountOutbox(scenario.house, model::Delivery::kQueued), 0);
  std::int64_t id = 1;
  EXPECT_TRUE(store::FindMail(scenario.house.database, id).has_value());
  EXPECT_TRUE(scenario.Mails().empty());
  EXPECT_FALSE(store::FindMail(scenario.house.database, id).has_value()) << "gone with the first mailer";
}

}  // namespace
}  // namespace rules
