// Figures: how often something happened on a day, and what waits. Never who.
#ifndef PFORTE_MODEL_TALLY_H_
#define PFORTE_MODEL_TALLY_H_

#include <cstdint>
#include <string>
#include <tuple>

namespace model {

struct Tally {
  std::int64_t day = 0;  // whole days since 1970-01-01, UTC
  std::string what;      // word of an Act, "mail_sent" or "mail_dead"
  std::int64_t number = 0;

  auto Columns() { return std::tie(day, what, number); }
};

// Sign-ins that were tried.
struct Attempts {
  std::int64_t day = 0;
  std::int64_t tried = 0;  // password looked at
  std::int64_t held = 0;   // not looked at, because there were too many

  auto Columns() { return std::tie(day, tried, held); }
};

// The accesses of a website that are in processing.
struct Waiting {
  std::int64_t website_id = 0;
  std::string website_name;
  std::int64_t number = 0;
  std::int64_t oldest_at = 0;
  // Asked so many days ago or less; each holds the one before it.
  std::int64_t one_day = 0, three_days = 0, seven_days = 0;

  auto Columns() { return std::tie(website_id, website_name, number, oldest_at, one_day, three_days, seven_days); }
};

}  // namespace model

#endif  // PFORTE_MODEL_TALLY_H_
