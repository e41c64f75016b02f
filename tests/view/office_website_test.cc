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
  EXPECT_TRUE(Has(html, ">closed<"));
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
