#include "rules/staff.h"

#include <algorithm>

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/field.h"
#include "rules/note.h"
#include "store/session.h"
#include "store/staff.h"
#include "store/website.h"

namespace rules {
namespace {

std::string Hash(House& house, std::string_view key, std::string_view password) {
  crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
  return crypto::HashPassword(house.keys, house.Cost(), key, password);
}

std::string WebsiteNames(House& house, const std::vector<std::int64_t>& ids) {
  std::string names;
  for (auto id : ids) {
    if (auto website = store::FindWebsite(house.database, id)) names += (names.empty() ? "" : ", ") + website->name;
  }
  return names;
}

bool IsLastAdministrator(House& house, const model::Staff& staff) {
  return staff.role == model::Role::kAdministrator && store::CountOtherAdministrators(house.database, staff.id) == 0;
}

// Inside a transaction; `change` writes.
template <class Change>
void ChangeWebsites(House& house, const Decider& by, const model::Staff& staff, const Change& change) {
  const std::string before = WebsiteNames(house, store::ListStaffWebsiteIds(house.database, staff.id));
  change();
  Changes changes;
  changes.Add("websites", before, WebsiteNames(house, store::ListStaffWebsiteIds(house.database, staff.id)));
  NoteStaff(house, model::Act::kStaffChanged, by.Name(), staff, changes);
}

bool DecidesAt(House& house, std::int64_t staff_id, std::int64_t website_id) {
  const auto websites = store::ListStaffWebsiteIds(house.database, staff_id);
  return std::find(websites.begin(), websites.end(), website_id) != websites.end();
}

// Inside a transaction; the person's earlier links are void.
std::string MintStaffLink(House& house, std::int64_t id, std::int64_t life) {
  std::string token = crypto::NewToken();
  std::int64_t now = house.Now();
  store::UpdateLinksOfStaffUsed(house.database, id, now);
  store::InsertStaffLink(house.database, {crypto::Digest(house.keys, crypto::Use::kLink, {"staff", token}), id, now,
                                          now + life, std::nullopt});
  return house.config.admin_address + "/admin/invitation?token=" + token;
}

}  // namespace

bool MayDecide(House& house, const model::Staff& staff, std::int64_t website_id) {
  return staff.role != model::Role::kAuditor && MaySee(house, staff, website_id);
}

bool MaySee(House& house, const model::Staff& staff, std::int64_t website_id) {
  if (staff.role != model::Role::kApprover) return true;
  return DecidesAt(house, staff.id, website_id);
}

NewStaff AddStaff(House& house, const Decider& by, const StaffForm& form, std::string_view password) {
  NewStaff result;
  model::Staff staff;
  staff.email = Trim(form.email);
  staff.name = Trim(form.name);
  staff.role = form.role;
  staff.language = form.language;
  staff.login = Trim(form.login);
  staff.email_key = RequireEmail(result.errors, "email", staff.email);
  RequireLine(result.errors, "name", staff.name, kMaxName);
  LimitLine(result.errors, "login", staff.login, kMaxEmail);
  if (!password.empty()) {
    RequireNewPassword(result.errors, "password", password, kStaffPasswordMinimum, staff.email_key, staff.name, "");
  }
  if (!result.errors.empty()) return result;
  if (!password.empty()) staff.password = Hash(house, staff.email_key, password);
  store::Transaction transaction(house.database);
  if (store::FindStaffByEmail(house.database, staff.email_key)) {
    result.errors.push_back({"email", base::Text::kOfficeFormEmailTaken});
  }
  if (store::FindStaffByName(house.database, staff.name)) {
    result.errors.push_back({"name", base::Text::kOfficeFormStaffNameTaken});
  }
  if (store::FindStaffByLogin(house.database, staff.login)) {
    result.errors.push_back({"login", base::Text::kOfficeFormLoginTaken});
  }
  if (!result.errors.empty()) return result;
  staff.id = store::InsertStaff(house.database, staff, house.Now());
  if (staff.role == model::Role::kApprover) {
    for (auto website : form.websites) store::InsertStaffWebsite(house.database, staff.id, website);
  }
  Changes changes;
  changes.Add("email", "", staff.email);
  changes.Add("role", "", model::Word(staff.role));
  if (staff.role == model::Role::kApprover) changes.Add("websites", "", WebsiteNames(house, form.websites));
  NoteStaff(house, model::Act::kStaffAdded, by.Name(), staff, changes);
  if (password.empty()) result.link = MintStaffLink(house, staff.id, kStaffInvitationLife);
  transaction.Commit();
  return result;
}

std::string InviteStaff(House& house, const Decider& by, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, id);
  if (!staff || !staff->password.empty() || staff->disabled != 0) return "";
  std::string link = MintStaffLink(house, id, kStaffInvitationLife);
  NoteStaff(house, model::Act::kStaffInvited, by.Name(), *staff);
  transaction.Commit();
  return link;
}

