#include "rules/handover.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "rules/customer.h"
#include "rules/password.h"
#include "rules/purge.h"
#include "rules/status.h"
#include "rules/throttle.h"
#include "rules/website.h"
#include "store/session.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

constexpr char kEmail[] = "erika@partner.example";
constexpr char kThere[] = "www.anders.example";
constexpr char kCookie[] = "cookie-of-the-browser-at-the-other-host";

// Signed in at www.muster.example, on the way to www.anders.example.
class HandingOver : public ::testing::Test {
 protected:
  HandingOver() {
    scenario.AddApproved(from, kEmail);
    session = scenario.SignIn(from, kEmail);
  }
  std::string Issue(const std::string& next = "/members/prices.html") {
    return IssueTicket(scenario.house, scenario.Who(session), from, to, BrowserBinding(scenario.house, kCookie), next)
        .value();
  }
  TicketPlace Place() { return {to, kThere, kCookie}; }
  std::string Land(const std::string& ticket) { return TakeTicket(scenario.house, Place(), ticket).arrival; }
  std::optional<SignedIn> WhoThere(const std::string& token) { return FindSignedIn(scenario.house, kThere, token); }

  Scenario scenario;
  model::Website from = scenario.AddWebsite();
  model::Website to = scenario.AddWebsite(kThere, model::Policy::kAutomatic);
  std::string session;
};

TEST_F(HandingOver, CarriesTheSignInToTheOtherHost) {
  auto taken = TakeTicket(scenario.house, Place(), Issue());
  EXPECT_EQ(taken.state, HandoverState::kOk);
  EXPECT_EQ(taken.from, from.id);
  auto found = FindArrival(scenario.house, Place(), taken.arrival);
  ASSERT_EQ(found.state, HandoverState::kOk);
  EXPECT_EQ(found.account->email, kEmail);
  EXPECT_EQ(found.next, "/members/prices.html");
  EXPECT_EQ(found.family, scenario.Who(session).family);
  auto arrived = Arrive(scenario.house, Place(), taken.arrival);
  ASSERT_EQ(arrived.state, HandoverState::kOk);
  EXPECT_EQ(arrived.next, "/members/prices.html");
  ASSERT_TRUE(WhoThere(arrived.session.token).has_value());
  EXPECT_EQ(WhoThere(arrived.session.token)->account.email, kEmail);
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", arrived.session.token)) << "holds at its own host alone";
}

TEST_F(HandingOver, OpensTheMarkersOfTheOtherHostAndSigningOutHereShutsThem) {
  support::Folder folder;
  scenario.house.config.markers = folder / "markers";
  model::FormErrors errors;
  ASSERT_TRUE(RequestAccess(scenario.house, to, scenario.Account(kEmail), {}, base::Language::kGerman, errors));
  auto arrived = Arrive(scenario.house, Place(), Land(Issue()));
  ASSERT_EQ(arrived.state, HandoverState::kOk);
  std::string marker = folder / ("markers/" + std::to_string(to.id) + "/" + arrived.session.marker);
  EXPECT_EQ(arrived.session.marker.size(), 43u);
  EXPECT_TRUE(std::filesystem::exists(marker));
  SignOut(scenario.house, session);
  EXPECT_FALSE(std::filesystem::exists(marker));
}

TEST_F(HandingOver, ChangesNothingBeforeTheButton) {
  std::string ticket = Issue(), arrival = Land(ticket);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(TakeTicket(scenario.house, Place(), ticket).state, HandoverState::kOk);
    EXPECT_EQ(FindArrival(scenario.house, Place(), arrival).state, HandoverState::kOk);
  }
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kOk);
}

TEST_F(HandingOver, WorksOnce) {
  std::string ticket = Issue(), arrival = Land(ticket), again = Land(ticket);
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kOk);
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kLate);
  EXPECT_EQ(Arrive(scenario.house, Place(), again).state, HandoverState::kLate) << "landed twice, still one ticket";
  EXPECT_EQ(Arrive(scenario.house, Place(), again).session.token, "");
}

