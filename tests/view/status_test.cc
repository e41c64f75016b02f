#include "view/status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

StatusView In(model::Status status) {
  StatusView view;
  view.website_name = "Kundenbereich";
  view.status = status;
  view.requested_at = 1'795'512'600;
  view.proven_at = 1'795'513'500;
  if (status != model::Status::kInProcessing) view.decided_at = 1'795'600'000;
  view.email = "erika@muster.example";
  view.continue_path = "/members/";
  return view;
}

TEST(Status, WaitsWithDatesAndOffersANoteAndTheWayBack) {
  const std::string html = Status(SignedInFrame(), In(model::Status::kInProcessing));
  EXPECT_THAT(html, HasSubstr("status-in_processing"));
  EXPECT_THAT(html, HasSubstr("datetime=\"2026-11-24T09:30:00Z\""));
  EXPECT_THAT(
      html,
      HasSubstr(
          "<li class=\"step-now\" aria-current=\"step\"><span class=\"what\">Looked at by us"));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/status/message\""));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/status/withdraw\""));
  EXPECT_THAT(html, Not(HasSubstr("href=\"/members/\"")));
}

TEST(Status, ShowsTheQuestionOfTheOfficeWithAFieldForTheAnswer) {
  StatusView view = In(model::Status::kInProcessing);
  EXPECT_THAT(Status(SignedInFrame(), view), Not(HasSubstr("status/answer")));
  view.question = "Which <number>?";
  const std::string html = Status(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/status/answer\""));
  EXPECT_THAT(html, HasSubstr("Which &lt;number&gt;?"));
  EXPECT_THAT(html, HasSubstr("We have a question about your request."));
}

TEST(Status, LeadsInWhenApproved) {
  const std::string html = Status(SignedInFrame(), In(model::Status::kApproved));
  EXPECT_THAT(html, HasSubstr("href=\"/members/\""));
  EXPECT_THAT(html, HasSubstr("<li class=\"step-approved\">"));
  EXPECT_THAT(html, Not(HasSubstr("status/withdraw")));
}

TEST(Status, DoesNotLeadInWhenExpired) {
  StatusView view = In(model::Status::kApproved);
  view.expired = true;
  view.valid_until = 1'795'700'000;
  const std::string html = Status(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("status-expired"));
  EXPECT_THAT(html, Not(HasSubstr("href=\"/members/\"")));
}

TEST(Status, TellsTheReasonOfARejectionAsText) {
  StatusView view = In(model::Status::kRejected);
  view.reason = "Not a dealer.\n<b>Sorry</b>";
  const std::string html = Status(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("Not a dealer.\n&lt;b&gt;Sorry&lt;/b&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("action=\"/partner/account/accesses\"")));
}

TEST(Status, LetsPeopleAskAgainAfterWithdrawing) {
  const std::string html = Status(SignedInFrame(), In(model::Status::kWithdrawn));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/accesses\""));
  EXPECT_THAT(html, Not(HasSubstr("Looked at by us")));
}

TEST(Status, OffersToAskWhenNothingWasAskedYet) {
  StatusView view = In(model::Status::kInProcessing);
  view.none = true;
  const std::string html = Status(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/accesses\""));
  EXPECT_THAT(html, Not(HasSubstr("timeline")));
}

TEST(Status, AsksWhatThisWebsiteWants) {
  StatusView view = In(model::Status::kWithdrawn);
  view.asked.form.message = model::Asks::kHidden;
  view.asked.form.terms_version = "2026-12";
  model::FormField field;
  field.id = 7;
  field.label_en = "Trade";
  view.asked.own = {field};
  view.input.own = {{7, "Crafts"}};
  const std::string html = Status(SignedInFrame(), view);
  EXPECT_THAT(html, Not(HasSubstr("name=\"message\"")));
  EXPECT_THAT(html, HasSubstr("name=\"order\""));
  EXPECT_THAT(html, HasSubstr("name=\"field-7\" value=\"Crafts\""));
  EXPECT_THAT(html, HasSubstr("name=\"terms_version\" value=\"2026-12\""));
  EXPECT_THAT(html, HasSubstr("name=\"terms\""));
}

TEST(Status, OffersToSendTheMailAgainUntilTheAddressIsProven) {
  StatusView view = In(model::Status::kInProcessing);
  view.unverified = true;
  view.proven_at.reset();
  const std::string html = Status(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("status-unverified"));
  EXPECT_THAT(
      html,
      HasSubstr(
          "<li class=\"step-now\" aria-current=\"step\"><span class=\"what\">Address confirmed"));
  EXPECT_THAT(html, HasSubstr("name=\"email\" value=\"erika@muster.example\""));
  EXPECT_THAT(html, Not(HasSubstr("status/message")));
}

}  // namespace
}  // namespace view
