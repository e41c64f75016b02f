#include "rules/note.h"

#include "base/fault.h"
#include "crypto/token.h"
#include "rules/chain.h"
#include "store/history.h"

namespace rules {
namespace {

model::History Line(model::Act act, const std::string& actor, const std::string& detail) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.detail = detail;
  return line;
}

void AddValue(std::string& list, std::string_view field, std::string_view value) {
  if (value.empty()) return;
  list += (list.empty() ? "" : "\n") + std::string(field) + ": ";
  // A line is one value's, whatever stands in it.
  for (char c : value) {
    if (c == '\n') {
      list += "\\n";
    } else if (c == '\\') {
      list += "\\\\";
    } else {
      list += c;
    }
  }
}

}  // namespace

void Changes::Add(std::string_view field, std::string_view before, std::string_view after) {
  if (before == after) return;
  AddValue(was, field, before);
  AddValue(became, field, after);
}

void AppendNote(House& house, model::History line, const Changes& changes) {
  if (!house.database.InTransaction()) throw base::Fault("a line of the history without a transaction");
  model::HistoryHead head = FindHead(house);
  line.id = head.id + 1;
  if (line.at == 0) line.at = house.Now();
  line.source = house.acting.source;
  line.was = changes.was;
  line.became = changes.became;
  // The write lock orders all who write: nobody else follows this head. Behind a line that `pforte migrate` has yet to
  // chain comes one that it will chain too.
  if (head.id == 0 || !head.hash.empty()) {
    line.salt = crypto::NewToken();
    line.hash = LineHash(house, head.hash, line);
  }
  store::AppendHistory(house.database, line);
}

void Note(House& house, model::Act act, const std::string& actor, const model::Account& account,
          const std::string& detail, const Changes& changes) {
  model::History line = Line(act, actor, detail);
  line.contact_id = account.contact_id;
  line.account_id = account.id;
  AppendNote(house, std::move(line), changes);
}

void Note(House& house, model::Act act, const std::string& actor, const model::Account& account,
          const model::Access& access, const std::string& detail, const Changes& changes) {
  model::History line = Line(act, actor, detail);
  line.contact_id = account.contact_id;
  line.account_id = account.id;
  line.access_id = access.id;
  line.website_id = access.website_id;
  AppendNote(house, std::move(line), changes);
}

void NoteContact(House& house, model::Act act, const std::string& actor, std::int64_t contact_id,
                 const std::string& detail, const Changes& changes) {
  model::History line = Line(act, actor, detail);
  line.contact_id = contact_id;
  AppendNote(house, std::move(line), changes);
}

void NoteWebsite(House& house, model::Act act, const std::string& actor, std::int64_t website_id,
                 const std::string& detail, const Changes& changes) {
  model::History line = Line(act, actor, detail);
  line.website_id = website_id;
  AppendNote(house, std::move(line), changes);
}

void NoteAct(House& house, model::Act act, const std::string& actor, const std::string& detail,
             const Changes& changes) {
  AppendNote(house, Line(act, actor, detail), changes);
}

void NoteAlone(House& house, model::Act act, const std::string& detail, const Changes& changes) {
  store::Transaction transaction(house.database);
  NoteAct(house, act, house.acting.name, detail, changes);
  transaction.Commit();
}

void NoteStaff(House& house, model::Act act, const std::string& actor, const model::Staff& staff,
               const Changes& changes) {
  NoteAct(house, act, actor, staff.name, changes);
}

}  // namespace rules
