#include "view/office_confirm.h"

#include "base/fault.h"
#include "page/office.h"
#include "rules/staff_session.h"

namespace page {
namespace {

constexpr std::string_view kPasswordField = "confirm_password";

// What the form says, so that it can be sent once more as it was.
view::OfficeConfirmView Keep(const OfficeVisit& visit) {
  view::OfficeConfirmView ask;
  if (visit.request.method != http::Method::kPost) {
    ask.action = "/admin/confirm";
    ask.kept = {{"next", http::SafeNext(PlainTarget(visit.request))}};
    return ask;
  }
  ask.action = visit.path;
  for (const auto& field : visit.request.form.fields()) {
    if (field.first != "csrf" && field.first != kPasswordField) ask.kept.push_back(field);
  }
  return ask;
}

// Nothing if the password is right.
std::optional<http::Response> Judge(OfficeVisit& visit, view::OfficeConfirmView ask) {
  auto password = visit.request.form.Get(kPasswordField);
  int status = 422;
  try {
    if (!password.empty() && rules::ProveStaff(visit.house, *visit.staff, password, visit.network)) return std::nullopt;
    ask.errors.push_back({std::string(kPasswordField),
                          password.empty() ? base::Text::kFormRequired : base::Text::kFormPasswordWrong});
  } catch (const base::Fault& fault) {
    if (fault.kind() != base::Fault::Kind::kBusy) throw;
    ask.errors.push_back({"", base::Text::kLoginBusy});
    status = 503;
  }
  return http::Html(status, view::OfficeConfirm(visit.frame, ask));
}

}  // namespace

std::optional<http::Response> AskPassword(OfficeVisit& visit) {
  if (!visit.staff || rules::IsFreshlyProven(visit.house, *visit.staff, visit.request.remote_user)) return std::nullopt;
  auto ask = Keep(visit);
  // The languages lead to pages, not to what is being done.
  if (visit.request.method == http::Method::kPost) visit.frame.path = "/admin/";
  if (visit.request.form.Has(kPasswordField)) return Judge(visit, std::move(ask));
  return http::Html(200, view::OfficeConfirm(visit.frame, ask));
}

http::Response PostConfirm(OfficeVisit& visit) {
  auto ask = Keep(visit);
  std::string next = http::SafeNext(visit.request.form.Get("next"));
  visit.frame.path = "/admin/";
  if (auto refused = Judge(visit, std::move(ask))) return std::move(*refused);
  return visit.Go(next.starts_with("/admin/") ? next : "/admin/");
}

}  // namespace page
