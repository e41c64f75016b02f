#include "rules/marker.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <set>

#include "base/fault.h"
#include "crypto/token.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/import.h"
#include "rules/password.h"
#include "rules/purge.h"
#include "rules/recover.h"
#include "rules/status.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/session.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

namespace fs = std::filesystem;

using model::Status;
using support::kNetwork;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

constexpr char kErika[] = "erika@probe.example";
constexpr char kHost[] = "www.muster.example";

class MarkerTest : public ::testing::Test {
 protected:
  MarkerTest() { scenario.house.config.markers = folder / "markers"; }

  // The cookie's value of a new session.
  std::string SignIn(const std::string& host = kHost, const std::string& password = kPassword) {
    auto result = rules::SignIn(scenario.house, website, kErika, password, {host, kNetwork, ""});
    EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
    session = result.session.token;
    EXPECT_EQ(result.session.marker.size(), 43u);
    return result.session.marker;
  }
  std::string Path(const std::string& token, std::int64_t website_id) {
    return folder / ("markers/" + std::to_string(website_id) + "/" + token);
  }
  bool IsOpen(const std::string& token) { return fs::exists(Path(token, website.id)); }
  std::int64_t End(const std::string& token) {
    struct stat status {};
    EXPECT_EQ(::stat(Path(token, website.id).c_str(), &status), 0);
    return status.st_mtime;
  }
  // All that a web server could find.
  std::size_t Count() { return EndedMarkers(folder / "markers", INT64_MAX).size(); }

  DecideOutcome Do(Status status) {
    Decision decision;
    decision.access_id = access.id;
    decision.version = scenario.Access(access.id).version;
    decision.status = status;
    return Decide(scenario.house, scenario.Administrator(), decision);
  }
  DecideOutcome Limit(std::optional<std::int64_t> until) {
    return SetValidity(scenario.house, {}, access.id, scenario.Access(access.id).version, until);
  }
  SaveResult Change(const std::function<void(model::Website&)>& change, const std::vector<std::string>& aliases = {}) {
    auto changed = *FindWebsite(scenario.house, website.id);
    change(changed);
    auto saved = SaveWebsite(scenario.house, {}, changed, aliases);
    EXPECT_TRUE(saved.errors.empty() && !saved.conflict);
    return saved;
  }
  SignedIn Who() { return *FindSignedIn(scenario.house, kHost, session); }

  support::Folder folder;
  Scenario scenario;
  model::Website website = scenario.AddWebsite(kHost);
  model::Access access = scenario.AddApplicant(website, kErika);
  std::string session;
};

TEST_F(MarkerTest, OpensAtSignInWhatTheAccessOpens) {
  EXPECT_FALSE(IsOpen(SignIn())) << "in processing";
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  EXPECT_TRUE(IsOpen(token));
  EXPECT_EQ(End(token), scenario.Now() + model::kSessionLife);
}

TEST_F(MarkerTest, ShowsNamesToNobodyAndItsFilesToTheWebServer) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto before = ::umask(077);
  auto token = SignIn();
  ::umask(before);
  struct stat status {};
  for (const auto& path : {folder / "markers", folder / ("markers/" + std::to_string(website.id))}) {
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0711U) << path;
  }
  ASSERT_EQ(::stat(Path(token, website.id).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0644U);
  EXPECT_EQ(status.st_size, 0);
}

TEST_F(MarkerTest, HasATokenThatIsNeitherTheSessionNorStored) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  auto stored = Who().session;
  EXPECT_NE(token, session);
  EXPECT_NE(token, stored);
  EXPECT_EQ(token, MarkerToken(scenario.house, stored, kHost));
  EXPECT_NE(token, MarkerToken(scenario.house, stored, "b.example")) << "each host has its own";
  EXPECT_FALSE(FindSignedIn(scenario.house, kHost, token).has_value());
  scenario.house.keys = crypto::Keys::FromSeed(2);
  EXPECT_NE(token, MarkerToken(scenario.house, stored, kHost)) << "worth nothing without the key file";
}

