#include "command/contact.h"

#include <memory>

#include "rules/customer.h"
#include "rules/account.h"
#include "rules/audit.h"
#include "rules/held.h"
#include "rules/remove.h"
#include "rules/merge.h"

namespace command {
namespace {

struct Options {
  std::string which, into, search;
  std::vector<std::string> words;
  std::optional<std::string> number, name, company, phone, language, notes;
  std::int64_t page = 1;
  bool all = false, json = false, yes = false;
};

std::optional<rules::ContactFacts> Find(Desk& desk, const std::string& which) {
  auto id = ParseId(which);
  if (!id) {
    id = rules::FindContactByEmail(desk.house(), which);
  }
  auto facts = id ? rules::FindContactFacts(desk.house(), {}, *id) : std::nullopt;
  if (!facts) Refuse(desk, "there is no contact " + which + "; see `pforte contact search`");
  return facts;
}

int Save(Desk& desk, const Options& options, model::Contact contact) {
  for (auto [field, value] : {std::pair{&contact.number, &options.number},
                              {&contact.name, &options.name},
                              {&contact.company, &options.company},
                              {&contact.phone, &options.phone},
                              {&contact.language, &options.language},
                              {&contact.notes, &options.notes}}) {
    if (*value) *field = **value;
  }
  auto saved = rules::SaveContact(desk.house(), {}, contact);
  if (!saved.errors.empty()) return Refuse(desk, saved.errors);
  if (saved.conflict) return Refuse(desk, "somebody changed this contact meanwhile; try again");
  desk.out << saved.id << "\n";
  return kDone;
}

int Change(Desk& desk, const Options& options) {
  auto facts = Find(desk, options.which);
  return facts ? Save(desk, options, facts->contact) : kRefused;
}

int ListPages(Desk& desk, const Options& options, const std::string& search) {
  Json rows = Json::array();
  bool more = true;
  std::int64_t before = 0;
  for (std::int64_t page = 1; more; ++page) {
    auto found = rules::SearchContacts(desk.house(), 0, search, before);
    more = found.next != 0;
    before = found.next;
    if (page < options.page) continue;
    for (const auto& line : found.lines) {
      rows.push_back({{"id", line.id},
                      {"number", line.number},
                      {"name", line.name},
                      {"company", line.company},
                      {"phone", line.phone},
                      {"emails", line.emails},
                      {"accesses", line.accesses},
                      {"waiting", line.waiting}});
    }
    if (!options.all) break;
  }
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"number", "NUMBER"},
        {"name", "NAME"},
        {"company", "COMPANY"},
        {"emails", "E-MAIL"},
        {"accesses", "ACCESSES"},
        {"waiting", "WAITING"}});
  if (more) desk.err << "there are more: --page " << options.page + 1 << ", or --all\n";
  return kDone;
}

int SearchWords(Desk& desk, const Options& options) {
  std::string search;
  for (const auto& word : options.words) search += (search.empty() ? "" : " ") + word;
  return ListPages(desk, options, search);
}

int ShowOne(Desk& desk, const Options& options) {
  auto facts = Find(desk, options.which);
  if (!facts) return kRefused;
  const model::Contact& contact = facts->contact;
  Json accounts = Json::array(), accesses = Json::array(), history = Json::array();
  for (const auto& account : facts->accounts) {
    accounts.push_back({{"id", account.id},
                        {"email", account.email},
                        {"name", account.name},
                        {"language", account.language},
                        {"has_password", !account.password.empty()},
                        {"password_changed_at", Time(account.password_changed_at)},
                        {"email_proven_at", Time(account.email_proven_at)},
                        {"last_sign_in_at", Time(account.last_sign_in_at)},
                        {"disabled", account.disabled != 0},
                        {"mail_error", rules::FindMailError(desk.house(), account.id)}});
  }
  for (const auto& line : facts->accesses) {
    accesses.push_back({{"id", line.access.id},
                        {"website", line.website_name},
                        {"email", line.email},
                        {"status", model::Word(line.access.status)},
                        {"since", Time(line.access.status_at)},
                        {"valid_until", Time(line.access.valid_until)}});
  }
  for (const auto& line : facts->history) {
    history.push_back({{"at", Time(line.at)},
                       {"actor", line.actor},
                       {"act", model::Word(line.act)},
                       {"detail", line.detail}});
  }
  Show(desk, options.json,
       {{"id", contact.id},
        {"number", contact.number},
        {"name", contact.name},
        {"company", contact.company},
        {"phone", contact.phone},
        {"language", contact.language},
        {"notes", contact.notes},
        {"created_at", Time(contact.created_at)},
        {"accounts", accounts},
        {"accesses", accesses},
        {"history", history}});
  return kDone;
}

int Explain(Desk& desk, rules::MergeOutcome outcome) {
  switch (outcome) {
    case rules::MergeOutcome::kDone: return kDone;
    case rules::MergeOutcome::kSame: return Refuse(desk, "that is the same contact");
    case rules::MergeOutcome::kTwoNumbers: return Refuse(desk, "both have a customer number: they are two customers");
    case rules::MergeOutcome::kNested: return Refuse(desk, "one of them is merged with another already");
    case rules::MergeOutcome::kNotAllowed:
    case rules::MergeOutcome::kNotFound: break;
  }
  return Refuse(desk, "it is not merged with another");
}

int MergeInto(Desk& desk, const Options& options) {
  auto contact = Find(desk, options.which);
  auto into = contact ? Find(desk, options.into) : std::nullopt;
  return into ? Explain(desk, rules::MergeContacts(desk.house(), {}, contact->contact.id, into->contact.id)) : kRefused;
}

