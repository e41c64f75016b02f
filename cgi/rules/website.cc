#include "rules/website.h"

#include <map>
#include <sstream>

#include "mail/compose.h"
#include "model/stage.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/website.h"

namespace rules {

using base::Text;

namespace {

// One prefix a line, "/members/"; "" and an error for what no web server could be told.
std::string ProtectedPaths(model::FormErrors& errors, const model::Website& website) {
  std::string paths;
  std::istringstream lines(website.paths);
  bool good = website.paths.size() <= 2000;
  for (std::string line; std::getline(lines, line);) {
    std::string path = Trim(line);
    if (path.empty()) continue;
    paths += (paths.empty() ? "" : "\n") + path;
    good = good && IsPlace(path) && !path.starts_with("/account/") && !path.starts_with("/pforte/");
  }
  if (!good) errors.push_back({"paths", Text::kOfficeFormPathsInvalid});
  bool needed = website.protection == model::Protection::kPaths;
  if (needed && paths.empty()) errors.push_back({"paths", Text::kFormRequired});
  return paths;
}

// `before` nothing: the website is new.
Changes ChangesOf(const std::optional<model::Website>& before, const model::Website& after) {
  Changes changes;
  auto add = [&](std::string_view field, auto value) {
    changes.Add(field, before ? value(*before) : "", value(after));
  };
  using model::Website;
  add("name", [](const Website& w) { return w.name; });
  add("address", [](const Website& w) { return w.address; });
  add("policy", [](const Website& w) { return std::string(model::Word(w.policy)); });
  add("sender", [](const Website& w) { return w.sender; });
  add("contact", [](const Website& w) { return w.contact; });
  add("office_copy", [](const Website& w) { return w.office_copy; });
  add("language", [](const Website& w) { return w.language; });
  add("password_minimum", [](const Website& w) { return std::to_string(w.password_minimum); });
  add("open", [](const Website& w) { return std::to_string(w.open); });
  add("imprint", [](const Website& w) { return w.imprint; });
  add("privacy", [](const Website& w) { return w.privacy; });
  add("protection", [](const Website& w) { return std::string(model::Word(w.protection)); });
  add("paths", [](const Website& w) { return w.paths; });
  add("closed", [](const Website& w) { return std::to_string(w.closed); });
  return changes;
}

std::string Lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const auto& text : texts) lines += (lines.empty() ? "" : "\n") + text;
  return lines;
}

}  // namespace

bool IsPlace(std::string_view path) {
  return path.starts_with('/') && path.ends_with('/') && path.find("//") == std::string_view::npos &&
         path.find("/.") == std::string_view::npos &&
         path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") ==
             std::string_view::npos;
}

std::optional<AddressParts> ParseAddress(std::string_view address) {
  std::string_view rest = address, port = ":80";
  if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
    port = ":443";
  } else if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  auto slash = rest.find('/');
  AddressParts parts;
  for (char c : rest.substr(0, slash)) {
    char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    bool good = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '.' || lower == '-' ||
                lower == ':';
    if (!good) return std::nullopt;
    parts.host += lower;
  }
  // A name, and behind a colon at most five digits.
  auto colon = parts.host.find(':');
  if (colon == 0) return std::nullopt;
  if (colon != std::string::npos) {
    std::string_view digits = std::string_view(parts.host).substr(colon + 1);
    if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (parts.host.ends_with(port)) parts.host.resize(parts.host.size() - port.size());
  if (slash != std::string_view::npos) parts.mount = rest.substr(slash);
  for (char c : parts.mount) {
    bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
                c == '_' || c == '.';
    if (!good) return std::nullopt;
  }
  if (parts.host.empty() || parts.mount.ends_with('/') || parts.mount.find("//") != std::string::npos ||
      parts.mount.find("/.") != std::string::npos) {
    return std::nullopt;
  }
  return parts;
}

std::string FirstPage(const model::Website& website) {
  return website.protection == model::Protection::kPaths ? website.paths.substr(0, website.paths.find('\n')) : "/";
}

std::optional<model::Website> FindWebsite(House& house, std::int64_t id) {
  return store::FindWebsite(house.database, id);
}

std::vector<WebsiteLine> ListWebsites(House& house, std::int64_t scope) {
  std::map<std::int64_t, store::WebsiteCounts> counts;
  for (auto& count : store::ListWebsiteCounts(house.database, model::kCountMost + 1)) counts[count.website_id] = count;
  std::vector<WebsiteLine> lines;
  for (auto& website : store::ListWebsitesOfStaff(house.database, scope)) {
    lines.push_back({website, counts[website.id].waiting, counts[website.id].approved});
  }
  return lines;
}

