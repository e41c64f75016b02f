#include "view/office_merge.h"

#include <gtest/gtest.h>

#include "view/office_contact.h"
#include "view/office_sample.h"

namespace view {
namespace {

TEST(OfficeMerge, OffersEachContactWithAFormOfItsOwn) {
  OfficeMergeView view;
  view.contact_id = 5;
  view.name = "Erika <b>Muster</b>";
  view.query = "erika";
  std::string html = OfficeMerge(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "No other contact found."));
  EXPECT_FALSE(HasForm(html, "/admin/contact/5/merge"));
  model::ContactLine line;
  line.id = 8;
  line.name = "Muster GmbH";
  line.number = "K-1001";
  view.contacts = {line};
  html = OfficeMerge(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/merge"));
  EXPECT_TRUE(Has(html, "name=\"into\" value=\"8\""));
  EXPECT_TRUE(Has(html, "aria-label=\"Into this: Muster GmbH\""));
  EXPECT_FALSE(Has(html, "<b>Muster"));
}

TEST(OfficeMerge, LeavesAMarkOnTheContactThatWasMerged) {
  OfficeContactView view;
  view.contact.id = 5;
  view.contact.name = view.title = "Erika Muster";
  view.merging = true;
  std::string html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "href=\"/admin/contact/5/merge\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/contact/5/grant\""));
  view.merged_into = 8;
  view.merged_name = "Muster GmbH";
  html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<a href=\"/admin/contact/8\">Muster GmbH</a>"));
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/unmerge"));
  EXPECT_FALSE(Has(html, "/admin/contact/5/grant"));
  view.merging = false;
  EXPECT_FALSE(HasForm(OfficeContact(DeskFrame(), view), "/admin/contact/5/unmerge"));
}

}  // namespace
}  // namespace view
