#include "store/mail.h"

namespace store {

std::optional<model::Mail> FindMail(Database& db, std::int64_t id) {
  return db.One<model::Mail>(Query::kFindMail, id);
}

std::optional<model::Mail> FindQueuedMail(Database& db, std::string_view dedupe) {
  return db.One<model::Mail>(Query::kFindQueuedMail, dedupe);
}

std::vector<model::Mail> ListMails(Database& db, model::Delivery delivery, std::int64_t count,
                                   std::int64_t skip) {
  return db.All<model::Mail>(Query::kListMails, delivery, count, skip);
}

std::int64_t CountMails(Database& db, model::Delivery delivery) {
  return db.One<std::int64_t>(Query::kCountMails, delivery).value_or(0);
}

std::int64_t CountMailsSince(Database& db, std::int64_t since) {
  return db.One<std::int64_t>(Query::kCountMailsSince, since).value_or(0);
}

std::int64_t InsertMail(Database& db, const model::Mail& m, std::int64_t now) {
  db.Run(Query::kInsertMail, m.event, m.website_id, m.account_id, m.registration_id, m.access_id,
      m.recipient,
         m.language, m.dedupe, m.message_id, m.next_at, now, m.expires_at);
  return db.LastId("mail");
}

bool UpdateMailCancelled(Database& db, std::string_view dedupe, std::int64_t now) {
  return db.Run(Query::kUpdateMailCancelled, dedupe, now) == 1;
}

bool UpdateMailCancelledById(Database& db, std::int64_t id, std::int64_t now) {
  return db.Run(Query::kUpdateMailCancelledById, id, now) == 1;
}

std::optional<model::Mail> FindDueMail(Database& db, std::int64_t now) {
  return db.One<model::Mail>(Query::kFindDueMail, now);
}

std::vector<model::Mail> ListHeldMails(Database& db, std::int64_t after, std::int64_t count) {
  return db.All<model::Mail>(Query::kListHeldMails, after, count);
}

bool UpdateMailLeased(Database& db, std::int64_t id, std::int64_t now, std::int64_t lease_until) {
  return db.Run(Query::kUpdateMailLeased, lease_until, id, now) == 1;
}

void UpdateMailSent(Database& db, std::int64_t id, std::int64_t now) {
  db.Run(Query::kUpdateMailSent, now, id);
}

void UpdateMailDead(Database& db, std::int64_t id, std::string_view error) {
  db.Run(Query::kUpdateMailDead, error, id);
}

void UpdateMailLater(Database& db, std::int64_t id, std::int64_t next_at, std::string_view error) {
  db.Run(Query::kUpdateMailLater, next_at, error, id);
}

bool UpdateMailRetried(Database& db, std::int64_t id, std::int64_t now, std::int64_t expires_at) {
  return db.Run(Query::kUpdateMailRetried, now, expires_at, id) == 1;
}

void DeleteMail(Database& db, std::int64_t id) { db.Run(Query::kDeleteMail, id); }

std::optional<model::MailText> FindMailText(Database& db, std::int64_t website_id,
                                            std::string_view language, model::Event event) {
  return db.One<model::MailText>(Query::kFindMailText, website_id, language, event);
}

std::vector<model::MailText> ListMailTextVersions(Database& db, std::int64_t website_id,
                                                  std::string_view language, model::Event event) {
  return db.All<model::MailText>(Query::kListMailTextVersions, website_id, language, event);
}

std::vector<model::MailText> ListMailTexts(Database& db, std::int64_t website_id) {
  return db.All<model::MailText>(Query::kListMailTexts, website_id);
}

void InsertMailText(Database& db, const model::MailText& t, std::int64_t now) {
  db.Run(Query::kInsertMailText, t.website_id, t.language, t.event, t.subject, t.body,
      t.changed_by, now);
}

}  // namespace store
