#include "view/office_registration_form.h"

#include "page/office.h"
#include "rules/registration_form.h"
#include "rules/website.h"
#include "view/office_form_field.h"

namespace page {
namespace {

std::string PathOf(const OfficeVisit& visit) { return "/admin/website/" + std::to_string(visit.Id()) + "/form"; }

std::optional<view::OfficeRegistrationFormView> LookAtForm(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return std::nullopt;
  view::OfficeRegistrationFormView page{website->name, rules::FindAskedForm(visit.house, visit.Id()), false, {}};
  page.full = static_cast<std::int64_t>(page.asked.own.size()) >= rules::kMaxOwnFields;
  return page;
}

// The field of the address, or a new one; nothing if there is no such field or website.
std::optional<view::OfficeFormFieldView> LookAtField(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return std::nullopt;
  view::OfficeFormFieldView page;
  page.website_name = website->name;
  page.field.website_id = website->id;
  if (visit.parts.numbers.size() < 2) return page;
  auto field = rules::FindFormField(visit.house, website->id, visit.parts.numbers[1]);
  if (!field) return std::nullopt;
  page.field = std::move(*field);
  return page;
}

model::FormField Typed(const OfficeVisit& visit, model::FormField field) {
  field.label_de = visit.Field("label_de");
  field.label_en = visit.Field("label_en");
  field.hint_de = visit.Field("hint_de");
  field.hint_en = visit.Field("hint_en");
  field.choices_de = visit.Field("choices_de");
  field.choices_en = visit.Field("choices_en");
  (void)model::ParseWord(visit.Field("kind"), field.kind);
  field.required = visit.request.form.Has("required") ? 1 : 0;
  field.version = visit.request.form.Number("version").value_or(0);
  return field;
}

}  // namespace

http::Response GetRegistrationForm(OfficeVisit& visit) {
  auto page = LookAtForm(visit);
  if (!page) return visit.Missing();
  return http::Html(200, view::OfficeRegistrationForm(visit.frame, *page));
}

http::Response PostRegistrationForm(OfficeVisit& visit) {
  auto page = LookAtForm(visit);
  if (!page) return visit.Missing();
  model::RegistrationForm& form = page->asked.form;
  (void)model::ParseWord(visit.Field("company"), form.company);
  (void)model::ParseWord(visit.Field("phone"), form.phone);
  (void)model::ParseWord(visit.Field("message"), form.message);
  (void)model::ParseWord(visit.Field("order_number"), form.order_number);
  form.terms_version = visit.Field("terms_version");
  form.terms_address = visit.Field("terms_address");
  form.terms_de = visit.Field("terms_de");
  form.terms_en = visit.Field("terms_en");
  form.version = visit.request.form.Number("version").value_or(0);
  auto result = rules::SaveRegistrationForm(visit.house, visit.Decider(), form);
  page->errors = std::move(result.errors);
  if (result.conflict) page->errors.push_back({"", base::Text::kOfficeFormVersionConflict});
  if (!page->errors.empty()) return http::Html(422, view::OfficeRegistrationForm(visit.frame, *page));
  visit.Notice(visit.Say(base::Text::kOfficeNoticeSaved));
  return visit.Go(PathOf(visit));
}

http::Response GetFormField(OfficeVisit& visit) {
  auto page = LookAtField(visit);
  if (!page) return visit.Missing();
  return http::Html(200, view::OfficeFormField(visit.frame, *page));
}

http::Response PostFormField(OfficeVisit& visit) {
  auto page = LookAtField(visit);
  if (!page) return visit.Missing();
  page->field = Typed(visit, page->field);
  auto result = rules::SaveFormField(visit.house, visit.Decider(), page->field);
  page->errors = std::move(result.errors);
  if (result.conflict) page->errors.push_back({"", base::Text::kOfficeFormVersionConflict});
  if (!page->errors.empty()) return http::Html(422, view::OfficeFormField(visit.frame, *page));
  visit.Notice(visit.Say(base::Text::kOfficeNoticeSaved));
  return visit.Go(PathOf(visit));
}

http::Response PostFormFieldMove(OfficeVisit& visit) {
  const std::string& word = visit.parts.words.front();
  if (word != "up" && word != "down") return visit.Missing();
  bool moved = rules::MoveFormField(visit.house, visit.Decider(), visit.Id(), visit.parts.numbers[1], word == "up");
  visit.Notice(visit.Say(moved ? base::Text::kOfficeNoticeSaved : base::Text::kOfficeNoticeGone));
  return visit.Go(PathOf(visit));
}

http::Response PostFormFieldRemove(OfficeVisit& visit) {
  bool removed = rules::RemoveFormField(visit.house, visit.Decider(), visit.Id(), visit.parts.numbers[1]);
  visit.Notice(visit.Say(removed ? base::Text::kOfficeNoticeFieldRemoved : base::Text::kOfficeNoticeGone));
  return visit.Go(PathOf(visit));
}

}  // namespace page