TEST_F(MarkerTest, KeepsTheMarkersOfEachSessionApart) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto first = SignIn();
  auto first_session = session;
  auto second = SignIn();
  EXPECT_NE(first, second);
  SignOut(scenario.house, first_session);
  EXPECT_FALSE(IsOpen(first));
  EXPECT_TRUE(IsOpen(second));
}

TEST_F(MarkerTest, OpensAndShutsForLiveSessionsAsTheOfficeDecides) {
  auto token = SignIn();
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_TRUE(IsOpen(token));
  EXPECT_EQ(Do(Status::kRejected), DecideOutcome::kDone);
  EXPECT_FALSE(IsOpen(token));
  EXPECT_TRUE(Undo(scenario.house, {}, access.id, Status::kApproved));
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(MarkerTest, ShutsWhenAnApprovalIsUndone) {
  auto token = SignIn();
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  ASSERT_TRUE(IsOpen(token));
  EXPECT_TRUE(Undo(scenario.house, {}, access.id, Status::kInProcessing));
  EXPECT_FALSE(IsOpen(token));
}

TEST_F(MarkerTest, EndsWithTheAccessIfThatEndsBeforeTheSession) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  auto life = End(token);
  EXPECT_EQ(Limit(scenario.Now() + 600), DecideOutcome::kDone);
  EXPECT_EQ(End(token), scenario.Now() + 600);
  EXPECT_EQ(Limit(scenario.Now()), DecideOutcome::kDone);
  EXPECT_FALSE(IsOpen(token));
  EXPECT_EQ(Limit(std::nullopt), DecideOutcome::kDone);
  EXPECT_EQ(End(token), life);
  EXPECT_EQ(Limit(life + 600), DecideOutcome::kDone);
  EXPECT_EQ(End(token), life);
}

TEST_F(MarkerTest, KeepsNoLaterEndWhenTheEarlierCannotBeWritten) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  auto in_the_way = Path(".new", website.id);
  fs::create_directory(in_the_way);
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(Limit(scenario.Now() + 600), DecideOutcome::kDone);
  ::testing::internal::GetCapturedStderr();
  EXPECT_FALSE(IsOpen(token));
  fs::remove(in_the_way);
  RepairMarkers(scenario.house);
  EXPECT_EQ(End(token), scenario.Now() + 600);
  fs::last_write_time(Path(token, website.id), fs::last_write_time(Path(token, website.id)) + std::chrono::hours(1));
  EXPECT_EQ(RepairMarkers(scenario.house), 1);
  EXPECT_EQ(End(token), scenario.Now() + 600);
}

TEST_F(MarkerTest, StaysShutForWhoeverWithdraws) {
  auto token = SignIn();
  auto account = scenario.Account(kErika);
  EXPECT_TRUE(Withdraw(scenario.house, website, account));
  EXPECT_EQ(Count(), 0u);
  Change([](model::Website& changed) { changed.policy = model::Policy::kAutomatic; });
  model::FormErrors errors;
  EXPECT_TRUE(RequestAccess(scenario.house, *FindWebsite(scenario.house, website.id), account, {}, base::Language::kGerman, errors));
  EXPECT_TRUE(IsOpen(token)) << "the policy approved";
}

TEST_F(MarkerTest, OpensWhatTheOfficeGrantsOrImports) {
  auto token = SignIn();
  std::set<std::int64_t> ids;
  for (bool import : {false, true}) {
    model::Website more = website;
    more.id = 0;
    more.address = import ? "https://www.muster.example/import" : "https://www.muster.example/grant";
    auto id = SaveWebsite(scenario.house, {}, more, {}).id;
    SaveResult given;
    if (import) {
      ImportForm form;
      form.email = kErika;
      form.website_id = id;
      form.status = Status::kApproved;
      form.valid_until = scenario.Now() + 60;
      given = ImportAccess(scenario.house, {}, form);
    } else {
      GrantForm form;
      form.email = kErika;
      form.website_id = id;
      form.contact_id = scenario.Account(kErika).contact_id;
      given = GrantAccess(scenario.house, {}, form);
    }
    EXPECT_TRUE(given.errors.empty());
    EXPECT_TRUE(fs::exists(Path(token, id))) << more.address;
    EXPECT_FALSE(IsOpen(token)) << "another website on the same host";
  }
}

