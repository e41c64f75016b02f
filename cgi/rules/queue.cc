#include "rules/queue.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "rules/decide.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/registration.h"
#include "store/renewal.h"
#include "store/staff.h"
#include "store/website.h"

namespace rules {
namespace {

using Keys = std::vector<model::Place>;
using store::Span;

constexpr model::Place kBegin{0, -1};
constexpr model::Place kEnd{0, std::numeric_limits<std::int64_t>::max()};

store::AccessFilter FilterOf(Stage stage, std::int64_t now) {
  store::AccessFilter filter;
  filter.now = now;
  switch (stage) {
    case Stage::kWaiting:
    case Stage::kUnverified: filter.status = model::Status::kInProcessing; break;
    case Stage::kExpired: filter.expired = true; [[fallthrough]];
    case Stage::kRenewal:
    case Stage::kApproved: filter.status = model::Status::kApproved; break;
    case Stage::kRejected: filter.status = model::Status::kRejected; break;
    case Stage::kWithdrawn: filter.status = model::Status::kWithdrawn; break;
  }
  return filter;
}

store::AccessFilter FilterOf(House& house, std::int64_t scope, const QueueFilter& wanted) {
  store::AccessFilter filter = FilterOf(wanted.stage, house.Now());
  filter.website_id = wanted.website_id;
  filter.staff_id = scope;
  filter.decided_by = wanted.decided_by;
  return filter;
}

// Each of the websites to look at has a list of its own in the index; 0 is the one of all together.
std::vector<std::int64_t> Sites(House& house, std::int64_t scope, std::int64_t website_id) {
  if (scope == 0) return {website_id};
  std::vector<std::int64_t> sites;
  for (auto id : store::ListStaffWebsiteIds(house.database, scope)) {
    if (website_id == 0 || id == website_id) sites.push_back(id);
  }
  return sites;
}

bool Before(const model::Place& a, const model::Place& b) {
  return std::tie(a.at, a.id) < std::tie(b.at, b.id);
}

void Order(Keys& keys, bool backwards) {
  std::sort(keys.begin(), keys.end(), Before);
  if (backwards) std::reverse(keys.begin(), keys.end());
}

// The latest moment since when those the filter wants are in the stage.
std::int64_t Until(House& house, const QueueFilter& wanted) {
  std::int64_t until = house.Now() - wanted.older_than * base::kDay;
  // What expired did so at that moment; nothing else ends the list.
  return wanted.older_than > 0 || wanted.stage == Stage::kExpired ? until : kEnd.at;
}

// A piece of the list, in its order, backwards too.
Keys Walk(House& house, std::int64_t scope, const QueueFilter& wanted, Span span, bool backwards) {
  span.until = Until(house, wanted);
  // Backwards the place alone says where to begin.
  if (backwards && span.from.at > span.until) span.from = {std::numeric_limits<std::int64_t>::max(), span.until};
  auto& db = house.database;
  store::AccessFilter filter = FilterOf(house, scope, wanted);
  if (wanted.stage == Stage::kExpired) {
    return backwards ? store::ListExpiredAccessKeysBackwards(db, filter, span)
                     : store::ListExpiredAccessKeys(db, filter, span);
  }
  if (wanted.stage == Stage::kRenewal) {
    return backwards ? store::ListRenewalKeysBackwards(db, filter, span) : store::ListRenewalKeys(db, filter, span);
  }
  if (wanted.stage != Stage::kUnverified && !wanted.decided_by.empty()) {
    return backwards ? store::ListAccessKeysOfDeciderBackwards(db, filter, span)
                     : store::ListAccessKeysOfDecider(db, filter, span);
  }
  Keys keys;
  for (auto site : Sites(house, scope, wanted.website_id)) {
    Keys some;
    if (wanted.stage == Stage::kUnverified) {
      store::RegistrationFilter own{site, Trim(wanted.order), LikePattern(wanted.search)};
      some = site == 0 ? (backwards ? store::ListRegistrationKeysBackwards(db, own, span)
                                    : store::ListRegistrationKeys(db, own, span))
                       : (backwards ? store::ListRegistrationKeysOfWebsiteBackwards(db, own, span)
                                    : store::ListRegistrationKeysOfWebsite(db, own, span));
    } else {
      filter.website_id = site;
      some = site == 0 ? (backwards ? store::ListAccessKeysBackwards(db, filter, span)
                                    : store::ListAccessKeys(db, filter, span))
                       : (backwards ? store::ListAccessKeysOfWebsiteBackwards(db, filter, span)
                                    : store::ListAccessKeysOfWebsite(db, filter, span));
    }
    keys.insert(keys.end(), some.begin(), some.end());
  }
  Order(keys, backwards);
  if (static_cast<std::int64_t>(keys.size()) > span.count) keys.resize(static_cast<std::size_t>(span.count));
  return keys;
}

// What a search or an order number finds among the accesses, in no order; nothing if neither is asked for: then the
// list is walked.
std::optional<Keys> Find(House& house, std::int64_t scope, const QueueFilter& wanted, bool& too_short) {
  std::string pattern = LikePattern(wanted.search), order = Trim(wanted.order);
  if (wanted.stage == Stage::kUnverified || (pattern.empty() && order.empty())) return std::nullopt;
  constexpr std::int64_t most = model::kCountMost + 1;
  Keys keys;
  bool matched = pattern.empty();
  if (wanted.stage == Stage::kRenewal) {
    // Few ask at a time: what stands further back is found by the person.
    keys = Walk(house, scope, wanted, {kBegin, 0, most}, false);
    if (!order.empty()) {
      std::erase_if(keys, [&](const model::Place& key) {
        return store::FindAccess(house.database, key.id)->order_number != order;
      });
    }
  } else if (!order.empty()) {
    keys = store::ListAccessKeysOfOrder(house.database, FilterOf(house, scope, wanted), order, most);
  } else if (CountStage(house, scope, wanted.stage) < most) {
    keys = Walk(house, scope, wanted, {kBegin, 0, most}, false);
  } else if (auto expression = SearchExpression(wanted.search); !expression.empty()) {
    keys = store::ListAccessKeysOfWords(house.database, FilterOf(house, scope, wanted), expression, most);
    matched = true;
  } else {
    too_short = true;
  }
  const std::int64_t until = Until(house, wanted);
  std::erase_if(keys, [&](const model::Place& key) {
    return key.at > until || (!matched && !store::FindAccessMatch(house.database, key.id, pattern));
  });
  return keys;
}

// What of `found` stands behind the place in that direction.
Keys Cut(Keys found, const Span& span, bool backwards) {
  Order(found, backwards);
  std::erase_if(found, [&](const model::Place& key) {
    return backwards ? !Before(key, span.from) : !Before(span.from, key);
  });
  if (static_cast<std::int64_t>(found.size()) > span.count) found.resize(static_cast<std::size_t>(span.count));
  return found;
}

}  // namespace

std::string LikePattern(std::string_view search) {
  std::string pattern;
  for (char c : Trim(search)) pattern += c == '%' || c == '_' ? ' ' : c;
  return pattern.empty() ? "" : "%" + pattern + "%";
}

std::string SearchExpression(std::string_view search, bool beginnings) {
  std::string expression, word;
  for (char c : std::string(search) + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    const auto letters = CodePoints(word);
    if (letters >= 3 || (beginnings && letters > 0)) {
      // The index knows groups of three letters, and two blanks before each word.
      const std::string blanks = letters == 1 ? "  " : letters == 2 ? " " : "";
      expression += (expression.empty() ? "" : " ") + QuotePhrase(blanks + word);
    }
    word.clear();
  }
  return expression;
}

std::string QuotePhrase(std::string_view words) {
  std::string quoted = "\"";
  for (char c : words) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

model::Sort SortOf(const QueueFilter& wanted) {
  bool waits =
      wanted.stage == Stage::kWaiting || wanted.stage == Stage::kUnverified || wanted.stage == Stage::kRenewal;
  return wanted.sort.value_or(waits ? model::Sort::kOldest : model::Sort::kNewest);
}

std::vector<model::Place> ListQueueKeys(House& house, std::int64_t scope, const QueueFilter& wanted,
                                           std::int64_t most) {
  bool newest = SortOf(wanted) == model::Sort::kNewest, too_short = false;
  Span all{newest ? kEnd : kBegin, 0, most};
  auto found = Find(house, scope, wanted, too_short);
  return found ? Cut(std::move(*found), all, newest) : Walk(house, scope, wanted, all, newest);
}

Queue ListQueue(House& house, std::int64_t scope, const QueueFilter& wanted) {
  Queue queue;
  bool newest = SortOf(wanted) == model::Sort::kNewest;
  auto found = Find(house, scope, wanted, queue.too_short);
  auto piece = [&](const Span& span, bool backwards) {
    return found ? Cut(*found, span, backwards) : Walk(house, scope, wanted, span, backwards);
  };
  Span all{newest ? kEnd : kBegin, 0, model::kCountMost + 1};
  queue.total = static_cast<std::int64_t>(piece(all, newest).size());

  bool back = wanted.back && wanted.place;
  Keys keys = piece({wanted.place.value_or(all.from), 0, kPageSize + 1}, newest != back);
  bool more = keys.size() > kPageSize;
  if (more) keys.pop_back();
  if (back) std::reverse(keys.begin(), keys.end());
  if (!keys.empty() && (back ? more : wanted.place.has_value())) queue.previous = keys.front();
  if (!keys.empty() && (back || more)) queue.next = keys.back();
  for (const auto& key : keys) {
    if (wanted.stage == Stage::kUnverified) {
      if (auto line = store::FindRegistrationLine(house.database, key.id)) queue.registrations.push_back(*line);
    } else if (auto line = store::FindAccessLine(house.database, key.id)) {
      queue.accesses.push_back(std::move(*line));
    }
  }
  return queue;
}

std::int64_t CountStage(House& house, std::int64_t scope, Stage stage) {
  constexpr std::int64_t most = model::kCountMost + 1;
  store::AccessFilter filter = FilterOf(stage, house.Now());
  filter.staff_id = scope;
  if (stage == Stage::kExpired) return store::CountExpiredAccesses(house.database, filter, most);
  if (stage == Stage::kRenewal) return store::CountRenewals(house.database, filter, most);
  std::int64_t count = 0;
  for (auto site : Sites(house, scope, 0)) {
    filter.website_id = site;
    if (stage == Stage::kUnverified) {
      count += site == 0 ? store::CountRegistrations(house.database, most)
                         : store::CountRegistrationsOfWebsite(house.database, site, most);
    } else {
      count += site == 0 ? store::CountAccesses(house.database, filter, most)
                         : store::CountAccessesOfWebsite(house.database, filter, most);
    }
  }
  return std::min(count, most);
}

std::vector<std::string> ListDeciders(House& house) {
  std::vector<std::string> names;
  for (auto& staff : store::ListStaff(house.database)) names.push_back(std::move(staff.name));
  names.push_back(Decider().Name());
  return names;
}

std::vector<model::Website> ListScopeWebsites(House& house, std::int64_t scope) {
  return store::ListWebsitesOfStaff(house.database, scope);
}

bool ResendRegistration(House& house, const model::Staff& staff, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto registration = store::FindRegistration(house.database, id);
  if (!registration || !MayDecide(house, staff, registration->website_id)) return false;
  auto website = store::FindWebsite(house.database, registration->website_id);
  QueueMail(house, model::Event::kVerify, *website, *registration);
  NoteWebsite(house, model::Act::kProofSent, staff.name, website->id, registration->email);
  transaction.Commit();
  return true;
}

bool DeleteRegistration(House& house, const model::Staff& staff, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto registration = store::FindRegistration(house.database, id);
  if (!registration || !MayDecide(house, staff, registration->website_id)) return false;
  if (!store::DeleteRegistration(house.database, id)) return false;
  NoteWebsite(house, model::Act::kDeleted, staff.name, registration->website_id, registration->email);
  transaction.Commit();
  return true;
}

}  // namespace rules
