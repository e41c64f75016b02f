#include "command/staff.h"

#include <memory>

#include "rules/field.h"
#include "rules/email.h"
#include "rules/staff.h"

namespace command {
namespace {

// As long as rules::AddStaff wants them.
constexpr std::int64_t kPasswordMinimum = 15;

struct Options {
  std::string who, email, name, role = "approver", language = "de";
  std::vector<std::string> websites;
  bool password_stdin = false;
  bool json = false;
};

std::optional<model::Staff> Find(Desk& desk, const std::string& who) {
  auto id = ParseId(who);
  auto key = rules::EmailKey(who);
  for (const auto& line : rules::ListStaff(desk.house())) {
    if (id ? line.staff.id == *id : key && line.staff.email_key == *key) return line.staff;
  }
  Refuse(desk, "nobody of the office is " + who + "; see `pforte staff list`");
  return std::nullopt;
}

int Add(Desk& desk, const Options& options) {
  rules::StaffForm form;
  form.email = options.email;
  form.name = options.name;
  form.language = options.language;
  (void)model::ParseWord(options.role, form.role);
  for (const auto& word : options.websites) {
    auto website = FindWebsite(desk, word);
    if (!website) return kRefused;
    form.websites.push_back(website->id);
  }
  std::string password;
  if (options.password_stdin && (password = ReadPassword(desk)).empty()) {
    return Refuse(desk, "there is no password on standard input");
  }
  auto added = rules::AddStaff(desk.house(), form, password);
  if (!added.errors.empty()) return Refuse(desk, added.errors);
  if (!options.password_stdin) desk.out << "password, shown once: " << added.password << "\n";
  return kDone;
}

int Reset(Desk& desk, const Options& options) {
  auto staff = Find(desk, options.who);
  if (!staff) return kRefused;
  std::string password;
  if (options.password_stdin) {
    password = ReadPassword(desk);
    model::FormErrors errors;
    rules::RequireNewPassword(errors, "password", password, kPasswordMinimum, staff->email_key,
                              staff->name, "");
    if (!errors.empty()) return Refuse(desk, errors);
  }
  password = rules::ResetStaff(desk.house(), staff->id, password);
  if (!options.password_stdin) desk.out << "password, shown once: " << password << "\n";
  return kDone;
}

int Disable(Desk& desk, const Options& options, bool disabled) {
  auto staff = Find(desk, options.who);
  if (!staff) return kRefused;
  return rules::DisableStaff(desk.house(), staff->id, disabled, 0)
             ? kDone
             : Refuse(desk, "nothing was changed");
}

int ListAll(Desk& desk, const Options& options) {
  Json rows = Json::array();
  for (const auto& [staff, websites] : rules::ListStaff(desk.house())) {
    rows.push_back({{"id", staff.id},
                    {"email", staff.email},
                    {"name", staff.name},
                    {"role", model::Word(staff.role)},
                    {"websites", websites},
                    {"language", staff.language},
                    {"disabled", staff.disabled != 0},
                    {"last_sign_in_at", Time(staff.last_sign_in_at)},
                    {"created_at", Time(staff.created_at)}});
  }
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"email", "E-MAIL"},
        {"name", "NAME"},
        {"role", "ROLE"},
        {"disabled", "DISABLED"},
        {"websites", "WEBSITES"}});
  return kDone;
}

}  // namespace

void AddStaff(CLI::App& app, Action& chosen) {
  auto* staff = app.add_subcommand("staff", "The people of the office");
  staff->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* add = staff->add_subcommand("add", "Add somebody; prints the made-up password once");
  add->add_option("--email", options->email, "Signs in with it")->required();
  add->add_option("--name", options->name, "As the history shows it")->required();
  add->add_option("--role", options->role,
                  "administrator: everything; approver: decides about the own websites")
      ->check(CLI::IsMember({"approver", "administrator"}))
      ->capture_default_str();
  add->add_option("--website", options->websites,
                  "An approver's website: id, address or name; repeat for more")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add->add_option("--language", options->language)
      ->check(CLI::IsMember({"de", "en"}))
      ->capture_default_str();
  add->add_flag("--password-stdin", options->password_stdin,
                "Read the password from standard input");
  add->footer(
      "Examples:\n  pforte staff add --email ada@muster.example --name 'Ada Muster' --role "
      "administrator\n"
      "  pforte staff add --email otto@muster.example --name Otto --website 1 --website 2");
  add->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Add(desk, *options); }; });

  auto* list = staff->add_subcommand("list", "Everybody of the office");
  list->add_flag("--json", options->json, "As JSON");
  list->footer("Example:\n  pforte staff list");
  list->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return ListAll(desk, *options); }; });

  auto* reset = staff->add_subcommand(
      "reset", "Set a new password, made up and printed once; signs the person out");
  reset->add_option("WHO", options->who, "Id or e-mail")->required();
  reset->add_flag("--password-stdin", options->password_stdin,
                  "Read the password from standard input");
  reset->footer("Example:\n  pforte staff reset ada@muster.example");
  reset->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Reset(desk, *options); }; });

  for (bool disabled : {true, false}) {
    const char* name = disabled ? "disable" : "enable";
    auto* command = staff->add_subcommand(
        name, disabled ? "Lock somebody out at once" : "Let somebody in again");
    command->add_option("WHO", options->who, "Id or e-mail")->required();
    command->footer(std::string("Example:\n  pforte staff ") + name + " otto@muster.example");
    command->callback([&chosen, options, disabled] {
      chosen = [options, disabled](Desk& desk) { return Disable(desk, *options, disabled); };
    });
  }
}

}  // namespace command
