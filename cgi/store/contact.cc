#include "store/contact.h"

namespace store {

std::optional<model::Contact> FindContact(Database& db, std::int64_t id) {
  return db.One<model::Contact>(Query::kFindContact, id);
}

std::optional<model::Contact> FindContactByNumber(Database& db, std::string_view number) {
  return db.One<model::Contact>(Query::kFindContactByNumber, number);
}

std::int64_t InsertContact(Database& db, const model::Contact& c, std::int64_t now, bool search) {
  db.Run(Query::kInsertContact, c.number, c.name, c.company, c.phone, c.language, c.notes, now);
  auto id = db.LastId("contact");
  if (search) UpdateContactSearch(db, id);
  return id;
}

bool UpdateContact(Database& db, const model::Contact& c) {
  if (db.Run(Query::kUpdateContact, c.number, c.name, c.company, c.phone, c.language, c.notes,
      c.id, c.version) != 1) return false;
  UpdateContactSearch(db, c.id);
  return true;
}

std::vector<model::Near> ListNearAddresses(Database& db, std::string_view domain, std::string_view from,
                                           std::string_view to, std::int64_t staff_id, std::int64_t count) {
  return db.All<model::Near>(Query::kListNearAddresses, domain, from, to, staff_id, count);
}

std::vector<model::Near> ListNearLocalParts(Database& db, std::string_view from, std::string_view to,
                                            std::int64_t staff_id, std::int64_t count) {
  return db.All<model::Near>(Query::kListNearLocalParts, from, to, staff_id, count);
}

std::vector<model::Near> ListNearNames(Database& db, std::string_view expression, std::int64_t staff_id,
                                       std::int64_t count) {
  return db.All<model::Near>(Query::kListNearNames, expression, staff_id, count);
}

void UpdateContactMerged(Database& db, std::int64_t id, std::optional<std::int64_t> into_id) {
  db.Run(Query::kUpdateContactMerged, into_id, id);
  UpdateContactSearch(db, id);
  DeleteContactSearch(db, id);
}

std::int64_t CountContactsMergedInto(Database& db, std::int64_t id) {
  return db.One<std::int64_t>(Query::kCountContactsMergedInto, id).value_or(0);
}

std::vector<std::int64_t> ListContactIds(Database& db, std::int64_t before, std::int64_t count) {
  return db.All<std::int64_t>(Query::kListContactIds, before, count);
}

std::vector<std::int64_t> ListContactIdsOfWords(Database& db, std::string_view expression, std::int64_t before,
                                                std::int64_t count) {
  return db.All<std::int64_t>(Query::kListContactIdsOfWords, expression, before, count);
}

std::optional<model::ContactLine> FindContactLine(Database& db, std::int64_t id, std::int64_t staff_id) {
  return db.One<model::ContactLine>(Query::kFindContactLine, id, staff_id);
}

std::vector<std::int64_t> ListContactIdsMergedInto(Database& db, std::int64_t id) {
  return db.All<std::int64_t>(Query::kListContactIdsMergedInto, id);
}

void DeleteContact(Database& db, std::int64_t id) {
  db.Run(Query::kDeleteContact, id);
  DeleteContactSearch(db, id);
}

std::vector<model::Contact> ListContactsAfter(Database& db, std::int64_t website_id, std::int64_t after,
                                              std::int64_t count) {
  return db.All<model::Contact>(Query::kListContactsAfter, after, website_id, count);
}

std::int64_t CountContacts(Database& db) { return db.One<std::int64_t>(Query::kCountContacts).value_or(0); }

std::int64_t CountRealPeople(Database& db) { return db.One<std::int64_t>(Query::kCountRealPeople).value_or(0); }

void UpdateContactSearch(Database& db, std::int64_t contact_id) {
  db.Run(Query::kUpdateContactSearch, contact_id);
}

void DeleteContactOfCanary(Database& db, std::int64_t id) {
  db.Run(Query::kDeleteContactOfCanary, id);
  DeleteContactSearch(db, id);
}

void DeleteContactSearch(Database& db, std::int64_t contact_id) {
  db.Run(Query::kDeleteContactSearch, contact_id);
}

}  // namespace store
