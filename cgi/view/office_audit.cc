#include "view/office_audit.h"

#include <algorithm>

#include "base/clock.h"
#include "marker/office/audit.tpl.h"

namespace view {

namespace {

using base::Say;
using base::Text;

constexpr char kPath[] = "/admin/audit";

// The filter as fields of an address or a form; what asks for nothing is left out.
std::vector<std::pair<std::string, std::string>> Asked(const OfficeAuditView& view) {
  std::vector<std::pair<std::string, std::string>> asked = {
      {"q", view.query},
      {"actor", view.actor},
      {"act", view.act ? std::string(model::Word(*view.act)) : ""},
      {"website", view.website_id == 0 ? "" : std::to_string(view.website_id)},
      {"person", view.person},
      {"from", view.from},
      {"to", view.to}};
  std::erase_if(asked, [](const auto& field) { return field.second.empty(); });
  return asked;
}

void FillFilter(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeAuditView& view) {
  body.SetValue(ka_QUERY, view.query);
  body.SetValue(ka_PERSON, view.person);
  body.SetValue(ka_FROM, view.from);
  body.SetValue(ka_TO, view.to);
  for (const std::string& actor : view.actors) {
    auto& option = *body.AddSectionDictionary(ka_ACTOR_OPTION);
    option.SetValue(ka_ACTOR_VALUE, actor);
    option.SetValue(ka_ACTOR_NAME, ActorWord(frame.language, actor));
    ShowIf(option, actor == view.actor, ka_ACTOR_SELECTED);
  }
  for (std::size_t i = 0; i < std::size(model::Words<model::Act>::kWords); ++i) {
    const auto act = static_cast<model::Act>(i);
    auto& option = *body.AddSectionDictionary(ka_ACT_OPTION);
    option.SetValue(ka_ACT_VALUE, std::string(model::Word(act)));
    option.SetValue(ka_ACT_NAME, ActWord(frame.language, act));
    ShowIf(option, act == view.act, ka_ACT_SELECTED);
  }
  for (const WebsiteChoice& website : view.websites) {
    auto& option = *body.AddSectionDictionary(ka_WEBSITE_OPTION);
    option.SetIntValue(ka_WEBSITE_ID, website.id);
    option.SetValue(ka_WEBSITE_NAME, website.name);
    ShowIf(option, website.id == view.website_id, ka_WEBSITE_SELECTED);
  }
  ShowIf(body, !Asked(view).empty(), ka_CLEAR);
  if (view.errors.empty()) return;
  auto& wrong = *body.AddSectionDictionary(ka_WRONG);
  for (const model::FormError& error : view.errors) {
    const std::string text = Say(frame.language, error.text);
    auto& line = *wrong.AddSectionDictionary(ka_ERROR);
    line.SetValue(ka_ERROR_ID, error.field);
    line.SetValue(ka_ERROR_LABEL, Say(frame.language, error.field == "person" ? Text::kOfficeAuditPerson
                                                      : error.field == "from" ? Text::kOfficeAuditFrom
                                                                              : Text::kOfficeAuditTo));
    line.SetValue(ka_ERROR_TEXT, text);
    if (error.field == "person") body.SetValueAndShowSection(ka_PERSON_ERROR, text, ka_BAD_PERSON);
    if (error.field == "from") body.SetValueAndShowSection(ka_FROM_ERROR, text, ka_BAD_FROM);
    if (error.field == "to") body.SetValueAndShowSection(ka_TO_ERROR, text, ka_BAD_TO);
  }
}

void FillAbout(ctemplate::TemplateDictionary& row, const Frame& frame, const model::AuditLine& each) {
  if (!each.line.contact_id && each.website_name.empty()) {
    row.ShowSection(ka_NO_ABOUT);
    return;
  }
  auto& about = *row.AddSectionDictionary(ka_ABOUT);
  if (each.line.contact_id && !each.contact_name.empty()) {
    auto& link = *about.AddSectionDictionary(ka_PERSON_LINK);
    link.SetIntValue(ka_CONTACT, *each.line.contact_id);
    link.SetValue(ka_NAME, each.contact_name);
  } else if (each.line.contact_id) {
    const std::string number = std::to_string(*each.line.contact_id);
    about.SetValueAndShowSection(ka_GONE_NAME, Say(frame.language, Text::kOfficeAuditContact, {{"NUMBER", number}}),
                                 ka_GONE);
  }
  SetIfAny(about, ka_EMAIL, each.account_email, ka_ADDRESSED);
  SetIfAny(about, ka_WEBSITE, each.website_name, ka_SITE);
}

void AddRow(Page& page, ctemplate::TemplateDictionary& list, const Frame& frame, const model::AuditLine& each) {
  const model::History& line = each.line;
  auto& row = *list.AddSectionDictionary(ka_LINE);
  row.SetIntValue(ka_ID, line.id);
  row.SetValue(ka_DATETIME, base::Rfc3339(line.at));
  row.SetValue(ka_WHEN, base::DateTime(frame.language, line.at));
  row.SetValue(ka_ACTOR, ActorWord(frame.language, line.actor));
  row.SetValue(ka_SOURCE, line.source);
  ShowIf(row, line.source.empty(), ka_NO_SOURCE);
  row.SetValue(ka_ACT, ActWord(frame.language, line.act));
  SetIfAny(row, ka_DETAIL, DetailWord(frame.language, line), ka_DETAILED);
  FillAbout(row, frame, each);
  const bool changed = AddChanges(page, row, frame.language, line);
  ShowIf(row, !line.erased.empty(), ka_ERASED);
  ShowIf(row, !changed && line.erased.empty(), ka_NO_CHANGES);
}

void FillPages(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeAuditView& view) {
  auto target = [&](const std::string& before) {
    auto query = Asked(view);
    if (!before.empty()) query.emplace_back("before", before);
    return Address(frame.base + kPath, query);
  };
  if (view.searched_to) {
    const std::string time = base::DateTime(frame.language, *view.searched_to);
    body.SetValueAndShowSection(ka_SEARCHED_TO, Say(frame.language, Text::kOfficeAuditSearched, {{"TIME", time}}),
                                ka_SEARCHED);
  }
  if (view.before.empty() && view.next.empty()) return;
  auto& pages = *body.AddSectionDictionary(ka_PAGES);
  if (!view.before.empty()) pages.SetValueAndShowSection(ka_NEWEST_TARGET, target(""), ka_NEWEST);
  if (view.next.empty()) return;
  auto& next = *pages.AddSectionDictionary(ka_NEXT);
  next.SetValue(ka_NEXT_TARGET, target(view.next));
  next.SetValue(ka_NEXT_LABEL, Say(frame.language, view.searched_to ? Text::kOfficeAuditFurther
                                                                    : Text::kOfficeAuditOlder));
}

}  // namespace

std::string OfficeAudit(const Frame& frame, const OfficeAuditView& view) {
  Page page(frame, "office/audit.tpl", Say(frame.language, Text::kOfficeAuditTitle));
  auto& body = page.body();
  FillFilter(body, frame, view);
  if (!view.lines.empty()) {
    auto& list = *body.AddSectionDictionary(ka_LINES);
    for (const model::AuditLine& line : view.lines) AddRow(page, list, frame, line);
  } else if (view.errors.empty() && !view.searched_to) {
    const Text empty = Asked(view).empty() ? Text::kOfficeAuditEmpty : Text::kOfficeAuditEmptySearch;
    body.SetValueAndShowSection(ka_EMPTY_TEXT, Say(frame.language, empty), ka_EMPTY);
  }
  FillPages(body, frame, view);
  if (view.errors.empty()) {
    auto& save = *body.AddSectionDictionary(ka_SAVE);
    save.SetValue(ka_EXPORT_CSRF, frame.csrf(std::string(kPath) + "/export"));
    for (const auto& [name, value] : Asked(view)) {
      auto& kept = *save.AddSectionDictionary(ka_KEPT);
      kept.SetValue(ka_KEPT_NAME, name);
      kept.SetValue(ka_KEPT_VALUE, value);
    }
    save.SetValue(ka_EXPORT_HINT, Say(frame.language, Text::kOfficeAuditExportHint,
                                      {{"NUMBER", std::to_string(view.export_most)}}));
  }
  SetIfAny(body, ka_HEAD, view.head, ka_CHAINED);
  return page.Html();
}

}  // namespace view