TEST_F(MarkerTest, OpensAnotherWebsiteForWhoeverProvesTheAddressThere) {
  auto token = SignIn();
  model::Website more = website;
  more.id = 0;
  more.address = "https://www.muster.example/partner";
  more.policy = model::Policy::kAutomatic;
  more = *FindWebsite(scenario.house, SaveWebsite(scenario.house, {}, more, {}).id);
  // A registration that was made before the account was: only those turn into an access of an account that is there.
  scenario.Register(more, "neu@probe.example");
  auto link = scenario.Mail().Token();
  GrantForm form;
  form.email = "neu@probe.example";
  form.website_id = website.id;
  form.contact_id = scenario.Account(kErika).contact_id;
  form.mail = false;
  EXPECT_TRUE(GrantAccess(scenario.house, {}, form).errors.empty());
  auto invitation = HandOver(scenario.house, {}, scenario.Account(form.email).id, website.id);
  EXPECT_EQ(ResetPassword(scenario.house, website, invitation.substr(invitation.find("token=") + 6), kPassword).state,
            LinkState::kOk);
  auto other = rules::SignIn(scenario.house, website, form.email, kPassword, {kHost, kNetwork, ""}).session.marker;
  EXPECT_FALSE(fs::exists(Path(other, more.id)));
  EXPECT_EQ(VerifyByLink(scenario.house, more, link, support::kBrowser, "", kNetwork).outcome, VerifyOutcome::kProven);
  EXPECT_TRUE(fs::exists(Path(other, more.id)));
  EXPECT_FALSE(fs::exists(Path(token, more.id)));
}

TEST_F(MarkerTest, ShutsWithTheSessionAndThoseHandedOverFromIt) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  Change([](model::Website&) {}, {"https://b.example"});
  auto token = SignIn();
  auto who = Who();
  model::Session handed;
  handed.token = std::string(43, 'h');
  handed.account_id = who.account.id;
  handed.created_at = handed.seen_at = scenario.Now();
  handed.expires_at = who.expires_at;
  handed.host = "b.example";
  handed.family = who.family;
  store::InsertSession(scenario.house.database, handed);
  RepairMarkers(scenario.house);
  auto elsewhere = MarkerToken(scenario.house, handed.token, handed.host);
  ASSERT_TRUE(IsOpen(token) && IsOpen(elsewhere));
  SignOut(scenario.house, session);
  EXPECT_EQ(Count(), 0u);
  SignOut(scenario.house, "never was one");
}

TEST_F(MarkerTest, ShutsAllSessionsWithANewPasswordAndOpensAnother) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto other = SignIn(), token = SignIn();
  auto change = ChangePassword(scenario.house, website, Who(), kPassword, kNewPassword, kNetwork);
  EXPECT_TRUE(change.errors.empty());
  EXPECT_FALSE(IsOpen(other));
  EXPECT_FALSE(IsOpen(token)) << "nor a copy of its cookie";
  EXPECT_TRUE(IsOpen(change.session.marker));
}

TEST_F(MarkerTest, ShutsAllSessionsWithAResetPassword) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  SignIn(), SignIn();
  ASSERT_EQ(Count(), 2u);
  auto link = HandOver(scenario.house, {}, scenario.Account(kErika).id, website.id);
  EXPECT_EQ(ResetPassword(scenario.house, website, link.substr(link.find("token=") + 6), kNewPassword).state,
            LinkState::kOk);
  EXPECT_EQ(Count(), 0u);
}

TEST_F(MarkerTest, ShutsAllSessionsWhenTheAddressIsCorrected) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  SignIn();
  ASSERT_EQ(Count(), 1u);
  auto account = scenario.Account(kErika);
  EXPECT_TRUE(CorrectEmail(scenario.house, {}, account.id, account.version, "neu@probe.example", website.id)
                  .errors.empty());
  EXPECT_EQ(Count(), 0u);
}

