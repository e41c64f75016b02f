// The outbox (table mail) and the office's wording (table mail_text).
#ifndef PFORTE_STORE_MAIL_H_
#define PFORTE_STORE_MAIL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/mail.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Mail> FindMail(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Mail> FindQueuedMail(Database&, std::string_view dedupe);
// Newest first, older than `before`.
[[nodiscard]] std::vector<model::Mail> ListMails(Database&, model::Delivery, std::int64_t before, std::int64_t count);
// Oldest first, newer than `after`.
[[nodiscard]] std::vector<model::Mail> ListMailsBackwards(Database&, model::Delivery, std::int64_t after,
                                                          std::int64_t count);
[[nodiscard]] std::vector<model::Mail> ListMailsOfWebsite(Database&, model::Delivery, std::int64_t website_id,
                                                          std::int64_t before, std::int64_t count);
[[nodiscard]] std::vector<model::Mail> ListMailsOfWebsiteBackwards(Database&, model::Delivery, std::int64_t website_id,
                                                                   std::int64_t after, std::int64_t count);
// Whose address in small letters is at least `begin` and less than `end`; `website_id` 0: of every website.
[[nodiscard]] std::vector<std::int64_t> ListMailIdsOfPerson(Database&, model::Delivery, std::string_view begin,
                                                            std::string_view end, std::int64_t website_id,
                                                            std::int64_t count);
// Counted up to `most`.
[[nodiscard]] std::int64_t CountMails(Database&, model::Delivery, std::int64_t most);
[[nodiscard]] std::int64_t CountMailsOfWebsite(Database&, model::Delivery, std::int64_t website_id, std::int64_t most);
[[nodiscard]] std::int64_t CountDueMails(Database&, std::int64_t now, std::int64_t most);
[[nodiscard]] model::HeldMails FindHeldMails(Database&, std::string_view error, std::int64_t most);
[[nodiscard]] std::optional<std::int64_t> FindMailSending(Database&, std::int64_t since, std::int64_t skip);
[[nodiscard]] std::int64_t CountMailsSince(Database&, std::int64_t since);
std::int64_t InsertMail(Database&, const model::Mail&, std::int64_t now);
// Cancels the queued one with that name, unless a mailer is at it. True if there was one.
bool UpdateMailCancelled(Database&, std::string_view dedupe, std::int64_t now);
[[nodiscard]] bool UpdateMailCancelledById(Database&, std::int64_t id, std::int64_t now);
// A queued one that no mailer is at, or a dead one.
[[nodiscard]] bool UpdateMailHandedOver(Database&, std::int64_t id, std::int64_t now);
[[nodiscard]] std::optional<model::Mail> FindDueMail(Database&, std::int64_t now);
// At the office of a split operation: the next that wait for the web host, by id.
[[nodiscard]] std::vector<model::Mail> ListHeldMails(Database&, std::int64_t after, std::int64_t count);
// True for the one mailer that has it now.
[[nodiscard]] bool UpdateMailLeased(Database&, std::int64_t id, std::int64_t now, std::int64_t lease_until);
void UpdateMailSent(Database&, std::int64_t id, std::int64_t now);
void UpdateMailDead(Database&, std::int64_t id, std::string_view error);
void UpdateMailLater(Database&, std::int64_t id, std::int64_t next_at, std::string_view error);
[[nodiscard]] bool UpdateMailRetried(Database&, std::int64_t id, std::int64_t now, std::int64_t expires_at);
// The last that left or was given up.
[[nodiscard]] std::optional<model::Mail> FindLastMailOfAccount(Database&, std::int64_t account_id);
// Of the account, and all to that address.
[[nodiscard]] std::int64_t CountMailsOfAccount(Database&, std::int64_t account_id, std::string_view recipient);
void DeleteMailsOfAccount(Database&, std::int64_t account_id, std::string_view recipient);
// For a row that never was a mail to anybody.
void DeleteMail(Database&, std::int64_t id);

// The newest wording; one with an empty body means the catalogue's.
[[nodiscard]] std::optional<model::MailText> FindMailText(Database&, std::int64_t website_id, std::string_view language,
                                                          model::Event);
// The one that held then.
[[nodiscard]] std::optional<model::MailText> FindMailTextAt(Database&, std::int64_t website_id,
                                                            std::string_view language, model::Event, std::int64_t at);
[[nodiscard]] std::optional<model::MailText> FindMailTextVersion(Database&, std::int64_t id);
[[nodiscard]] std::vector<model::MailText> ListMailTextVersions(Database&, std::int64_t website_id,
                                                                std::string_view language, model::Event);
// The newest of each language and event.
[[nodiscard]] std::vector<model::MailText> ListMailTexts(Database&, std::int64_t website_id);
void InsertMailText(Database&, const model::MailText&, std::int64_t now);
// The words in force at the pattern.
void InsertMailTextsLike(Database&, std::int64_t website_id, std::int64_t pattern_id, std::string_view changed_by,
                         std::int64_t now);

}  // namespace store

#endif  // PFORTE_STORE_MAIL_H_
