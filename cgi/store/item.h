// The tables question, claim and note.
#ifndef PFORTE_STORE_ITEM_H_
#define PFORTE_STORE_ITEM_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/item.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Question> FindQuestion(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Question> FindNewestQuestion(Database&, std::int64_t access_id);
// The oldest first, as are the notes.
[[nodiscard]] std::vector<model::Question> ListQuestions(Database&, std::int64_t access_id);
std::int64_t InsertQuestion(Database&, const model::Question&, std::int64_t now);
// False if it has an answer already.
[[nodiscard]] bool UpdateQuestionAnswered(Database&, std::int64_t id, std::string_view answer, std::int64_t now);

[[nodiscard]] std::optional<model::Claim> FindClaim(Database&, std::int64_t access_id);
// False if somebody else has it than `seen`, 0 for nobody.
[[nodiscard]] bool InsertClaim(Database&, std::int64_t access_id, std::int64_t staff_id, std::int64_t seen,
                               std::int64_t now);
// False if nobody had it.
bool DeleteClaim(Database&, std::int64_t access_id);

[[nodiscard]] std::vector<model::Note> ListNotes(Database&, std::int64_t access_id);
void InsertNote(Database&, const model::Note&, std::int64_t now);

}  // namespace store

#endif  // PFORTE_STORE_ITEM_H_
