#include "store/website.h"

namespace store {

std::optional<model::Website> FindWebsite(Database& db, std::int64_t id) {
  return db.One<model::Website>(Query::kFindWebsite, id);
}

std::optional<WebsiteAtPlace> FindWebsiteByPlace(Database& db, std::string_view host,
                                                 std::string_view path) {
  return db.One<WebsiteAtPlace>(Query::kFindWebsiteByPlace, host, path);
}

std::vector<model::Website> ListWebsites(Database& db) {
  return db.All<model::Website>(Query::kListWebsites);
}

std::vector<model::Website> ListWebsitesOfStaff(Database& db, std::int64_t staff_id) {
  return db.All<model::Website>(Query::kListWebsitesOfStaff, staff_id);
}

std::vector<WebsiteCounts> ListWebsiteCounts(Database& db, std::int64_t most) {
  return db.All<WebsiteCounts>(Query::kListWebsiteCounts, most);
}

std::int64_t InsertWebsite(Database& db, const model::Website& w, std::int64_t now) {
  db.Run(Query::kInsertWebsite, w.name, w.address, w.policy, w.sender, w.contact, w.office_copy,
      w.language,
         w.password_minimum, w.open, w.imprint, w.privacy, now, w.protection, w.paths, w.closed);
  return db.LastId("website");
}

bool UpdateWebsite(Database& db, const model::Website& w) {
  return db.Run(Query::kUpdateWebsite, w.name, w.address, w.policy, w.sender, w.contact,
      w.office_copy, w.language,
                w.password_minimum, w.open, w.imprint, w.privacy, w.protection, w.paths, w.closed, w.id,
                w.version) == 1;
}

bool FindWebsiteMailHtml(Database& db, std::int64_t id) {
  return db.One<std::int64_t>(Query::kFindWebsiteMailHtml, id).value_or(0) != 0;
}

void UpdateWebsiteMailHtml(Database& db, std::int64_t id, bool html) {
  db.Run(Query::kUpdateWebsiteMailHtml, std::int64_t{html}, id);
}

std::vector<Place> ListWebsitePlaces(Database& db, std::int64_t website_id) {
  return db.All<Place>(Query::kListWebsitePlaces, website_id);
}

std::optional<std::int64_t> FindWebsitePlaceOwner(Database& db, std::string_view host,
                                                  std::string_view mount) {
  return db.One<std::int64_t>(Query::kFindWebsitePlaceOwner, host, mount);
}

void InsertWebsitePlace(Database& db, std::string_view host, std::string_view mount,
                        std::int64_t website_id) {
  db.Run(Query::kInsertWebsitePlace, host, mount, website_id);
}

void DeleteWebsitePlaces(Database& db, std::int64_t website_id) {
  db.Run(Query::kDeleteWebsitePlaces, website_id);
}

}  // namespace store