int Unmerge(Desk& desk, const Options& options) {
  auto contact = Find(desk, options.which);
  return contact ? Explain(desk, rules::UnmergeContact(desk.house(), {}, contact->contact.id)) : kRefused;
}

int Hold(Desk& desk, const Options& options) {
  auto contact = Find(desk, options.which);
  if (!contact) return kRefused;
  desk.out << rules::ExportHeld(desk.house(), {}, contact->contact.id);
  return kDone;
}

int Delete(Desk& desk, const Options& options) {
  auto contact = Find(desk, options.which);
  if (!contact) return kRefused;
  auto removal = rules::ForeseeContactRemoval(desk.house(), {}, contact->contact.id);
  if (!removal) return Refuse(desk, "it is merged with another: delete that, or `pforte contact unmerge` first");
  Show(desk, options.json,
       {{"contact", removal->name}, {"accounts", removal->accounts}, {"accesses", removal->accesses},
        {"mails", removal->mails}, {"lines_of_the_history", removal->history}});
  if (!options.yes) {
    desk.err << "nothing was done: add --yes to delete it for good\n";
    return kDone;
  }
  return rules::RemoveContact(desk.house(), {}, contact->contact.id) ? kDone : Refuse(desk, "it is gone already");
}

void AddFields(CLI::App* command, Options& options) {
  command->add_option("--name", options.name, "Person or department");
  command->add_option("--number", options.number, "Customer number");
  command->add_option("--company", options.company);
  command->add_option("--phone", options.phone);
  command->add_option("--language", options.language)->check(CLI::IsMember({"de", "en"}));
  command->add_option("--notes", options.notes, "Internal, never shown to the customer");
}

void AddPages(CLI::App* command, Options& options) {
  command->add_option("--page", options.page, "Of 50 each")->check(CLI::Range(1, 1'000'000));
  command->add_flag("--all", options.all, "Every page from there on");
  command->add_flag("--json", options.json, "As JSON");
}

}  // namespace

void AddContact(CLI::App& app, Action& chosen) {
  auto* contact =
      app.add_subcommand("contact", "Customers, each with any number of accounts and accesses");
  contact->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* add = contact->add_subcommand("add", "Add a contact; prints its id");
  AddFields(add, *options);
  add->get_option("--name")->required();
  add->footer(
      "Example:\n  pforte contact add --name 'Erika Beispiel' --company 'Partner AG' --number "
      "K-1001");
  add->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Save(desk, *options, {}); }; });

  auto* list = contact->add_subcommand("list", "The newest contacts");
  AddPages(list, *options);
  list->footer("Example:\n  pforte contact list --all --json");
  list->callback([&chosen, options] {
    chosen = [options](Desk& desk) { return ListPages(desk, *options, ""); };
  });

  auto* search = contact->add_subcommand("search", "Contacts in which all the words occur");
  search
      ->add_option("WORDS", options->words,
                   "Of number, name, company, phone or e-mail; less than three letters begin a word")
      ->required();
  AddPages(search, *options);
  search->footer("Example:\n  pforte contact search beispiel partner");
  search->callback([&chosen, options] {
    chosen = [options](Desk& desk) { return SearchWords(desk, *options); };
  });

  auto* show = contact->add_subcommand("show", "A contact with its accounts, accesses and history");
  show->add_option("CONTACT", options->which, "Id, or an e-mail of it")->required();
  show->add_flag("--json", options->json, "As JSON");
  show->footer("Example:\n  pforte contact show erika@partner.example");
  show->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return ShowOne(desk, *options); }; });

  auto* merge = contact->add_subcommand("merge", "Put all accounts of a contact to another; it is found no more");
  merge->add_option("CONTACT", options->which, "Id, or an e-mail of it")->required();
  merge->add_option("--into", options->into, "The contact that stays: id, or an e-mail")->required();
  merge->footer("Example:\n  pforte contact merge 18 --into 17");
  merge->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return MergeInto(desk, *options); }; });

  auto* unmerge = contact->add_subcommand("unmerge", "Undo that: the accounts come back");
  unmerge->add_option("CONTACT", options->which, "Id of the contact that was merged")->required();
  unmerge->footer("Example:\n  pforte contact unmerge 18");
  unmerge->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Unmerge(desk, *options); }; });

  auto* held = contact->add_subcommand("held", "Everything the database holds about a contact, as JSON; is noted");
  held->add_option("CONTACT", options->which, "Id, or an e-mail of it")->required();
  held->footer("Example:\n  pforte contact held erika@partner.example > erika.json");
  held->callback([&chosen, options] { chosen = [options](Desk& desk) { return Hold(desk, *options); }; });

  auto* gone = contact->add_subcommand(
      "delete", "Delete a contact with its accounts for good; without --yes only tell what would go");
  gone->add_option("CONTACT", options->which, "Id, or an e-mail of it")->required();
  gone->add_flag("--yes", options->yes, "Do it");
  gone->add_flag("--json", options->json, "As JSON");
  gone->footer("That something was decided stays in the history, without names.\n\nExample:\n"
               "  pforte contact delete erika@partner.example --yes");
  gone->callback([&chosen, options] { chosen = [options](Desk& desk) { return Delete(desk, *options); }; });

  auto* set = contact->add_subcommand("set", "Change what is named, leave the rest");
  set->add_option("CONTACT", options->which, "Id, or an e-mail of it")->required();
  AddFields(set, *options);
  set->footer("Example:\n  pforte contact set 17 --phone '+49 30 1234' --notes 'calls on Mondays'");
  set->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Change(desk, *options); }; });
}

}  // namespace command
