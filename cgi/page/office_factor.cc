#include "view/office_factor.h"

#include "page/office.h"
#include "rules/second_factor.h"
#include "view/office_recovery.h"

namespace page {
namespace {

const model::Staff& Person(const OfficeVisit& visit) {
  return visit.staff ? visit.staff->staff : visit.halfway->staff;
}
const std::string& Session(const OfficeVisit& visit) {
  return visit.staff ? visit.staff->session : visit.halfway->session;
}

view::OfficeFactorView Look(const OfficeVisit& visit, rules::Enrolment enrolment, std::string_view next) {
  view::OfficeFactorView page;
  page.next = http::SafeNext(next);
  page.halfway = !visit.staff;
  page.sealed = std::move(enrolment.sealed);
  page.key = std::move(enrolment.key);
  page.address = std::move(enrolment.address);
  return page;
}

std::string After(const OfficeVisit& visit, const std::string& next) {
  if (next.starts_with("/admin/")) return next;
  return visit.staff ? "/admin/me" : "/admin/registrations";
}

}  // namespace

http::Response GetSecondFactor(OfficeVisit& visit) {
  auto enrolment = rules::BeginEnrolment(visit.house, Person(visit), Session(visit));
  return http::Html(200, view::OfficeFactor(visit.frame, Look(visit, std::move(enrolment), visit.Query("next"))));
}

http::Response PostSecondFactor(OfficeVisit& visit) {
  std::string sealed = visit.Field("sealed"), code = visit.Field("code");
  auto enrolment = rules::ContinueEnrolment(visit.house, Person(visit), Session(visit), sealed);
  if (!enrolment) return GetSecondFactor(visit);
  auto page = Look(visit, std::move(*enrolment), visit.Field("next"));
  rules::Enrolled enrolled;
  if (!code.empty()) {
    enrolled = visit.staff ? rules::Enrol(visit.house, *visit.staff, sealed, code)
                           : rules::Enrol(visit.house, *visit.halfway, sealed, code, visit.Origin());
  }
  if (enrolled.recovery.empty()) {
    page.errors.push_back({"code", code.empty() ? base::Text::kFormRequired : base::Text::kOfficeCodeWrong});
    return http::Html(422, view::OfficeFactor(visit.frame, page));
  }
  if (!enrolled.token.empty()) visit.SetCookie("office", enrolled.token, -1);
  // Shown in this answer and nowhere else.
  return http::Html(200, view::OfficeRecovery(visit.frame, {std::move(enrolled.recovery), After(visit, page.next)}));
}

http::Response PostRecoveryRenew(OfficeVisit& visit) {
  auto codes = rules::RenewRecoveryCodes(visit.house, *visit.staff);
  if (codes.empty()) return visit.Missing();
  return http::Html(200, view::OfficeRecovery(visit.frame, {std::move(codes), "/admin/me"}));
}

http::Response PostFactorRemove(OfficeVisit& visit) {
  if (!rules::ClearSecondFactor(visit.house, visit.Decider(), visit.staff->staff.id, visit.staff->session)) {
    return visit.Missing();
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeFactorRemoved));
  return visit.Go("/admin/me");
}

}  // namespace page
