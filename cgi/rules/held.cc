#include "rules/held.h"

#include <nlohmann/json.hpp>

#include "rules/note.h"
#include "store/contact.h"
#include "store/held.h"

namespace rules {
namespace {

using Json = nlohmann::ordered_json;

bool MayRead(House& house, const Decider& decider, std::int64_t contact_id) {
  const bool all = !decider.staff || decider.staff->role != model::Role::kApprover;
  return all && store::FindContact(house.database, contact_id).has_value();
}

}  // namespace

std::optional<std::vector<HeldTable>> ListHeld(House& house, const Decider& decider, std::int64_t contact_id) {
  if (!MayRead(house, decider, contact_id)) return std::nullopt;
  std::vector<HeldTable> tables;
  for (const auto& row : store::ListHeld(house.database, contact_id)) {
    if (tables.empty() || tables.back().name != row.table) tables.push_back({row.table, {}});
    HeldFields& fields = tables.back().rows.emplace_back();
    const Json object = Json::parse(row.json);
    for (const auto& [name, value] : object.items()) {
      std::string text = value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
      if (!text.empty()) fields.emplace_back(name, std::move(text));
    }
  }
  return tables;
}

std::string ExportHeld(House& house, const Decider& decider, std::int64_t contact_id) {
  if (!MayRead(house, decider, contact_id)) return "";
  Json held = {{"at", base::Rfc3339(house.Now())}};
  for (const auto& row : store::ListHeld(house.database, contact_id)) held[row.table].push_back(Json::parse(row.json));
  store::Transaction transaction(house.database);
  NoteContact(house, model::Act::kExported, decider.Name(), contact_id);
  transaction.Commit();
  return held.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rules
