#include "rules/verify.h"

#include "page/portal.h"
#include "rules/link.h"
#include "rules/register.h"
#include "view/verify.h"

namespace page {
namespace {

// A mailed link is opened once with its secret in the URL; from then on the secret travels in a cookie (ASVS 14.2.1).
constexpr long long kLinkLife = 3600;

std::string Email(const PortalVisit& visit) { return http::DecodeUrl(visit.Cookie("email")).value_or(""); }

view::VerifyView::State StateOf(rules::LinkState state) {
  switch (state) {
    case rules::LinkState::kOk: return view::VerifyView::State::kLink;
    case rules::LinkState::kExpired: return view::VerifyView::State::kExpired;
    case rules::LinkState::kUsed: return view::VerifyView::State::kUsed;
    case rules::LinkState::kUnknown: break;
  }
  return view::VerifyView::State::kUnknown;
}

view::VerifyView Look(PortalVisit& visit) {
  view::VerifyView page;
  page.website = visit.website.name;
  page.email = Email(visit);
  std::string_view token = visit.Cookie("verify");
  if (token.empty()) return page;
  auto open = rules::FindOpenLink(visit.house, token, model::Purpose::kVerify, visit.website.id);
  page.state = StateOf(open.state);
  if (open.registration) {
    page.email = open.registration->email;
    page.ask_password = rules::NeedsPassword(visit.house, *open.registration, visit.browser);
  }
  return page;
}

http::Response Done(PortalVisit& visit, const rules::VerifyResult& result) {
  visit.SetCookie("verify", "", 0);
  visit.SetCookie("email", "", 0);
  visit.Notice(base::Say(visit.language, base::Text::kNoticeAddressProvenSignIn));
  std::string next = result.next.empty() ? "" : "?next=" + http::EncodeUrl(result.next);
  return visit.Go("/account/login" + next);
}

}  // namespace

http::Response GetVerify(PortalVisit& visit) {
  if (visit.request.query.Has("token")) {
    visit.SetCookie("verify", http::EncodeUrl(visit.Query("token").substr(0, 64)), kLinkLife);
    return visit.Go("/account/verify");
  }
  if (visit.request.query.Has("code")) {
    visit.SetCookie("verify", "", 0);
    return visit.Go("/account/verify");
  }
  return http::Html(200, view::Verify(visit.frame, Look(visit)));
}

http::Response PostVerify(PortalVisit& visit) {
  using rules::VerifyOutcome;
  std::string password = visit.Field("password");
  bool by_code = visit.request.form.Has("code");
  view::VerifyView page;
  page.website = visit.website.name;
  rules::VerifyResult result;
  if (by_code) {
    page.email = visit.Field("email");
    result = rules::VerifyByCode(visit.house, visit.website, page.email, visit.Field("code"), visit.browser, password,
                                 visit.network);
  } else {
    result = rules::VerifyByLink(visit.house, visit.website, visit.Cookie("verify"), visit.browser, password,
                                 visit.network);
  }
  switch (result.outcome) {
    case VerifyOutcome::kProven: return Done(visit, result);
    case VerifyOutcome::kExpired: page.state = view::VerifyView::State::kExpired; break;
    case VerifyOutcome::kUsed: page.state = view::VerifyView::State::kUsed; break;
    case VerifyOutcome::kUnknown: page.state = view::VerifyView::State::kUnknown; break;
    case VerifyOutcome::kWrongCode: page.errors.push_back({"code", base::Text::kFormCodeWrong}); break;
    case VerifyOutcome::kBlocked:
      if (!by_code) page = Look(visit);
      page.errors.push_back({by_code ? "email" : "", base::Text::kFormDomainBlocked});
      break;
    case VerifyOutcome::kWrongPassword:
      if (!by_code) page = Look(visit);
      page.ask_password = true;
      page.errors.push_back(
          {"password", password.empty() ? base::Text::kFormRequired : base::Text::kFormPasswordWrong});
      break;
  }
  return http::Html(422, view::Verify(visit.frame, page));
}

http::Response PostVerifyResend(PortalVisit& visit) {
  std::string email = visit.Field("email");
  auto errors = rules::ResendVerification(visit.house, visit.website, email, visit.network);
  if (!errors.empty()) {
    view::VerifyView page;
    page.website = visit.website.name;
    page.email = email;
    page.resend_errors = errors;
    return http::Html(422, view::Verify(visit.frame, page));
  }
  visit.SetCookie("verify", "", 0);
  visit.SetCookie("email", http::EncodeUrl(email), 3600);
  visit.Notice(base::Say(visit.language, base::Text::kNoticeResent));
  return visit.Go("/account/verify");
}

}  // namespace page
