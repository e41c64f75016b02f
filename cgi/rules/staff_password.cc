#include "rules/staff_password.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/staff.h"
#include "store/session.h"
#include "store/staff.h"

namespace rules {
namespace {

std::string Hash(House& house, const model::Staff& staff, std::string_view password) {
  crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
  return crypto::HashPassword(house.keys, house.Cost(), staff.email_key, password);
}

// Inside a transaction.
void SetPassword(House& house, const model::Staff& staff, std::string_view hashed, std::string_view keep_session) {
  store::UpdateStaffPassword(house.database, staff.id, hashed);
  store::DeleteSessionsOfStaff(house.database, staff.id, keep_session);
  store::UpdateLinksOfStaffUsed(house.database, staff.id, house.Now());
  NoteStaff(house, model::Act::kStaffPasswordSet, staff.name, staff);
}

}  // namespace

Invitation FindInvitation(House& house, std::string_view token) {
  Invitation found;
  if (token.empty()) return found;
  auto link = store::FindStaffLink(house.database, crypto::Digest(house.keys, crypto::Use::kLink, {"staff", token}));
  if (!link) return found;
  found.link = *link;
  auto staff = store::FindStaff(house.database, link->staff_id);
  if (link->used_at || !staff || staff->disabled != 0) {
    found.state = LinkState::kUsed;
  } else if (link->expires_at <= house.Now()) {
    found.state = LinkState::kExpired;
  } else {
    found.state = LinkState::kOk;
    found.staff = std::move(staff);
  }
  return found;
}

InvitationResult AcceptInvitation(House& house, std::string_view token, std::string_view new_password) {
  Invitation open = FindInvitation(house, token);
  InvitationResult result{open.state, {}};
  if (open.state != LinkState::kOk) return result;
  RequireNewPassword(result.errors, "new_password", new_password, kStaffPasswordMinimum, open.staff->email_key,
                     open.staff->name, "");
  if (!result.errors.empty()) return result;
  std::string hashed = Hash(house, *open.staff, new_password);
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, open.staff->id);
  if (staff->disabled != 0 || !store::UpdateStaffLinkUsed(house.database, open.link.token, house.Now())) {
    return {LinkState::kUsed, {}};
  }
  SetPassword(house, *staff, hashed, "");
  transaction.Commit();
  return result;
}

model::FormErrors ChangeStaffPassword(House& house, const StaffSignedIn& who, std::string_view password,
                                      std::string_view new_password, std::string_view network) {
  model::FormErrors errors;
  if (password.empty()) errors.push_back({"password", base::Text::kFormRequired});
  RequireNewPassword(errors, "new_password", new_password, kStaffPasswordMinimum, who.staff.email_key, who.staff.name,
                     "");
  if (!errors.empty()) return errors;
  if (!ProveStaff(house, who, password, network)) return {{"password", base::Text::kFormPasswordWrong}};
  std::string hashed = Hash(house, who.staff, new_password);
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, who.staff.id);
  if (staff->disabled != 0 || staff->password != who.staff.password) {
    return {{"password", base::Text::kFormPasswordWrong}};
  }
  SetPassword(house, *staff, hashed, who.session);
  transaction.Commit();
  return errors;
}

void SetStaffLanguage(House& house, const StaffSignedIn& who, std::string_view language) {
  store::Transaction transaction(house.database);
  store::UpdateStaffLanguage(house.database, who.staff.id, language);
  transaction.Commit();
}

}  // namespace rules
