#include "rules/note.h"

#include "store/history.h"

namespace rules {

void Note(House& house, model::Act act, const std::string& actor, const model::Account& account,
          const std::string& detail) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.contact_id = account.contact_id;
  line.account_id = account.id;
  line.detail = detail;
  store::AppendHistory(house.database, line, house.Now());
}

void Note(House& house, model::Act act, const std::string& actor, const model::Account& account,
          const model::Access& access, const std::string& detail) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.contact_id = account.contact_id;
  line.account_id = account.id;
  line.access_id = access.id;
  line.website_id = access.website_id;
  line.detail = detail;
  store::AppendHistory(house.database, line, house.Now());
}

void NoteContact(House& house, model::Act act, const std::string& actor, std::int64_t contact_id,
                 const std::string& detail) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.contact_id = contact_id;
  line.detail = detail;
  store::AppendHistory(house.database, line, house.Now());
}

void NoteWebsite(House& house, model::Act act, const std::string& actor, std::int64_t website_id,
                 const std::string& detail) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.website_id = website_id;
  line.detail = detail;
  store::AppendHistory(house.database, line, house.Now());
}

void NoteStaff(House& house, model::Act act, const std::string& actor, const model::Staff& staff) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.detail = staff.name;
  store::AppendHistory(house.database, line, house.Now());
}

}  // namespace rules
