#include "command/website.h"

#include <memory>

#include "command/brand.h"
#include "command/website_form.h"
#include "rules/website.h"

namespace command {
namespace {

struct Options {
  std::string which, like;
  std::optional<std::string> name, address, policy, sender, contact, office_copy, language, imprint,
      privacy, protect;
  std::optional<std::int64_t> password_minimum;
  std::vector<std::string> aliases, paths;
  bool close = false, reopen = false;
  bool approvers = false;
  bool no_alias = false, open = false, closed = false, json = false;
};

template <class T>
void Set(T& field, const std::optional<T>& value) {
  if (value) field = *value;
}

int Save(Desk& desk, const Options& options, model::Website website,
         std::vector<std::string> aliases, const rules::Pattern& pattern = {}) {
  Set(website.name, options.name);
  Set(website.address, options.address);
  Set(website.sender, options.sender);
  Set(website.contact, options.contact);
  Set(website.office_copy, options.office_copy);
  Set(website.language, options.language);
  Set(website.imprint, options.imprint);
  Set(website.privacy, options.privacy);
  Set(website.password_minimum, options.password_minimum);
  if (options.open || options.closed) website.open = options.open ? 1 : 0;
  if (options.close || options.reopen) website.closed = options.close ? 1 : 0;
  if (options.protect) (void)model::ParseWord(*options.protect, website.protection);
  if (!options.paths.empty()) {
    website.paths.clear();
    for (const auto& path : options.paths) website.paths += path + "\n";
    if (!options.protect) website.protection = model::Protection::kPaths;
  }
  if (options.policy) (void)model::ParseWord(*options.policy, website.policy);
  if (!options.aliases.empty() || options.no_alias) aliases = options.aliases;
  auto saved = rules::SaveWebsite(desk.house(), {}, website, aliases, pattern);
  if (!saved.errors.empty()) return Refuse(desk, saved.errors);
  if (saved.conflict) return Refuse(desk, "somebody changed this website meanwhile; try again");
  desk.out << saved.id << "\n";
  return kDone;
}

int Add(Desk& desk, const Options& options) {
  if (options.like.empty()) return Save(desk, options, {}, {});
  auto pattern = FindWebsite(desk, options.like);
  if (!pattern) return kRefused;
  return Save(desk, options, rules::LikeThis(*pattern), {}, {pattern->id, options.approvers});
}

int Change(Desk& desk, const Options& options) {
  auto website = FindWebsite(desk, options.which);
  if (!website) return kRefused;
  return Save(desk, options, *website, rules::ListAliases(desk.house(), *website));
}

int ListAll(Desk& desk, const Options& options) {
  Json rows = Json::array();
  for (const auto& [website, waiting, approved] : rules::ListWebsites(desk.house(), 0)) {
    rows.push_back({{"id", website.id},
                    {"name", website.name},
                    {"address", website.address},
                    {"aliases", rules::ListAliases(desk.house(), website)},
                    {"policy", model::Word(website.policy)},
                    {"sender", website.sender},
                    {"contact", website.contact},
                    {"office_copy", website.office_copy},
                    {"language", website.language},
                    {"password_minimum", website.password_minimum},
                    {"open", website.open != 0},
                    {"protection", model::Word(website.protection)},
                    {"paths", website.paths},
                    {"closed", website.closed != 0},
                    {"imprint", website.imprint},
                    {"privacy", website.privacy},
                    {"waiting", waiting},
                    {"approved", approved}});
  }
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"name", "NAME"},
        {"address", "ADDRESS"},
        {"policy", "POLICY"},
        {"protection", "PROTECTION"},
        {"open", "OPEN"},
        {"waiting", "WAITING"},
        {"approved", "APPROVED"}});
  return kDone;
}

