#include "store/mail.h"

namespace store {

std::optional<model::Mail> FindMail(Database& db, std::int64_t id) {
  return db.One<model::Mail>(Query::kFindMail, id);
}

std::optional<model::Mail> FindQueuedMail(Database& db, std::string_view dedupe) {
  return db.One<model::Mail>(Query::kFindQueuedMail, dedupe);
}

std::vector<model::Mail> ListMails(Database& db, model::Delivery delivery, std::int64_t before, std::int64_t count) {
  return db.All<model::Mail>(Query::kListMails, delivery, before, count);
}

std::vector<model::Mail> ListMailsBackwards(Database& db, model::Delivery delivery, std::int64_t after,
                                            std::int64_t count) {
  return db.All<model::Mail>(Query::kListMailsBackwards, delivery, after, count);
}

std::vector<model::Mail> ListMailsOfWebsite(Database& db, model::Delivery delivery, std::int64_t website_id,
                                            std::int64_t before, std::int64_t count) {
  return db.All<model::Mail>(Query::kListMailsOfWebsite, delivery, website_id, before, count);
}

std::vector<model::Mail> ListMailsOfWebsiteBackwards(Database& db, model::Delivery delivery, std::int64_t website_id,
                                                     std::int64_t after, std::int64_t count) {
  return db.All<model::Mail>(Query::kListMailsOfWebsiteBackwards, delivery, website_id, after, count);
}

std::vector<std::int64_t> ListMailIdsOfPerson(Database& db, model::Delivery delivery, std::string_view begin,
                                              std::string_view end, std::int64_t website_id, std::int64_t count) {
  return db.All<std::int64_t>(Query::kListMailIdsOfPerson, delivery, begin, end, website_id, count);
}

std::int64_t CountMails(Database& db, model::Delivery delivery, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountMails, delivery, most).value_or(0);
}

std::int64_t CountMailsOfWebsite(Database& db, model::Delivery delivery, std::int64_t website_id, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountMailsOfWebsite, delivery, website_id, most).value_or(0);
}

std::int64_t CountDueMails(Database& db, std::int64_t now, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountDueMails, now, most).value_or(0);
}

model::HeldMails FindHeldMails(Database& db, std::string_view error, std::int64_t most) {
  return db.One<model::HeldMails>(Query::kFindHeldMails, error, most).value_or(model::HeldMails());
}

std::optional<std::int64_t> FindMailSending(Database& db, std::int64_t since, std::int64_t skip) {
  return db.One<std::int64_t>(Query::kFindMailSending, since, skip);
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

bool UpdateMailHandedOver(Database& db, std::int64_t id, std::int64_t now) {
  return db.Run(Query::kUpdateMailHandedOver, id, now) == 1;
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

std::optional<model::Mail> FindLastMailOfAccount(Database& db, std::int64_t account_id) {
  return db.One<model::Mail>(Query::kFindLastMailOfAccount, account_id);
}

std::int64_t CountMailsOfAccount(Database& db, std::int64_t account_id, std::string_view recipient) {
  return db.One<std::int64_t>(Query::kCountMailsOfAccount, account_id, recipient).value_or(0);
}

void DeleteMailsOfAccount(Database& db, std::int64_t account_id, std::string_view recipient) {
  db.Run(Query::kDeleteMailsOfAccount, account_id, recipient);
}

void DeleteMail(Database& db, std::int64_t id) { db.Run(Query::kDeleteMail, id); }

std::optional<model::MailText> FindMailText(Database& db, std::int64_t website_id,
                                            std::string_view language, model::Event event) {
  return db.One<model::MailText>(Query::kFindMailText, website_id, language, event);
}

std::optional<model::MailText> FindMailTextAt(Database& db, std::int64_t website_id, std::string_view language,
                                              model::Event event, std::int64_t at) {
  return db.One<model::MailText>(Query::kFindMailTextAt, website_id, language, event, at);
}

std::optional<model::MailText> FindMailTextVersion(Database& db, std::int64_t id) {
  return db.One<model::MailText>(Query::kFindMailTextVersion, id);
}

std::vector<model::MailText> ListMailTextVersions(Database& db, std::int64_t website_id,
                                                  std::string_view language, model::Event event) {
  return db.All<model::MailText>(Query::kListMailTextVersions, website_id, language, event);
}

std::vector<model::MailText> ListMailTexts(Database& db, std::int64_t website_id) {
  return db.All<model::MailText>(Query::kListMailTexts, website_id);
}

void InsertMailText(Database& db, const model::MailText& t, std::int64_t now) {
  db.Run(Query::kInsertMailText, t.website_id, t.language, t.event, t.subject, t.body, t.changed_by, now,
         t.default_subject, t.default_body);
}

void InsertMailTextsLike(Database& db, std::int64_t website_id, std::int64_t pattern_id, std::string_view changed_by,
                         std::int64_t now) {
  db.Run(Query::kInsertMailTextsLike, website_id, changed_by, now, pattern_id);
}

}  // namespace store
