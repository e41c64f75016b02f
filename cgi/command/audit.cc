#include "command/audit.h"

#include <limits>
#include <memory>

#include "base/clock.h"
#include "rules/audit.h"
#include "rules/chain.h"

namespace command {
namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

struct Options {
  std::string head, actor, act, website, contact, search, from, to, format = "csv";
  std::int64_t count = 50;
  bool json = false;
};

// A contact by id or by the address of one of its accounts.
std::optional<std::int64_t> FindContact(Desk& desk, const std::string& word) {
  auto id = ParseId(word);
  if (!id) id = rules::FindContactByEmail(desk.house(), word);
  if (!id) Refuse(desk, "there is no account of " + word);
  return id;
}

// A day as --from and --to name it, from its first second to its last (UTC); false, and a line why, for none.
bool ParseDays(Desk& desk, const Options& options, rules::AuditQuery& query) {
  for (auto [text, seconds, first] : {std::tuple{&options.from, &query.since, true},
                                      std::tuple{&options.to, &query.until, false}}) {
    if (text->empty()) continue;
    auto end = ParseDay(*text);
    if (!end) {
      Refuse(desk, *text + " is no date; write it like 2027-12-31");
      return false;
    }
    *seconds = first ? *end - base::kDay + 1 : *end;
  }
  return true;
}

// Nothing, and a line on standard error, for what does not exist.
std::optional<rules::AuditQuery> QueryOf(Desk& desk, const Options& options) {
  rules::AuditQuery query;
  query.actor = options.actor;
  query.search = options.search;
  if (model::Act act{}; model::ParseWord(options.act, act)) query.act = act;
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return std::nullopt;
    query.website_id = website->id;
  }
  if (!options.contact.empty()) {
    auto contact = FindContact(desk, options.contact);
    if (!contact) return std::nullopt;
    query.contact_id = *contact;
  }
  if (!ParseDays(desk, options, query)) return std::nullopt;
  return query;
}

Json Id(std::optional<std::int64_t> id) { return id ? Json(*id) : Json(); }

Json Row(const model::AuditLine& each) {
  const model::History& line = each.line;
  return {{"id", line.id},
          {"at", Time(line.at)},
          {"actor", line.actor},
          {"act", model::Word(line.act)},
          {"source", line.source},
          {"contact_id", Id(line.contact_id)},
          {"contact", each.contact_name},
          {"account_id", Id(line.account_id)},
          {"account", each.account_email},
          {"access_id", Id(line.access_id)},
          {"website_id", Id(line.website_id)},
          {"website", each.website_name},
          {"detail", line.detail},
          {"before", line.was},
          {"after", line.became},
          {"erased", !line.erased.empty()},
          {"hash", line.hash}};
}

int ListLines(Desk& desk, const Options& options) {
  auto query = QueryOf(desk, options);
  if (!query) return kRefused;
  Json rows = Json::array();
  rules::AuditPage page;
  do {
    page = rules::ListAudit(desk.house(), *query, page.next, options.count - static_cast<std::int64_t>(rows.size()));
    for (const auto& line : page.lines) rows.push_back(Row(line));
  } while (page.next && static_cast<std::int64_t>(rows.size()) < options.count);
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"at", "AT"},
        {"actor", "WHO"},
        {"act", "WHAT"},
        {"source", "WHERE"},
        {"account", "ACCOUNT"},
        {"website", "WEBSITE"},
        {"detail", "DETAIL"},
        {"before", "BEFORE"},
        {"after", "AFTER"}});
  if (page.next) desk.err << "there are more: --count, or pforte audit export\n";
  return kDone;
}

