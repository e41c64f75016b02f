// Every act of office, customer and command line leaves its line: who, what, where, before and after; never a secret.
#include "rules/note.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/audit.h"
#include "rules/canary.h"
#include "rules/chain.h"
#include "rules/customer.h"
#include "rules/install.h"
#include "rules/mail_text.h"
#include "rules/outbox.h"
#include "rules/password.h"
#include "rules/purge.h"
#include "rules/queue.h"
#include "rules/recover.h"
#include "rules/staff.h"
#include "rules/staff_session.h"
#include "rules/status.h"
#include "rules/website.h"
#include "store/history.h"
#include "store/mail.h"
#include "store/registration.h"
#include "support/scenario.h"

namespace rules {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using model::Act;
using support::kBrowser;
using support::kNetwork;
using support::kNewPassword;
using support::kPassword;

class NoteRule : public ::testing::Test {
 protected:
  NoteRule() { scenario.house.acting = {"Ada", "192.0.2.44"}; }
  ~NoteRule() override {
    EXPECT_EQ(VerifyChain(scenario.house, {}, [](std::int64_t, std::int64_t) {}).state, ChainState::kWhole);
  }
  std::vector<model::History> Lines() {
    std::vector<model::History> lines;
    for (auto& [line, act] : store::ListHistoryAfter(scenario.house.database, 0, 1000)) {
      EXPECT_TRUE(model::ParseWord(act, line.act));
      lines.push_back(line);
    }
    return lines;
  }
  model::History Last() { return Lines().back(); }
  void Expect(Act act, const std::string& actor, const std::string& detail = "") {
    model::History line = Last();
    EXPECT_EQ(model::Word(line.act), model::Word(act));
    EXPECT_EQ(line.actor, actor);
    EXPECT_EQ(line.detail, detail);
    EXPECT_EQ(line.source, scenario.house.acting.source);
    EXPECT_EQ(line.at, scenario.Now());
  }

