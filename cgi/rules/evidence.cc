#include "rules/evidence.h"

#include <algorithm>
#include <array>
#include <string>

#include "rules/queue.h"
#include "rules/staff.h"
#include "store/access.h"
#include "store/contact.h"
#include "store/history.h"

namespace rules {
namespace {

using model::Likeness;

constexpr std::int64_t kMostNear = 10;
// Candidates that one index names; beyond them a likeness is chance.
constexpr std::int64_t kMostAlike = 500;
// More addresses than that at one domain are those of a provider, not of a company.
constexpr std::int64_t kMostColleagues = 50;
constexpr int kMostTypos = 2;
constexpr char kLast[] = "\xf4\x8f\xbf\xbf";  // U+10FFFF, behind every address

std::string Fold(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

// Two typos in "ab@" are another address; in a longer one they are a slip.
bool IsNearAddress(const std::string& a, const std::string& b) {
  auto length = static_cast<int>(std::min(a.find('@'), b.find('@')));
  int most = std::min(kMostTypos, length / 3);
  return most > 0 && EditDistance(a, b, most) <= most;
}

class Search {
 public:
  Search(House& house, std::int64_t scope, std::int64_t contact_id, const model::Account& account)
      : house_(house), scope_(scope), contact_id_(contact_id), account_(account) {}

  std::vector<model::Near> Find() {
    const auto at = account_.email_key.find('@');
    const std::string local = account_.email_key.substr(0, at), domain = account_.email_key.substr(at + 1);
    const std::string begin = local.substr(0, 2);
    Add(store::ListNearAddresses(house_.database, domain, begin, begin + kLast, scope_, kMostAlike), false);
    auto colleagues = store::ListNearAddresses(house_.database, domain, "", kLast, scope_, kMostColleagues + 1);
    Add(colleagues, colleagues.size() <= kMostColleagues);
    Add(store::ListNearLocalParts(house_.database, local + "@", local + "A", scope_, kMostAlike), false);
    if (account_.name.size() >= 3) {
      std::string phrase;
      for (char c : account_.name) phrase += c == ' ' ? "  " : std::string(1, c);
      Add(store::ListNearNames(house_.database, QuotePhrase(phrase), scope_, kMostColleagues), false);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const model::Near& a, const model::Near& b) { return a.likeness < b.likeness; });
    if (found_.size() > kMostNear) found_.resize(kMostNear);
    return std::move(found_);
  }

 private:
  // `colleagues`: of the same company's domain, which is likeness enough.
  void Add(const std::vector<model::Near>& candidates, bool colleagues) {
    const std::string name = Fold(account_.name);
    for (model::Near near : candidates) {
      if (near.contact_id == contact_id_) continue;
      if (!near.email_key.empty() && IsNearAddress(near.email_key, account_.email_key)) {
        near.likeness = Likeness::kAddress;
      } else if (Fold(near.account_name) == name || Fold(near.name) == name) {
        near.likeness = Likeness::kName;
      } else if (!colleagues) {
        continue;
      }
      auto known = std::find_if(found_.begin(), found_.end(),
                                [&](const model::Near& other) { return other.contact_id == near.contact_id; });
      if (known == found_.end()) {
        found_.push_back(std::move(near));
      } else if (near.likeness < known->likeness) {
        *known = std::move(near);
      }
    }
  }

  House& house_;
  std::int64_t scope_, contact_id_;
  const model::Account& account_;
  std::vector<model::Near> found_;
};

}  // namespace

int EditDistance(std::string_view a, std::string_view b, int most) {
  const std::size_t difference = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (difference > static_cast<std::size_t>(most)) return most + 1;
  // Three rows of the table: the one before last is for swapped neighbours.
  std::vector<int> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    if (*std::min_element(now.begin(), now.end()) > most) return most + 1;
    before.swap(last);
    last.swap(now);
  }
  return std::min(last[b.size()], most + 1);
}

Evidence FindEvidence(House& house, const Decider& decider, const model::AccessLine& line,
                      const model::Account& account) {
  const bool all = !decider.staff || decider.staff->role != model::Role::kApprover;
  auto hidden = [&](std::optional<std::int64_t> website_id) {
    return !all && (!website_id || !MaySee(house, *decider.staff, *website_id));
  };
  Evidence evidence;
  for (auto& other : store::ListAccessesOfContact(house.database, line.contact_id)) {
    if (other.access.id == line.access.id || hidden(other.access.website_id)) continue;
    evidence.others.push_back(std::move(other));
  }
  for (auto& entry : store::ListHistoryOfContact(house.database, line.contact_id)) {
    if (entry.act != model::Act::kRejected || hidden(entry.website_id)) continue;
    evidence.rejections.push_back(std::move(entry));
  }
  evidence.near = Search(house, all ? 0 : decider.staff->id, line.contact_id, account).Find();
  return evidence;
}

}  // namespace rules