TEST_F(HandingOver, ForgetsAUsedTicketOnlyWhenNoArrivalOfItHoldsAnyMore) {
  std::string ticket = Issue(), arrival = Land(ticket);
  ASSERT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kOk);
  scenario.Wait(kTicketLife - 1);
  std::string last = Land(ticket);
  scenario.Wait(kArrivalLife);
  EXPECT_EQ(Purge(scenario.house).tickets, 0);
  EXPECT_EQ(Arrive(scenario.house, Place(), last).state, HandoverState::kLate);
  scenario.Wait(2);
  EXPECT_EQ(Purge(scenario.house).tickets, 1);
  EXPECT_EQ(Arrive(scenario.house, Place(), last).state, HandoverState::kLate);
}

TEST_F(HandingOver, TravelsForThirtySecondsAndWaitsForTenMinutes) {
  std::string ticket = Issue();
  scenario.Wait(kTicketLife - 1);
  std::string arrival = Land(ticket);
  EXPECT_NE(arrival, "");
  scenario.Wait(1);
  auto late = TakeTicket(scenario.house, Place(), ticket);
  EXPECT_EQ(late.state, HandoverState::kLate);
  EXPECT_EQ(late.arrival, "");
  EXPECT_EQ(late.from, from.id) << "so that it can be begun again";
  EXPECT_EQ(late.next, "/members/prices.html");
  scenario.Wait(kArrivalLife - 1);
  EXPECT_EQ(FindArrival(scenario.house, Place(), arrival).state, HandoverState::kOk);
  scenario.Wait(1);
  EXPECT_EQ(FindArrival(scenario.house, Place(), arrival).state, HandoverState::kLate);
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kLate);
}

TEST_F(HandingOver, RefusesEveryForgeryAlike) {
  std::string ticket = Issue(), arrival = Land(ticket), altered = ticket, cut = ticket.substr(0, 40);
  altered[20] = altered[20] == 'A' ? 'B' : 'A';
  const model::Website other = scenario.AddWebsite("www.dritte.example");
  const TicketPlace places[] = {
      {other, kThere, kCookie}, {to, "www.muster.example", kCookie}, {to, kThere, "another-cookie"}, {to, kThere, ""}};
  std::vector<std::pair<TicketPlace, std::string>> forgeries;
  for (const auto& place : places) forgeries.emplace_back(place, ticket);
  for (const auto& text : {altered, cut, arrival, session, std::string()}) forgeries.emplace_back(Place(), text);
  for (const auto& [place, text] : forgeries) {
    auto taken = TakeTicket(scenario.house, place, text);
    EXPECT_EQ(taken.state, HandoverState::kRefused);
    EXPECT_EQ(taken.from, 0);
    EXPECT_EQ(taken.next + taken.arrival, "");
  }
  for (const auto& place : places) {
    EXPECT_EQ(FindArrival(scenario.house, place, arrival).state, HandoverState::kRefused);
    EXPECT_EQ(Arrive(scenario.house, place, arrival).state, HandoverState::kRefused);
  }
  EXPECT_EQ(Arrive(scenario.house, Place(), ticket).state, HandoverState::kRefused) << "not landed";
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kOk) << "no forgery used it up";
}

TEST_F(HandingOver, LetsNoNextPassForAnotherField) {
  std::string next = "/a\n99\nwww.evil.example\nx";
  auto found = FindArrival(scenario.house, Place(), Land(Issue(next)));
  EXPECT_EQ(found.state, HandoverState::kOk);
  EXPECT_EQ(found.next, next);
}

TEST_F(HandingOver, IssuesNothingForABindingOfAnotherForm) {
  std::string binding = BrowserBinding(scenario.house, kCookie);
  for (const std::string& bad : {std::string(), binding + "A", binding.substr(1), "\n" + binding.substr(1)}) {
    EXPECT_FALSE(IssueTicket(scenario.house, scenario.Who(session), from, to, bad, "")) << bad;
  }
}

TEST_F(HandingOver, EndsWithTheSignInThatItCarries) {
  std::string arrival = Land(Issue());
  SignOut(scenario.house, session);
  EXPECT_EQ(FindArrival(scenario.house, Place(), arrival).state, HandoverState::kLate);
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kLate);
}