int Export(Desk& desk, const Options& options) {
  auto query = QueryOf(desk, options);
  if (!query) return kRefused;
  const bool csv = options.format == "csv";
  if (csv) desk.out << rules::AuditCsvHead();
  rules::ExportAudit(desk.house(), *query, kAll, [&](const std::vector<model::AuditLine>& lines) {
    for (const auto& line : lines) {
      desk.out << (csv ? rules::AuditCsv(line) : Row(line).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    }
  });
  return kDone;
}

std::string WhatIsBroken(const rules::ChainVerdict& verdict) {
  const std::string line = "line " + std::to_string(verdict.line);
  switch (verdict.state) {
    case rules::ChainState::kUnchained: return line + " is not in the chain; run `pforte migrate`";
    case rules::ChainState::kAltered: return line + " is not as it was written, or was put there";
    case rules::ChainState::kMissing: return "lines before " + line + " are missing";
    case rules::ChainState::kHeadGone: return line + " is not there: the end was cut off, or an older backup restored";
    case rules::ChainState::kHeadOther: return line + " has another hash: the chain is not the one that was kept";
    case rules::ChainState::kWhole: break;
  }
  return "";
}

int Verify(Desk& desk, const Options& options) {
  std::optional<model::HistoryHead> kept;
  if (!options.head.empty()) {
    kept = rules::ParseHead(options.head);
    if (!kept) return Refuse(desk, options.head + " is no head; it looks like 4711: and 43 characters");
  }
  constexpr std::int64_t kLong = 100'000;  // lines; a second or so
  auto verdict = rules::VerifyChain(desk.house(), kept, [&](std::int64_t read, std::int64_t all) {
    if (all >= kLong && read % kLong == 0) desk.err << read << " of " << all << " lines read" << std::endl;
  });
  if (verdict.state != rules::ChainState::kWhole) return Refuse(desk, WhatIsBroken(verdict));
  Json whole = {{"lines", verdict.lines}, {"erased", verdict.erased}};
  whole["head"] = verdict.lines == 0 ? Json() : Json(rules::HeadText(verdict.head));
  Show(desk, options.json, whole);
  return kDone;
}

// An address is also looked for where it has no account: in what the office did with its registrations.
int Erase(Desk& desk, const Options& options) {
  auto id = ParseId(options.contact);
  std::int64_t contact = id ? *id : rules::FindContactByEmail(desk.house(), options.contact).value_or(0);
  desk.out << rules::EraseHistory(desk.house(), contact, id ? "" : options.contact) << " lines erased\n";
  return kDone;
}

void AddFilters(CLI::App* command, Options& options) {
  command->add_option("--search", options.search, "In details, addresses, old and new values");
  command->add_option("--actor", options.actor,
                      "Name of somebody of the office, customer, policy, stranger or 'command line'");
  command->add_option("--act", options.act)
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(model::Words<model::Act>::kWords),
                                                     std::end(model::Words<model::Act>::kWords))));
  command->add_option("--website", options.website, "Id, address or name");
  command->add_option("--contact", options.contact, "Id, or the e-mail of an account");
  command->add_option("--from", options.from, "First day, UTC: 2026-11-01");
  command->add_option("--to", options.to, "Last day, UTC: 2026-11-30");
}

}  // namespace

void AddAudit(CLI::App& app, Action& chosen) {
  auto* audit = app.add_subcommand("audit", "Who did what, when, from where, and whether the record is whole");
  audit->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto add = [&](const char* name, const char* what, int (*run)(Desk&, const Options&), const char* footer) {
    auto* command = audit->add_subcommand(name, what);
    command->footer(footer);
    command->callback([&chosen, options, run] { chosen = [options, run](Desk& desk) { return run(desk, *options); }; });
    return command;
  };

  auto* verify = add(
      "verify", "Check that no line was changed, removed, put in or moved; exit status 1 names the first", Verify,
      "The chain alone cannot show that lines at its end are gone: keep heads elsewhere (the digest mail\n"
      "carries them) and name one.\n\nExamples:\n  pforte audit verify\n"
      "  pforte audit verify --head 4711:Zm9v...");
  verify->add_option("--head", options->head, "A head that was kept: number, colon, hash");
  verify->add_flag("--json", options->json, "As JSON");

  auto* list = add("list", "The newest lines", ListLines,
                   "Examples:\n  pforte audit list --contact erika@partner.example\n"
                   "  pforte audit list --actor 'Ada Muster' --from 2026-11-01 --json");
  AddFilters(list, *options);
  list->add_option("--count", options->count, "How many")->check(CLI::Range(1, 100'000))->capture_default_str();
  list->add_flag("--json", options->json, "All fields, as JSON");

  auto* write = add("export", "Write all lines that fit, newest first; that is noted too", Export,
                    "Example:\n  pforte audit export --from 2026-01-01 --to 2026-12-31 > 2026.csv");
  AddFilters(write, *options);
  write->add_option("--format", options->format, "csv: for spreadsheets, or jsonl: an object a line")
      ->check(CLI::IsMember({"csv", "jsonl"}))
      ->capture_default_str();

  auto* erase = add("erase", "Erase what the lines say about a contact; that they were stays, and the chain holds",
                    Erase,
                    "Example:\n  pforte audit erase 17");
  erase->add_option("CONTACT", options->contact, "Id, or an e-mail, also one without an account")->required();
}

}  // namespace command
