// The office's pages: routes_admin.cc is their table of contents.
#ifndef PFORTE_PAGE_OFFICE_H_
#define PFORTE_PAGE_OFFICE_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "http/response.h"
#include "page/route.h"
#include "page/visit.h"
#include "rules/decide.h"
#include "rules/staff.h"
#include "rules/staff_session.h"
#include "view/office_part.h"

namespace page {

struct OfficeVisit : Visit {
  using Visit::Visit;
  std::optional<rules::StaffSignedIn> staff;
  std::optional<rules::StaffHalfway> halfway;  // nobody is signed in yet: only the next step of the sign-in is open
  std::string network;  // what strangers are throttled by

  [[nodiscard]] rules::Decider Decider() const { return {staff->staff}; }
  [[nodiscard]] rules::StaffOrigin Origin() const;
  [[nodiscard]] std::int64_t Id() const { return parts.numbers.front(); }
  [[nodiscard]] std::string Say(base::Text text, base::TextValues values = {}) const {
    return base::Say(language, text, values);
  }
  // 404 with the layout.
  [[nodiscard]] http::Response Missing() const;
};

using OfficeRoute = Route<OfficeVisit, http::Response>;
[[nodiscard]] std::span<const OfficeRoute> OfficeRoutes();

// One request, straight down: network -> route -> visit -> need -> form token -> password -> handler. Throws
// base::Fault.
[[nodiscard]] http::Response AnswerOffice(rules::House&, const http::Request&);

// The websites of whoever is signed in, to choose from.
[[nodiscard]] std::vector<view::WebsiteChoice> Choices(OfficeVisit&);
// Of those, what the boxes of a form chose.
[[nodiscard]] std::vector<std::int64_t> ChosenWebsites(OfficeVisit&);
// The first and last second of "2027-12-31" in the host's time zone; nothing if it is no date.
struct Day {
  std::int64_t first = 0, last = 0;
};
[[nodiscard]] std::optional<Day> ParseDay(const std::string& date);
// Before a sensitive act: nothing if it may be done now, else the page that asks for the password and keeps the form.
[[nodiscard]] std::optional<http::Response> AskPassword(OfficeVisit&);
// ?page=, at least 1.
[[nodiscard]] std::int64_t PageNumber(const OfficeVisit&);

http::Response GetOfficeLogin(OfficeVisit&);
http::Response PostOfficeLogin(OfficeVisit&);
http::Response PostRemoteLogin(OfficeVisit&);
http::Response GetCode(OfficeVisit&);
http::Response PostCode(OfficeVisit&);
http::Response GetSecondFactor(OfficeVisit&);
http::Response PostSecondFactor(OfficeVisit&);
http::Response GetInvitation(OfficeVisit&);
http::Response PostInvitation(OfficeVisit&);
http::Response PostConfirm(OfficeVisit&);
http::Response PostOfficeLogout(OfficeVisit&);
http::Response GetMe(OfficeVisit&);
http::Response PostMePassword(OfficeVisit&);
http::Response PostMeLanguage(OfficeVisit&);
http::Response PostMeSessionEnd(OfficeVisit&);
http::Response PostRecoveryRenew(OfficeVisit&);
http::Response PostFactorRemove(OfficeVisit&);
http::Response GetStart(OfficeVisit&);
http::Response GetOverview(OfficeVisit&);
http::Response GetRegistrations(OfficeVisit&);
http::Response PostDecideMany(OfficeVisit&);
http::Response GetBulk(OfficeVisit&);
http::Response PostBulkRun(OfficeVisit&);
http::Response PostBulkUndo(OfficeVisit&);
http::Response PostRegistrationResend(OfficeVisit&);
http::Response PostRegistrationDelete(OfficeVisit&);
http::Response GetAccess(OfficeVisit&);
http::Response PostApprove(OfficeVisit&);
http::Response PostReject(OfficeVisit&);
http::Response PostUndo(OfficeVisit&);
http::Response PostAsk(OfficeVisit&);
http::Response PostNote(OfficeVisit&);
http::Response PostClaim(OfficeVisit&);
http::Response PostRelease(OfficeVisit&);
http::Response PostValidity(OfficeVisit&);
http::Response PostAccountEmail(OfficeVisit&);
http::Response PostAccountReset(OfficeVisit&);
http::Response PostAccountHandOver(OfficeVisit&);
http::Response PostRenew(OfficeVisit&);
http::Response PostDecline(OfficeVisit&);
http::Response PostAccountSessionsEnd(OfficeVisit&);
http::Response PostAccountDisable(OfficeVisit&);
http::Response PostAccountEnable(OfficeVisit&);
http::Response GetAccountDelete(OfficeVisit&);
http::Response PostAccountDelete(OfficeVisit&);
http::Response GetWhy(OfficeVisit&);
http::Response GetNewAccount(OfficeVisit&);
http::Response PostNewAccount(OfficeVisit&);
http::Response GetContactDelete(OfficeVisit&);
http::Response PostContactDelete(OfficeVisit&);
http::Response GetHeld(OfficeVisit&);
http::Response PostHeld(OfficeVisit&);
http::Response GetContacts(OfficeVisit&);
http::Response GetContact(OfficeVisit&);
http::Response PostContact(OfficeVisit&);
http::Response GetNewContact(OfficeVisit&);
http::Response PostNewContact(OfficeVisit&);
http::Response GetMerge(OfficeVisit&);
http::Response PostMerge(OfficeVisit&);
http::Response PostUnmerge(OfficeVisit&);
http::Response GetGrant(OfficeVisit&);
http::Response PostGrant(OfficeVisit&);
http::Response GetWebsites(OfficeVisit&);
http::Response GetWebsite(OfficeVisit&);
http::Response PostWebsite(OfficeVisit&);
http::Response GetNewWebsite(OfficeVisit&);
http::Response PostNewWebsite(OfficeVisit&);
http::Response PostWebsiteClose(OfficeVisit&);
http::Response PostWebsiteReopen(OfficeVisit&);
http::Response PostApproverAdd(OfficeVisit&);
http::Response PostApproverRemove(OfficeVisit&);
http::Response GetBranding(OfficeVisit&);
http::Response PostBranding(OfficeVisit&);
http::Response PostLogo(OfficeVisit&);
http::Response PostLogoRemove(OfficeVisit&);
http::Response GetOfficeLogo(OfficeVisit&);
http::Response GetSampleStyle(OfficeVisit&);
http::Response GetRules(OfficeVisit&);
http::Response PostRules(OfficeVisit&);
http::Response GetRegistrationForm(OfficeVisit&);
http::Response PostRegistrationForm(OfficeVisit&);
http::Response GetFormField(OfficeVisit&);
http::Response PostFormField(OfficeVisit&);
http::Response PostFormFieldMove(OfficeVisit&);
http::Response PostFormFieldRemove(OfficeVisit&);
http::Response GetHolders(OfficeVisit&);
http::Response GetMailTexts(OfficeVisit&);
http::Response PostMailTexts(OfficeVisit&);
http::Response GetMailText(OfficeVisit&);
http::Response PostMailText(OfficeVisit&);
http::Response GetMails(OfficeVisit&);
http::Response PostMailsRetry(OfficeVisit&);
http::Response GetMail(OfficeVisit&);
http::Response PostMailRetry(OfficeVisit&);
http::Response PostMailCancel(OfficeVisit&);
http::Response PostMailHandOver(OfficeVisit&);
http::Response GetAudit(OfficeVisit&);
http::Response PostAuditExport(OfficeVisit&);
http::Response GetStaff(OfficeVisit&);
http::Response PostStaff(OfficeVisit&);
http::Response GetPerson(OfficeVisit&);
http::Response PostPerson(OfficeVisit&);
http::Response PostStaffDisable(OfficeVisit&);
http::Response PostStaffEnable(OfficeVisit&);
http::Response PostStaffReset(OfficeVisit&);
http::Response PostStaffInvite(OfficeVisit&);
http::Response PostStaffFactorClear(OfficeVisit&);

}  // namespace page

#endif  // PFORTE_PAGE_OFFICE_H_
