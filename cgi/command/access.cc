#include "command/access.h"

#include <memory>

#include "base/text.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/form.h"
#include "rules/import.h"
#include "rules/queue.h"
#include "rules/register.h"

namespace command {
namespace {

struct Options {
  std::string website, reason, stage = "waiting", search, valid_until, new_email;
  std::vector<std::string> which;
  std::int64_t page = 1;
  bool no_mail = false, all = false, json = false;
};

struct GrantOptions {
  std::string website, status = "approved", valid_until;
  rules::ImportForm form;
  bool password_stdin = false, no_mail = false;
};

struct RegisterOptions {
  std::string website, language = "de";
  rules::RegisterForm form;
};

// By id, or by e-mail and website; the website may be left out where the person has but one access.
std::optional<model::AccessLine> Find(Desk& desk, const std::string& which,
                                      const std::string& website_word) {
  if (auto id = ParseId(which)) {
    if (auto facts = rules::FindAccessFacts(desk.house(), {}, *id)) return facts->line;
    Refuse(desk, "there is no access " + which);
    return std::nullopt;
  }
  std::optional<model::Website> website;
  if (!website_word.empty() && !(website = FindWebsite(desk, website_word))) return std::nullopt;
  std::vector<model::AccessLine> found;
  for (auto& line : rules::ListAccessesOfEmail(desk.house(), which)) {
    if (!website || line.access.website_id == website->id) found.push_back(std::move(line));
  }
  if (found.size() == 1) return found.front();
  Refuse(desk, found.empty() ? which + " has no access" + (website ? " to this website" : "")
                             : which + " has accesses to several websites: say --website");
  return std::nullopt;
}

bool IsExpired(const model::Access& access, std::int64_t now) {
  return access.status == model::Status::kApproved && access.valid_until &&
         *access.valid_until <= now;
}

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

int ListStage(Desk& desk, const Options& options) {
  rules::QueueFilter filter;
  (void)model::ParseWord(options.stage, filter.stage);
  filter.search = options.search;
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return kRefused;
    filter.website_id = website->id;
  }
  Json rows = Json::array();
  bool more = true;
  for (filter.page = options.page; more; ++filter.page) {
    auto queue = rules::ListQueue(desk.house(), 0, filter);
    for (const auto& line : queue.accesses) rows.push_back(AccessRow(line, desk.house().Now()));
    for (const auto& line : queue.registrations) rows.push_back(Row(line));
    more = queue.has_next;
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

int Explain(Desk& desk, rules::DecideOutcome outcome, const std::string& which) {
  switch (outcome) {
    case rules::DecideOutcome::kDone:
      return kDone;
    case rules::DecideOutcome::kAlreadyDecided:
      return Refuse(desk, which + ": somebody changed this access meanwhile; look again");
    case rules::DecideOutcome::kNotAllowed:
      return Refuse(desk, which + ": not allowed");
    case rules::DecideOutcome::kNotFound:
      break;
  }
  return Refuse(desk, which + ": there is no such access");
}

int Decide(Desk& desk, const Options& options, model::Status status) {
  int result = kDone;
  for (const auto& which : options.which) {
    auto line = Find(desk, which, options.website);
    int one = kRefused;
    if (line && line->access.status == status) {
      one = Refuse(desk, which + ": is " + std::string(model::Word(status)) + " already");
    } else if (line) {
      one = Explain(desk,
                    rules::Decide(desk.house(), {},
                                  {line->access.id, line->access.version, status, options.reason,
                                   !options.no_mail}),
                    which);
    }
    if (one != kDone) result = one;
  }
  return result;
}

int SetValidity(Desk& desk, const Options& options) {
  std::optional<std::int64_t> until;
  if (options.valid_until != "never" && !(until = ParseDay(options.valid_until))) {
    return Refuse(desk, options.valid_until + " is not a day like 2027-12-31, nor never");
  }
  int result = kDone;
  for (const auto& which : options.which) {
    auto line = Find(desk, which, options.website);
    int one = line ? Explain(desk,
                             rules::SetValidity(desk.house(), {}, line->access.id,
                                                line->access.version, until),
                             which)
                   : kRefused;
    if (one != kDone) result = one;
  }
  return result;
}

int Grant(Desk& desk, const GrantOptions& options) {
  rules::ImportForm form = options.form;
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  form.website_id = website->id;
  (void)model::ParseWord(options.status, form.status);
  if (!options.valid_until.empty() && !(form.valid_until = ParseDay(options.valid_until))) {
    return Refuse(desk, options.valid_until + " is not a day like 2027-12-31");
  }
  if (options.password_stdin && (form.password = ReadPassword(desk)).empty()) {
    return Refuse(desk, "there is no password on standard input");
  }
  form.mail = !options.no_mail;
  auto saved = rules::ImportAccess(desk.house(), {}, form);
  if (!saved.errors.empty()) return Refuse(desk, saved.errors);
  desk.out << saved.id << "\n";
  return kDone;
}

int Register(Desk& desk, const RegisterOptions& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  rules::RegisterForm form = options.form;
  form.password = ReadPassword(desk);
  base::Language language = base::Language::kGerman;
  (void)base::ParseLanguage(options.language, language);
  auto errors =
      rules::Register(desk.house(), *website, form, language, rules::NewBrowser(), "command line");
  if (!errors.empty()) return Refuse(desk, errors);
  // The rule's answer is the same for every address; whoever sits here may know.
  rules::QueueFilter filter;
  filter.stage = rules::Stage::kUnverified;
  filter.search = form.email;
  filter.website_id = website->id;
  if (rules::ListQueue(desk.house(), 0, filter).registrations.empty()) {
    return Refuse(
        desk,
        form.email + " has an account already, or too many mails were caused within the hour");
  }
  return kDone;
}

int SendReset(Desk& desk, const Options& options) {
  auto line = Find(desk, options.which.front(), options.website);
  if (!line) return kRefused;
  return rules::SendReset(desk.house(), {}, line->access.account_id, line->access.website_id)
             ? kDone
             : Refuse(desk, "the account is disabled");
}

int HandOver(Desk& desk, const Options& options) {
  auto line = Find(desk, options.which.front(), options.website);
  if (!line) return kRefused;
  std::string link =
      rules::HandOver(desk.house(), {}, line->access.account_id, line->access.website_id);
  if (link.empty()) return Refuse(desk, "the account is disabled");
  desk.out << link << "\n";
  return kDone;
}

int Correct(Desk& desk, const Options& options) {
  auto line = Find(desk, options.which.front(), options.website);
  if (!line) return kRefused;
  auto facts = rules::FindAccessFacts(desk.house(), {}, line->access.id);
  auto saved =
      rules::CorrectEmail(desk.house(), {}, line->access.account_id, facts->account.version,
                          options.new_email, line->access.website_id);
  if (!saved.errors.empty()) return Refuse(desk, saved.errors);
  return saved.conflict ? Refuse(desk, "somebody changed this account meanwhile; try again")
                        : kDone;
}

constexpr char kWhich[] = "Id as `list` shows it, or the e-mail";
constexpr char kWebsite[] = "Id, address or name";

void AddGrant(CLI::App* access, Action& chosen) {
  auto options = std::make_shared<GrantOptions>();
  auto* grant =
      access->add_subcommand("grant", "Give somebody access; prints its id. Also for imports");
  rules::ImportForm& form = options->form;
  grant->add_option("--website", options->website, kWebsite)->required();
  grant
      ->add_option("--email", form.email,
                   "Signs in with it; an account that has it gets the access")
      ->required();
  grant->add_option("--name", form.name, "Of the person; needed for somebody new");
  grant->add_option("--contact", form.contact_id,
                    "Id of the contact; else a new one is made for somebody new");
  grant->add_option("--company", form.company, "Of the new contact");
  grant->add_option("--phone", form.phone, "Of the new contact");
  grant->add_option("--number", form.number, "Customer number of the new contact");
  grant->add_option("--language", form.language, "Of the new contact; else the website's")
      ->check(CLI::IsMember({"de", "en"}));
  grant->add_option("--status", options->status)
      ->check(CLI::IsMember({"in_processing", "approved", "rejected", "withdrawn"}))
      ->capture_default_str();
  grant->add_option("--reason", form.reason, "Of a rejection, told to the customer");
  grant->add_option("--message", form.message, "The applicant's words");
  grant->add_option("--order", form.order, "Order number");
  grant
      ->add_option("--valid-until", options->valid_until,
                   "Last day (UTC), like 2027-12-31; may have passed")
      ->type_name("DATE");
  grant->add_flag("--password-stdin", options->password_stdin,
                  "Read a new account's password from standard input");
  grant->add_flag("--proven", form.proven,
                  "You vouch that the address is this person's; else an invitation proves it");
  grant->add_flag("--no-mail", options->no_mail, "Tell nobody");
  grant->footer(
      "Examples:\n  pforte access grant --website 1 --email erika@partner.example --name 'Erika "
      "Beispiel'\n"
      "  pforte access grant --website 1 --email max@partner.example --name Max --status rejected "
      "\\\n"
      "    --reason 'No customer number' --proven --no-mail --password-stdin < password");
  grant->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Grant(desk, *options); }; });
}

