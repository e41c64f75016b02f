#include "view/office_me.h"

#include "base/clock.h"
#include "marker/office/me.tpl.h"
#include "view/field.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

constexpr std::int64_t kPasswordMinimum = 15;

void FillFactor(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeMeView& view) {
  if (view.staff.factor.empty()) {
    body.ShowSection(km_NO_FACTOR);
    return;
  }
  auto& factor = *body.AddSectionDictionary(km_FACTOR);
  const Text left = view.recovery_left == 1 ? Text::kOfficeMeRecoveryOne : Text::kOfficeMeRecoveryLeft;
  factor.SetValue(km_LEFT, Say(frame.language, left, {{"NUMBER", std::to_string(view.recovery_left)}}));
  factor.SetValue(km_RECOVERY_CSRF, frame.csrf("/admin/me/recovery"));
  if (view.factor_required) return;
  auto& remove = *factor.AddSectionDictionary(km_REMOVE);
  remove.SetValue(km_REMOVE_CSRF, frame.csrf("/admin/me/factor/remove"));
}

void AddSession(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeMeView& view,
                const model::StaffSession& session) {
  auto& row = *body.AddSectionDictionary(km_SESSION);
  const std::string browser =
      session.browser.empty() ? Say(frame.language, Text::kOfficeMeBrowserUnknown) : session.browser;
  row.SetValue(km_BROWSER, browser);
  row.SetValue(km_NETWORK, session.network);
  row.SetValue(km_SINCE, base::DateTime(frame.language, session.created_at));
  row.SetValue(km_SINCE_AT, base::Rfc3339(session.created_at));
  row.SetValue(km_SEEN, base::DateTime(frame.language, session.seen_at));
  row.SetValue(km_SEEN_AT, base::Rfc3339(session.seen_at));
  if (session.token == view.session) {
    row.ShowSection(km_THIS);
    return;
  }
  auto& end = *row.AddSectionDictionary(km_END);
  end.SetValue(km_END_CSRF, frame.csrf("/admin/me/session/end"));
  end.SetValue(km_ID, session.token);
  end.SetValue(km_END_LABEL, Say(frame.language, Text::kOfficeMeEndLabel, {{"NAME", browser}}));
}

}  // namespace

std::string OfficeMe(const Frame& frame, const OfficeMeView& view) {
  Page page(frame, "office/me.tpl", Say(frame.language, Text::kOfficeMeTitle));
  auto& body = page.body();
  body.SetValue(km_EMAIL, view.staff.email);
  body.SetValue(km_ROLE, RoleWord(frame.language, view.staff.role));
  FillFactor(body, frame, view);
  for (const model::StaffSession& session : view.sessions) AddSession(body, frame, view, session);
  if (view.sessions.size() > 1) {
    auto& all = *body.AddSectionDictionary(km_END_ALL);
    all.SetValue(km_ALL_CSRF, frame.csrf("/admin/me/session/end"));
  }
  page.AddForm(*body.AddSectionDictionary(km_PASSWORD), "/admin/me/password",
               {PasswordField(Text::kOfficeMePasswordNow),
                NewPasswordField(frame.language, "new_password", Text::kFieldNewPassword, kPasswordMinimum)},
               view.errors);
  page.AddForm(*body.AddSectionDictionary(km_LANGUAGES), "/admin/me/language",
               {LanguageField(frame.language, view.staff.language)}, {});
  return page.Html();
}

}  // namespace view
