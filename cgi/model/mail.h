// Mails on their way, and the office's own wording of them.
#ifndef PFORTE_MODEL_MAIL_H_
#define PFORTE_MODEL_MAIL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

enum class Event {
  kVerify,             // prove the address
  kAlreadyRegistered,  // somebody registered an address that has an account
  kInProcessing,       // the address is proven, the office will decide
  kApproved,
  kRejected,
  kReset,              // set a new password
  kPasswordChanged,    // notice
  kInvitation,         // the office granted access: set a password
  kDigest,             // to the office: who is waiting
  kQuestion,           // the office asks back
  kEnding,             // the access ends soon: is it still needed?
  kRenewed,            // the office renewed it
};
template <>
struct Words<Event> {
  static constexpr std::string_view kWords[] = {"verify", "already_registered", "in_processing", "approved", "rejected",
                                                "reset", "password_changed", "invitation", "digest",
                                                "question", "ending", "renewed"};
};
inline constexpr int kEventCount = 12;

enum class Delivery { kQueued, kSent, kDead, kCancelled };
template <>
struct Words<Delivery> {
  static constexpr std::string_view kWords[] = {"queued", "sent", "dead", "cancelled"};
};

// A row of the outbox: what to say to whom. Text and tokens are made when it is sent.
struct Mail {
  std::int64_t id = 0;
  Event event = Event::kVerify;
  std::int64_t website_id = 0;
  std::optional<std::int64_t> account_id;
  std::optional<std::int64_t> registration_id;
  std::optional<std::int64_t> access_id;
  std::string recipient;
  std::string language = "de";
  std::string dedupe;            // unique among the queued; a second one with the same replaces the first
  std::string message_id;        // stable over retries
  Delivery delivery = Delivery::kQueued;
  std::int64_t attempts = 0;
  std::int64_t next_at = 0;      // not before
  std::int64_t lease_until = 0;  // a mailer works on it until then
  std::string last_error;
  std::int64_t created_at = 0;
  std::int64_t expires_at = 0;   // after that it would say nothing of use: dead
  std::optional<std::int64_t> sent_at;

  auto Columns() {
    return std::tie(id, event, website_id, account_id, registration_id, access_id, recipient, language, dedupe,
                    message_id, delivery, attempts, next_at, lease_until, last_error, created_at, expires_at, sent_at);
  }
};

// Those that wait for one reason.
struct HeldMails {
  std::int64_t number = 0;
  std::int64_t next_at = 0;  // when the first is tried again
  auto Columns() { return std::tie(number, next_at); }
};

// The office's wording of one event on one website in one language; the newest row holds, an
// empty body means the catalogue's own text.
struct MailText {
  std::int64_t id = 0;
  std::int64_t website_id = 0;
  std::string language;
  Event event = Event::kVerify;
  std::string subject;
  std::string body;
  std::string changed_by;
  std::int64_t changed_at = 0;
  std::string default_subject, default_body;  // the catalogue's of that time; "" if nobody knows

  auto Columns() {
    return std::tie(id, website_id, language, event, subject, body, changed_by, changed_at, default_subject,
                    default_body);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_MAIL_H_