TEST_F(MarkerTest, OpensNothingForAnAddressThatIsNotProven) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  auto account = scenario.Account(kErika);
  ASSERT_TRUE(store::UpdateAccountEmail(scenario.house.database, account.id, account.version, account.email,
                                        account.email_key, account.password));
  EXPECT_EQ(RepairMarkers(scenario.house), 1);
  EXPECT_FALSE(IsOpen(token));
}

TEST_F(MarkerTest, ShutsAWebsiteThatIsClosedAndOpensItAgain) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  Change([](model::Website& changed) { changed.closed = 1; });
  EXPECT_FALSE(IsOpen(token));
  EXPECT_FALSE(IsOpen(SignIn()));
  Change([](model::Website& changed) { changed.closed = 0; });
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(MarkerTest, ShutsAtAHostThatAWebsiteLeaves) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  Change([](model::Website&) {}, {"https://b.example"});
  auto here = SignIn(), there = SignIn("b.example");
  EXPECT_NE(here, there);
  EXPECT_TRUE(IsOpen(here) && IsOpen(there));
  Change([](model::Website&) {});
  EXPECT_TRUE(IsOpen(here));
  EXPECT_FALSE(IsOpen(there));
  Change([](model::Website&) {}, {"https://b.example"});
  EXPECT_TRUE(IsOpen(there));
}

TEST_F(MarkerTest, OpensNothingForTheSessionOfAnotherHost) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto other = scenario.AddWebsite("b.example");
  auto token = SignIn("b.example");
  EXPECT_FALSE(IsOpen(token));
  EXPECT_FALSE(fs::exists(Path(token, other.id))) << "no access there";
  EXPECT_EQ(Count(), 0u);
}

TEST_F(MarkerTest, EndsASessionThatWasIdleBeforeItsVisitorIsToldToSignIn) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  scenario.Wait(model::kSessionIdle);
  EXPECT_TRUE(IsOpen(token)) << "the web server notes no visit";
  EXPECT_FALSE(FindSignedIn(scenario.house, "b.example", session).has_value());
  EXPECT_TRUE(IsOpen(token)) << "nothing of that host's";
  EXPECT_FALSE(FindSignedIn(scenario.house, kHost, session).has_value());
  EXPECT_FALSE(IsOpen(token));
  EXPECT_EQ(RepairMarkers(scenario.house), 0);
  EXPECT_FALSE(IsOpen(token));
}

TEST_F(MarkerTest, SweepsWhatHasEndedEveryFiveMinutes) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  SweepMarkers(scenario.house);
  EXPECT_FALSE(fs::exists(folder / "markers")) << "nothing to sweep, nothing made";
  auto token = SignIn(), other = SignIn();
  SweepMarkers(scenario.house);
  EXPECT_TRUE(IsOpen(token));
  EXPECT_EQ(Limit(scenario.Now() + kSweepEvery - 2), DecideOutcome::kDone);
  scenario.Wait(kSweepEvery - 1);
  SweepMarkers(scenario.house);
  EXPECT_TRUE(IsOpen(token)) << "swept lately";
  scenario.Wait(1);
  SweepMarkers(scenario.house);
  EXPECT_EQ(Count(), 0u);
}

TEST_F(MarkerTest, SweepsNothingThatHolds) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  scenario.Wait(model::kSessionLife - 1);
  SweepMarkers(scenario.house);
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(MarkerTest, SweepsAgainAfterTheClockWasSetBack) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  SignIn();
  scenario.Wait(model::kSessionLife);
  SweepMarkers(scenario.house);
  ASSERT_EQ(Count(), 0u);
  scenario.Wait(-model::kSessionLife);
  SignIn();
  EXPECT_EQ(Limit(scenario.Now() + 10), DecideOutcome::kDone);
  scenario.Wait(20);
  SweepMarkers(scenario.house);
  EXPECT_EQ(Count(), 0u);
}

