#include "rules/sync_act.h"

#include "base/fault.h"
#include "crypto/password.h"
#include "rules/decide.h"
#include "rules/email.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/sync_item.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/item.h"
#include "store/link.h"
#include "store/registration.h"
#include "store/session.h"
#include "store/sync.h"
#include "store/website.h"

namespace rules {
namespace {

using model::SyncKind;
using model::SyncOutcome;

// Somebody of the office, who may decide: the office saw to that.
Decider Office(const std::string& name) {
  model::Staff staff;
  staff.name = name;
  staff.role = model::Role::kAdministrator;
  return {staff};
}

// A name that was another row's, which is gone, is used no more.
bool IsFree(House& house, SyncKind kind, std::string_view uid) {
  return !store::FindSyncRowByUid(house.database, kind, uid);
}

SyncOutcome ApplyDecision(House& house, std::int64_t access_id, SyncReader& act) {
  const std::int64_t version = act.Number("version");
  const std::string by = act.Text("by");
  model::Access wished;
  wished.status = act.Word<model::Status>("status");
  wished.reason = act.Text("reason");
  wished.valid_until = act.Time("valid_until");
  act.End();
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return SyncOutcome::kConflict;
  if (Wishable(wished) == Wishable(*access)) return SyncOutcome::kSame;
  if (access->version != version || wished.status == model::Status::kWithdrawn) return SyncOutcome::kConflict;
  auto account = store::FindAccount(house.database, access->account_id);
  Changes changes;
  if (wished.status == model::Status::kInProcessing && access->status != wished.status) {
    (void)store::UpdateAccessStatus(house.database, access_id, version, wished.status, "", "", access->requested_at);
    changes.Add("status", model::Word(access->status), model::Word(wished.status));
    Note(house, model::Act::kReopened, by, *account, *access, std::string(model::Word(wished.status)), changes);
  } else if (access->status != wished.status) {
    Decision decision;
    decision.access_id = access_id;
    decision.version = version;
    decision.status = wished.status;
    decision.reason = wished.reason;
    decision.mail = false;  // the office asks for it next, if it is to be sent
    if (DecideWithin(house, Office(by), decision) != DecideOutcome::kDone) return SyncOutcome::kConflict;
  } else if (access->reason != wished.reason) {
    changes.Add("reason", access->reason, wished.reason);
    access->reason = wished.reason;
    access->decided_by = by;
    store::UpdateAccessSynced(house.database, *access);
    Note(house, model::Act::kChanged, by, *account, *access, "", changes);
  }
  if (wished.valid_until != access->valid_until) {
    const std::int64_t now = store::FindAccess(house.database, access_id)->version;
    (void)store::UpdateAccessValidity(house.database, access_id, now, wished.valid_until);
    auto day = [](std::optional<std::int64_t> time) { return time ? base::Rfc3339(*time).substr(0, 10) : ""; };
    Changes days;
    days.Add("valid_until", day(access->valid_until), day(wished.valid_until));
    Note(house, model::Act::kValiditySet, by, *account, *access, day(wished.valid_until), days);
  }
  return SyncOutcome::kDone;
}

// The contact that the office means: by name, by customer number, else a new one. 0 if its name was used up.
std::int64_t ContactFor(House& house, const SyncJson& item) {
  model::Contact contact = ContactOf(item);
  const std::string uid = SyncReader(item).Text("uid");
  if (const std::int64_t known = SyncRowId(house, SyncKind::kContact, uid); known != 0) return known;
  if (!contact.number.empty()) {
    if (auto owner = store::FindContactByNumber(house.database, contact.number)) return owner->id;
  }
  if (!IsFree(house, SyncKind::kContact, uid)) return 0;
  const std::int64_t id = store::InsertContact(house.database, contact, house.Now());
  store::UpdateSyncRowUid(house.database, SyncKind::kContact, id, uid);
  return id;
}

std::optional<model::Account> AccountFor(House& house, const SyncJson& item, const std::string& by) {
  SaidAccount said = AccountOf(item);
  const std::string uid = SyncReader(item).Text("uid");
  if (const std::int64_t known = SyncRowId(house, SyncKind::kAccount, uid); known != 0) {
    return store::FindAccount(house.database, known);
  }
  if (auto same = store::FindAccountByEmail(house.database, said.account.email_key)) return same;
  if (!IsFree(house, SyncKind::kAccount, uid)) return std::nullopt;
  said.account.contact_id = ContactFor(house, said.contact);
  if (said.account.contact_id == 0) return std::nullopt;
  // Nobody has proven anything here: the invitation does.
  said.account.email_proven_at.reset();
  said.account.password_changed_at.reset();
  said.account.id = store::InsertAccount(house.database, said.account, house.Now());
  store::UpdateSyncRowUid(house.database, SyncKind::kAccount, said.account.id, uid);
  Note(house, model::Act::kRegistered, by, said.account, said.account.email);
  return said.account;
}

SyncOutcome ApplyGrant(House& house, const std::string& uid, SyncReader& act) {
  const std::string by = act.Text("by");
  const SyncJson& item = act.Part("item");
  act.End();
  SaidAccess said = AccessOf(item);
  model::Access& access = said.access;
  access.website_id = SyncRowId(house, SyncKind::kWebsite, said.website);
  if (access.website_id == 0) return SyncOutcome::kConflict;
  auto account = AccountFor(house, said.account, by);
  if (!account) return SyncOutcome::kConflict;
  if (auto known = store::FindAccessOfAccount(house.database, account->id, access.website_id)) {
    return Wishable(*known) == Wishable(access) ? SyncOutcome::kSame : SyncOutcome::kConflict;
  }
  if (!IsFree(house, SyncKind::kAccess, uid)) return SyncOutcome::kConflict;
  access.account_id = account->id;
  access.id = store::InsertAccess(house.database, access, house.Now());
  store::UpdateAccessSynced(house.database, access);
  store::UpdateSyncRowUid(house.database, SyncKind::kAccess, access.id, uid);
  Note(house, model::Act::kGranted, by, *account, access, std::string(model::Word(access.status)));
  return SyncOutcome::kDone;
}

SyncOutcome ApplyContact(House& house, std::int64_t id, SyncReader& act) {
  const std::int64_t version = act.Number("version");
  const std::string by = act.Text("by");
  const SyncJson& fields = act.Part("fields");
  act.End();
  auto contact = store::FindContact(house.database, id);
  if (!contact) return SyncOutcome::kConflict;
  const SyncJson before = Wishable(*contact);
  SyncReader reader(fields);
  Changes changes;
  using model::Contact;
  for (auto [field, member] : {std::pair{"number", &Contact::number}, std::pair{"name", &Contact::name},
                               std::pair{"company", &Contact::company}, std::pair{"phone", &Contact::phone},
                               std::pair{"language", &Contact::language}}) {
    if (!reader.Has(field)) continue;
    std::string value = reader.Text(field);
    changes.Add(field, (*contact).*member, value);
    (*contact).*member = std::move(value);
  }
  reader.End();
  if (Wishable(*contact) == before) return SyncOutcome::kSame;
  auto owner = store::FindContactByNumber(house.database, contact->number);
  if (contact->version != version || (owner && owner->id != id)) return SyncOutcome::kConflict;
  (void)store::UpdateContact(house.database, *contact);
  NoteContact(house, model::Act::kChanged, by, id, "", changes);
  return SyncOutcome::kDone;
}

// S7, as CorrectEmail: sessions and links die, the proof goes out with the mail that the office asks for next.
SyncOutcome ApplyEmail(House& house, std::int64_t id, SyncReader& act) {
  (void)act.Number("version");
  const std::string by = act.Text("by"), from = act.Text("from"), email = act.Text("email");
  act.End();
  const auto key = EmailKey(email);
  auto account = store::FindAccount(house.database, id);
  if (!account || !key) return SyncOutcome::kConflict;
  if (account->email == email) return SyncOutcome::kSame;
  auto owner = store::FindAccountByEmail(house.database, *key);
  if (account->email != from || (owner && owner->id != id)) return SyncOutcome::kConflict;
  const std::string sealed =
      account->password.empty() ? "" : crypto::ResealPassword(house.keys, account->password, account->email_key, *key);
  (void)store::UpdateAccountEmail(house.database, id, account->version, email, *key, sealed);
  store::DeleteSessionsOfAccount(house.database, id);
  store::UpdateLinksOfAccountUsed(house.database, id, house.Now());
  Changes changes;
  changes.Add("email", account->email, email);
  Note(house, model::Act::kEmailCorrected, by, *account, "", changes);
  return SyncOutcome::kDone;
}

SyncOutcome ApplyQuestion(House& house, const std::string& uid, SyncReader& act) {
  model::Question question;
  question.access_id = SyncRowId(house, SyncKind::kAccess, act.Text("access"));
  question.question = act.Text("question");
  question.asked_at = act.Number("asked_at");
  question.asked_by = act.Text("by");
  act.End();
  auto access = store::FindAccess(house.database, question.access_id);
  if (!access || access->status != model::Status::kInProcessing || !IsFree(house, SyncKind::kQuestion, uid)) {
    return SyncOutcome::kConflict;
  }
  auto account = store::FindAccount(house.database, access->account_id);
  const std::int64_t id = store::InsertQuestion(house.database, question, question.asked_at);
  store::UpdateSyncRowUid(house.database, SyncKind::kQuestion, id, uid);
  Note(house, model::Act::kAsked, question.asked_by, *account, *access);
  return SyncOutcome::kDone;
}

SyncOutcome ApplyPurge(House& house, std::int64_t id, SyncReader& act) {
  const std::int64_t version = act.Number("version");
  const std::string by = act.Text("by");
  act.End();
  auto registration = store::FindRegistration(house.database, id);
  if (!registration) return SyncOutcome::kSame;
  // Asked for again meanwhile: that one the office has not seen.
  if (registration->version != version) return SyncOutcome::kVoid;
  (void)store::DeleteRegistration(house.database, id);
  NoteWebsite(house, model::Act::kDeleted, by, registration->website_id, registration->email);
  return SyncOutcome::kDone;
}

// Sent from here, where its link is good; only if what it says still holds.
SyncOutcome ApplyMail(House& house, SyncReader& act) {
  const auto event = act.Word<model::Event>("event");
  const std::int64_t website_id = SyncRowId(house, SyncKind::kWebsite, act.Text("website"));
  const std::int64_t account_id = SyncRowId(house, SyncKind::kAccount, act.Text("account"));
  const std::int64_t access_id = SyncRowId(house, SyncKind::kAccess, act.Text("access"));
  const std::int64_t registration_id = SyncRowId(house, SyncKind::kRegistration, act.Text("registration"));
  act.End();
  auto website = store::FindWebsite(house.database, website_id);
  auto account = store::FindAccount(house.database, account_id);
  if (event == model::Event::kVerify) {
    auto registration = store::FindRegistration(house.database, registration_id);
    if (!registration) return SyncOutcome::kVoid;
    QueueMail(house, event, store::FindWebsite(house.database, registration->website_id).value(), *registration);
    NoteWebsite(house, model::Act::kProofSent, house.acting.name, registration->website_id, registration->email);
    return SyncOutcome::kDone;
  }
  if (!website || !account || account->disabled != 0) return SyncOutcome::kVoid;
  auto access = store::FindAccess(house.database, access_id);
  const auto holds = [&](model::Status status) { return access && access->status == status; };
  const std::int64_t grace = house.config.mail_grace_seconds;
  switch (event) {
    case model::Event::kReset:
    case model::Event::kInvitation: {
      // Whether there is a password, only the web host knows. A corrected address is proven by an invitation.
      const bool invite = account->password.empty() || !account->email_proven_at;
      QueueMail(house, invite ? model::Event::kInvitation : model::Event::kReset, *website, *account, access_id, 0);
      Note(house, invite ? model::Act::kInvited : model::Act::kResetSent, house.acting.name, *account);
      return SyncOutcome::kDone;
    }
    case model::Event::kApproved:
    case model::Event::kRenewed:
      if (!holds(model::Status::kApproved)) return SyncOutcome::kVoid;
      break;
    case model::Event::kRejected:
      if (!holds(model::Status::kRejected)) return SyncOutcome::kVoid;
      break;
    case model::Event::kInProcessing:
    case model::Event::kQuestion:
      if (!holds(model::Status::kInProcessing)) return SyncOutcome::kVoid;
      break;
    default: return SyncOutcome::kVoid;  // the others the web host sends by itself
  }
  QueueMail(house, event, *website, *account, access_id, grace);
  return SyncOutcome::kDone;
}

// The row an act is about, as it stands after it.
std::optional<model::SyncRow> Target(House& house, const std::string& what, const std::string& uid,
                                     const SyncJson& act) {
  SyncKind kind = SyncKind::kAccess;
  if (what == "contact") kind = SyncKind::kContact;
  if (what == "email") kind = SyncKind::kAccount;
  if (what == "ask") kind = SyncKind::kQuestion;
  if (what == "purge") kind = SyncKind::kRegistration;
  if (auto row = store::FindSyncRowByUid(house.database, kind, uid)) return row;
  if (what != "grant" || !act.contains("item")) return std::nullopt;
  SaidAccess said = AccessOf(act.at("item"));
  auto account = store::FindAccountByEmail(house.database, AccountOf(said.account).account.email_key);
  const std::int64_t website_id = SyncRowId(house, SyncKind::kWebsite, said.website);
  auto access = account ? store::FindAccessOfAccount(house.database, account->id, website_id) : std::nullopt;
  return access ? store::FindSyncRow(house.database, SyncKind::kAccess, access->id) : std::nullopt;
}

// Whose sessions and markers it may touch; 0: nobody's, there are none yet.
std::int64_t Touched(House& house, const std::string& what, const std::string& uid, const SyncJson& act) {
  if (what == "email") return SyncRowId(house, SyncKind::kAccount, uid);
  if (what == "grant" && act.contains("item")) {
    const std::string key = AccountOf(AccessOf(act.at("item")).account).account.email_key;
    auto account = store::FindAccountByEmail(house.database, key);
    return account ? account->id : 0;
  }
  auto access = store::FindAccess(house.database, SyncRowId(house, SyncKind::kAccess, uid));
  return access ? access->account_id : 0;
}

SyncOutcome ApplyOnce(House& house, const std::string& what, const std::string& uid, SyncReader& act) {
  if (what == "decide") return ApplyDecision(house, SyncRowId(house, SyncKind::kAccess, uid), act);
  if (what == "grant") return ApplyGrant(house, uid, act);
  if (what == "contact") return ApplyContact(house, SyncRowId(house, SyncKind::kContact, uid), act);
  if (what == "email") return ApplyEmail(house, SyncRowId(house, SyncKind::kAccount, uid), act);
  if (what == "ask") return ApplyQuestion(house, uid, act);
  if (what == "purge") return ApplyPurge(house, SyncRowId(house, SyncKind::kRegistration, uid), act);
  if (what == "mail") return ApplyMail(house, act);
  throw base::Fault("sync: the office asks for '" + what + "', which is unknown here: the versions differ");
}

}  // namespace

SyncJson ApplyAct(House& house, const SyncJson& act) {
  SyncReader reader(act);
  const std::string id = reader.Text("id"), what = reader.Text("act"), uid = reader.Text("uid");
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = Touched(house, what, uid, act), .website_id = {}});
  auto outcome = store::FindSyncAct(house.database, id);
  if (!outcome) {
    outcome = ApplyOnce(house, what, uid, reader);
    store::InsertSyncAct(house.database, id, *outcome, house.Now());
  }
  SyncJson result = {{"id", id}, {"outcome", model::Word(*outcome)}, {"item", SyncJson()}};
  auto target = what == "mail" ? std::nullopt : Target(house, what, uid, act);
  if (target) {
    if (auto item = FindSyncItem(house, *target)) result["item"] = std::move(*item);
  }
  markers.Commit(transaction);
  return result;
}

}  // namespace rules
