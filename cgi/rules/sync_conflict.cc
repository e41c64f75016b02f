#include "rules/sync_conflict.h"

#include "base/log.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/item.h"
#include "store/sync.h"

namespace rules {
namespace {

using model::SyncKind;

// Whom a conflict is about, for people to read.
std::string About(House& house, SyncKind kind, std::int64_t id) {
  if (kind == SyncKind::kQuestion) {
    auto question = store::FindQuestion(house.database, id);
    return question ? About(house, SyncKind::kAccess, question->access_id) : "";
  }
  if (kind == SyncKind::kAccess) {
    auto line = store::FindAccessLine(house.database, id);
    return line ? line->email + ", " + line->website_name : "";
  }
  if (kind == SyncKind::kAccount) {
    auto account = store::FindAccount(house.database, id);
    return account ? account->email : "";
  }
  auto contact = kind == SyncKind::kContact ? store::FindContact(house.database, id) : std::nullopt;
  return contact ? contact->name : "";
}

}  // namespace

void RecordConflict(House& house, SyncKind kind, std::int64_t row_id, const SyncJson& wished, const SyncJson& held) {
  model::SyncConflict conflict;
  conflict.kind = kind;
  conflict.row_id = row_id;
  conflict.about = About(house, kind, row_id);
  conflict.wished = SyncText(wished);
  conflict.held = held.is_null() ? "" : SyncText(held);
  store::InsertSyncConflict(house.database, conflict, house.Now());
  const std::string id = std::to_string(row_id);
  base::Log(base::LogLevel::kWarning, "sync_conflict", {{"kind", model::Word(kind)}, {"id", id}});
  const Changes changes = held.is_null() ? Changes() : SyncChanges(wished, held);
  auto access = kind == SyncKind::kAccess ? store::FindAccess(house.database, row_id) : std::nullopt;
  const std::int64_t account_id = access ? access->account_id : kind == SyncKind::kAccount ? row_id : 0;
  auto account = store::FindAccount(house.database, account_id);
  if (access && account) {
    return Note(house, model::Act::kSyncConflict, house.acting.name, *account, *access, "", changes);
  }
  if (account) return Note(house, model::Act::kSyncConflict, house.acting.name, *account, "", changes);
  if (kind == SyncKind::kContact) {
    return NoteContact(house, model::Act::kSyncConflict, house.acting.name, row_id, "", changes);
  }
  NoteAct(house, model::Act::kSyncConflict, house.acting.name, "", changes);
}

Changes SyncChanges(const SyncJson& before, const SyncJson& after) {
  Changes changes;
  for (const auto& [field, value] : after.items()) {
    auto text = [](const SyncJson& each) { return each.is_string() ? each.get<std::string>() : each.dump(); };
    const SyncJson was = before.value(field, SyncJson(""));
    changes.Add(field, text(was), text(value));
  }
  return changes;
}

}  // namespace rules
