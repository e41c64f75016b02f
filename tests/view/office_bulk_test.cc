#include "view/office_bulk.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

using model::BulkOutcome;

OfficeBulkView Two() {
  OfficeBulkView view;
  view.bulk.id = 7;
  view.bulk.reason = "Not a dealer";
  view.bulk.act = model::BulkAct::kReject;
  view.counts = {2, 0, 0, 0, 0, 0};
  BulkRow will{BulkOutcome::kDone, 17, "Erika Muster", "erika@muster.example", "", "Partner area",
               model::Status::kInProcessing, ""};
  BulkRow stays{BulkOutcome::kChanged, 18, "<b>Hans</b>", "", "", "Partner area", model::Status::kApproved, "Ada"};
  view.rows = {will, stays};
  view.grace_seconds = 120;
  return view;
}

TEST(OfficeBulk, ShowsFirstWhatWillHappenToEach) {
  const std::string html = OfficeBulk(DeskFrame(), Two());
  EXPECT_TRUE(Has(html, "Preview: Reject"));
  EXPECT_TRUE(HasForm(html, "/admin/bulk/7/run"));
  EXPECT_TRUE(Has(html, "Reject (2)</button>"));
  EXPECT_TRUE(Has(html, "will be rejected"));
  EXPECT_TRUE(Has(html, "stays as it is: Approved (Ada)"));
  EXPECT_TRUE(Has(html, "Not a dealer"));
  EXPECT_TRUE(Has(html, "after 120 seconds"));
  EXPECT_TRUE(Has(html, "&lt;b&gt;Hans"));
  EXPECT_FALSE(Has(html, "<b>Hans"));
  EXPECT_FALSE(Has(html, "pforte.js")) << "nothing goes on by itself before somebody agreed";
}

TEST(OfficeBulk, GoesOnByAButtonThatAScriptMayPress) {
  OfficeBulkView view = Two();
  view.bulk.started_at = kNow;
  view.counts = {2, 5000, 0, 0, 0, 0};
  const std::string html = OfficeBulk(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Reject: 5000 of 5002"));
  EXPECT_TRUE(Has(html, "<progress id=\"progress\" value=\"5000\" max=\"5002\">"));
  EXPECT_TRUE(HasForm(html, "/admin/bulk/7/run"));
  EXPECT_TRUE(Has(html, "data-goes-on"));
  EXPECT_TRUE(Has(html, "pforte.js"));
}

TEST(OfficeBulk, TellsWhatCameOfEach) {
  OfficeBulkView view = Two();
  view.bulk.started_at = kNow;
  view.counts = {0, 1, 1, 0, 0, 0};
  view.outcome = BulkOutcome::kChanged;
  view.rows.erase(view.rows.begin());
  view.next = 18;
  std::string html = OfficeBulk(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Reject: finished (2)"));
  EXPECT_FALSE(Has(html, "/admin/bulk/7/run"));
  EXPECT_TRUE(HasForm(html, "/admin/bulk/7/undo"));
  EXPECT_TRUE(Has(html, "?outcome=changed\" aria-current=\"page\">Changed meanwhile"));
  EXPECT_TRUE(Has(html, "?outcome=done\">Done"));
  EXPECT_TRUE(Has(html, "?outcome=changed&amp;after=18\" rel=\"next\""));
  view.outcome = BulkOutcome::kDone;
  view.rows = {Two().rows[0]};
  EXPECT_TRUE(Has(OfficeBulk(DeskFrame(), view), ">rejected<"));
}

}  // namespace
}  // namespace view
