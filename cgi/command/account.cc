#include "command/account.h"

#include <memory>

#include "http/request.h"
#include "rules/account.h"
#include "rules/remove.h"
#include "rules/website.h"
#include "rules/why.h"

namespace command {
namespace {

struct Options {
  std::string which, name, url;
  std::int64_t contact = 0;
  bool json = false, yes = false;
};

std::optional<model::Account> Find(Desk& desk, const std::string& which) {
  auto id = ParseId(which);
  auto account = id ? rules::FindOfficeAccount(desk.house(), {}, *id)
                    : rules::FindOfficeAccountByEmail(desk.house(), {}, which);
  if (!account) Refuse(desk, "there is no account " + which);
  return account;
}

int Add(Desk& desk, const Options& options) {
  auto added = rules::AddAccount(desk.house(), {}, options.contact, options.which, options.name);
  if (!added.errors.empty()) return Refuse(desk, added.errors);
  desk.out << added.id << "\n";
  return kDone;
}

int EndSessions(Desk& desk, const Options& options) {
  auto account = Find(desk, options.which);
  return account && rules::EndSessions(desk.house(), {}, account->id) ? kDone : kRefused;
}

int SetDisabled(Desk& desk, const Options& options, bool disabled) {
  auto account = Find(desk, options.which);
  return account && rules::SetAccountDisabled(desk.house(), {}, account->id, disabled) ? kDone : kRefused;
}

int Delete(Desk& desk, const Options& options) {
  auto account = Find(desk, options.which);
  if (!account) return kRefused;
  auto removal = rules::ForeseeAccountRemoval(desk.house(), {}, account->id);
  Show(desk, options.json,
       {{"account", account->email}, {"accesses", removal->accesses}, {"mails", removal->mails},
        {"lines_of_the_history", removal->history}});
  if (!options.yes) {
    desk.err << "nothing was done: add --yes to delete it for good\n";
    return kDone;
  }
  return rules::RemoveAccount(desk.house(), {}, account->id) ? kDone : Refuse(desk, "it is gone already");
}

int Why(Desk& desk, const Options& options) {
  auto account = Find(desk, options.which);
  if (!account) return kRefused;
  auto address = http::ParsePageAddress(options.url);
  auto place = address ? rules::ParseAddress(address->origin) : std::nullopt;
  if (!place) return Refuse(desk, options.url + " is no address of a page like https://www.example.com/members/");
  const auto why = rules::ExplainPass(desk.house(), {}, account->id, place->host, address->path).value();
  auto say = [&](base::Text text) { return rules::SayWhy(base::Language::kEnglish, why, text); };
  Json found = Json::array();
  std::string sentences;
  for (auto text : why.found) {
    found.push_back(say(text));
    sentences += (sentences.empty() ? "" : " ") + say(text);
  }
  Json object = {{"opens", why.opens}, {"why", options.json ? found : Json(sentences)}};
  object["advice"] = why.advice ? say(*why.advice) : "";
  object["access_id"] = why.access_id == 0 ? Json() : Json(why.access_id);
  Show(desk, options.json, object);
  return kDone;
}

}  // namespace

void AddAccount(CLI::App& app, Action& chosen) {
  auto* account = app.add_subcommand("account", "By what customers sign in: an address and a password");
  account->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto add = [&](const char* name, const char* what, const char* example, int (*run)(Desk&, const Options&)) {
    auto* command = account->add_subcommand(name, what);
    command->add_option("ACCOUNT", options->which, "Id, or the e-mail")->required();
    command->footer(std::string("Example:\n  pforte account ") + name + " " + example);
    command->callback([&chosen, options, run] { chosen = [options, run](Desk& desk) { return run(desk, *options); }; });
    return command;
  };
  auto* added = account->add_subcommand("add", "Add an account to a contact; opens nothing until access is granted");
  added->add_option("--contact", options->contact, "Id of the contact")->required();
  added->add_option("--email", options->which, "Signs in with it")->required();
  added->add_option("--name", options->name, "Of the person; else the contact's");
  added->footer("Example:\n  pforte account add --contact 17 --email max@partner.example --name 'Max Beispiel'");
  added->callback([&chosen, options] { chosen = [options](Desk& desk) { return Add(desk, *options); }; });

  add("sign-out", "End all sessions, at every website", "max@partner.example", EndSessions);
  add("disable", "End all sessions and let nobody sign in", "max@partner.example",
      [](Desk& desk, const Options& o) { return SetDisabled(desk, o, true); });
  add("enable", "Let a disabled account sign in again", "max@partner.example",
      [](Desk& desk, const Options& o) { return SetDisabled(desk, o, false); });
  auto* why = add("why", "Why the account can or cannot open a page, and what to do about it",
                  "max@partner.example --url https://www.example.com/members/", Why);
  why->add_option("--url", options->url, "Address of the page")->required();
  why->add_flag("--json", options->json, "As JSON");
  auto* gone = add("delete", "Delete an account for good; without --yes only tell what would go",
                   "max@partner.example --yes", Delete);
  gone->add_flag("--yes", options->yes, "Do it");
  gone->add_flag("--json", options->json, "As JSON");
}

}  // namespace command