void AddFields(CLI::App* command, Options& options) {
  command->add_option("--name", options.name, "As customers read it");
  command->add_option("--address", options.address, "Base of every link, no slash at the end");
  command
      ->add_option("--alias", options.aliases,
                   "Further address at which it answers; repeat for more, replaces all")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      ->add_option("--policy", options.policy,
                   "manual: the office decides; automatic: everybody is approved")
      ->check(CLI::IsMember({"manual", "automatic"}));
  command
      ->add_option("--protect", options.protect,
                   "What asks for an approved access: site: every page (default); paths: those of --path; optional: "
                   "none, but who is signed in is told to the pages; nothing")
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(model::Words<model::Protection>::kWords),
                                                     std::end(model::Words<model::Protection>::kWords))));
  command
      ->add_option("--path", options.paths,
                   "Protected folder below the address: /members/; repeat for more, replaces all")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  auto* close = command->add_flag("--close", options.close, "Closes the website: nobody passes its gate");
  command->add_flag("--reopen", options.reopen, "Opens it again")->excludes(close);
  command->add_option("--sender", options.sender, "From of its mails: 'Name <name@example.com>'");
  command->add_option("--contact", options.contact,
                      "Whom customers ask, shown on pages and in mails");
  command->add_option("--office-copy", options.office_copy,
                      "Where news of waiting registrations go; '' for nobody");
  command->add_option("--language", options.language, "Default of pages and mails")
      ->check(CLI::IsMember({"de", "en"}));
  command->add_option("--password-minimum", options.password_minimum,
                      "Characters, 8 to 64 (default 15)");
  auto* open = command->add_flag("--open", options.open, "Takes registrations (default)");
  command->add_flag("--closed", options.closed, "Takes none")->excludes(open);
  command->add_option("--imprint", options.imprint, "Address of the legal notice");
  command->add_option("--privacy", options.privacy, "Address of the privacy notice");
}

}  // namespace

void AddWebsite(CLI::App& app, Action& chosen) {
  auto* website =
      app.add_subcommand("website", "Websites: where they are, who gets in how, how they write");
  website->require_subcommand(1);

  auto adding = std::make_shared<Options>();
  auto* add = website->add_subcommand("add", "Register a website; prints its id");
  AddFields(add, *adding);
  for (const char* name : {"--name", "--address"}) add->get_option(name)->required();
  auto* like = add->add_option("--like", adding->like,
                               "Take everything that is not named over from this website, mail texts and look too");
  add->add_flag("--approvers", adding->approvers, "And who decides there")->needs(like);
  add->footer(
      "Example:\n  pforte website add --name 'Muster GmbH, Kundenbereich' --address "
      "https://www.muster.example \\\n"
      "    --sender 'Muster GmbH <kunden@muster.example>' --policy manual --office-copy "
      "buero@muster.example\n"
      "  pforte website add --name 'Muster AG' --address https://ag.muster.example --like 1");
  add->callback(
      [&chosen, adding] { chosen = [adding](Desk& desk) { return Add(desk, *adding); }; });

  auto listing = std::make_shared<Options>();
  auto* list = website->add_subcommand("list", "All websites");
  list->add_flag("--json", listing->json, "All fields, as JSON");
  list->footer("Example:\n  pforte website list --json");
  list->callback(
      [&chosen, listing] { chosen = [listing](Desk& desk) { return ListAll(desk, *listing); }; });

  auto setting = std::make_shared<Options>();
  auto* set = website->add_subcommand("set", "Change what is named, leave the rest");
  set->add_option("WEBSITE", setting->which, "Id, address or name")->required();
  AddFields(set, *setting);
  set->add_flag("--no-alias", setting->no_alias, "Drop all further addresses")->excludes("--alias");
  set->footer(
      "A changed policy never changes an access.\n\nExamples:\n  pforte website set 1 --policy "
      "automatic\n"
      "  pforte website set https://www.muster.example --closed");
  set->callback(
      [&chosen, setting] { chosen = [setting](Desk& desk) { return Change(desk, *setting); }; });

  AddBrand(*website, chosen);
  AddApprovers(*website, chosen);
  AddWebsiteForm(*website, chosen);
}

}  // namespace command
