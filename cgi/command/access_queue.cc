#include "command/access_queue.h"

#include <memory>
#include <string>

#include "command/access.h"
#include "command/access_which.h"
#include "rules/bulk.h"
#include "rules/queue.h"

namespace command {
namespace {

struct QueueOptions {
  std::string stage = "waiting", website, search, order, decided_by, sort, act, reason;
  std::int64_t page = 1, older_than = 0, bulk = 0;
  bool all = false, no_mail = false, dry_run = false, json = false;
};

Json Row(const model::RegistrationLine& line) {
  const model::Registration& registration = line.registration;
  return {{"id", registration.id},
          {"status", "unverified"},
          {"since", Time(registration.requested_at)},
          {"email", registration.email},
          {"name", registration.name},
          {"company", registration.company},
          {"number", ""},
          {"contact_id", nullptr},
          {"website_id", registration.website_id},
          {"website", line.website_name},
          {"order", registration.order_number},
          {"message", registration.message},
          {"reason", ""},
          {"decided_by", ""},
          {"requested_at", Time(registration.requested_at)},
          {"valid_until", nullptr}};
}

std::optional<rules::QueueFilter> FilterOf(Desk& desk, const QueueOptions& options) {
  rules::QueueFilter filter;
  (void)model::ParseWord(options.stage, filter.stage);
  filter.search = options.search;
  filter.order = options.order;
  filter.decided_by = options.decided_by;
  filter.older_than = options.older_than;
  model::Sort sort{};
  if (model::ParseWord(options.sort, sort)) filter.sort = sort;
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return std::nullopt;
    filter.website_id = website->id;
  }
  return filter;
}

int ListStage(Desk& desk, const QueueOptions& options) {
  auto wanted = FilterOf(desk, options);
  if (!wanted) return kRefused;
  rules::QueueFilter& filter = *wanted;
  Json rows = Json::array();
  bool more = true;
  for (std::int64_t page = 1; more; ++page) {
    auto queue = rules::ListQueue(desk.house(), 0, filter);
    if (queue.too_short) return Refuse(desk, "the list is too long to search for less than three letters of a word");
    more = queue.next.has_value();
    filter.place = queue.next;
    if (page < options.page) continue;
    for (const auto& line : queue.accesses) rows.push_back(AccessRow(line, desk.house().Now()));
    for (const auto& line : queue.registrations) rows.push_back(Row(line));
    if (!options.all) break;
  }
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"status", "STATUS"},
        {"since", "SINCE"},
        {"email", "E-MAIL"},
        {"name", "NAME"},
        {"company", "COMPANY"},
        {"website", "WEBSITE"},
        {"order", "ORDER"},
        {"valid_until", "VALID UNTIL"}});
  if (more) desk.err << "there are more: --page " << options.page + 1 << ", or --all\n";
  return kDone;
}

// Everything that a filter lets through: shown first, as on the page, or carried out.
int DecideOnAll(Desk& desk, const QueueOptions& options) {
  rules::BulkForm form;
  (void)model::ParseWord(options.act, form.act);
  form.reason = options.reason;
  form.mail = !options.no_mail;
  auto filter = FilterOf(desk, options);
  if (!filter) return kRefused;
  const bool of_registrations = form.act == model::BulkAct::kResend || form.act == model::BulkAct::kPurge;
  if (of_registrations != (filter->stage == rules::Stage::kUnverified)) {
    return Refuse(desk, options.act + " is not for those who are " + options.stage);
  }
  auto id = rules::PrepareBulk(desk.house(), {}, form, *filter);
  if (!options.dry_run) {
    do {
      (void)rules::RunBulk(desk.house(), {}, id);
    } while (rules::FindBulkFacts(desk.house(), {}, id, model::BulkOutcome::kOpen, 0)->counts[0] > 0);
  }
  // What is open is what would happen; else what did not go as meant is told one by one.
  Json rows = Json::array();
  for (auto outcome : {model::BulkOutcome::kOpen, model::BulkOutcome::kChanged, model::BulkOutcome::kNotAllowed,
                       model::BulkOutcome::kGone}) {
    for (std::optional<std::int64_t> after = 0; after;) {
      auto facts = rules::FindBulkFacts(desk.house(), {}, id, outcome, *after);
      for (const auto& line : facts->lines) {
        rows.push_back({{"id", line.item.item_id},
                        {"email", line.access         ? line.access->email
                                  : line.registration ? line.registration->registration.email
                                                      : ""},
                        {"outcome", options.dry_run && line.outcome == model::BulkOutcome::kDone
                                        ? options.act
                                        : std::string(model::Word(line.outcome))}});
      }
      after = facts->next;
    }
  }
  List(desk, options.json, rows, {{"id", "ID"}, {"email", "E-MAIL"}, {"outcome", "OUTCOME"}});
  auto done = rules::FindBulkFacts(desk.house(), {}, id, model::BulkOutcome::kDone, 0)->counts[1];
  const bool may_undo = done > 0 && !of_registrations;
  desk.err << (options.dry_run ? "nothing was done: leave --dry-run out"
                               : "done: " + std::to_string(done) +
                                     (may_undo ? "; to take it back: pforte access undo-all " + std::to_string(id)
                                               : ""))
           << "\n";
  return kDone;
}

