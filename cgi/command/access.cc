#include "command/access.h"

#include <memory>
#include <string>

#include "command/access_grant.h"
#include "command/access_item.h"
#include "command/access_queue.h"
#include "command/access_which.h"
#include "rules/decide.h"
#include "rules/renewal.h"

namespace command {
namespace {

struct DecideOptions {
  Which which;
  std::string reason, valid_until;
  bool no_mail = false, decline = false;
};

bool IsExpired(const model::Access& access, std::int64_t now) {
  return access.status == model::Status::kApproved && access.valid_until &&
         *access.valid_until <= now;
}

int Decide(Desk& desk, const DecideOptions& options, model::Status status) {
  int result = kDone;
  for (const auto& word : options.which.words) {
    auto line = FindAccess(desk, options.which, word);
    int one = kRefused;
    if (line && line->access.status == status) {
      one = Refuse(desk, word + ": is " + std::string(model::Word(status)) + " already");
    } else if (line) {
      one = Explain(desk,
                    rules::Decide(desk.house(), {},
                                  {line->access.id, line->access.version, status, options.reason,
                                   !options.no_mail}),
                    word);
    }
    if (one != kDone) result = one;
  }
  return result;
}

// Back to what it was, while the mail of the decision waits.
int Undo(Desk& desk, const DecideOptions& options) {
  int result = kDone;
  for (const auto& word : options.which.words) {
    auto line = FindAccess(desk, options.which, word);
    auto before = line ? rules::FindUndo(desk.house(), {}, line->access.id) : std::nullopt;
    if (before && rules::Undo(desk.house(), {}, line->access.id, *before)) continue;
    result = line ? Refuse(desk, word + ": there is no decision whose mail still waits") : kRefused;
  }
  return result;
}

int SetValidity(Desk& desk, const DecideOptions& options) {
  std::optional<std::int64_t> until;
  if (options.valid_until != "never" && !(until = ParseDay(options.valid_until))) {
    return Refuse(desk, options.valid_until + " is not a day like 2027-12-31, nor never");
  }
  return EachAccess(desk, options.which, [&](const model::Access& access, model::FormErrors&) {
    return rules::SetValidity(desk.house(), {}, access.id, access.version, until);
  });
}

// The office's answer to those who still need an access that ends.
int Renew(Desk& desk, const DecideOptions& options) {
  std::optional<std::int64_t> until;
  if (!options.valid_until.empty()) {
    until = ParseDay(options.valid_until);
    if (!until || *until <= desk.house().Now()) return Refuse(desk, options.valid_until + " is no day to come");
  }
  return EachAccess(desk, options.which, [&](const model::Access& access, model::FormErrors&) {
    if (options.decline) return rules::DeclineRenewal(desk.house(), {}, access.id);
    return rules::Renew(desk.house(), {}, access.id, access.version,
                        until.value_or(rules::SuggestRenewal(desk.house(), access)));
  });
}

void AddDecide(CLI::App& access, Action& chosen) {
  auto options = std::make_shared<DecideOptions>();
  auto add = [&](const char* name, const char* what, int (*run)(Desk&, const DecideOptions&), const char* example) {
    auto* command = access.add_subcommand(name, what);
    AddWhich(command, options->which, true, example);
    command->callback([&chosen, options, run] { chosen = [options, run](Desk& desk) { return run(desk, *options); }; });
    return command;
  };
  auto* approve = add(
      "approve", "Approve requests, or rejected accesses",
      [](Desk& desk, const DecideOptions& o) { return Decide(desk, o, model::Status::kApproved); },
      "17 18 erika@partner.example --website 1");
  auto* reject = add(
      "reject", "Reject requests, or shut approved accesses at once",
      [](Desk& desk, const DecideOptions& o) { return Decide(desk, o, model::Status::kRejected); },
      "17 --reason 'The contract has ended'");
  for (auto* command : {approve, reject}) {
    command->add_option("--reason", options->reason, "Told to the customer");
    command->add_flag("--no-mail", options->no_mail, "Tell nobody");
  }
  add("undo", "Take back decisions whose mails have not left", Undo, "17");

  auto* validity = add("validity", "Limit accesses in time", SetValidity, "17 --until 2027-12-31");
  validity->add_option("--until", options->valid_until, "Last day (UTC), or never for no limit")
      ->type_name("DATE")
      ->required();
  auto* renew = add("renew", "Renew accesses whose holders asked for it; see `list --stage renewal`", Renew,
                    "17 --until 2028-12-31");
  auto* until = renew->add_option("--until", options->valid_until, "Last day (UTC); else as long as last time");
  until->type_name("DATE");
  renew->add_flag("--decline", options->decline, "Let them end")->excludes(until);
}

}  // namespace

Json AccessRow(const model::AccessLine& line, std::int64_t now) {
  const model::Access& access = line.access;
  return {{"id", access.id},
          {"status", IsExpired(access, now) ? "expired" : model::Word(access.status)},
          {"since", Time(access.status_at)},
          {"email", line.email},
          {"name", line.account_name},
          {"company", line.company},
          {"number", line.contact_number},
          {"contact_id", line.contact_id},
          {"website_id", access.website_id},
          {"website", line.website_name},
          {"order", access.order_number},
          {"message", access.message},
          {"reason", access.reason},
          {"decided_by", access.decided_by},
          {"requested_at", Time(access.requested_at)},
          {"valid_until", Time(access.valid_until)}};
}

void AddGiven(Json& row, const model::GivenAnswers& given) {
  Json answers = Json::object();
  for (const auto& answer : given.answers) {
    // Two questions may be called the same, one of them long gone.
    const bool twice = answers.contains(answer.label);
    answers[twice ? answer.label + " #" + std::to_string(answer.field_id) : answer.label] = answer.value;
  }
  row["answers"] = answers;
  row["terms_version"] = given.terms.empty() ? "" : given.terms.front().version;
  row["terms_at"] = given.terms.empty() ? Json() : Time(given.terms.front().at);
}

void AddAccess(CLI::App& app, Action& chosen) {
  auto* access = app.add_subcommand("access", "Who may read which website's protected pages");
  access->require_subcommand(1);
  AddAccessQueue(*access, chosen);
  AddDecide(*access, chosen);
  AddAccessItem(*access, chosen);
  AddAccessGrant(*access, chosen);
}

}  // namespace command
