#include "view/office_form_field.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

TEST(OfficeFormField, ShowsTheQuestionWithAllItsSettings) {
  OfficeFormFieldView view;
  view.field.id = 7;
  view.field.website_id = 4;
  view.field.version = 2;
  view.field.kind = model::FieldKind::kChoice;
  view.field.choices_en = "Retail\nCrafts";
  view.errors = {{"choices_en", base::Text::kOfficeFormChoicesInvalid}};
  const std::string html = OfficeFormField(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/field/7"));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/field/7/remove"));
  for (const std::string name : {"label_de", "label_en", "hint_de", "hint_en", "kind", "choices_de", "choices_en", "required",
                                 "version"}) {
    EXPECT_EQ(Count(html, " name=\"" + name + "\""), 1u) << name;
  }
  EXPECT_TRUE(Has(html, "<option value=\"choice\" selected>"));
  EXPECT_TRUE(Has(html, "Retail\nCrafts</textarea>"));
  EXPECT_TRUE(Has(html, "#admin-website-4-field-7-choices_en"));
}

TEST(OfficeFormField, CannotRemoveWhatIsNotThereYet) {
  OfficeFormFieldView view;
  view.field.website_id = 4;
  const std::string html = OfficeFormField(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/field/new"));
  EXPECT_FALSE(Has(html, "/remove"));
}

}  // namespace
}  // namespace view
