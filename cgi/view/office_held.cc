#include "view/office_held.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "marker/office/held.tpl.h"
#include "view/office_part.h"

namespace view {
namespace {

using base::Say;
using base::Text;

constexpr std::pair<std::string_view, Text> kTables[] = {
    {"contact", Text::kOfficeHeldContact},   {"account", Text::kOfficeHeldAccount},
    {"access", Text::kOfficeHeldAccess},     {"renewal", Text::kOfficeHeldRenewal},
    {"question", Text::kOfficeHeldQuestion}, {"note", Text::kOfficeHeldNote},
    {"claim", Text::kOfficeHeldClaim},       {"registration", Text::kOfficeHeldRegistration},
    {"link", Text::kOfficeHeldLink},         {"session", Text::kOfficeHeldSession},
    {"mail", Text::kOfficeHeldMail},         {"merge", Text::kOfficeHeldMerge},
    {"history", Text::kOfficeHeldHistory},   {"access_answer", Text::kOfficeHeldAnswers},
    {"access_terms", Text::kOfficeHeldTerms}, {"registration_answer", Text::kOfficeHeldAnswersUnproven},
    {"registration_terms", Text::kOfficeHeldTermsUnproven}, {"sync_conflict", Text::kOfficeHeldConflicts},
};

std::string TableWord(base::Language language, const std::string& name) {
  auto known =
      std::find_if(std::begin(kTables), std::end(kTables), [&](const auto& each) { return each.first == name; });
  return known == std::end(kTables) ? name : Say(language, known->second);
}

}  // namespace

std::string OfficeHeld(const Frame& frame, const OfficeHeldView& view) {
  Page page(frame, "office/held.tpl", Say(frame.language, Text::kOfficeHeldTitle, {{"NAME", view.name}}));
  auto& body = page.body();
  body.SetIntValue(kh_ID, view.contact_id);
  body.SetValue(kh_CSRF, frame.csrf("/admin/contact/" + std::to_string(view.contact_id) + "/held"));
  for (const OfficeHeldTable& table : view.tables) {
    auto& section = *body.AddSectionDictionary(kh_TABLE);
    section.SetValue(kh_TITLE, TableWord(frame.language, table.name));
    for (const auto& row : table.rows) {
      auto& list = *section.AddSectionDictionary(kh_ROW);
      for (const auto& [name, value] : row) {
        auto& field = *list.AddSectionDictionary(kh_FIELD);
        field.SetValue(kh_NAME, FieldWord(frame.language, name));
        field.SetValue(kh_VALUE, value);
      }
    }
  }
  return page.Html();
}

}  // namespace view
