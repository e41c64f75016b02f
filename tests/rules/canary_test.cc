#include "rules/canary.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/fault.h"
#include "rules/customer.h"
#include "rules/marker.h"
#include "rules/pass.h"
#include "rules/purge.h"
#include "rules/queue.h"
#include "rules/sign_in.h"
#include "rules/website.h"
#include "store/account.h"
#include "store/history.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

constexpr char kHost[] = "www.muster.example";
constexpr char kPath[] = "/members/prices.html";

class CanaryTest : public ::testing::Test {
 protected:
  PassOutcome Ask(const CanaryCookies& cookies, const std::string& host = kHost) {
    return MayPass(scenario.house, host, kPath, cookies.session).outcome;
  }
  std::size_t Count() { return store::ListCanaries(scenario.house.database, INT64_MAX).size(); }
  std::size_t Contacts() { return SearchContacts(scenario.house, 0, "").lines.size(); }
  std::int64_t Waiting() { return CountStage(scenario.house, 0, Stage::kWaiting); }
  CanaryOutcome OutcomeFor(const std::string& host, const std::string& path) {
    return Canary(scenario.house, host, path).outcome;
  }
  void Change(const std::function<void(model::Website&)>& change) {
    auto changed = *FindWebsite(scenario.house, website.id);
    change(changed);
    ASSERT_TRUE(SaveWebsite(scenario.house, {}, changed, {}).errors.empty());
  }

  Scenario scenario{store::Part::kCommand};
  model::Website website = scenario.AddWebsite(kHost, model::Policy::kManual, "office@muster.example");
};

TEST_F(CanaryTest, IsNobodyAtThePortal) {
  support::Folder folder;
  scenario.house.config.markers = folder / "markers";
  const Canary canary(scenario.house, kHost, kPath);
  for (const auto* cookies : {&canary.allowed, &canary.rejected, &canary.lapsed, &canary.foreign}) {
    EXPECT_FALSE(FindSignedIn(scenario.house, kHost, cookies->session));
  }
  EXPECT_EQ(PassOutcome::kOpen, Ask(canary.allowed)) << "its session goes on";
}

TEST_F(CanaryTest, LetsExactlyTheAllowedSessionPass) {
  auto other = scenario.AddWebsite("other.muster.example");
  const Canary canary(scenario.house, kHost, kPath);
  ASSERT_EQ(CanaryOutcome::kReady, canary.outcome);
  EXPECT_EQ(PassOutcome::kOpen, Ask(canary.allowed));
  EXPECT_EQ(PassOutcome::kNotApproved, Ask(canary.rejected));
  EXPECT_EQ(PassOutcome::kNotApproved, Ask(canary.lapsed));
  EXPECT_EQ(PassOutcome::kNotApproved, Ask(canary.foreign));
  EXPECT_EQ(PassOutcome::kSignIn, Ask(canary.elsewhere));
  EXPECT_EQ(PassOutcome::kSignIn, Ask(canary.expired));
  EXPECT_EQ(PassOutcome::kSignIn, Ask(canary.ended));
  EXPECT_EQ(PassOutcome::kSignIn, Ask({canary.stored, ""}));
  EXPECT_EQ(PassOutcome::kSignIn, Ask(canary.allowed, "other.muster.example"));
  EXPECT_EQ(0, scenario.house.database.BusyStatements());
}

TEST_F(CanaryTest, LeavesNothingBehind) {
  {
    const Canary canary(scenario.house, kHost, kPath);
    EXPECT_EQ(4U, Count());
    EXPECT_EQ(4U, Contacts());
  }
  EXPECT_EQ(0U, Count());
  EXPECT_EQ(0U, Contacts());
  EXPECT_TRUE(SearchContacts(scenario.house, 0, "gate check").lines.empty());
  EXPECT_EQ(0, Purge(scenario.house).sessions);
}

TEST_F(CanaryTest, IsNoBusinessOfTheOffice) {
  const Canary canary(scenario.house, kHost, kPath);
  EXPECT_EQ(0, Waiting());
  EXPECT_EQ(0, scenario.Queued());
  for (const auto& account : store::ListCanaries(scenario.house.database, INT64_MAX)) {
    EXPECT_TRUE(store::ListHistoryOfContact(scenario.house.database, account.contact_id).empty());
    EXPECT_EQ("", account.password);
  }
}

