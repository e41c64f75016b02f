#include "view/office_holders.h"

#include "marker/office/holders.tpl.h"
#include "view/office_part.h"

namespace view {
namespace {

using base::Say;
using base::Text;

void AddRow(ctemplate::TemplateDictionary& list, base::Language language, const model::AccessLine& line) {
  auto& row = *list.AddSectionDictionary(kh_HOLDER);
  row.SetIntValue(kh_ID, line.access.id);
  row.SetValue(kh_NAME, PersonOf(line));
  row.SetValue(kh_EMAIL, line.email);
  row.SetValue(kh_COMPANY, line.company);
  ShowIf(row, line.company.empty(), kh_NO_COMPANY);
  row.SetValue(kh_NUMBER, line.contact_number);
  ShowIf(row, line.contact_number.empty(), kh_NO_NUMBER);
  row.SetValue(kh_SINCE, base::Date(language, line.access.status_at));
  row.SetValue(kh_UNTIL, line.access.valid_until ? base::Date(language, *line.access.valid_until)
                                                 : Say(language, Text::kOfficeHoldersAlways));
}

// Counted no further: "2000+".
std::string Counted(std::int64_t total) {
  return total > model::kHoldersMost ? std::to_string(model::kHoldersMost) + "+" : std::to_string(total);
}

}  // namespace

std::string OfficeHolders(const Frame& frame, const OfficeHoldersView& view) {
  Page page(frame, "office/holders.tpl",
            Say(frame.language, Text::kOfficeHoldersTitle, {{"WEBSITE", view.website.name}}));
  auto& body = page.body();
  body.SetIntValue(kh_ID, view.website.id);
  const Text summary = view.total == 0   ? Text::kOfficeHoldersNone
                       : view.total == 1 ? Text::kOfficeHoldersOne
                                         : Text::kOfficeHoldersMany;
  body.SetValue(kh_SUMMARY, Say(frame.language, summary,
                                {{"NUMBER", Counted(view.total)},
                                 {"DATE", base::DateTime(frame.language, view.now)}}));
  const bool open = view.website.protection == model::Protection::kNothing ||
                    view.website.protection == model::Protection::kOptional;
  if (view.website.closed != 0 || open) {
    const Text warning = view.website.closed != 0 ? Text::kOfficeHoldersClosed : Text::kOfficeHoldersAllOpen;
    body.SetValueAndShowSection(kh_WARNING, Say(frame.language, warning), kh_WARNED);
  }
  ShowIf(body, view.may_download, kh_CSV);
  ShowIf(body, view.total > 0 && !view.may_download, kh_TOO_MANY);
  if (view.lines.empty()) {
    body.ShowSection(kh_EMPTY);
  } else {
    auto& list = *body.AddSectionDictionary(kh_HOLDERS);
    for (const auto& line : view.lines) AddRow(list, frame.language, line);
  }
  if (!view.from_beginning || view.has_next) {
    auto& more = *body.AddSectionDictionary(kh_MORE);
    ShowIf(more, !view.from_beginning, kh_BEGINNING);
    if (view.has_next) {
      auto& next = *more.AddSectionDictionary(kh_NEXT);
      next.SetIntValue(kh_AFTER, view.lines.back().access.id);
    }
  }
  return page.Html();
}

}  // namespace view
