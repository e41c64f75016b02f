#include "command/access_grant.h"

#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "command/access_which.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/form.h"
#include "rules/import.h"
#include "rules/queue.h"
#include "rules/register.h"
#include "rules/registration_form.h"

namespace command {
namespace {

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
struct AccountOptions {
  Which which;
  std::string new_email;
};

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

int SendReset(Desk& desk, const AccountOptions& options) {
  auto line = FindAccess(desk, options.which, options.which.words.front());
  if (!line) return kRefused;
  return rules::SendReset(desk.house(), {}, line->access.account_id, line->access.website_id)
             ? kDone
             : Refuse(desk, "the account is disabled");
}

int HandOver(Desk& desk, const AccountOptions& options) {
  auto line = FindAccess(desk, options.which, options.which.words.front());
  if (!line) return kRefused;
  std::string link =
      rules::HandOver(desk.house(), {}, line->access.account_id, line->access.website_id);
  if (link.empty()) return Refuse(desk, "the account is disabled");
  desk.out << link << "\n";
  return kDone;
}

int Correct(Desk& desk, const AccountOptions& options) {
  auto line = FindAccess(desk, options.which, options.which.words.front());
  if (!line) return kRefused;
  auto facts = rules::FindAccessFacts(desk.house(), {}, line->access.id);
  auto saved =
      rules::CorrectEmail(desk.house(), {}, line->access.account_id, facts->account.version,
                          options.new_email, line->access.website_id);
  if (!saved.errors.empty()) return Refuse(desk, saved.errors);
  return saved.conflict ? Refuse(desk, "somebody changed this account meanwhile; try again")
                        : kDone;
}

void AddGrant(CLI::App& access, Action& chosen) {
  auto options = std::make_shared<GrantOptions>();
  auto* grant =
      access.add_subcommand("grant", "Give somebody access; prints its id. Also for imports");
  rules::ImportForm& form = options->form;
  grant->add_option("--website", options->website, kWebsiteHelp)->required();
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

void AddRegister(CLI::App& access, Action& chosen) {
  auto options = std::make_shared<RegisterOptions>();
  auto* registration = access.add_subcommand(
      "register",
      "Register somebody as the website's own form does; the password comes from standard input");
  rules::RegisterForm& form = options->form;
  registration->add_option("--website", options->website, kWebsiteHelp)->required();
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

void AddAccount(CLI::App& access, Action& chosen) {
  auto options = std::make_shared<AccountOptions>();
  auto add = [&](const char* name, const char* what, int (*run)(Desk&, const AccountOptions&), const char* example) {
    auto* command = access.add_subcommand(name, what);
    AddWhich(command, options->which, false, example);
    command->callback([&chosen, options, run] { chosen = [options, run](Desk& desk) { return run(desk, *options); }; });
    return command;
  };
  add("reset", "Mail somebody a link to set the password", SendReset, "erika@partner.example");
  add("link", "Print a one-time link to set the password, to hand over; lives half an hour", HandOver,
      "erika@partner.example");
  add("correct", "Correct a mistyped e-mail; the new one is mailed a link to prove it", Correct,
      "17 --email erika@partner.example")
      ->add_option("--email", options->new_email, "The right one")
      ->required();
}

}  // namespace

void AddAccessGrant(CLI::App& access, Action& chosen) {
  AddGrant(access, chosen);
  AddRegister(access, chosen);
  AddAccount(access, chosen);
}

}  // namespace command
