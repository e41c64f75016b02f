#include "view/home.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

HomeAccess Approved() {
  HomeAccess access;
  access.website_name = "Partnerbereich";
  access.status = model::Status::kApproved;
  access.since = 1'795'512'600;
  access.target = "/members/";
  access.here = true;
  return access;
}

TEST(Home, SaysWhatWillAppearHere) {
  HomeView view;
  view.name = "Erika Muster";
  const std::string html = Home(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("<h1>Hello, Erika Muster</h1>"));
  EXPECT_THAT(html, HasSubstr("Your accesses to our websites will appear here"));
}

TEST(Home, ListsEachAccessWithItsOwnStatus) {
  HomeView view;
  view.accesses = {Approved(), Approved()};
  view.accesses[1].status = model::Status::kRejected;
  view.accesses[1].reason = "Only for dealers.";
  const std::string html = Home(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("status-approved"));
  EXPECT_THAT(html, HasSubstr("status-rejected"));
  EXPECT_THAT(html, HasSubstr("Only for dealers."));
  EXPECT_EQ(Count(html, "href=\"/members/\""), 1U);
}

TEST(Home, DoesNotOpenWhatHasExpired) {
  HomeView view;
  view.accesses = {Approved()};
  view.accesses[0].expired = true;
  view.accesses[0].valid_until = 1'795'600'000;
  const std::string html = Home(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("status-expired"));
  EXPECT_THAT(html, Not(HasSubstr("href=\"/members/\"")));
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/status\""));
}

TEST(Home, TellsHowLongAnAccessHolds) {
  HomeView view;
  view.accesses = {Approved()};
  EXPECT_THAT(Home(SignedInFrame(), view), Not(HasSubstr("Valid until")));
  view.accesses[0].valid_until = 1'827'000'000;
  EXPECT_THAT(Home(SignedInFrame(), view), HasSubstr("Valid until 23 November 2027."));
}

TEST(Home, AsksWhetherAnAccessThatEndsIsStillNeeded) {
  HomeView view;
  view.accesses = {Approved()};
  view.accesses[0].id = 17;
  view.accesses[0].valid_until = 1'827'000'000;
  EXPECT_THAT(Home(SignedInFrame(), view), Not(HasSubstr("/account/renewal")));
  view.accesses[0].renewal = HomeRenewal::kOffered;
  std::string html = Home(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("This access ends on 23 November 2027."));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/renewal\""));
  EXPECT_THAT(html, HasSubstr("name=\"access\" value=\"17\""));
  view.accesses[0].renewal = HomeRenewal::kAsked;
  html = Home(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("You said that you still need it"));
  EXPECT_THAT(html, Not(HasSubstr("/account/renewal")));
  view.accesses[0].renewal = HomeRenewal::kDeclined;
  EXPECT_THAT(Home(SignedInFrame(), view), HasSubstr("decided not to renew"));
}

TEST(Home, OffersARequestOnlyIfOneMayBeMade) {
  HomeView view;
  EXPECT_THAT(Home(SignedInFrame(), view), Not(HasSubstr("/account/accesses")));
  view.may_request = true;
  EXPECT_THAT(Home(SignedInFrame(), view), HasSubstr("action=\"/partner/account/accesses\""));
}

TEST(Home, AsksWhatThisWebsiteWants) {
  HomeView view;
  view.may_request = true;
  view.asked.form.message = model::Asks::kHidden;
  view.asked.form.terms_version = "2026-12";
  model::FormField field;
  field.id = 7;
  field.label_en = "Trade";
  view.asked.own = {field};
  view.input.own = {{7, "Crafts"}};
  const std::string html = Home(SignedInFrame(), view);
  EXPECT_THAT(html, Not(HasSubstr("name=\"message\"")));
  EXPECT_THAT(html, HasSubstr("name=\"order\""));
  EXPECT_THAT(html, HasSubstr("name=\"field-7\" value=\"Crafts\""));
  EXPECT_THAT(html, HasSubstr("name=\"terms_version\" value=\"2026-12\""));
  EXPECT_THAT(html, HasSubstr("name=\"terms\""));
}

}  // namespace
}  // namespace view
