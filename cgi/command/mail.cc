#include "command/mail.h"

#include <memory>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "command/mail_text.h"
#include "command/stop.h"
#include "rules/marker.h"
#include "rules/outbox.h"
#include "rules/renewal.h"

namespace command {
namespace {

constexpr char kTooShort[] = "--to needs at least the first three letters of the address";

struct Options {
  bool watch = false, all = false, json = false;
  double interval = 2;
  std::string delivery = "queued", website, to;
  std::int64_t after = 0;
  std::vector<std::int64_t> ids;
  bool failed = false;
};

void Print(Desk& desk, const rules::SendCount& count) {
  desk.out << count.sent << " sent, " << count.later << " to be tried again, " << count.dead
           << " given up" << std::endl;
}

// Everything that is due, mail by mail; true if it was ended by a signal. Sweeps the markers too: the mailer is what
// runs when nobody asks the portal.
bool SendAll(Desk& desk, Stop& stop, rules::SendCount& total) {
  rules::SweepMarkers(desk.house());
  for (;;) {
    if (stop.Wait(0)) return true;
    auto count = rules::SendDueMails(desk.house(), 1);
    total.sent += count.sent;
    total.later += count.later;
    total.dead += count.dead;
    total.capped = count.capped;
    if (count.sent + count.later + count.dead > 0) continue;
    // So few at a time that a proof which somebody waits for is never far behind.
    constexpr std::int64_t kEndingsAtOnce = 50;
    if (count.capped || rules::TellEndings(desk.house(), kEndingsAtOnce) == 0) return false;
  }
}

int SendOnce(Desk& desk) {
  Stop stop;
  rules::SendCount total;
  (void)SendAll(desk, stop, total);
  Print(desk, total);
  return kDone;
}

int Watch(Desk& desk, double interval) {
  // The cap is a day's; to ask every two seconds would only fill the log.
  constexpr double kCapped = 60;
  Stop stop;
  for (;;) {
    rules::SendCount total;
    bool ended = false;
    // Decision: the second place where faults are caught; what passes by itself must not end the
    // only mailer.
    try {
      ended = SendAll(desk, stop, total);
    } catch (const base::Fault& fault) {
      if (fault.kind() != base::Fault::Kind::kBusy) throw;
      base::Log(base::LogLevel::kWarning, "mail_send_waits", {{"why", fault.what()}});
    }
    if (total.sent + total.later + total.dead > 0) Print(desk, total);
    if (ended || stop.Wait(total.capped ? kCapped : interval)) return kDone;
  }
}

Json Row(const model::Mail& mail) {
  return {{"id", mail.id},
          {"event", model::Word(mail.event)},
          {"delivery", model::Word(mail.delivery)},
          {"recipient", mail.recipient},
          {"language", mail.language},
          {"website_id", mail.website_id},
          {"attempts", mail.attempts},
          {"created_at", Time(mail.created_at)},
          {"next_at", Time(mail.next_at)},
          {"expires_at", Time(mail.expires_at)},
          {"sent_at", Time(mail.sent_at)},
          {"last_error", mail.last_error}};
}

std::optional<rules::OutboxFilter> FilterOf(Desk& desk, const Options& options) {
  rules::OutboxFilter filter;
  (void)model::ParseWord(options.delivery, filter.delivery);
  filter.recipient = options.to;
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return std::nullopt;
    filter.website_id = website->id;
  }
  return filter;
}

// What is held back, for whoever looks at what waits.
void PrintLimits(Desk& desk) {
  const auto limits = rules::FindOutboxLimits(desk.house());
  if (limits.held > 0) {
    desk.err << "the daily cap of " << limits.cap << " is reached: " << limits.held << " wait, the next leaves from "
             << base::Rfc3339(limits.next_at) << "\n";
  }
  if (limits.budget.number > 0) {
    desk.err << limits.budget.number << " wait for their website's " << limits.budget_most << " an hour, until "
             << base::Rfc3339(limits.budget.next_at) << "\n";
  }
}

int ListPage(Desk& desk, const Options& options) {
  auto filter = FilterOf(desk, options);
  if (!filter) return kRefused;
  Json rows = Json::array();
  std::int64_t place = options.after;
  do {
    auto outbox = rules::ListOutbox(desk.house(), *filter, place);
    if (outbox.too_short) return Refuse(desk, kTooShort);
    for (const auto& mail : outbox.mails) rows.push_back(Row(mail));
    place = outbox.next;
  } while (options.all && place != 0);
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"event", "EVENT"},
        {"recipient", "TO"},
        {"created_at", "CREATED"},
        {"next_at", "NOT BEFORE"},
        {"attempts", "TRIES"},
        {"last_error", "ERROR"}});
  if (place != 0) desk.err << "there are more: --after " << place << ", or --all\n";
  if (filter->delivery == model::Delivery::kQueued) PrintLimits(desk);
  return kDone;
}

int ShowOne(Desk& desk, const Options& options) {
  auto facts = rules::FindMailFacts(desk.house(), options.ids.front());
  if (!facts) return Refuse(desk, "there is no mail " + std::to_string(options.ids.front()));
  Json row = Row(facts->mail);
  row["website"] = facts->website_name;
  row["access_id"] = facts->mail.access_id ? Json(*facts->mail.access_id) : Json();
  row["contact_id"] = facts->contact_id != 0 ? Json(facts->contact_id) : Json();
  row["subject"] = facts->message ? Json(facts->message->subject) : Json();
  if (options.json) row["text"] = facts->message ? Json(facts->message->body) : Json();
  Show(desk, options.json, row);
  if (!options.json && facts->message) PrintText(desk, "\n" + facts->message->body);
  return kDone;
}

