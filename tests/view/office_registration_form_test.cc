#include "view/office_registration_form.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

OfficeRegistrationFormView Sample() {
  OfficeRegistrationFormView view;
  view.website_name = "Partners";
  view.asked.form.website_id = 4;
  view.asked.form.version = 6;
  for (std::int64_t id : {7, 8, 9}) {
    model::FormField field;
    field.id = id;
    field.website_id = 4;
    field.label_en = "Question <" + std::to_string(id) + ">";
    field.label_de = "Frage";
    view.asked.own.push_back(field);
  }
  return view;
}

TEST(OfficeRegistrationForm, ShowsEverySettingOnce) {
  const std::string html = OfficeRegistrationForm(DeskFrame(), Sample());
  EXPECT_TRUE(HasForm(html, "/admin/website/4/form"));
  for (const std::string name : {"company", "phone", "message", "order_number", "terms_version", "terms_address", "terms_de",
                                 "terms_en", "version"}) {
    EXPECT_EQ(Count(html, " name=\"" + name + "\""), 1u) << name;
  }
  EXPECT_EQ(Count(html, "<option value=\"optional\" selected>"), 4u);
}

TEST(OfficeRegistrationForm, OrdersTheQuestionsByButtons) {
  const std::string html = OfficeRegistrationForm(DeskFrame(), Sample());
  EXPECT_TRUE(Has(html, "href=\"/admin/website/4/field/7\" aria-label=\"Edit: Question &lt;7&gt;\""));
  EXPECT_FALSE(HasForm(html, "/admin/website/4/field/7/move/up"));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/field/7/move/down"));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/field/8/move/up"));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/field/8/move/down"));
  EXPECT_FALSE(HasForm(html, "/admin/website/4/field/9/move/down"));
}

TEST(OfficeRegistrationForm, OffersAnotherQuestionAsLongAsThereIsRoom) {
  auto view = Sample();
  EXPECT_TRUE(Has(OfficeRegistrationForm(DeskFrame(), view), "/admin/website/4/field/new"));
  view.full = true;
  EXPECT_FALSE(Has(OfficeRegistrationForm(DeskFrame(), view), "/admin/website/4/field/new"));
  view.asked.own.clear();
  EXPECT_TRUE(Has(OfficeRegistrationForm(DeskFrame(), view), "There are none yet."));
}

}  // namespace
}  // namespace view