void AddRegister(CLI::App* access, Action& chosen) {
  auto options = std::make_shared<RegisterOptions>();
  auto* registration = access->add_subcommand(
      "register",
      "Register somebody as the website's own form does; the password comes from standard input");
  rules::RegisterForm& form = options->form;
  registration->add_option("--website", options->website, kWebsite)->required();
  registration->add_option("--email", form.email, "Is mailed a link and a code to prove it")
      ->required();
  registration->add_option("--name", form.name)->required();
  registration->add_option("--company", form.company);
  registration->add_option("--phone", form.phone);
  registration->add_option("--message", form.message);
  registration->add_option("--order", form.order, "Order number");
  registration->add_option("--language", options->language)
      ->check(CLI::IsMember({"de", "en"}))
      ->capture_default_str();
  registration->footer(
      "It stays unverified until the person opens the mail.\n\nExample:\n"
      "  pforte access register --website 1 --email neu@partner.example --name Neu < password");
  registration->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Register(desk, *options); }; });
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

void AddAccess(CLI::App& app, Action& chosen) {
  auto* access = app.add_subcommand("access", "Who may read which website's protected pages");
  access->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto add = [&](const char* name, const char* what, int (*run)(Desk&, const Options&),
                 const char* example, bool many) {
    auto* command = access->add_subcommand(name, what);
    command->add_option(many ? "WHICH" : "WHO", options->which, kWhich)
        ->required()
        ->expected(1, many ? 1000 : 1);
    command->add_option("--website", options->website, kWebsite);
    command->footer(std::string("Example:\n  pforte access ") + name + " " + example);
    command->callback([&chosen, options, run] {
      chosen = [options, run](Desk& desk) { return run(desk, *options); };
    });
    return command;
  };

  auto* list = access->add_subcommand("list", "One stage of all requests and accesses");
  list->add_option("--stage", options->stage)
      ->check(
          CLI::IsMember({"waiting", "unverified", "approved", "rejected", "withdrawn", "expired"}))
      ->capture_default_str();
  list->add_option("--website", options->website, kWebsite);
  list->add_option("--search", options->search,
                   "Anywhere in e-mail, name, company, customer or order number");
  list->add_option("--page", options->page, "Of 50 each")->check(CLI::Range(1, 1'000'000));
  list->add_flag("--all", options->all, "Every page from there on");
  list->add_flag("--json", options->json, "All fields, as JSON");
  list->footer(
      "Examples:\n  pforte access list\n  pforte access list --stage approved --website 1 --all "
      "--json");
  list->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return ListStage(desk, *options); }; });

  AddGrant(access, chosen);

  auto* approve = add(
      "approve", "Approve requests, or rejected accesses",
      [](Desk& desk, const Options& o) { return Decide(desk, o, model::Status::kApproved); },
      "17 18 erika@partner.example --website 1", true);
  auto* reject = add(
      "reject", "Reject requests, or shut approved accesses at once",
      [](Desk& desk, const Options& o) { return Decide(desk, o, model::Status::kRejected); },
      "17 --reason 'The contract has ended'", true);
  for (auto* command : {approve, reject}) {
    command->add_option("--reason", options->reason, "Told to the customer");
    command->add_flag("--no-mail", options->no_mail, "Tell nobody");
  }
  auto* validity =
      add("validity", "Limit accesses in time", SetValidity, "17 --until 2027-12-31", true);
  validity->add_option("--until", options->valid_until, "Last day (UTC), or never for no limit")
      ->type_name("DATE")
      ->required();

  add("reset", "Mail somebody a link to set the password", SendReset, "erika@partner.example",
      false);
  add("link", "Print a one-time link to set the password, to hand over; lives half an hour",
      HandOver, "erika@partner.example", false);
  auto* correct =
      add("correct", "Correct a mistyped e-mail; the new one is mailed a link to prove it", Correct,
          "17 --email erika@partner.example", false);
  correct->add_option("--email", options->new_email, "The right one")->required();

  AddRegister(access, chosen);
}

}  // namespace command
