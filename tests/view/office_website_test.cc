#include "view/office_website.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"
#include "view/office_websites.h"

namespace view {
namespace {

TEST(OfficeWebsites, LetsOnlyAdministratorsManage) {
  OfficeWebsitesView view;
  EXPECT_FALSE(Has(OfficeWebsites(DeskFrame(), view), "/admin/website/new"));
  view.may_manage = true;
  const std::string html = OfficeWebsites(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "/admin/website/new"));
  EXPECT_TRUE(Has(html, "/admin/staff"));
}

TEST(OfficeWebsites, ShowsPolicyAndCounts) {
  OfficeWebsitesView view;
  OfficeWebsiteLine line;
  line.website.id = 4;
  line.website.name = "Partners";
  line.website.policy = model::Policy::kAutomatic;
  line.website.open = 0;
  line.approved = 128;
  line.waiting = 11;
  view.websites = {line};
  const std::string html = OfficeWebsites(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Automatic approval"));
  EXPECT_TRUE(Has(html, ">takes no requests<"));
  view.websites[0].website.closed = 1;
  EXPECT_TRUE(Has(OfficeWebsites(DeskFrame(), view), ">closed<"));
  EXPECT_TRUE(Has(html, "?stage=approved&amp;website=4\">128<"));
  EXPECT_TRUE(Has(html, "?stage=waiting&amp;website=4\">11<"));
}

TEST(OfficeWebsite, ShowsEverySettingOnce) {
  OfficeWebsiteView view;
  view.website.id = 4;
  view.website.version = 6;
  view.title = "Partners";
  const std::string html = OfficeWebsite(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4"));
  for (const char* name :
       {"name", "address", "policy", "sender", "contact", "office_copy", "language",
        "password_minimum", "open", "imprint", "privacy", "version"}) {
    EXPECT_EQ(Count(html, " name=\"" + std::string(name) + "\""), 1u) << name;
  }
  EXPECT_EQ(Count(html, "token-for-/admin/website/4\""), 1u);
  EXPECT_TRUE(Has(html, "<a href=\"/admin/website/4\" aria-current=\"page\">Settings</a>"));
}

TEST(OfficeWebsite, SaysWhoDecidesAndOffersWhoMight) {
  OfficeWebsiteView view;
  view.website.id = 4;
  EXPECT_TRUE(Has(OfficeWebsite(DeskFrame(), view), "No approver has been given this website yet."));
  model::Staff otto, uma;
  otto.id = 2;
  otto.name = "Otto";
  uma.id = 3;
  uma.name = "Uma";
  view.approvers = {otto};
  view.candidates = {uma};
  const std::string html = OfficeWebsite(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/approver/2/remove"));
  EXPECT_TRUE(Has(html, "aria-label=\"Take out: Otto\""));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/approver"));
  EXPECT_TRUE(Has(html, "<option value=\"3\">Uma</option>"));
  EXPECT_FALSE(Has(html, "<option value=\"2\""));
}

TEST(OfficeWebsite, ClosesWhatIsOpenAndOpensWhatIsClosed) {
  OfficeWebsiteView view;
  view.website.id = 4;
  std::string html = OfficeWebsite(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/close"));
  EXPECT_FALSE(Has(html, "/reopen"));
  view.website.closed = 1;
  html = OfficeWebsite(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/reopen"));
  EXPECT_TRUE(Has(html, "nobody gets to its protected pages"));
  EXPECT_FALSE(Has(html, "/close\""));
}

TEST(OfficeWebsite, BeginsANewOneAfterAPattern) {
  OfficeWebsiteView view;
  EXPECT_FALSE(Has(OfficeWebsite(DeskFrame(), view), "name=\"like\"")) << "nothing to begin with";
  view.patterns = {{4, "Partners"}, {7, "Customers"}};
  std::string html = OfficeWebsite(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<option value=\"4\">Partners</option>"));
  EXPECT_FALSE(Has(html, "name=\"approvers\""));
  view.pattern_id = 7;
  view.takes_approvers = true;
  html = OfficeWebsite(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "After the pattern: Customers"));
  EXPECT_TRUE(Has(html, "<input type=\"hidden\" name=\"like\" value=\"7\">"));
  EXPECT_TRUE(Has(html, "name=\"approvers\" value=\"1\" checked"));
}

TEST(OfficeWebsite, LinksErrorsOfEveryGroupFromTheTop) {
  OfficeWebsiteView view;
  view.errors = {{"address", base::Text::kOfficeFormAddressInvalid},
                 {"password_minimum", base::Text::kOfficeFormNumberRange, 8}};
  view.password_minimum = "many";
  const std::string html = OfficeWebsite(DeskFrame(), view);
  EXPECT_EQ(Count(html, "role=\"alert\""), 1u);
  EXPECT_TRUE(Has(html, "<a href=\"#admin-website-new-address\">"));
  EXPECT_TRUE(Has(html, "<a href=\"#admin-website-new-password_minimum\">"));
  EXPECT_TRUE(Has(html, "at least 8."));
  EXPECT_TRUE(Has(html, "value=\"many\""));
}

}  // namespace
}  // namespace view