TEST_F(CanaryTest, RemovesNobodyElse) {
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  { const Canary canary(scenario.house, kHost, kPath); }
  EXPECT_TRUE(scenario.Passes(session));
  EXPECT_EQ(1U, Contacts());
  store::DeleteCanary(scenario.house.database, scenario.Account("erika@probe.example").id);
  EXPECT_NO_THROW(scenario.Account("erika@probe.example"));
}

TEST_F(CanaryTest, EndsAfterTenMinutesEvenIfNobodyRemovesIt) {
  const Canary canary(scenario.house, kHost, kPath);
  scenario.Wait(kCanaryLife - 1);
  EXPECT_EQ(PassOutcome::kOpen, Ask(canary.allowed));
  scenario.Wait(1);
  EXPECT_EQ(PassOutcome::kSignIn, Ask(canary.allowed));
}

TEST_F(CanaryTest, OfAKilledCheckIsRemovedByTheNextOneAndByPurge) {
  auto killed = std::make_unique<Canary>(scenario.house, kHost, kPath);
  auto token = killed->allowed;
  // Its process is gone: the lock is free and nobody cleaned up.
  std::filesystem::remove(scenario.house.config.state_directory + "/check.lock");
  {
    const Canary next(scenario.house, kHost, kPath);
    ASSERT_EQ(CanaryOutcome::kReady, next.outcome);
    EXPECT_EQ(PassOutcome::kSignIn, Ask(token));
    EXPECT_EQ(4U, Count());
    (void)Purge(scenario.house);
    EXPECT_EQ(4U, Count()) << "one that runs is left alone";
    scenario.Wait(kCanaryLife);
    (void)Purge(scenario.house);
    EXPECT_EQ(0U, Count());
  }
}

TEST_F(CanaryTest, IsOneAtATime) {
  const Canary first(scenario.house, kHost, kPath);
  EXPECT_EQ(CanaryOutcome::kBusy, OutcomeFor(kHost, kPath));
  EXPECT_EQ(PassOutcome::kOpen, Ask(first.allowed)) << "the second one removed nothing";
}

TEST_F(CanaryTest, IsNotMadeWhereItWouldProveNothing) {
  EXPECT_EQ(CanaryOutcome::kNoWebsite, OutcomeFor("evil.example", kPath));
  Change([](model::Website& w) { w.closed = 1; });
  EXPECT_EQ(CanaryOutcome::kClosed, OutcomeFor(kHost, kPath));
  Change([](model::Website& w) { w.closed = 0, w.protection = model::Protection::kOptional; });
  EXPECT_EQ(CanaryOutcome::kNotProtected, OutcomeFor(kHost, kPath));
  Change([](model::Website& w) { w.protection = model::Protection::kPaths, w.paths = "/members/"; });
  EXPECT_EQ(CanaryOutcome::kReady, OutcomeFor(kHost, kPath));
  const Canary canary(scenario.house, kHost, "/prices.html");
  EXPECT_EQ(CanaryOutcome::kOtherPaths, canary.outcome);
  EXPECT_EQ("/members/", canary.paths);
  EXPECT_EQ(0U, Count());
}

TEST_F(CanaryTest, HasMarkersWhereTheyAreKept) {
  const support::Folder folder;
  scenario.house.config.markers = folder / "markers";
  auto is_open = [&](const CanaryCookies& cookies) {
    return std::filesystem::exists(folder / ("markers/" + std::to_string(website.id) + "/" + cookies.gate));
  };
  {
    const Canary canary(scenario.house, kHost, kPath);
    EXPECT_TRUE(is_open(canary.allowed));
    for (const auto& shut : {canary.rejected, canary.lapsed, canary.foreign, canary.elsewhere, canary.expired, canary.ended}) {
      EXPECT_EQ(43U, shut.gate.size());
      EXPECT_FALSE(is_open(shut));
    }
  }
  EXPECT_TRUE(EndedMarkers(folder / "markers", INT64_MAX).empty());
}

}  // namespace
}  // namespace rules