TEST_F(HandingOver, RefusesAnAccountWhoseAddressWasCorrectedMeanwhile) {
  std::string arrival = Land(Issue()), family = scenario.Who(session).family;
  auto account = scenario.Account(kEmail);
  ASSERT_TRUE(CorrectEmail(scenario.house, {}, account.id, account.version, "neu@partner.example", from.id).errors.empty());
  // A session that begins before the new address is proven, as a gap elsewhere might allow it.
  model::Session unproven;
  unproven.token = std::string(43, 'x');
  unproven.account_id = account.id;
  unproven.created_at = scenario.Now();
  unproven.expires_at = scenario.Now() + model::kSessionLife;
  unproven.host = "www.muster.example";
  unproven.family = family;
  store::InsertSession(scenario.house.database, unproven);
  EXPECT_EQ(FindArrival(scenario.house, Place(), arrival).state, HandoverState::kLate);
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kLate);
}

TEST_F(HandingOver, SignsOutAtBothHostsFromEither) {
  for (bool there : {false, true}) {
    std::string here = scenario.SignIn(from, kEmail);
    session = here;
    auto arrived = Arrive(scenario.house, Place(), Land(Issue()));
    ASSERT_EQ(arrived.state, HandoverState::kOk);
    SignOut(scenario.house, there ? arrived.session.token : here);
    EXPECT_FALSE(WhoThere(arrived.session.token));
    EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", here));
  }
}

TEST_F(HandingOver, LastsNoLongerThanTheSignIn) {
  scenario.Wait(model::kSessionIdle - 1);
  auto end = scenario.Who(session).expires_at;
  auto arrived = Arrive(scenario.house, Place(), Land(Issue()));
  ASSERT_EQ(arrived.state, HandoverState::kOk);
  EXPECT_EQ(WhoThere(arrived.session.token)->expires_at, end);
}

TEST_F(HandingOver, MakesNoMoreSessionsOfOneSignInThanAPersonNeeds) {
  for (int i = 0; i < kArrival.burst; ++i) {
    EXPECT_EQ(Arrive(scenario.house, Place(), Land(Issue())).state, HandoverState::kOk) << i;
  }
  EXPECT_EQ(Arrive(scenario.house, Place(), Land(Issue())).state, HandoverState::kLate);
  scenario.Wait(kArrival.every);
  EXPECT_EQ(Arrive(scenario.house, Place(), Land(Issue())).state, HandoverState::kOk);
}

TEST_F(HandingOver, EndsWithANewPassword) {
  auto arrived = Arrive(scenario.house, Place(), Land(Issue()));
  ASSERT_TRUE(ChangePassword(scenario.house, from, scenario.Who(session), support::kPassword, support::kNewPassword,
                             support::kNetwork).errors.empty());
  EXPECT_FALSE(WhoThere(arrived.session.token));
}

TEST_F(HandingOver, CarriesNothingThatWasOnItsWayWhenThePasswordChanged) {
  std::string ticket = Issue(), arrival = Land(Issue());
  auto change = ChangePassword(scenario.house, from, scenario.Who(session), support::kPassword, support::kNewPassword,
                               support::kNetwork);
  ASSERT_TRUE(change.errors.empty());
  EXPECT_EQ(FindArrival(scenario.house, Place(), arrival).state, HandoverState::kLate);
  EXPECT_EQ(Arrive(scenario.house, Place(), arrival).state, HandoverState::kLate);
  EXPECT_EQ(Arrive(scenario.house, Place(), Land(ticket)).state, HandoverState::kLate);
  session = change.session.token;
  EXPECT_EQ(Arrive(scenario.house, Place(), Land(Issue())).state, HandoverState::kOk) << "whoever changed it goes on";
}

TEST(Neighbours, AreTheOpenWebsitesOfOtherHosts) {
  Scenario scenario;
  auto here = scenario.AddWebsite();
  EXPECT_TRUE(ListNeighbours(scenario.house, "www.muster.example").empty());
  scenario.AddWebsite("www.muster.example/partner");
  EXPECT_TRUE(ListNeighbours(scenario.house, "www.muster.example").empty()) << "sessions are common to one host";
  auto other = scenario.AddWebsite(kThere);
  auto found = ListNeighbours(scenario.house, "www.muster.example");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].id, other.id);
  other.closed = 1;
  ASSERT_TRUE(SaveWebsite(scenario.house, {}, other, {}).errors.empty());
  EXPECT_TRUE(ListNeighbours(scenario.house, "www.muster.example").empty());
}

}  // namespace
}  // namespace rules
