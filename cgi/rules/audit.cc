#include "rules/audit.h"

#include <algorithm>
#include <limits>

#include "base/clock.h"
#include "base/csv.h"
#include "rules/chain.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/queue.h"
#include "store/account.h"

namespace rules {
namespace {

constexpr std::int64_t kFirstLook = 500;    // enough for a page where many lines fit
constexpr std::int64_t kPiece = 1000;       // lines of an export in memory at once
constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();

store::AuditFilter FilterOf(const AuditQuery& wanted) {
  store::AuditFilter filter;
  filter.since = wanted.since.value_or(0);
  filter.actor = wanted.actor;
  if (wanted.act) filter.act = model::Word(*wanted.act);
  filter.website_id = wanted.website_id;
  filter.contact_id = wanted.contact_id;
  filter.pattern = LikePattern(wanted.search);
  return filter;
}

std::string Number(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : ""; }

// What was searched for, as the history keeps it.
Changes Asked(const AuditQuery& wanted) {
  Changes asked;
  asked.Add("actor", "", wanted.actor);
  if (wanted.act) asked.Add("act", "", model::Word(*wanted.act));
  if (wanted.website_id != 0) asked.Add("website_id", "", std::to_string(wanted.website_id));
  if (wanted.contact_id != 0) asked.Add("contact_id", "", std::to_string(wanted.contact_id));
  asked.Add("search", "", wanted.search);
  if (wanted.since) asked.Add("from", "", base::Rfc3339(*wanted.since));
  if (wanted.until) asked.Add("to", "", base::Rfc3339(*wanted.until));
  return asked;
}

// By the narrowest index there is.
struct Way {
  decltype(&store::ListAudit) list;
  decltype(&store::FindAuditEnd) find_end;
};

Way WayTo(const store::AuditFilter& filter) {
  if (!filter.actor.empty()) return {store::ListAuditOfActor, store::FindAuditEndOfActor};
  if (filter.contact_id != 0) return {store::ListAuditOfContact, store::FindAuditEndOfContact};
  return {store::ListAudit, store::FindAuditEnd};
}

}  // namespace

AuditPage ListAudit(House& house, const AuditQuery& wanted, const std::optional<model::Place>& before,
                    std::int64_t count) {
  AuditPage page;
  const store::AuditFilter filter = FilterOf(wanted);
  const Way way = WayTo(filter);
  model::Place place = before.value_or(model::Place{kEver, kEver});
  if (wanted.until && place.at > *wanted.until) place = {kEver, *wanted.until};
  const bool all_fit = filter.act.empty() && filter.website_id == 0 && filter.pattern.empty() &&
                       (filter.actor.empty() || filter.contact_id == 0);
  for (std::int64_t window = all_fit ? count + 1 : kFirstLook, looked = 0;;) {
    auto lacking = count + 1 - static_cast<std::int64_t>(page.lines.size());
    auto found = way.list(house.database, filter, place, window, lacking);
    std::move(found.begin(), found.end(), std::back_inserter(page.lines));
    if (static_cast<std::int64_t>(page.lines.size()) > count) {
      page.lines.pop_back();
      page.next = model::Place{page.lines.back().line.id, page.lines.back().line.at};
      return page;
    }
    auto end = way.find_end(house.database, filter, place, window);
    if (!end) return page;
    place = *end;
    looked += window;
    if (looked >= kAuditLook) {
      page.next = place;
      page.gave_up = true;
      return page;
    }
    window = std::min(10 * window, kAuditLook - looked);
  }
}

std::optional<std::int64_t> FindContactByEmail(House& house, std::string_view email) {
  auto account = store::FindAccountByEmail(house.database, EmailKey(Trim(email)).value_or(""));
  if (!account) return std::nullopt;
  return account->contact_id;
}

void ExportAudit(House& house, const AuditQuery& wanted, std::int64_t most,
                 const std::function<void(const std::vector<model::AuditLine>&)>& write) {
  NoteAlone(house, model::Act::kExported, "", Asked(wanted));
  AuditPage page;
  do {
    page = ListAudit(house, wanted, page.next, std::min(kPiece, most));
    write(page.lines);
    most -= static_cast<std::int64_t>(page.lines.size());
  } while (page.next && most > 0);
}

std::string AuditCsvHead(char separator) {
  return base::CsvLine({"id", "at", "actor", "act", "source", "contact_id", "contact", "account_id", "account",
                        "access_id", "website_id", "website", "detail", "before", "after", "hash"},
                       separator);
}

std::string AuditCsv(const model::AuditLine& each, char separator) {
  const model::History& line = each.line;
  return base::CsvLine({std::to_string(line.id), base::Rfc3339(line.at), line.actor, std::string(model::Word(line.act)),
                        line.source, Number(line.contact_id), each.contact_name, Number(line.account_id),
                        each.account_email, Number(line.access_id), Number(line.website_id), each.website_name,
                        line.detail, line.was, line.became, line.hash},
                       separator);
}

std::int64_t EraseHistory(House& house, std::int64_t contact_id, std::string_view email) {
  store::Transaction transaction(house.database);
  auto lines = store::ListHistoryToErase(house.database, contact_id, email);
  if (lines.empty()) return 0;
  for (const auto& line : lines) store::UpdateHistoryErased(house.database, line.id, ContentDigest(house, line));
  auto count = static_cast<std::int64_t>(lines.size());
  // About the contact, so that its own page tells; it says nothing that had to be erased once more.
  model::History line;
  line.act = model::Act::kErased;
  line.actor = house.acting.name;
  if (contact_id != 0) line.contact_id = contact_id;
  line.detail = std::to_string(count);
  AppendNote(house, std::move(line), {});
  transaction.Commit();
  return count;
}

}  // namespace rules