int Retry(Desk& desk, const Options& options) {
  auto filter = FilterOf(desk, options);
  if (!filter) return kRefused;
  if (rules::ListOutbox(desk.house(), *filter).too_short) return Refuse(desk, kTooShort);
  std::int64_t retried = 0;
  for (bool more = true; more;) {
    const auto count = rules::RetryDeadMails(desk.house(), *filter);
    retried += count.retried;
    more = count.more && count.retried > 0;
  }
  desk.out << retried << " will be sent again\n";
  return kDone;
}

int HandOver(Desk& desk, const Options& options) {
  auto secrets = rules::HandOverMail(desk.house(), options.ids.front());
  if (!secrets) {
    return Refuse(desk, "mail " + std::to_string(options.ids.front()) +
                            " carries no link to hand over, has left, or what it is about is gone");
  }
  desk.out << secrets->link << "\n";
  if (!secrets->code.empty()) desk.out << secrets->code << "\n";
  return kDone;
}

int Each(Desk& desk, const Options& options, bool (*rule)(rules::House&, std::int64_t),
         const std::string& why) {
  int result = kDone;
  for (auto id : options.ids) {
    if (!rule(desk.house(), id)) result = Refuse(desk, "mail " + std::to_string(id) + " " + why);
  }
  return result;
}

std::vector<CLI::Option*> AddFilter(CLI::App* command, Options& options) {
  return {command->add_option("--website", options.website, "Id, address or name"),
          command->add_option("--to", options.to, "The beginning of the recipient's address, three letters or more")};
}

}  // namespace

void AddMail(CLI::App& app, Action& chosen) {
  auto* mail = app.add_subcommand("mail", "The outbox");
  mail->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* send = mail->add_subcommand("send", "Send what is due: once, or for ever");
  auto* watch = send->add_flag("--watch", options->watch, "Go on until SIGTERM or SIGINT");
  send->add_option("--interval", options->interval, "Seconds between two looks")
      ->check(CLI::Range(0.1, 3600.0))
      ->needs(watch)
      ->capture_default_str();
  send->footer(
      "Several may run at once; each mail has one of them.\n\nExamples:\n  * * * * * pforte mail "
      "send   (crontab)\n"
      "  pforte mail send --watch       (service)");
  send->callback([&chosen, options] {
    chosen = [options](Desk& desk) {
      return options->watch ? Watch(desk, options->interval) : SendOnce(desk);
    };
  });

  auto* list = mail->add_subcommand("list", "What waits, what left, what failed");
  list->add_option("--delivery", options->delivery)
      ->check(CLI::IsMember({"queued", "sent", "dead", "cancelled"}))
      ->capture_default_str();
  AddFilter(list, *options);
  list->add_option("--after", options->after, "Those behind the mail of that id; 50 at once")
      ->check(CLI::PositiveNumber);
  list->add_flag("--all", options->all, "Everything from there on");
  list->add_flag("--json", options->json, "All fields, as JSON");
  list->footer(
      "Examples:\n  pforte mail list --delivery dead\n  pforte mail list --delivery sent --to erika@");
  list->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return ListPage(desk, *options); }; });

  auto* show = mail->add_subcommand("show", "One mail: what it says without its secrets, where it is");
  show->add_option("ID", options->ids)->required()->expected(1);
  show->add_flag("--json", options->json, "As JSON");
  show->footer("Example:\n  pforte mail show 17");
  show->callback([&chosen, options] { chosen = [options](Desk& desk) { return ShowOne(desk, *options); }; });

  auto* retry = mail->add_subcommand("retry", "Try mails again, now: dead, cancelled, or waiting to be tried");
  auto* which = retry->add_option("ID", options->ids);
  auto* failed = retry->add_flag("--failed", options->failed, "All dead ones, or those of --website and --to");
  failed->excludes(which);
  for (auto* option : AddFilter(retry, *options)) option->needs(failed);
  retry->footer("Examples:\n  pforte mail retry 17 18\n  pforte mail retry --failed --website 1");
  retry->callback([&chosen, options] {
    if (!options->failed && options->ids.empty()) throw CLI::RequiredError("ID or --failed");
    chosen = [options](Desk& desk) {
      if (options->failed) return Retry(desk, *options);
      return Each(desk, *options, rules::RetryMail,
                  "has left, is on its way already, or a newer one says the same");
    };
  });

  auto* cancel = mail->add_subcommand("cancel", "Hold queued mails back for good");
  cancel->add_option("ID", options->ids)->required();
  cancel->footer("Example:\n  pforte mail cancel 17");
  cancel->callback([&chosen, options] {
    chosen = [options](Desk& desk) {
      return Each(desk, *options, rules::CancelMail, "is not queued, or leaves right now");
    };
  });

  auto* handover =
      mail->add_subcommand("handover", "Show a fresh link once instead of mailing it, and cancel the mail");
  handover->add_option("ID", options->ids)->required()->expected(1);
  handover->footer("Example:\n  pforte mail handover 17");
  handover->callback([&chosen, options] { chosen = [options](Desk& desk) { return HandOver(desk, *options); }; });

  AddMailText(*mail, chosen);
}

}  // namespace command
