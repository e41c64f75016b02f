#include "page/portal.h"

namespace page {
namespace {

using enum http::Method;
using enum Need;

constexpr PortalRoute kRoutes[] = {
    {kGet, "/account/login", kAnyone, GetLogin, "Ask for address and password."},
    {kPost, "/account/login", kAnyone, PostLogin, "Sign in."},
    {kPost, "/account/logout", kAnyone, PostLogout, "Sign out."},
    {kGet, "/account/register", kAnyone, GetRegister, "Ask for access: the form."},
    {kPost, "/account/register", kAnyone, PostRegister, "Ask for access."},
    {kGet, "/account/terms", kAnyone, GetTerms, "The terms that asking for access means to accept."},
    {kGet, "/account/verify", kAnyone, GetVerify, "Prove the address: button behind the mailed link, or code."},
    {kPost, "/account/verify", kAnyone, PostVerify, "Prove the address."},
    {kPost, "/account/verify/resend", kAnyone, PostVerifyResend, "Send the proof again."},
    {kGet, "/account/forgot", kAnyone, GetForgot, "Ask for a new password: the form."},
    {kPost, "/account/forgot", kAnyone, PostForgot, "Mail a link to set a new password."},
    {kGet, "/account/reset", kAnyone, GetReset, "Set a new password: the form behind the mailed link."},
    {kPost, "/account/reset", kAnyone, PostReset, "Set a new password."},
    {kGet, "/account/status", kCustomer, GetStatus, "Where the request for this website stands."},
    {kPost, "/account/status/message", kCustomer, PostStatusMessage, "Add a note for the office."},
    {kPost, "/account/status/answer", kCustomer, PostStatusAnswer, "Answer what the office asked back."},
    {kPost, "/account/status/withdraw", kCustomer, PostStatusWithdraw, "Take the request back."},
    {kGet, "/account/", kCustomer, GetHome, "My accesses."},
    {kPost, "/account/accesses", kCustomer, PostAccesses, "Ask for access to this website with the account one has."},
    {kPost, "/account/renewal", kCustomer, PostRenewal, "Say that an access that ends is still needed."},
    {kGet, "/account/password", kCustomer, GetPassword, "Change the password: the form."},
    {kPost, "/account/password", kCustomer, PostPassword, "Change the password."},
    {kGet, "/account/handover", kCustomer, GetHandover, "On to a website at another host, with a ticket."},
    {kGet, "/account/arrive", kAnyone, GetArrive, "Come from another host with a ticket: the button."},
    {kPost, "/account/arrive", kAnyone, PostArrive, "Sign in by the ticket."},
    {kGet, "/account/style/{word}", kAnyone, GetStyle, "The website's colour, corners and font."},
    {kGet, "/account/logo/{word}", kAnyone, GetLogo, "The website's logo."},
};

constexpr std::string_view kOpen[] = {"/account/login",  "/account/logout",        "/account/register",
                                      "/account/verify", "/account/verify/resend", "/account/forgot",
                                      "/account/reset",  "/account/arrive",        "/account/terms",
                                      "/account/style/{word}", "/account/logo/{word}"};
static_assert(IsSound(kRoutes, kOpen));

}  // namespace

std::span<const PortalRoute> PortalRoutes() { return kRoutes; }

}  // namespace page
