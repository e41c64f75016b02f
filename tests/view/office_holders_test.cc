#include "view/office_holders.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

OfficeHoldersView Some() {
  OfficeHoldersView view;
  view.website.id = 4;
  view.website.name = "Partners <1>";
  view.now = kNow;
  view.total = 2;
  view.may_download = true;
  view.lines = {Erika(model::Status::kApproved), Erika(model::Status::kApproved)};
  view.lines[1].access.id = 18;
  view.lines[1].company = "Beispiel AG";
  view.lines[1].access.valid_until = kNow + kOneDay;
  return view;
}

TEST(OfficeHolders, ListsEachWithItsEnd) {
  const std::string html = OfficeHolders(DeskFrame(), Some());
  EXPECT_TRUE(Has(html, "2 people can read"));
  EXPECT_TRUE(Has(html, "/admin/access/17\""));
  EXPECT_TRUE(Has(html, "/admin/access/18\""));
  EXPECT_TRUE(Has(html, "Beispiel AG"));
  EXPECT_EQ(Count(html, "without end"), 1u);
  EXPECT_TRUE(Has(html, "/admin/website/4/accesses?format=csv\""));
  EXPECT_FALSE(Has(html, "class=\"pager\""));
  EXPECT_FALSE(Has(html, "Partners <1>"));
}

TEST(OfficeHolders, SaysThatThereIsNobodyAndOffersNoDownload) {
  OfficeHoldersView view;
  const std::string html = OfficeHolders(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "class=\"empty\""));
  EXPECT_TRUE(Has(html, "Nobody can read"));
  EXPECT_FALSE(Has(html, "format=csv"));
  EXPECT_FALSE(Has(html, "pforte export"));
}

TEST(OfficeHolders, NamesTheCommandForAListThatIsTooLong) {
  OfficeHoldersView view = Some();
  view.total = 100'000;
  view.may_download = false;
  view.has_next = true;
  const std::string html = OfficeHolders(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "pforte export accesses"));
  EXPECT_TRUE(Has(html, "/admin/website/4/accesses?after=18\""));
  EXPECT_FALSE(Has(html, "rel=\"first\""));
  view.from_beginning = false;
  view.has_next = false;
  EXPECT_TRUE(Has(OfficeHolders(DeskFrame(), view), "rel=\"first\""));
}

TEST(OfficeHolders, WarnsWhereTheListIsNotTheWholeTruth) {
  OfficeHoldersView view = Some();
  EXPECT_FALSE(Has(OfficeHolders(DeskFrame(), view), "class=\"warn\""));
  view.website.protection = model::Protection::kOptional;
  EXPECT_TRUE(Has(OfficeHolders(DeskFrame(), view), "protects nothing"));
  view.website.closed = 1;
  EXPECT_TRUE(Has(OfficeHolders(DeskFrame(), view), "is closed"));
}

}  // namespace
}  // namespace view
