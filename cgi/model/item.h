// What the office has around a request beside the decision: questions to the applicant, who looks after it, notes.
#ifndef PFORTE_MODEL_ITEM_H_
#define PFORTE_MODEL_ITEM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

namespace model {

// The newest of an access counts; it is open while it has no answer and the request no decision.
struct Question {
  std::int64_t id = 0;
  std::int64_t access_id = 0;
  std::string question;
  std::string asked_by;  // name of staff or "command line"
  std::int64_t asked_at = 0;
  std::string answer;
  std::optional<std::int64_t> answered_at;

  auto Columns() { return std::tie(id, access_id, question, asked_by, asked_at, answer, answered_at); }
};

struct Claim {
  std::int64_t access_id = 0;
  std::int64_t staff_id = 0;
  std::int64_t at = 0;
  std::string name;  // of the staff

  auto Columns() { return std::tie(access_id, staff_id, at, name); }
};

// Internal: the customer never sees it.
struct Note {
  std::int64_t id = 0;
  std::int64_t access_id = 0;
  std::string author;
  std::string text;
  std::int64_t at = 0;

  auto Columns() { return std::tie(id, access_id, author, text, at); }
};

}  // namespace model

#endif  // PFORTE_MODEL_ITEM_H_
