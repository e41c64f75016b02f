#include "rules/sync_wish.h"

#include "crypto/token.h"
#include "rules/sync_item.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/item.h"
#include "store/mail.h"
#include "store/registration.h"
#include "store/sync.h"

namespace rules {
namespace {

using model::SyncKind;

constexpr std::int64_t kAtOnce = 50;  // at some kilobytes each far below the longest message

// Who did it last, as the history says.
std::string ActorOf(House& house, std::int64_t contact_id, model::Act act) {
  for (const auto& line : store::ListHistoryOfContact(house.database, contact_id)) {
    if (line.act == act) return line.actor;
  }
  return "office";
}

std::string OrOffice(const std::string& name) { return name.empty() ? "office" : name; }

// The fields that are not as the web host said.
SyncJson Differing(const SyncJson& base, const SyncJson& now) {
  SyncJson fields = SyncJson::object();
  for (const auto& [field, value] : now.items()) {
    if (base.value(field, SyncJson()) != value) fields[field] = value;
  }
  return fields;
}

// Null for nothing to ask for. Each lacks its id.
SyncJson WishForContact(House& house, const model::SyncRow& row, const SyncJson& base) {
  auto contact = store::FindContact(house.database, row.row_id);
  // One that the web host does not know goes there with its first access.
  if (!contact || base.is_null()) return {};
  SyncJson fields = Differing(base, Wishable(*contact));
  if (fields.empty()) return {};
  return {{"act", "contact"}, {"uid", row.uid}, {"version", base.at("version")}, {"fields", fields},
          {"by", ActorOf(house, contact->id, model::Act::kChanged)}};
}

SyncJson WishForAccount(House& house, const model::SyncRow& row, const SyncJson& base) {
  auto account = store::FindAccount(house.database, row.row_id);
  if (!account || base.is_null() || base.at("email") == account->email) return {};
  return {{"act", "email"}, {"uid", row.uid}, {"version", base.at("version")}, {"from", base.at("email")},
          {"email", account->email}, {"by", ActorOf(house, account->contact_id, model::Act::kEmailCorrected)}};
}

SyncJson WishForAccess(House& house, const model::SyncRow& row, const SyncJson& base) {
  auto access = store::FindAccess(house.database, row.row_id);
  if (!access) return {};
  const std::string by = OrOffice(access->decided_by);
  if (base.is_null()) return {{"act", "grant"}, {"uid", row.uid}, {"item", AccessItem(house, *access)}, {"by", by}};
  SyncJson wish = Wishable(*access);
  if (Differing(base, wish).empty()) return {};
  wish.update({{"act", "decide"}, {"uid", row.uid}, {"version", base.at("version")}, {"by", by}});
  return wish;
}

SyncJson WishForRegistration(const model::SyncRow& row, const SyncJson& base) {
  if (row.gone == 0 || base.is_null()) return {};
  return {{"act", "purge"}, {"uid", row.uid}, {"version", base.at("version")}, {"by", "office"}};
}

SyncJson WishForQuestion(House& house, const model::SyncRow& row, const SyncJson& base) {
  auto question = store::FindQuestion(house.database, row.row_id);
  if (!question || !base.is_null()) return {};
  return {{"act", "ask"}, {"uid", row.uid}, {"access", SyncUid(house, SyncKind::kAccess, question->access_id)},
          {"question", question->question}, {"asked_at", question->asked_at}, {"by", question->asked_by}};
}

SyncJson WishFor(House& house, const model::SyncRow& row) {
  const SyncJson base = row.base.empty() ? SyncJson() : SyncJson::parse(row.base);
  switch (row.kind) {
    case SyncKind::kWebsite: return {};  // settings are the web host's
    case SyncKind::kContact: return WishForContact(house, row, base);
    case SyncKind::kAccount: return WishForAccount(house, row, base);
    case SyncKind::kAccess: return WishForAccess(house, row, base);
    case SyncKind::kRegistration: return WishForRegistration(row, base);
    case SyncKind::kQuestion: return WishForQuestion(house, row, base);
  }
  return {};
}

bool IsAsked(House& house, SyncKind kind, std::optional<std::int64_t> id) {
  auto row = id ? store::FindSyncRow(house.database, kind, *id) : std::nullopt;
  return !row || row->change == 0;
}

bool IsReady(House& house, const model::Mail& mail) {
  auto question = mail.access_id && mail.event == model::Event::kQuestion
                      ? store::FindNewestQuestion(house.database, *mail.access_id)
                      : std::nullopt;
  return IsAsked(house, SyncKind::kAccess, mail.access_id) && IsAsked(house, SyncKind::kAccount, mail.account_id) &&
         (!question || IsAsked(house, SyncKind::kQuestion, question->id));
}

// "" for nothing.
std::string UidOrNone(House& house, SyncKind kind, std::optional<std::int64_t> id) {
  auto row = id ? store::FindSyncRow(house.database, kind, *id) : std::nullopt;
  return row ? row->uid : "";
}

}  // namespace

SyncWishes ListWishes(House& house, std::int64_t after) {
  SyncWishes found;
  auto rows = store::ListSyncRowsAfter(house.database, after, kAtOnce);
  for (auto& row : rows) {
    SyncJson act = WishFor(house, row);
    if (act.is_null()) {
      found.settled.push_back(row);
    } else {
      // The same wish has the same name, so that it is granted once however often it has to be sent.
      act["id"] = crypto::Digest(house.keys, crypto::Use::kSyncAct, {SyncText(act)});
      found.wishes.push_back({std::move(act), row, 0});
    }
  }
  if (static_cast<std::int64_t>(rows.size()) == kAtOnce) found.next = rows.back().change;
  return found;
}

SyncWishes ListMailWishes(House& house, std::int64_t after) {
  SyncWishes found;
  auto mails = store::ListHeldMails(house.database, after, kAtOnce);
  for (const auto& mail : mails) {
    if (!IsReady(house, mail)) continue;
    SyncJson act = {{"act", "mail"},
                    {"id", mail.message_id},
                    {"uid", ""},
                    {"event", model::Word(mail.event)},
                    {"website", UidOrNone(house, SyncKind::kWebsite, mail.website_id)},
                    {"account", UidOrNone(house, SyncKind::kAccount, mail.account_id)},
                    {"access", UidOrNone(house, SyncKind::kAccess, mail.access_id)},
                    {"registration", UidOrNone(house, SyncKind::kRegistration, mail.registration_id)}};
    found.wishes.push_back({std::move(act), {}, mail.id});
  }
  if (static_cast<std::int64_t>(mails.size()) == kAtOnce) found.next = mails.back().id;
  return found;
}

SyncJson WishedPart(const SyncJson& act) {
  const std::string what = act.at("act");
  if (what == "contact") return act.at("fields");
  if (what == "email") return {{"email", act.at("email")}};
  if (what == "ask") return {{"question", act.at("question")}};
  const SyncJson& from = what == "grant" ? act.at("item") : act;
  SyncJson part = SyncJson::object();
  for (const char* field : {"status", "reason", "valid_until"}) {
    if (from.contains(field)) part[field] = from.at(field);
  }
  return part;
}

}  // namespace rules
