#include "view/office_rules.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

TEST(OfficeRules, ShowsTheRulesInOneFieldOfOneForm) {
  const std::string html = OfficeRules(DeskFrame(), {"Partners", {4, "approve <a>.example\nblock *", 6}, {}});
  EXPECT_TRUE(HasForm(html, "/admin/website/4/rules"));
  EXPECT_TRUE(Has(html, "approve &lt;a&gt;.example\nblock *</textarea>"));
  EXPECT_TRUE(Has(html, "name=\"version\" value=\"6\""));
}

TEST(OfficeRules, NamesEveryLineThatIsNoRule) {
  const std::string html = OfficeRules(DeskFrame(), {"Partners",
                                                     {4, "nonsense\nblock", 6},
                                                     {{"rules", base::Text::kOfficeFormRuleInvalid, 1},
                                                      {"rules", base::Text::kOfficeFormRuleInvalid, 2}}});
  EXPECT_TRUE(Has(html, "<a href=\"#admin-website-4-rules-rules\">"));
  EXPECT_TRUE(Has(html, "Line 1 is not a rule."));
  EXPECT_TRUE(Has(html, "Line 2 is not a rule."));
  EXPECT_TRUE(Has(html, "nonsense\nblock</textarea>"));
}

TEST(OfficeRules, LeadsToTheOtherPagesOfTheWebsite) {
  const std::string html = OfficeRules(DeskFrame(), {"Partners", {4, "", 0}, {}});
  EXPECT_TRUE(Has(html, "<a href=\"/admin/website/4\">Settings</a>"));
  EXPECT_TRUE(Has(html, "<a href=\"/admin/website/4/rules\" aria-current=\"page\">Rules</a>"));
  EXPECT_TRUE(Has(html, "<a href=\"/admin/website/4/form\">Registration form</a>"));
}

}  // namespace
}  // namespace view