std::vector<std::string> ListAliases(House& house, const model::Website& website) {
  std::vector<std::string> aliases;
  std::string scheme = website.address.substr(0, website.address.find("//") + 2);
  for (auto& place : store::ListWebsitePlaces(house.database, website.id)) {
    std::string address = scheme + place.host + place.mount;
    if (address != website.address) aliases.push_back(address);
  }
  return aliases;
}

SaveResult SaveWebsite(House& house, const Decider& decider, model::Website website,
                       const std::vector<std::string>& aliases, const Pattern& pattern) {
  SaveResult result;
  result.id = website.id;
  model::FormErrors& errors = result.errors;
  website.name = Trim(website.name);
  website.address = Trim(website.address);
  website.sender = Trim(website.sender);
  website.office_copy = Trim(website.office_copy);
  RequireText(errors, "name", website.name, kMaxName);
  std::string sender = mail::AddressOf(website.sender);
  if (!EmailKey(sender)) errors.push_back({"sender", Text::kOfficeFormSenderInvalid});
  LimitText(errors, "sender", website.sender, kMaxEmail);
  if (!website.office_copy.empty()) (void)RequireEmail(errors, "office_copy", website.office_copy);
  LimitText(errors, "contact", website.contact, kMaxMessage);
  if (website.password_minimum < 8 || website.password_minimum > 64) {
    errors.push_back({"password_minimum", Text::kOfficeFormNumberRange, 8});
  }
  LimitLink(errors, "imprint", website.imprint);
  LimitLink(errors, "privacy", website.privacy);
  website.paths = ProtectedPaths(errors, website);
  std::vector<AddressParts> places;
  auto parts = ParseAddress(website.address);
  if (!parts) errors.push_back({"address", Text::kOfficeFormAddressInvalid});
  if (parts) {
    website.address = website.address.substr(0, website.address.find("//") + 2) + parts->host + parts->mount;
    places.push_back(*parts);
  }
  for (const auto& alias : aliases) {
    auto more = ParseAddress(alias);
    if (!more) {
      errors.push_back({"aliases", Text::kOfficeFormAddressInvalid});
    } else {
      places.push_back(*more);
    }
  }
  if (!errors.empty()) return result;

  store::Transaction transaction(house.database);
  for (const auto& place : places) {
    auto owner = store::FindWebsitePlaceOwner(house.database, place.host, place.mount);
    if (owner && *owner != website.id) {
      errors.push_back({"address", Text::kOfficeFormAddressTaken});
      return result;
    }
  }
  MarkerChange markers(house, {.account_id = {}, .website_id = website.id});
  auto before = store::FindWebsite(house.database, website.id);
  const std::string aliases_before = before ? Lines(ListAliases(house, *before)) : "";
  if (website.id == 0) {
    result.id = store::InsertWebsite(house.database, website, house.Now());
    TakeOver(house, decider, pattern, result.id);
  } else if (!store::UpdateWebsite(house.database, website)) {
    result.conflict = true;
    return result;
  }
  store::DeleteWebsitePlaces(house.database, result.id);
  for (const auto& place : places) {
    if (!store::FindWebsitePlaceOwner(house.database, place.host, place.mount)) {
      store::InsertWebsitePlace(house.database, place.host, place.mount, result.id);
    }
  }
  auto after = store::FindWebsite(house.database, result.id);
  Changes changes = ChangesOf(before, *after);
  changes.Add("aliases", aliases_before, Lines(ListAliases(house, *after)));
  if (auto like = store::FindWebsite(house.database, pattern.website_id)) changes.Add("pattern", "", like->name);
  NoteWebsite(house, model::Act::kChanged, decider.Name(), result.id, "", changes);
  markers.Commit(transaction);
  return result;
}

model::Website LikeThis(const model::Website& pattern) {
  model::Website website = pattern;
  website.id = website.version = website.created_at = website.closed = 0;
  website.name = website.address = "";
  return website;
}

SaveResult CloseWebsite(House& house, const Decider& decider, const model::Website& website, bool closed) {
  model::Website changed = website;
  changed.closed = closed ? 1 : 0;
  return SaveWebsite(house, decider, changed, ListAliases(house, website));
}

}  // namespace rules
