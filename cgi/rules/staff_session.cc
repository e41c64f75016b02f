#include "rules/staff_session.h"

#include <algorithm>

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/second_factor.h"
#include "rules/throttle.h"
#include "store/session.h"
#include "store/staff.h"

namespace rules {
namespace {

using model::SignInStep;

std::string SessionDigest(House& house, std::string_view token) {
  return crypto::Digest(house.keys, crypto::Use::kSession, {"staff", token});
}

SignInStep NextStep(const House& house, const model::Staff& staff) {
  if (!staff.factor.empty()) return SignInStep::kCode;
  return house.config.staff_second_factor ? SignInStep::kEnrolment : SignInStep::kSignedIn;
}

// Whom it was tried for, unless nobody has that address: what was typed instead may be a password.
void NoteFailure(House& house, const std::optional<model::Staff>& staff) {
  store::Transaction transaction(house.database);
  NoteAct(house, model::Act::kSignInFailed, kByStranger, staff ? staff->name : "");
  transaction.Commit();
}

bool MaySignIn(const std::optional<model::Staff>& staff) { return staff && staff->disabled == 0; }

}  // namespace

std::optional<StaffSignedIn> FindStaffSignedIn(House& house, std::string_view token) {
  if (token.empty()) return std::nullopt;
  std::string digest = SessionDigest(house, token);
  auto found = store::FindStaffSession(house.database, digest, house.Now());
  if (!found || found->session.step != SignInStep::kSignedIn) return std::nullopt;
  if (found->session.seen_at + base::kMinute <= house.Now()) {
    store::Transaction transaction(house.database);
    store::UpdateStaffSessionSeen(house.database, digest, house.Now());
    transaction.Commit();
  }
  return StaffSignedIn{std::move(found->staff), std::move(digest), found->session.proven_at};
}

std::optional<StaffHalfway> FindStaffHalfway(House& house, std::string_view token) {
  if (token.empty()) return std::nullopt;
  std::string digest = SessionDigest(house, token);
  auto found = store::FindStaffSession(house.database, digest, house.Now());
  if (!found || found->session.step == SignInStep::kSignedIn) return std::nullopt;
  return StaffHalfway{std::move(found->staff), std::move(digest), found->session.step, found->session.proven_at};
}

StaffSignIn SignInStaff(House& house, std::string_view email, std::string_view password, const StaffOrigin& from) {
  std::string key = EmailKey(Trim(email)).value_or("");
  Reservation reservation(house);
  if (!reservation.Take(kSignInPair, "staff " + key + " " + from.network) ||
      !reservation.Take(SignInNetwork(house), from.network) || !reservation.Take(kSignInAccount, "staff " + key) ||
      password.size() > crypto::kMaxPasswordBytes) {
    return {};
  }
  auto staff = store::FindStaffByEmail(house.database, key);
  crypto::Verdict verdict = crypto::Verdict::kMismatch;
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    if (MaySignIn(staff) && !staff->password.empty()) {
      verdict = crypto::VerifyPassword(house.keys, house.Cost(), key, staff->password, password);
    } else {
      crypto::VerifyNobody(house.keys, house.Cost(), password);
    }
  }
  if (verdict == crypto::Verdict::kMismatch) {
    NoteFailure(house, staff);
    return {};
  }
  store::Transaction transaction(house.database);
  auto current = store::FindStaff(house.database, staff->id);
  if (!MaySignIn(current) || current->password != staff->password) return {};
  SignInStep step = NextStep(house, *current);
  std::string token = BeginStaffSession(house, *current, step, house.Now(), from);
  transaction.Commit();
  reservation.Refund();
  return {std::move(token), step};
}

std::optional<model::Staff> FindRemoteStaff(House& house, std::string_view remote_user) {
  if (!house.config.staff_remote_user || remote_user.empty()) return std::nullopt;
  auto staff = store::FindStaffByLogin(house.database, remote_user);
  if (!staff) staff = store::FindStaffByEmail(house.database, EmailKey(remote_user).value_or(""));
  return MaySignIn(staff) ? staff : std::nullopt;
}

StaffSignIn SignInRemoteStaff(House& house, std::string_view remote_user, const StaffOrigin& from) {
  store::Transaction transaction(house.database);
  auto staff = FindRemoteStaff(house, remote_user);
  if (!staff) return {};
  SignInStep step = NextStep(house, *staff);
  std::string token = BeginStaffSession(house, *staff, step, 0, from);
  transaction.Commit();
  return {std::move(token), step};
}

