#include "command/access.h"

#include <functional>
#include <memory>

#include "base/text.h"
#include "rules/bulk.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/evidence.h"
#include "rules/form.h"
#include "rules/import.h"
#include "rules/item.h"
#include "rules/queue.h"
#include "rules/register.h"
#include "rules/registration_form.h"
#include "rules/renewal.h"
#include "rules/staff.h"

namespace command {
namespace {

struct Options {
  std::string website, reason, stage = "waiting", search, order, decided_by, sort, valid_until, new_email;
  std::vector<std::string> which;
  std::string text, act;
  std::int64_t page = 1, older_than = 0;
  bool no_mail = false, all = false, json = false, dry_run = false, decline = false;
};

struct GrantOptions {
  std::string website, status = "approved", valid_until;
  rules::ImportForm form;
  bool password_stdin = false, no_mail = false;
};

struct RegisterOptions {
  std::string website, language = "de";
  std::vector<std::string> answers;  // "3=Retail"
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

std::optional<rules::QueueFilter> FilterOf(Desk& desk, const Options& options) {
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

int ListStage(Desk& desk, const Options& options) {
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

int EachItem(Desk& desk, const Options& options,
             const std::function<rules::DecideOutcome(const model::Access&, model::FormErrors&)>& act) {
  int result = kDone;
  for (const auto& which : options.which) {
    auto line = Find(desk, which, options.website);
    model::FormErrors errors;
    int one = kRefused;
    if (line) {
      auto outcome = act(line->access, errors);
      one = errors.empty() ? Explain(desk, outcome, which) : Refuse(desk, errors);
    }
    if (one != kDone) result = one;
  }
  return result;
}

// The office's answer to those who still need an access that ends.
int Renew(Desk& desk, const Options& options) {
  std::optional<std::int64_t> until;
  if (!options.valid_until.empty()) {
    until = ParseDay(options.valid_until);
    if (!until || *until <= desk.house().Now()) return Refuse(desk, options.valid_until + " is no day to come");
  }
  return EachItem(desk, options, [&](const model::Access& access, model::FormErrors&) {
    if (options.decline) return rules::DeclineRenewal(desk.house(), {}, access.id);
    return rules::Renew(desk.house(), {}, access.id, access.version,
                        until.value_or(rules::SuggestRenewal(desk.house(), access)));
  });
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
  for (const auto& answer : options.answers) {
    auto equals = answer.find('=');
    auto id = ParseId(answer.substr(0, equals));
    if (!id || equals == std::string::npos) return Refuse(desk, answer + " is no answer: write 3=Retail");
    form.input.own[*id] = answer.substr(equals + 1);
  }
  form.input.terms_version = rules::FindAskedForm(desk.house(), website->id).form.terms_version;
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

int AskBack(Desk& desk, const Options& options) {
  return EachItem(desk, options, [&](const model::Access& access, model::FormErrors& errors) {
    return rules::Ask(desk.house(), {}, access.id, options.text, errors);
  });
}

int AddNote(Desk& desk, const Options& options) {
  return EachItem(desk, options, [&](const model::Access& access, model::FormErrors& errors) {
    return rules::AddNote(desk.house(), {}, access.id, options.text, errors);
  });
}

int Claim(Desk& desk, const Options& options) {
  std::optional<model::Staff> staff;
  for (auto& line : rules::ListStaff(desk.house())) {
    if (line.staff.name == options.text || line.staff.email == options.text) staff = std::move(line.staff);
  }
  if (!staff) return Refuse(desk, "there is no staff " + options.text + "; see `pforte staff list`");
  return EachItem(desk, options, [&](const model::Access& access, model::FormErrors&) {
    auto claim = rules::FindItem(desk.house(), access.id).claim;
    return rules::ClaimAccess(desk.house(), {}, *staff, access.id, claim ? claim->staff_id : 0);
  });
}

int Release(Desk& desk, const Options& options) {
  return EachItem(desk, options, [&](const model::Access& access, model::FormErrors&) {
    return rules::ReleaseAccess(desk.house(), {}, access.id);
  });
}

// Everything beside the decision.
int ShowOne(Desk& desk, const Options& options) {
  auto line = Find(desk, options.which.front(), options.website);
  if (!line) return kRefused;
  auto facts = rules::FindAccessFacts(desk.house(), {}, line->access.id);
  auto item = rules::FindItem(desk.house(), line->access.id);
  auto evidence = rules::FindEvidence(desk.house(), {}, facts->line, facts->account);
  Json questions = Json::array(), notes = Json::array(), others = Json::array(), near = Json::array(),
       history = Json::array();
  for (const auto& question : item.questions) {
    questions.push_back({{"question", question.question},
                         {"asked_by", question.asked_by},
                         {"asked_at", Time(question.asked_at)},
                         {"answer", question.answer},
                         {"answered_at", Time(question.answered_at)}});
  }
  for (const auto& note : item.notes) {
    notes.push_back({{"author", note.author}, {"at", Time(note.at)}, {"text", note.text}});
  }
  for (const auto& other : evidence.others) others.push_back(AccessRow(other, desk.house().Now()));
  constexpr const char* kLikenesses[] = {"address", "name", "domain"};
  for (const auto& other : evidence.near) {
    near.push_back({{"contact_id", other.contact_id},
                    {"name", other.name},
                    {"company", other.company},
                    {"number", other.number},
                    {"email", other.email},
                    {"like", kLikenesses[static_cast<std::size_t>(other.likeness)]}});
  }
  for (const auto& entry : facts->history) {
    history.push_back(
        {{"at", Time(entry.at)}, {"actor", entry.actor}, {"act", model::Word(entry.act)}, {"detail", entry.detail}});
  }
  Json object = AccessRow(facts->line, desk.house().Now());
  object["email_proven_at"] = Time(facts->account.email_proven_at);
  object["claimed_by"] = item.claim ? item.claim->name : "";
  object["from_network"] = facts->line.from_network;
  object["earlier_rejections"] = facts->line.earlier_rejections;
  object["others"] = others;
  object["similar_contacts"] = near;
  AddGiven(object, rules::FindGivenAnswers(desk.house(), facts->line.access.id));
  object["questions"] = questions;
  object["notes"] = notes;
  object["history"] = history;
  Show(desk, options.json, object);
  return kDone;
}

// Everything that a filter lets through: shown first, as on the page, or carried out.
int DecideOnAll(Desk& desk, const Options& options) {
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
  desk.err << (options.dry_run ? "nothing was done: leave --dry-run out\n" : "done: " + std::to_string(done) + "\n");
  return kDone;
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
  registration
      ->add_option("--answer", options->answers,
                   "To a question of the website's own: 3=Retail, by its id in `pforte website form`; a tick is 1")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  registration->add_flag("--accept-terms", form.input.accepts_terms, "The person has accepted the website's terms");
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

  auto filter = [&](CLI::App* command) {
    command->add_option("--stage", options->stage)
        ->check(
            CLI::IsMember({"waiting", "unverified", "approved", "rejected", "withdrawn", "expired", "renewal"}))
        ->capture_default_str();
    command->add_option("--website", options->website, kWebsite);
    command->add_option("--search", options->search,
                        "Anywhere in e-mail, name, company, customer or order number");
    command->add_option("--order", options->order, "The whole order number");
    command->add_option("--decided-by", options->decided_by, "Name of staff, or \"command line\"");
    command->add_option("--older-than", options->older_than, "Days in the stage")->check(CLI::Range(1, 3650));
  };
  auto* list = access->add_subcommand("list", "One stage of all requests and accesses");
  filter(list);
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

  auto* renew = add("renew", "Renew accesses whose holders asked for it; see `list --stage renewal`",
                    Renew, "17 --until 2028-12-31", true);
  auto* renew_until = renew->add_option("--until", options->valid_until, "Last day (UTC); else as long as last time");
  renew_until->type_name("DATE");
  renew->add_flag("--decline", options->decline, "Let them end")->excludes(renew_until);

  auto* show = add("show", "An access with all that is known beside it, its questions, notes and history", ShowOne,
                   "erika@partner.example", false);
  show->add_flag("--json", options->json, "As JSON");
  add("ask", "Ask applicants back by mail; the answer comes to the request", AskBack,
      "17 --question 'What is your customer number?'", true)
      ->add_option("--question", options->text, "Told to the customer")
      ->required();
  add("note", "Note something that only the office sees", AddNote, "17 --text 'called on Monday'", true)
      ->add_option("--text", options->text)
      ->required();
  add("claim", "Let somebody of the office look after requests", Claim, "17 --staff 'Ada Muster'", true)
      ->add_option("--staff", options->text, "Name or e-mail")
      ->required();
  add("release", "Let everybody look after requests again", Release, "17", true);

  auto* every = access->add_subcommand("all", "Decide on all that a filter lets through, each judged on its own");
  every->add_option("ACT", options->act, "approve, reject; of those unverified: resend, purge")
      ->check(CLI::IsMember({"approve", "reject", "resend", "purge"}))
      ->required();
  filter(every);
  every->add_option("--reason", options->reason, "Told to the customer");
  every->add_flag("--no-mail", options->no_mail, "Tell nobody");
  every->add_flag("--dry-run", options->dry_run, "Only list what would happen");
  every->add_flag("--json", options->json, "As JSON");
  every->footer("Example:\n  pforte access all approve --website 1 --older-than 3 --dry-run");
  every->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return DecideOnAll(desk, *options); }; });

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