TEST_F(MarkerTest, IsShutWithTheIdleSessionsThatPurgeRemoves) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto idle = SignIn();
  scenario.Wait(model::kSessionIdle + 1);
  auto token = SignIn();
  auto count = Purge(scenario.house);
  EXPECT_EQ(count.sessions, 1);
  EXPECT_EQ(count.markers, 1);
  EXPECT_FALSE(IsOpen(idle));
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(MarkerTest, IsRepairedByPurge) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  auto nobodys = Path(std::string(43, 'x'), website.id), nowhere = Path(std::string(43, 'y'), 4711);
  fs::create_directory(folder / "markers/4711");
  fs::rename(Path(token, website.id), nobodys);
  fs::copy_file(nobodys, nowhere);
  folder.Write("markers/note.txt", "not ours");
  EXPECT_EQ(Purge(scenario.house).markers, 2);
  EXPECT_TRUE(IsOpen(token));
  EXPECT_EQ(End(token), scenario.Now() + model::kSessionLife);
  EXPECT_EQ(Count(), 1u);
  EXPECT_TRUE(fs::exists(folder / "markers/note.txt"));
}

TEST_F(MarkerTest, LetsPeopleSignInWhenItCannotBeMade) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  folder.Write("markers", "a file where the folder should be");
  ::testing::internal::CaptureStderr();
  auto token = SignIn();
  auto logged = ::testing::internal::GetCapturedStderr();
  EXPECT_NE(logged.find("level=warning event=markers_not_opened"), std::string::npos);
  EXPECT_EQ(logged.find(token), std::string::npos) << "its name lets pass";
  EXPECT_FALSE(IsOpen(token));
  EXPECT_TRUE(scenario.Passes(session)) << "the other gates know no marker";
  SignOut(scenario.house, session);
}

TEST_F(MarkerTest, TellsLoudlyWhatStaysOpenAndShutsAllElse) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto first = SignIn(), second = SignIn();
  // A folder in its place cannot be unlinked, whoever tries.
  auto stuck = std::min(first, second), other = std::max(first, second);
  fs::remove(Path(stuck, website.id));
  fs::create_directory(Path(stuck, website.id));
  ::testing::internal::CaptureStderr();
  std::string told;
  try {
    (void)Do(Status::kRejected);
  } catch (const base::Fault& fault) {
    told = fault.what();
  }
  EXPECT_NE(told.find("a marker stays open in " + folder.path()), std::string::npos) << told;
  told += ::testing::internal::GetCapturedStderr();
  EXPECT_NE(told.find("level=error event=marker_stays_open"), std::string::npos) << told;
  EXPECT_EQ(told.find(stuck), std::string::npos) << "its name lets pass";
  EXPECT_EQ(scenario.Access(access.id).status, Status::kRejected);
  EXPECT_FALSE(scenario.Passes(session));
  EXPECT_FALSE(IsOpen(other)) << "one that fails keeps no other open";
  ::testing::internal::CaptureStderr();
  EXPECT_THROW((void)Purge(scenario.house), base::Fault) << "each purge tries again";
  ::testing::internal::GetCapturedStderr();
  fs::remove(Path(stuck, website.id));
  EXPECT_EQ(Purge(scenario.house).markers, 0);
}

TEST_F(MarkerTest, ChangesNothingForWhatIsNotCommitted) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  auto token = SignIn();
  {
    store::Transaction transaction(scenario.house.database);
    MarkerChange markers(scenario.house, {.account_id = access.account_id, .website_id = {}});
    store::DeleteSessionsOfAccount(scenario.house.database, access.account_id);
  }
  EXPECT_TRUE(IsOpen(token));
}

TEST_F(MarkerTest, IsNotKeptWhereNoFolderIsNamed) {
  scenario.house.config.markers = "";
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(rules::SignIn(scenario.house, website, kErika, kPassword, {kHost, kNetwork, ""}).session.marker, "");
  SweepMarkers(scenario.house);
  EXPECT_EQ(RepairMarkers(scenario.house), 0);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace rules