std::string EnterCode(House& house, const StaffHalfway& who, std::string_view code, const StaffOrigin& from) {
  Reservation reservation(house);
  if (who.step != SignInStep::kCode || !reservation.Take(kSecondFactor, std::to_string(who.staff.id))) return "";
  store::Transaction transaction(house.database);
  auto found = store::FindStaffSession(house.database, who.session, house.Now());
  if (!found || found->session.step != SignInStep::kCode) return "";
  if (!UseSecondFactor(house, found->staff, code)) {
    NoteStaff(house, model::Act::kSignInFailed, kByStranger, found->staff);
    transaction.Commit();
    return "";
  }
  store::DeleteStaffSession(house.database, who.session);
  std::string token = BeginStaffSession(house, found->staff, SignInStep::kSignedIn, who.proven_at, from);
  transaction.Commit();
  reservation.Refund();
  return token;
}

void SignOutStaff(House& house, std::string_view token) {
  std::string digest = SessionDigest(house, token);
  store::Transaction transaction(house.database);
  auto found = store::FindStaffSession(house.database, digest, house.Now());
  store::DeleteStaffSession(house.database, digest);
  if (found) NoteAct(house, model::Act::kSignedOut, found->staff.name);
  transaction.Commit();
}

std::string BeginStaffSession(House& house, const model::Staff& staff, SignInStep step, std::int64_t proven_at,
                              const StaffOrigin& from) {
  std::string token = crypto::NewToken();
  model::StaffSession session;
  session.token = SessionDigest(house, token);
  session.staff_id = staff.id;
  session.created_at = session.seen_at = house.Now();
  bool whole = step == SignInStep::kSignedIn;
  session.expires_at = house.Now() + (whole ? model::kStaffLife : model::kStaffHalfwayLife);
  session.step = step;
  session.proven_at = proven_at;
  session.network = from.network;
  session.browser = from.browser;
  store::InsertStaffSession(house.database, session);
  if (whole) {
    store::UpdateStaffSignedIn(house.database, staff.id, house.Now());
    NoteAct(house, model::Act::kSignedIn, staff.name);
  }
  return token;
}

bool IsFreshlyProven(House& house, const StaffSignedIn& who, std::string_view remote_user) {
  if (house.Now() - who.proven_at < model::kProofLife) return true;
  auto remote = FindRemoteStaff(house, remote_user);
  return remote && remote->id == who.staff.id;
}

bool ProveStaff(House& house, const StaffSignedIn& who, std::string_view password, std::string_view network) {
  const model::Staff& staff = who.staff;
  Reservation reservation(house);
  if (staff.password.empty() || password.size() > crypto::kMaxPasswordBytes ||
      !reservation.Take(kSignInPair, "staff " + staff.email_key + " " + std::string(network))) {
    return false;
  }
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    if (crypto::VerifyPassword(house.keys, house.Cost(), staff.email_key, staff.password, password) ==
        crypto::Verdict::kMismatch) {
      return false;
    }
  }
  store::Transaction transaction(house.database);
  auto current = store::FindStaff(house.database, staff.id);
  if (!MaySignIn(current) || current->password != staff.password) return false;
  store::UpdateStaffSessionProven(house.database, who.session, house.Now());
  transaction.Commit();
  reservation.Refund();
  return true;
}

std::vector<model::StaffSession> ListStaffSessions(House& house, std::int64_t staff_id) {
  return store::ListStaffSessions(house.database, staff_id, house.Now());
}

bool EndStaffSession(House& house, std::int64_t staff_id, std::string_view session) {
  store::Transaction transaction(house.database);
  auto living = store::ListStaffSessions(house.database, staff_id, house.Now());
  if (std::none_of(living.begin(), living.end(), [&](const auto& one) { return one.token == session; })) return false;
  store::DeleteStaffSession(house.database, session);
  transaction.Commit();
  return true;
}

void EndStaffSessions(House& house, std::int64_t staff_id, std::string_view except_session) {
  store::Transaction transaction(house.database);
  store::DeleteSessionsOfStaff(house.database, staff_id, except_session);
  transaction.Commit();
}

}  // namespace rules