  support::Scenario scenario;
  House& house = scenario.house;
  model::Website website = scenario.AddWebsite();
};

TEST_F(NoteRule, WritesWhatAWebsiteBegins) {
  EXPECT_EQ(Last().act, Act::kChanged);
  EXPECT_EQ(Last().actor, "command line");
  EXPECT_EQ(Last().website_id, website.id);
  EXPECT_EQ(Last().was, "");
  EXPECT_THAT(Last().became, HasSubstr("address: https://www.muster.example\npolicy: manual\n"));
}

TEST_F(NoteRule, WritesEachChangedSettingOfAWebsiteBeforeAndAfter) {
  model::Website changed = website;
  changed.policy = model::Policy::kAutomatic;
  changed.protection = model::Protection::kPaths;
  changed.paths = "/members/\n/prices/";
  changed.closed = 1;
  EXPECT_TRUE(SaveWebsite(house, scenario.Administrator(), changed, {"https://muster.example"}).errors.empty());
  Expect(Act::kChanged, "chief");
  EXPECT_EQ(Last().was, "policy: manual\nprotection: site\nclosed: 0");
  EXPECT_EQ(Last().became,
            "policy: automatic\nprotection: paths\npaths: /members/\\n/prices/\nclosed: 1\n"
            "aliases: https://muster.example");
}

TEST_F(NoteRule, WritesNothingForAChangeThatIsRefused) {
  auto before = Lines().size();
  model::Website stale = website;
  stale.version = 17;
  EXPECT_TRUE(SaveWebsite(house, {}, stale, {}).conflict);
  EXPECT_EQ(Lines().size(), before);
}

TEST_F(NoteRule, WritesWhoOfTheOfficeSignsInAndOut) {
  scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  auto token = SignInStaff(house, "otto@office.example", kPassword, {kNetwork, ""}).token;
  Expect(Act::kSignedIn, "Otto");
  SignOutStaff(house, token);
  Expect(Act::kSignedOut, "Otto");
  auto lines = Lines().size();
  SignOutStaff(house, token);
  EXPECT_EQ(Lines().size(), lines) << "nobody signed out";
}

TEST_F(NoteRule, WritesWhomASignInToTheOfficeFailedFor) {
  scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  EXPECT_EQ(SignInStaff(house, "Otto@office.example", "a wrong password", {kNetwork, ""}).token, "");
  Expect(Act::kSignInFailed, "stranger", "Otto");
  EXPECT_EQ(SignInStaff(house, "my secret by mistake", "a wrong password", {kNetwork, ""}).token, "");
  Expect(Act::kSignInFailed, "stranger");
}

TEST_F(NoteRule, WritesWhatHappensToThePeopleOfTheOffice) {
  auto staff = scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  Expect(Act::kStaffAdded, "command line", "Otto");
  EXPECT_EQ(Last().became, "email: Otto@office.example\nrole: approver\nwebsites: Kundenbereich www.muster.example");
  auto chief = scenario.Administrator();
  EXPECT_NE(ResetStaff(house, chief, staff.id), "");
  Expect(Act::kStaffInvited, "chief", "Otto");
  EXPECT_TRUE(DisableStaff(house, chief, staff.id, true));
  Expect(Act::kStaffDisabled, "chief", "Otto");
  EXPECT_TRUE(DisableStaff(house, chief, staff.id, false));
  Expect(Act::kStaffEnabled, "chief", "Otto");
}

TEST_F(NoteRule, WritesADecisionAndWhatHeldBefore) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  auto chief = scenario.Administrator();
  Decision decision;
  decision.access_id = access.id;
  decision.version = access.version;
  decision.status = model::Status::kRejected;
  decision.reason = "Kein Kunde";
  EXPECT_EQ(Decide(house, chief, decision), DecideOutcome::kDone);
  Expect(Act::kRejected, "chief", "Kein Kunde");
  EXPECT_EQ(Last().was, "status: in_processing");
  EXPECT_EQ(Last().became, "status: rejected");
  EXPECT_TRUE(Undo(house, chief, access.id, model::Status::kInProcessing));
  Expect(Act::kReopened, "chief", "in_processing");
  EXPECT_EQ(Last().was, "status: rejected");
  EXPECT_EQ(SetValidity(house, chief, access.id, scenario.Access(access.id).version, 1'830'297'599),
            DecideOutcome::kDone);
  EXPECT_EQ(Last().became, "valid_until: 2027-12-31");
}

TEST_F(NoteRule, WritesWhatChangedInAContact) {
  model::Contact contact;
  contact.name = "Probe AG";
  contact.notes = "Stammkunde";
  contact.id = SaveContact(house, {}, contact).id;
  EXPECT_EQ(Last().became, "name: Probe AG\nlanguage: de\nnotes: Stammkunde");
  contact.version = 1;
  contact.phone = "030 1";
  contact.notes = "";
  EXPECT_FALSE(SaveContact(house, {}, contact).conflict);
  EXPECT_EQ(Last().contact_id, contact.id);
  EXPECT_EQ(Last().was, "notes: Stammkunde");
  EXPECT_EQ(Last().became, "phone: 030 1");
}

TEST_F(NoteRule, WritesWhatCustomersDo) {
  scenario.AddApplicant(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  Expect(Act::kSignedIn, "customer");
  EXPECT_EQ(Last().website_id, website.id);
  EXPECT_EQ(Last().account_id, scenario.Account("erika@probe.example").id);
  auto who = scenario.Who(session);
  model::FormErrors errors;
  EXPECT_TRUE(AddMessage(house, website, who.account, "Es eilt", errors));
  Expect(Act::kChanged, "customer");
  EXPECT_EQ(Last().was, "message: Bitte um Zugang");
  EXPECT_EQ(Last().became, "message: Es eilt");
  auto change = ChangePassword(house, website, who, kPassword, kNewPassword, kNetwork);
  EXPECT_TRUE(change.errors.empty());
  Expect(Act::kPasswordChanged, "customer");
  EXPECT_TRUE(Withdraw(house, website, who.account));
  Expect(Act::kWithdrawn, "customer");
  SignOut(house, change.session.token);
  Expect(Act::kSignedOut, "customer");
  auto lines = Lines().size();
  SignOut(house, change.session.token);
  EXPECT_EQ(Lines().size(), lines);
}

TEST_F(NoteRule, WritesNothingThatStrangersTry) {
  scenario.AddApproved(website, "erika@probe.example");
  auto lines = Lines().size();
  EXPECT_EQ(SignIn(house, website, "erika@probe.example", "wrong", {"www.muster.example", kNetwork, ""}).outcome,
            SignInOutcome::kMismatch);
  EXPECT_TRUE(RequestReset(house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_TRUE(RequestReset(house, website, "nobody@probe.example", kNetwork).empty());
  scenario.Register(website, "somebody@probe.example");
  EXPECT_EQ(Lines().size(), lines) << "else a stranger could fill the disk, and learn by the time who is known";
}

TEST_F(NoteRule, WritesThatALinkWasHandedOverAndNotTheLink) {
  scenario.AddApproved(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  auto link = HandOver(house, scenario.Administrator(), account.id, website.id);
  Expect(Act::kLinkHandedOver, "chief");
  EXPECT_TRUE(SendReset(house, scenario.Administrator(), account.id, website.id));
  Expect(Act::kResetSent, "chief");
  EXPECT_EQ(Last().account_id, account.id);
}

TEST_F(NoteRule, WritesWhatHappensToARegistration) {
  auto chief = scenario.Administrator();
  scenario.Register(website, "neu@probe.example");
  auto registration = store::FindRegistrationByEmail(house.database, website.id, "neu@probe.example");
  EXPECT_TRUE(ResendRegistration(house, *chief.staff, registration->id));
  Expect(Act::kProofSent, "chief", "neu@probe.example");
  EXPECT_TRUE(DeleteRegistration(house, *chief.staff, registration->id));
  Expect(Act::kDeleted, "chief", "neu@probe.example");
  EXPECT_EQ(Last().website_id, website.id);
  EXPECT_EQ(EraseHistory(house, 0, "other@probe.example"), 0);
  EXPECT_EQ(EraseHistory(house, 0, "NEU@probe.example"), 2) << "also of who never became a contact";
  Expect(Act::kErased, "Ada", "2");
}

TEST_F(NoteRule, WritesWhatHappensToAMail) {
  auto access = scenario.AddApproved(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  EXPECT_TRUE(SendReset(house, {}, account.id, website.id));
  auto mail = store::ListMails(house.database, model::Delivery::kQueued, 1000, 10).at(0);
  EXPECT_TRUE(CancelMail(house, mail.id));
  Expect(Act::kMailCancelled, "Ada", "reset: erika@probe.example");
  EXPECT_EQ(Last().contact_id, account.contact_id);
  EXPECT_FALSE(CancelMail(house, mail.id));
  EXPECT_TRUE(RetryMail(house, mail.id));
  Expect(Act::kMailRetried, "Ada", "reset: erika@probe.example");
  EXPECT_EQ(Last().website_id, access.website_id);
}

TEST_F(NoteRule, WritesThatALinkWasHandedOverInsteadOfAMail) {
  scenario.Register(website, "neu@probe.example");
  auto mail = store::ListMails(house.database, model::Delivery::kQueued, 1000, 10).at(0);
  EXPECT_TRUE(HandOverMail(house, mail.id).has_value());
  Expect(Act::kLinkHandedOver, "Ada", "verify: neu@probe.example");
  EXPECT_EQ(Last().website_id, website.id);
}

TEST_F(NoteRule, WritesInWhichFormMailsGoOutIfThatChanged) {
  const auto lines = Lines().size();
  SetSendsHtml(house, website, true);
  EXPECT_EQ(Lines().size(), lines);
  SetSendsHtml(house, website, false);
  Expect(Act::kChanged, "Ada", website.name);
  EXPECT_EQ(Last().was, "mail_form: HTML");
  EXPECT_EQ(Last().became, "mail_form: text");
}

TEST_F(NoteRule, WritesAWordingBeforeAndAfterAndThatOneWasTried) {
  using base::Language;
  Wording wording = DefaultWording(Language::kGerman, model::Event::kApproved);
  EXPECT_TRUE(SaveWording(house, website, Language::kGerman, model::Event::kApproved, "Offen", "{{LINK}}", "Ada").empty());
  Expect(Act::kTextChanged, "Ada", "approved");
  EXPECT_EQ(Last().was, "");
  RestoreWording(house, website, Language::kGerman, model::Event::kApproved, "Ada");
  EXPECT_EQ(Last().was, "subject: Offen\nbody: {{LINK}}");
  EXPECT_EQ(SendTest(house, website, Language::kGerman, model::Event::kApproved,
                     Preview(website, Language::kGerman, model::Event::kApproved, wording), "ada@office.example"), "");
  Expect(Act::kMailTested, "Ada", "approved: ada@office.example");
}

TEST_F(NoteRule, WritesWhatWasTidiedUpIfAnythingWas) {
  scenario.Register(website, "neu@probe.example");
  auto lines = Lines().size();
  Purge(house);
  EXPECT_EQ(Lines().size(), lines);
  scenario.Wait(kUnverifiedLife + 1);
  Purge(house);
  Expect(Act::kPurged, "Ada");
  EXPECT_EQ(Last().was, "registrations: 1");
}

TEST_F(NoteRule, WritesThatTheGateWasChecked) {
  Canary canary(house, "www.muster.example", "/members/");
  ASSERT_EQ(canary.outcome, CanaryOutcome::kReady);
  Expect(Act::kGateChecked, "Ada", "www.muster.example");
  EXPECT_EQ(Last().website_id, website.id);
}

TEST_F(NoteRule, WritesThatTheDatabaseWasMigratedOrRestored) {
  NoteMigration(house, 0);
  EXPECT_EQ(Lines().size(), 1u);
  NoteMigration(house, 1);
  Expect(Act::kMigrated, "Ada");
  NoteRestore(house, "/backup/monday.db", {});
  Expect(Act::kRestored, "Ada", "/backup/monday.db");
}

TEST_F(NoteRule, WritesNoSecret) {
  std::vector<std::string> secrets = {kPassword, kNewPassword, kBrowser};
  auto chief = scenario.Administrator();
  secrets.push_back(SignInStaff(house, "chief@office.example", kPassword, {kNetwork, ""}).token);
  secrets.push_back(ResetStaff(house, {}, chief.staff->id));
  StaffForm form;
  form.name = "Otto";
  form.email = "otto@office.example";
  secrets.push_back(AddStaff(house, {}, form, "").link);
  scenario.Register(website, "erika@probe.example");
  auto letter = scenario.Mail();
  secrets.push_back(letter.Token());
  secrets.push_back(letter.Code());
  EXPECT_EQ(VerifyByLink(house, website, letter.Token(), kBrowser, "", kNetwork).outcome, VerifyOutcome::kProven);
  auto session = scenario.SignIn(website, "erika@probe.example");
  secrets.push_back(session);
  auto account = scenario.Account("erika@probe.example");
  auto link = HandOver(house, chief, account.id, website.id);
  secrets.push_back(link.substr(link.find("token=") + 6));
  EXPECT_EQ(ResetPassword(house, website, secrets.back(), kNewPassword).state, LinkState::kOk);
  secrets.push_back(scenario.Account("erika@probe.example").password);
  for (const auto& line : Lines()) {
    for (const auto& secret : secrets) {
      ASSERT_GE(secret.size(), 8u);
      EXPECT_THAT(line.detail + "\n" + line.was + "\n" + line.became + "\n" + line.source + line.actor,
                  Not(HasSubstr(secret)));
    }
  }
}

TEST_F(NoteRule, CarriesTheHeadInTheDigest) {
  auto watched = scenario.AddWebsite("partner.muster.example", model::Policy::kManual, "buero@muster.example");
  scenario.Register(watched, "erika@probe.example");
  EXPECT_EQ(VerifyByLink(house, watched, scenario.Mail().Token(), kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kProven);
  scenario.Mails();
  scenario.Wait(5 * base::kMinute);
  auto digest = scenario.Mail();
  EXPECT_EQ(digest.to, "buero@muster.example");
  EXPECT_THAT(digest.text, HasSubstr(HeadText(FindHead(house))));
  // The office's own wording names no head; it is carried all the same.
  EXPECT_TRUE(SaveWording(house, watched, base::Language::kGerman, model::Event::kDigest, "Neues", "{{LIST}}", "Ada").empty());
  scenario.Register(watched, "max@probe.example");
  EXPECT_EQ(VerifyByLink(house, watched, scenario.Mail().Token(), kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kProven);
  scenario.Mails();
  scenario.Wait(5 * base::kMinute);
  EXPECT_THAT(scenario.Mail().text, HasSubstr(HeadText(FindHead(house))));
}

}  // namespace
}  // namespace rules
