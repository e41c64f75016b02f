#include "store/item.h"

namespace store {

std::optional<model::Question> FindQuestion(Database& db, std::int64_t id) {
  return db.One<model::Question>(Query::kFindQuestion, id);
}

std::optional<model::Question> FindNewestQuestion(Database& db, std::int64_t access_id) {
  return db.One<model::Question>(Query::kFindNewestQuestion, access_id);
}

std::vector<model::Question> ListQuestions(Database& db, std::int64_t access_id) {
  return db.All<model::Question>(Query::kListQuestions, access_id);
}

std::int64_t InsertQuestion(Database& db, const model::Question& q, std::int64_t now) {
  db.Run(Query::kInsertQuestion, q.access_id, q.question, q.asked_by, now);
  return db.LastId("question");
}

bool UpdateQuestionAnswered(Database& db, std::int64_t id, std::string_view answer, std::int64_t now) {
  return db.Run(Query::kUpdateQuestionAnswered, answer, now, id) == 1;
}

std::optional<model::Claim> FindClaim(Database& db, std::int64_t access_id) {
  return db.One<model::Claim>(Query::kFindClaim, access_id);
}

bool InsertClaim(Database& db, std::int64_t access_id, std::int64_t staff_id, std::int64_t seen, std::int64_t now) {
  return db.Run(Query::kInsertClaim, access_id, staff_id, now, seen) == 1;
}

bool DeleteClaim(Database& db, std::int64_t access_id) { return db.Run(Query::kDeleteClaim, access_id) == 1; }

std::vector<model::Note> ListNotes(Database& db, std::int64_t access_id) {
  return db.All<model::Note>(Query::kListNotes, access_id);
}

void InsertNote(Database& db, const model::Note& n, std::int64_t now) {
  db.Run(Query::kInsertNote, n.access_id, n.author, n.text, now);
}

}  // namespace store
