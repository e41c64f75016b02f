#include "rules/staff.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/throttle.h"
#include "store/session.h"
#include "store/staff.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr std::int64_t kStaffPasswordMinimum = 15;

// 22 characters of base64url: 132 random bits, short enough to type once.
std::string MadeUpPassword() { return crypto::NewToken().substr(0, 22); }

std::string Hash(House& house, std::string_view key, std::string_view password) {
  crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
  return crypto::HashPassword(house.keys, house.Cost(), key, password);
}

// Whom it was tried for, unless nobody has that address: what was typed instead may be a password.
void NoteFailure(House& house, const std::optional<model::Staff>& staff) {
  store::Transaction transaction(house.database);
  NoteAct(house, model::Act::kSignInFailed, kByStranger, staff ? staff->name : "");
  transaction.Commit();
}

std::string WebsiteNames(House& house, const std::vector<std::int64_t>& ids) {
  std::string names;
  for (auto id : ids) {
    if (auto website = store::FindWebsite(house.database, id)) names += (names.empty() ? "" : ", ") + website->name;
  }
  return names;
}

}  // namespace

std::optional<StaffSignedIn> FindStaffSignedIn(House& house, std::string_view token) {
  if (token.empty()) return std::nullopt;
  std::string digest = crypto::Digest(house.keys, crypto::Use::kSession, {"staff", token});
  auto found = store::FindStaffSession(house.database, digest, house.Now());
  if (!found) return std::nullopt;
  if (found->session.seen_at + base::kMinute <= house.Now()) {
    store::Transaction transaction(house.database);
    store::UpdateStaffSessionSeen(house.database, digest, house.Now());
    transaction.Commit();
  }
  return StaffSignedIn{std::move(found->staff), std::move(digest)};
}

std::string SignInStaff(House& house, std::string_view email, std::string_view password, std::string_view network) {
  std::string key = EmailKey(Trim(email)).value_or("");
  Reservation reservation(house);
  if (!reservation.Take(kSignInPair, "staff " + key + " " + std::string(network)) ||
      !reservation.Take(SignInNetwork(house), network) || !reservation.Take(kSignInAccount, "staff " + key) ||
      password.size() > crypto::kMaxPasswordBytes) {
    return "";
  }
  auto staff = store::FindStaffByEmail(house.database, key);
  crypto::Verdict verdict = crypto::Verdict::kMismatch;
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    if (staff && staff->disabled == 0) {
      verdict = crypto::VerifyPassword(house.keys, house.Cost(), key, staff->password, password);
    } else {
      crypto::VerifyNobody(house.keys, house.Cost(), password);
    }
  }
  if (verdict == crypto::Verdict::kMismatch) {
    NoteFailure(house, staff);
    return "";
  }
  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  auto current = store::FindStaff(house.database, staff->id);
  if (!current || current->disabled != 0 || current->password != staff->password) return "";
  std::string token = crypto::NewToken();
  model::StaffSession session;
  session.token = crypto::Digest(house.keys, crypto::Use::kSession, {"staff", token});
  session.staff_id = current->id;
  session.created_at = session.seen_at = now;
  session.expires_at = now + model::kStaffLife;
  store::UpdateStaffSignedIn(house.database, current->id, now);
  store::InsertStaffSession(house.database, session);
  NoteAct(house, model::Act::kSignedIn, current->name);
  transaction.Commit();
  reservation.Refund();
  return token;
}

void SignOutStaff(House& house, std::string_view token) {
  std::string digest = crypto::Digest(house.keys, crypto::Use::kSession, {"staff", token});
  store::Transaction transaction(house.database);
  auto found = store::FindStaffSession(house.database, digest, house.Now());
  store::DeleteStaffSession(house.database, digest);
  if (found) NoteAct(house, model::Act::kSignedOut, found->staff.name);
  transaction.Commit();
}

bool MayDecide(House& house, const model::Staff& staff, std::int64_t website_id) {
  if (staff.role == model::Role::kAdministrator) return true;
  for (auto id : store::ListStaffWebsiteIds(house.database, staff.id)) {
    if (id == website_id) return true;
  }
  return false;
}

NewStaff AddStaff(House& house, const StaffForm& form, std::string_view password) {
  NewStaff result;
  model::Staff staff;
  staff.email = Trim(form.email);
  staff.name = Trim(form.name);
  staff.role = form.role;
  staff.language = form.language;
  staff.email_key = RequireEmail(result.errors, "email", staff.email);
  RequireLine(result.errors, "name", staff.name, kMaxName);
  if (!password.empty()) {
    RequireNewPassword(result.errors, "password", password, kStaffPasswordMinimum, staff.email_key, staff.name, "");
  }
  if (store::FindStaffByEmail(house.database, staff.email_key)) {
    result.errors.push_back({"email", base::Text::kOfficeFormEmailTaken});
  }
  if (store::FindStaffByName(house.database, staff.name)) {
    result.errors.push_back({"name", base::Text::kOfficeFormStaffNameTaken});
  }
  if (!result.errors.empty()) return result;
  std::string chosen = password.empty() ? MadeUpPassword() : std::string(password);
  staff.password = Hash(house, staff.email_key, chosen);
  store::Transaction transaction(house.database);
  auto id = store::InsertStaff(house.database, staff, house.Now());
  if (staff.role == model::Role::kApprover) {
    for (auto website : form.websites) store::InsertStaffWebsite(house.database, id, website);
  }
  Changes changes;
  changes.Add("email", "", staff.email);
  changes.Add("role", "", model::Word(staff.role));
  if (staff.role == model::Role::kApprover) changes.Add("websites", "", WebsiteNames(house, form.websites));
  NoteAct(house, model::Act::kStaffAdded, house.acting.name, staff.name, changes);
  transaction.Commit();
  result.password = chosen;
  return result;
}

std::string ResetStaff(House& house, std::int64_t id, std::string_view password) {
  auto staff = store::FindStaff(house.database, id);
  if (!staff) return "";
  std::string chosen = password.empty() ? MadeUpPassword() : std::string(password);
  std::string hashed = Hash(house, staff->email_key, chosen);
  store::Transaction transaction(house.database);
  store::UpdateStaffPassword(house.database, id, hashed);
  store::DeleteSessionsOfStaff(house.database, id);
  NoteAct(house, model::Act::kStaffReset, house.acting.name, staff->name);
  transaction.Commit();
  return chosen;
}

bool DisableStaff(House& house, std::int64_t id, bool disabled, std::int64_t by) {
  if (id == by) return false;
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, id);
  if (!staff) return false;
  store::UpdateStaffDisabled(house.database, id, disabled);
  store::DeleteSessionsOfStaff(house.database, id);
  NoteAct(house, disabled ? model::Act::kStaffDisabled : model::Act::kStaffEnabled, house.acting.name, staff->name);
  transaction.Commit();
  return true;
}

std::vector<StaffLine> ListStaff(House& house) {
  std::vector<StaffLine> lines;
  for (auto& staff : store::ListStaff(house.database)) {
    StaffLine line{staff, {}};
    for (auto& website : store::ListWebsitesOfStaff(house.database, staff.id)) {
      if (staff.role == model::Role::kApprover) line.websites.push_back(website.name);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace rules
