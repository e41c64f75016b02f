#include "command/mail.h"

#include <memory>

#include "base/fault.h"
#include "base/log.h"
#include "command/stop.h"
#include "rules/marker.h"
#include "rules/outbox.h"
#include "rules/renewal.h"

namespace command {
namespace {

struct Options {
  bool watch = false, all = false, json = false;
  double interval = 2;
  std::string delivery = "queued";
  std::int64_t page = 1;
  std::vector<std::int64_t> ids;
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

int ListPage(Desk& desk, const Options& options) {
  model::Delivery delivery = model::Delivery::kQueued;
  (void)model::ParseWord(options.delivery, delivery);
  Json rows = Json::array();
  bool more = true;
  for (std::int64_t page = options.page; more; ++page) {
    auto outbox = rules::ListOutbox(desk.house(), delivery, page);
    for (const auto& mail : outbox.mails) {
      rows.push_back({{"id", mail.id},
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
                      {"last_error", mail.last_error}});
    }
    more = outbox.has_next;
    if (!options.all) break;
  }
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"event", "EVENT"},
        {"recipient", "TO"},
        {"created_at", "CREATED"},
        {"next_at", "NOT BEFORE"},
        {"attempts", "TRIES"},
        {"last_error", "ERROR"}});
  if (more) desk.err << "there are more: --page " << options.page + 1 << ", or --all\n";
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
  list->add_option("--page", options->page, "Of 50 each")->check(CLI::Range(1, 1'000'000));
  list->add_flag("--all", options->all, "Every page from there on");
  list->add_flag("--json", options->json, "All fields, as JSON");
  list->footer("Example:\n  pforte mail list --delivery dead");
  list->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return ListPage(desk, *options); }; });

  auto* retry = mail->add_subcommand("retry", "Try dead or cancelled mails again, now");
  retry->add_option("ID", options->ids)->required();
  retry->footer("Example:\n  pforte mail retry 17 18");
  retry->callback([&chosen, options] {
    chosen = [options](Desk& desk) {
      return Each(desk, *options, rules::RetryMail,
                  "is neither dead nor cancelled, or a newer one says the same");
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
}

}  // namespace command