// What was decided about all of them, as far as its mails have not left.
int UndoAll(Desk& desk, const QueueOptions& options) {
  std::optional<std::int64_t> after = 0;
  while (after) {
    if (!rules::UndoBulk(desk.house(), {}, options.bulk, after)) {
      return Refuse(desk, "the command line has decided nothing by the number " + std::to_string(options.bulk) +
                              " within a week");
    }
  }
  auto counts = rules::FindBulkFacts(desk.house(), {}, options.bulk, model::BulkOutcome::kUndone, 0)->counts;
  auto count = [&](model::BulkOutcome outcome) { return std::to_string(counts[static_cast<std::size_t>(outcome)]); };
  desk.err << "undone: " << count(model::BulkOutcome::kUndone) << "; not any more: " << count(model::BulkOutcome::kDone)
           << "\n";
  return kDone;
}

void AddFilter(CLI::App* command, QueueOptions& options) {
  command->add_option("--stage", options.stage)
      ->check(
          CLI::IsMember({"waiting", "unverified", "approved", "rejected", "withdrawn", "expired", "renewal"}))
      ->capture_default_str();
  command->add_option("--website", options.website, kWebsiteHelp);
  command->add_option("--search", options.search,
                      "Anywhere in e-mail, name, company, customer or order number");
  command->add_option("--order", options.order, "The whole order number");
  command->add_option("--decided-by", options.decided_by, "Name of staff, or \"command line\"");
  command->add_option("--older-than", options.older_than, "Days in the stage")->check(CLI::Range(1, 3650));
}

}  // namespace

void AddAccessQueue(CLI::App& access, Action& chosen) {
  auto options = std::make_shared<QueueOptions>();
  auto* list = access.add_subcommand("list", "One stage of all requests and accesses");
  AddFilter(list, *options);
  list->add_option("--sort", options->sort, "Default: what waits the oldest first, what is decided the newest")
      ->check(CLI::IsMember({"oldest", "newest"}));
  list->add_option("--page", options->page, "Of 50 each")->check(CLI::Range(1, 1'000'000));
  list->add_flag("--all", options->all, "Every page from there on");
  list->add_flag("--json", options->json, "All fields, as JSON");
  list->footer(
      "Examples:\n  pforte access list\n  pforte access list --stage approved --website 1 --all "
      "--json");
  list->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return ListStage(desk, *options); }; });

  auto* every = access.add_subcommand("all", "Decide on all that a filter lets through, each judged on its own");
  every->add_option("ACT", options->act, "approve, reject; of those unverified: resend, purge")
      ->check(CLI::IsMember({"approve", "reject", "resend", "purge"}))
      ->required();
  AddFilter(every, *options);
  every->add_option("--reason", options->reason, "Told to the customer");
  every->add_flag("--no-mail", options->no_mail, "Tell nobody");
  every->add_flag("--dry-run", options->dry_run, "Only list what would happen");
  every->add_flag("--json", options->json, "As JSON");
  every->footer("Example:\n  pforte access all approve --website 1 --older-than 3 --dry-run");
  every->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return DecideOnAll(desk, *options); }; });

  auto* undo = access.add_subcommand("undo-all", "Take back what `all` decided, as far as its mails have not left");
  undo->add_option("NUMBER", options->bulk, "As `all` says it")->required()->check(CLI::PositiveNumber);
  undo->footer("Example:\n  pforte access undo-all 12");
  undo->callback([&chosen, options] { chosen = [options](Desk& desk) { return UndoAll(desk, *options); }; });
}

}  // namespace command
