#include "page/office.h"

namespace page {
namespace {

using enum http::Method;
using enum Need;

// An approver sees and decides only what belongs to the own websites: the rules ask MaySee and MayDecide.
constexpr bool kSensitive = true;
constexpr OfficeRoute kRoutes[] = {
    {kGet, "/admin/login", kAnyone, GetOfficeLogin, "Ask for address and password."},
    {kPost, "/admin/login", kAnyone, PostOfficeLogin, "Sign in."},
    {kPost, "/admin/login/remote", kAnyone, PostRemoteLogin, "Sign in as whom the web server knows."},
    {kGet, "/admin/invitation", kAnyone, GetInvitation, "Open a link to set the own password."},
    {kPost, "/admin/invitation", kAnyone, PostInvitation, "Set it."},
    {kGet, "/admin/code", kCode, GetCode, "Ask for the code of the second factor."},
    {kPost, "/admin/code", kCode, PostCode, "Finish signing in with it."},
    {kGet, "/admin/second-factor", kEnrolment, GetSecondFactor, "Set up a second factor: the form.", kSensitive},
    {kPost, "/admin/second-factor", kEnrolment, PostSecondFactor, "Set up a second factor.", kSensitive},
    {kPost, "/admin/confirm", kOneself, PostConfirm, "The password once more, before a sensitive page."},
    {kPost, "/admin/logout", kOneself, PostOfficeLogout, "Sign out."},
    {kGet, "/admin/me", kOneself, GetMe, "The own account."},
    {kPost, "/admin/me/password", kOneself, PostMePassword, "Change the own password."},
    {kPost, "/admin/me/language", kOneself, PostMeLanguage, "Choose the own language."},
    {kPost, "/admin/me/session/end", kOneself, PostMeSessionEnd, "End an own session, or all others."},
    {kPost, "/admin/me/recovery", kOneself, PostRecoveryRenew, "New recovery codes.", kSensitive},
    {kPost, "/admin/me/factor/remove", kOneself, PostFactorRemove, "Do without a second factor.", kSensitive},
    {kGet, "/admin/", kStaff, GetStart, "Lead to the registrations."},
    {kGet, "/admin/overview", kStaff, GetOverview, "What waits and how long, and how often what happened."},

    {kGet, "/admin/registrations", kStaff, GetRegistrations, "Everything asked for, in all stages."},
    {kPost, "/admin/registrations/decide", kStaff, PostDecideMany, "Decide on one, or prepare to decide on many."},
    {kGet, "/admin/bulk/{}", kStaff, GetBulk, "What will happen to many, how far it is, what came of it."},
    {kPost, "/admin/bulk/{}/run", kStaff, PostBulkRun, "Carry it out, or the next part of it."},
    {kPost, "/admin/bulk/{}/undo", kStaff, PostBulkUndo, "Take back what was decided, before its mails leave."},
    {kPost, "/admin/registration/{}/resend", kStaff, PostRegistrationResend, "Send the proof again."},
    {kPost, "/admin/registration/{}/delete", kStaff, PostRegistrationDelete, "Remove an unproven one."},

    {kGet, "/admin/access/{}", kStaff, GetAccess, "One access with its account and history."},
    {kPost, "/admin/access/{}/approve", kStaff, PostApprove, "Admit an applicant."},
    {kPost, "/admin/access/{}/reject", kStaff, PostReject, "Turn somebody away, with a reason."},
    {kPost, "/admin/access/{}/undo/{word}", kStaff, PostUndo, "Take a decision back before its mail leaves."},
    {kPost, "/admin/access/{}/ask", kStaff, PostAsk, "Ask the applicant back by mail."},
    {kPost, "/admin/access/{}/note", kStaff, PostNote, "Note something that only the office sees."},
    {kPost, "/admin/access/{}/claim", kStaff, PostClaim, "Look after it from now on."},
    {kPost, "/admin/access/{}/release", kStaff, PostRelease, "Hand it back to all."},
    {kPost, "/admin/access/{}/validity", kStaff, PostValidity, "Limit an access in time."},
    {kPost, "/admin/access/{}/renew", kStaff, PostRenew, "Renew an access whose holder still needs it."},
    {kPost, "/admin/access/{}/decline", kStaff, PostDecline, "Let it end all the same."},
    {kPost, "/admin/account/{}/email", kStaff, PostAccountEmail, "Correct a mistyped address."},
    {kPost, "/admin/account/{}/reset", kStaff, PostAccountReset, "Mail a link to set a new password."},
    {kPost, "/admin/account/{}/handover", kStaff, PostAccountHandOver, "Show such a link once, to hand over.",
     kSensitive},
    {kPost, "/admin/account/{}/sessions/end", kStaff, PostAccountSessionsEnd, "Sign somebody out everywhere."},
    {kPost, "/admin/account/{}/disable", kStaff, PostAccountDisable, "Lock an account.", kSensitive},
    {kPost, "/admin/account/{}/enable", kStaff, PostAccountEnable, "Unlock it.", kSensitive},
    {kGet, "/admin/account/{}/why", kStaff, GetWhy, "Why an account can or cannot open a page."},
    {kGet, "/admin/account/{}/delete", kAdministrator, GetAccountDelete, "What deleting an account takes away."},
    {kPost, "/admin/account/{}/delete", kAdministrator, PostAccountDelete, "Delete it for good.", kSensitive},

    {kGet, "/admin/contacts", kStaff, GetContacts, "Find a contact."},
    {kGet, "/admin/contact/new", kAdministrator, GetNewContact, "A new contact: the form."},
    {kPost, "/admin/contact/new", kAdministrator, PostNewContact, "Add a contact."},
    {kGet, "/admin/contact/{}", kStaff, GetContact, "A contact with all its website accounts."},
    {kPost, "/admin/contact/{}", kStaff, PostContact, "Change a contact's data."},
    {kGet, "/admin/contact/{}/merge", kAdministrator, GetMerge, "Find the contact that this one is."},
    {kPost, "/admin/contact/{}/merge", kAdministrator, PostMerge, "Put its accounts to that contact."},
    {kPost, "/admin/contact/{}/unmerge", kAdministrator, PostUnmerge, "Take them back."},
    {kGet, "/admin/contact/{}/account", kAdministrator, GetNewAccount, "Another account of a contact: the form."},
    {kPost, "/admin/contact/{}/account", kAdministrator, PostNewAccount, "Add it.", kSensitive},
    {kGet, "/admin/contact/{}/held", kAdministrator, GetHeld, "All that is held about a contact."},
    {kPost, "/admin/contact/{}/held", kAdministrator, PostHeld, "Save that as a file, and note it.", kSensitive},
    {kGet, "/admin/contact/{}/delete", kAdministrator, GetContactDelete, "What deleting a contact takes away."},
    {kPost, "/admin/contact/{}/delete", kAdministrator, PostContactDelete, "Delete it for good.", kSensitive},
    {kGet, "/admin/contact/{}/grant", kStaff, GetGrant, "Grant access: the form."},
    {kPost, "/admin/contact/{}/grant", kStaff, PostGrant, "Set accesses up and invite."},

    {kGet, "/admin/websites", kStaff, GetWebsites, "The register of websites."},
    {kGet, "/admin/website/new", kAdministrator, GetNewWebsite, "A new website: the form."},
    {kPost, "/admin/website/new", kAdministrator, PostNewWebsite, "Add a website.", kSensitive},
    {kGet, "/admin/website/{}", kAdministrator, GetWebsite, "A website's settings."},
    {kPost, "/admin/website/{}", kAdministrator, PostWebsite, "Change a website's settings.", kSensitive},
    {kPost, "/admin/website/{}/close", kAdministrator, PostWebsiteClose, "Let nobody pass its gate.", kSensitive},
    {kPost, "/admin/website/{}/reopen", kAdministrator, PostWebsiteReopen, "Open it again.", kSensitive},
    {kPost, "/admin/website/{}/approver", kAdministrator, PostApproverAdd, "Let an approver decide there.", kSensitive},
    {kPost, "/admin/website/{}/approver/{}/remove", kAdministrator, PostApproverRemove, "Let that be over.",
     kSensitive},
    {kGet, "/admin/website/{}/branding", kAdministrator, GetBranding, "What it looks like to its customers."},
    {kPost, "/admin/website/{}/branding", kAdministrator, PostBranding, "Change colour, shape and links, or try them."},
    {kPost, "/admin/website/{}/branding/logo", kAdministrator, PostLogo, "Change its logo."},
    {kPost, "/admin/website/{}/branding/logo/remove", kAdministrator, PostLogoRemove, "Do without a logo."},
    {kGet, "/admin/website/{}/logo/{word}", kAdministrator, GetOfficeLogo, "The logo, for the sample of its pages."},
    {kGet, "/admin/sample-style", kAdministrator, GetSampleStyle, "The style sheet of that sample."},
    {kGet, "/admin/website/{}/rules", kAdministrator, GetRules, "Whose address decides beforehand."},
    {kPost, "/admin/website/{}/rules", kAdministrator, PostRules, "Change these rules.", kSensitive},
    {kGet, "/admin/website/{}/form", kAdministrator, GetRegistrationForm, "What it asks of those who want access."},
    {kPost, "/admin/website/{}/form", kAdministrator, PostRegistrationForm, "Change what it asks.", kSensitive},
    {kGet, "/admin/website/{}/field/new", kAdministrator, GetFormField, "A question of its own: the form."},
    {kPost, "/admin/website/{}/field/new", kAdministrator, PostFormField, "Add such a question.", kSensitive},
    {kGet, "/admin/website/{}/field/{}", kAdministrator, GetFormField, "One of these questions."},
    {kPost, "/admin/website/{}/field/{}", kAdministrator, PostFormField, "Change it.", kSensitive},
    {kPost, "/admin/website/{}/field/{}/move/{word}", kAdministrator, PostFormFieldMove, "Put it up or down.",
     kSensitive},
    {kPost, "/admin/website/{}/field/{}/remove", kAdministrator, PostFormFieldRemove, "Ask it no more.", kSensitive},
    {kGet, "/admin/website/{}/accesses", kStaff, GetHolders, "Who has access today, to print and as CSV."},
    {kGet, "/admin/website/{}/texts", kAdministrator, GetMailTexts, "Which mails it sends, in whose words."},
    {kPost, "/admin/website/{}/texts", kAdministrator, PostMailTexts, "Choose in which form its mails go out."},
    {kGet, "/admin/website/{}/text/{word}/{word}", kAdministrator, GetMailText, "The wording of one mail."},
    {kPost, "/admin/website/{}/text/{word}/{word}", kAdministrator, PostMailText, "Preview, test, save or restore it."},

    {kGet, "/admin/mails", kAdministrator, GetMails, "The outbox."},
    {kPost, "/admin/mails/retry", kAdministrator, PostMailsRetry, "Send all again that failed."},
    {kGet, "/admin/mail/{}", kAdministrator, GetMail, "What a mail says and where it is."},
    {kPost, "/admin/mail/{}/retry", kAdministrator, PostMailRetry, "Send a mail again."},
    {kPost, "/admin/mail/{}/cancel", kAdministrator, PostMailCancel, "Do not send a mail."},
    {kPost, "/admin/mail/{}/handover", kAdministrator, PostMailHandOver, "Show its link once, to hand over instead.",
     kSensitive},

    {kGet, "/admin/audit", kAdministrator, GetAudit, "Who did what, when and from where."},
    {kPost, "/admin/audit/export", kAdministrator, PostAuditExport, "Save that as a table, and note it.", kSensitive},

    {kGet, "/admin/staff", kAdministrator, GetStaff, "The people of the office."},
    {kPost, "/admin/staff", kAdministrator, PostStaff, "Add somebody.", kSensitive},
    {kGet, "/admin/staff/{}", kAdministrator, GetPerson, "Somebody's role and websites."},
    {kPost, "/admin/staff/{}", kAdministrator, PostPerson, "Change them.", kSensitive},
    {kPost, "/admin/staff/{}/disable", kAdministrator, PostStaffDisable, "Lock somebody out.", kSensitive},
    {kPost, "/admin/staff/{}/enable", kAdministrator, PostStaffEnable, "Let somebody in again.", kSensitive},
    {kPost, "/admin/staff/{}/reset", kAdministrator, PostStaffReset, "Void a password, show a link to set one.",
     kSensitive},
    {kPost, "/admin/staff/{}/invite", kAdministrator, PostStaffInvite, "Show a new link to set the first one.",
     kSensitive},
    {kPost, "/admin/staff/{}/factor/clear", kAdministrator, PostStaffFactorClear, "Take a lost second factor away.",
     kSensitive},
};

constexpr std::string_view kOpen[] = {"/admin/login", "/admin/login/remote", "/admin/invitation"};
static_assert(IsSound(kRoutes, kOpen));

}  // namespace

std::span<const OfficeRoute> OfficeRoutes() { return kRoutes; }

}  // namespace page
