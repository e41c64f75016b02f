#include "rules/account.h"

#include <gtest/gtest.h>

#include "rules/audit.h"
#include "rules/recover.h"
#include "rules/sign_in.h"
#include "store/history.h"
#include "store/mail.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using support::kNetwork;
using support::kPassword;
using support::Scenario;

class OfficeAccount : public ::testing::Test {
 protected:
  OfficeAccount() {
    scenario.AddApproved(website, "erika@probe.example");
    account = scenario.Account("erika@probe.example");
  }
  std::vector<model::Act> Acts() {
    std::vector<model::Act> acts;
    for (const auto& line : store::ListHistoryOfContact(scenario.house.database, account.contact_id)) {
      acts.push_back(line.act);
    }
    return acts;
  }
  SignInOutcome SignIn(const std::string& password = kPassword) {
    return rules::SignIn(scenario.house, website, "erika@probe.example", password,
                         {"www.muster.example", kNetwork, ""})
        .outcome;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Account account;
};

TEST_F(OfficeAccount, IsSignedOutEverywhereAtOnce) {
  auto session = scenario.SignIn(website, "erika@probe.example");
  ASSERT_TRUE(scenario.Passes(session));
  ASSERT_TRUE(EndSessions(scenario.house, {}, account.id));
  EXPECT_FALSE(scenario.Passes(session));
  EXPECT_EQ(SignIn(), SignInOutcome::kSignedIn) << "nothing else has changed";
  EXPECT_EQ(Acts().front(), model::Act::kSessionsEnded);
  EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
}

TEST_F(OfficeAccount, ThatIsDisabledIsOutAndAnsweredLikeOneThatNobodyHas) {
  auto session = scenario.SignIn(website, "erika@probe.example");
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, true));
  EXPECT_FALSE(scenario.Passes(session));
  EXPECT_EQ(SignIn(), SignInOutcome::kMismatch);
  EXPECT_EQ(SignIn("nothing of the kind"), SignInOutcome::kMismatch);
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_TRUE(scenario.Mails().empty());
  EXPECT_EQ(Acts().front(), model::Act::kAccountDisabled);
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, false));
  EXPECT_EQ(SignIn(), SignInOutcome::kSignedIn);
  EXPECT_EQ(Acts().front(), model::Act::kAccountEnabled);
}

TEST_F(OfficeAccount, LosesItsOpenLinksWhenItIsDisabled) {
  ASSERT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  auto token = scenario.Mail().Token();
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, true));
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, false));
  EXPECT_EQ(FindResetLink(scenario.house, website, token).state, LinkState::kUsed);
}

TEST_F(OfficeAccount, IsDisabledTwiceButNotedOnce) {
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, true));
  const auto before = Acts().size();
  EXPECT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, true));
  EXPECT_EQ(Acts().size(), before);
}

TEST_F(OfficeAccount, IsManagedByAnApproverOnlyIfAllItsWebsitesAreTheOwn) {
  auto other = scenario.AddWebsite("other.muster.example");
  Decider mine{scenario.AddStaff("Otto", model::Role::kApprover, {website.id})};
  Decider theirs{scenario.AddStaff("Berta", model::Role::kApprover, {other.id})};
  EXPECT_FALSE(EndSessions(scenario.house, theirs, account.id));
  EXPECT_FALSE(SetAccountDisabled(scenario.house, theirs, account.id, true));
  EXPECT_FALSE(FindOfficeAccount(scenario.house, theirs, account.id));
  EXPECT_TRUE(FindOfficeAccount(scenario.house, mine, account.id));
  EXPECT_TRUE(EndSessions(scenario.house, mine, account.id));
  GrantForm form;
  form.contact_id = account.contact_id;
  form.website_id = other.id;
  form.email = account.email;
  ASSERT_TRUE(GrantAccess(scenario.house, {}, form).errors.empty());
  EXPECT_FALSE(SetAccountDisabled(scenario.house, mine, account.id, true));
  EXPECT_FALSE(EndSessions(scenario.house, mine, 4711));
}

TEST_F(OfficeAccount, IsEnabledByNobodyWhoseOwnItIs) {
  auto staff = scenario.AddStaff("erika", model::Role::kAdministrator);
  staff.email_key = account.email_key;
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {staff}, account.id, true));
  EXPECT_FALSE(SetAccountDisabled(scenario.house, {staff}, account.id, false));
}

TEST_F(OfficeAccount, IsAddedToAContactAndOpensNothing) {
  auto added = AddAccount(scenario.house, scenario.Administrator(), account.contact_id, " Max@probe.example ", "");
  ASSERT_TRUE(added.errors.empty());
  auto max = scenario.Account("max@probe.example");
  EXPECT_EQ(max.id, added.id);
  EXPECT_EQ(max.contact_id, account.contact_id);
  EXPECT_EQ(max.email, "Max@probe.example");
  EXPECT_FALSE(max.email_proven_at);
  EXPECT_TRUE(max.password.empty());
  EXPECT_EQ(scenario.Queued(), 0);
  EXPECT_EQ(SearchContacts(scenario.house, 0, "max@probe.example").lines.size(), 1u) << "it is found";
  auto twice = AddAccount(scenario.house, {}, account.contact_id, "max@probe.example", "");
  ASSERT_EQ(twice.errors.size(), 1u);
  EXPECT_EQ(twice.errors[0].text, Text::kOfficeFormEmailTaken);
  EXPECT_FALSE(AddAccount(scenario.house, {}, account.contact_id, "no address", "").errors.empty());
  EXPECT_FALSE(AddAccount(scenario.house, {}, 4711, "new@probe.example", "").errors.empty());
  Decider otto{scenario.AddStaff("Otto", model::Role::kApprover, {website.id})};
  EXPECT_FALSE(AddAccount(scenario.house, otto, account.contact_id, "new@probe.example", "").errors.empty());
}

TEST_F(OfficeAccount, SaysWhyTheLastMailDidNotArriveUntilOneDoes) {
  EXPECT_EQ(FindMailError(scenario.house, account.id), "");
  model::Mail mail;
  mail.event = model::Event::kApproved;
  mail.website_id = website.id;
  mail.account_id = account.id;
  mail.recipient = account.email;
  mail.dedupe = mail.message_id = "one";
  auto id = store::InsertMail(scenario.house.database, mail, scenario.Now());
  EXPECT_EQ(FindMailError(scenario.house, account.id), "");
  store::UpdateMailDead(scenario.house.database, id, "550 no such user");
  EXPECT_EQ(FindMailError(scenario.house, account.id), "550 no such user");
  mail.dedupe = mail.message_id = "two";
  store::UpdateMailSent(scenario.house.database, store::InsertMail(scenario.house.database, mail, scenario.Now()),
                        scenario.Now());
  EXPECT_EQ(FindMailError(scenario.house, account.id), "");
}

}  // namespace
}  // namespace rules