std::string ResetStaff(House& house, const Decider& by, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, id);
  if (!staff) return "";
  store::UpdateStaffPassword(house.database, id, "");
  store::DeleteSessionsOfStaff(house.database, id, "");
  std::string link = MintStaffLink(house, id, kStaffResetLife);
  NoteStaff(house, model::Act::kStaffInvited, by.Name(), *staff);
  transaction.Commit();
  return link;
}

bool ResetStaff(House& house, const Decider& by, std::int64_t id, std::string_view password) {
  auto staff = store::FindStaff(house.database, id);
  if (!staff) return false;
  std::string hashed = Hash(house, staff->email_key, password);
  store::Transaction transaction(house.database);
  store::UpdateStaffPassword(house.database, id, hashed);
  store::DeleteSessionsOfStaff(house.database, id, "");
  store::UpdateLinksOfStaffUsed(house.database, id, house.Now());
  NoteStaff(house, model::Act::kStaffPasswordSet, by.Name(), *staff);
  transaction.Commit();
  return true;
}

model::FormErrors SetStaffLogin(House& house, const Decider& by, std::int64_t id, std::string_view login) {
  model::FormErrors errors;
  LimitLine(errors, "login", login, kMaxEmail);
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, id);
  auto other = store::FindStaffByLogin(house.database, login);
  if (!staff || (other && other->id != id)) errors.push_back({"login", base::Text::kOfficeFormLoginTaken});
  if (!errors.empty()) return errors;
  store::UpdateStaffLogin(house.database, id, login);
  NoteStaff(house, model::Act::kStaffChanged, by.Name(), *staff);
  transaction.Commit();
  return errors;
}

std::optional<StaffDuty> FindStaffDuty(House& house, std::int64_t id) {
  auto staff = store::FindStaff(house.database, id);
  if (!staff) return std::nullopt;
  return StaffDuty{*staff, store::ListStaffWebsiteIds(house.database, id)};
}

model::FormErrors SetStaffDuty(House& house, const Decider& by, std::int64_t id, model::Role role,
                               const std::vector<std::int64_t>& websites) {
  if (by.staff && by.staff->id == id) return {{"role", base::Text::kOfficeFormRoleOwn}};
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, id);
  if (!staff) return {{"", base::Text::kOfficeFormPersonUnknown}};
  if (role != model::Role::kAdministrator && IsLastAdministrator(house, *staff)) {
    return {{"role", base::Text::kOfficeFormRoleLast}};
  }
  const std::string before = WebsiteNames(house, store::ListStaffWebsiteIds(house.database, id));
  store::DeleteStaffWebsites(house.database, id);
  if (role == model::Role::kApprover) {
    for (auto website : websites) {
      if (!DecidesAt(house, id, website)) store::InsertStaffWebsite(house.database, id, website);
    }
  }
  if (role != staff->role) {
    store::UpdateStaffRole(house.database, id, role);
    store::DeleteSessionsOfStaff(house.database, id, "");
  }
  Changes changes;
  changes.Add("role", model::Word(staff->role), model::Word(role));
  changes.Add("websites", before, WebsiteNames(house, store::ListStaffWebsiteIds(house.database, id)));
  NoteStaff(house, model::Act::kStaffChanged, by.Name(), *staff, changes);
  transaction.Commit();
  return {};
}

std::vector<model::Staff> ListApprovers(House& house, std::int64_t website_id) {
  return store::ListStaffOfWebsite(house.database, website_id);
}

bool AddApprover(House& house, const Decider& by, std::int64_t website_id, std::int64_t staff_id) {
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, staff_id);
  if (!staff || staff->role != model::Role::kApprover || DecidesAt(house, staff_id, website_id) ||
      !store::FindWebsite(house.database, website_id)) {
    return false;
  }
  ChangeWebsites(house, by, *staff, [&] { store::InsertStaffWebsite(house.database, staff_id, website_id); });
  transaction.Commit();
  return true;
}

bool RemoveApprover(House& house, const Decider& by, std::int64_t website_id, std::int64_t staff_id) {
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, staff_id);
  if (!staff || !DecidesAt(house, staff_id, website_id)) return false;
  ChangeWebsites(house, by, *staff, [&] { store::DeleteStaffWebsite(house.database, staff_id, website_id); });
  transaction.Commit();
  return true;
}

void AddApproversLike(House& house, const Decider& by, std::int64_t website_id, std::int64_t pattern_id) {
  for (const auto& staff : store::ListStaffOfWebsite(house.database, pattern_id)) {
    ChangeWebsites(house, by, staff, [&] { store::InsertStaffWebsite(house.database, staff.id, website_id); });
  }
}

bool DisableStaff(House& house, const Decider& by, std::int64_t id, bool disabled) {
  if (by.staff && by.staff->id == id) return false;
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, id);
  if (!staff || (disabled && IsLastAdministrator(house, *staff))) return false;
  store::UpdateStaffDisabled(house.database, id, disabled);
  store::DeleteSessionsOfStaff(house.database, id, "");
  NoteStaff(house, disabled ? model::Act::kStaffDisabled : model::Act::kStaffEnabled, by.Name(), *staff);
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
