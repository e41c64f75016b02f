#include "command/staff.h"

#include <memory>

#include "rules/field.h"
#include "rules/second_factor.h"
#include "rules/staff.h"
#include "rules/staff_session.h"

namespace command {
namespace {

struct Options {
  std::string who, email, name, role = "approver", language = "de", login, session;
  std::optional<std::string> new_role, new_login;
  std::vector<std::string> websites;
  bool no_website = false;
  bool password_stdin = false;
  bool json = false, all = false;
};

int HandOver(Desk& desk, const std::string& link) {
  desk.out << "link to set the own password, shown once: " << link << "\n";
  return kDone;
}

// Nothing if one of them is none.
std::optional<std::vector<std::int64_t>> WebsiteIds(Desk& desk, const std::vector<std::string>& words) {
  std::vector<std::int64_t> ids;
  for (const auto& word : words) {
    auto website = FindWebsite(desk, word);
    if (!website) return std::nullopt;
    ids.push_back(website->id);
  }
  return ids;
}

int Add(Desk& desk, const Options& options) {
  rules::StaffForm form;
  form.email = options.email;
  form.name = options.name;
  form.language = options.language;
  form.login = options.login;
  (void)model::ParseWord(options.role, form.role);
  auto websites = WebsiteIds(desk, options.websites);
  if (!websites) return kRefused;
  form.websites = *websites;
  std::string password;
  if (options.password_stdin && (password = ReadPassword(desk)).empty()) {
    return Refuse(desk, "there is no password on standard input");
  }
  auto added = rules::AddStaff(desk.house(), {}, form, password);
  if (!added.errors.empty()) return Refuse(desk, added.errors);
  return added.link.empty() ? kDone : HandOver(desk, added.link);
}

int Reset(Desk& desk, const Options& options) {
  auto staff = FindStaff(desk, options.who);
  if (!staff) return kRefused;
  if (!options.password_stdin) return HandOver(desk, rules::ResetStaff(desk.house(), {}, staff->id));
  std::string password = ReadPassword(desk);
  model::FormErrors errors;
  rules::RequireNewPassword(errors, "password", password, rules::kStaffPasswordMinimum, staff->email_key, staff->name,
                            "");
  if (!errors.empty()) return Refuse(desk, errors);
  return rules::ResetStaff(desk.house(), {}, staff->id, password) ? kDone : Refuse(desk, "nothing was changed");
}

int Invite(Desk& desk, const Options& options) {
  auto staff = FindStaff(desk, options.who);
  if (!staff) return kRefused;
  std::string link = rules::InviteStaff(desk.house(), {}, staff->id);
  if (link.empty()) return Refuse(desk, "has a password already, or is disabled; see `pforte staff reset`");
  return HandOver(desk, link);
}

int SetDuty(Desk& desk, const Options& options, std::int64_t id) {
  auto duty = rules::FindStaffDuty(desk.house(), id);
  auto websites = WebsiteIds(desk, options.websites);
  if (!duty || !websites) return kRefused;
  if (options.websites.empty() && !options.no_website) websites = duty->websites;
  model::Role role = duty->staff.role;
  if (options.new_role) (void)model::ParseWord(*options.new_role, role);
  if (role != model::Role::kApprover && !options.websites.empty()) {
    return Refuse(desk, "only approvers have websites of their own");
  }
  auto errors = rules::SetStaffDuty(desk.house(), {}, id, role, *websites);
  return errors.empty() ? kDone : Refuse(desk, errors);
}

int Set(Desk& desk, const Options& options) {
  auto staff = FindStaff(desk, options.who);
  if (!staff) return kRefused;
  const bool duty = options.new_role || options.no_website || !options.websites.empty();
  if (!duty && !options.new_login) return Refuse(desk, "nothing to change; see `pforte staff set --help`");
  if (duty && SetDuty(desk, options, staff->id) != kDone) return kRefused;
  if (!options.new_login) return kDone;
  auto errors = rules::SetStaffLogin(desk.house(), {}, staff->id, *options.new_login);
  return errors.empty() ? kDone : Refuse(desk, errors);
}

int ClearFactor(Desk& desk, const Options& options) {
  auto staff = FindStaff(desk, options.who);
  if (!staff) return kRefused;
  return rules::ClearSecondFactor(desk.house(), {}, staff->id) ? kDone : Refuse(desk, "has no second factor");
}

// Enough of the digest to tell sessions apart.
std::string ShortName(const model::StaffSession& session) { return session.token.substr(0, 8); }

int Sessions(Desk& desk, const Options& options) {
  auto staff = FindStaff(desk, options.who);
  if (!staff) return kRefused;
  if (options.all) {
    rules::EndStaffSessions(desk.house(), staff->id, "");
    return kDone;
  }
  Json rows = Json::array();
  for (const auto& session : rules::ListStaffSessions(desk.house(), staff->id)) {
    if (options.session == ShortName(session)) {
      return rules::EndStaffSession(desk.house(), staff->id, session.token) ? kDone
                                                                            : Refuse(desk, "the session is over");
    }
    rows.push_back({{"session", ShortName(session)},
                    {"network", session.network},
                    {"browser", session.browser},
                    {"since", Time(session.created_at)},
                    {"last_seen_at", Time(session.seen_at)}});
  }
  if (!options.session.empty()) return Refuse(desk, "no session " + options.session + " of " + staff->email);
  List(desk, options.json, rows,
       {{"session", "SESSION"},
        {"network", "NETWORK"},
        {"browser", "BROWSER"},
        {"since", "SINCE"},
        {"last_seen_at", "LAST SEEN"}});
  return kDone;
}

int Disable(Desk& desk, const Options& options, bool disabled) {
  auto staff = FindStaff(desk, options.who);
  if (!staff) return kRefused;
  return rules::DisableStaff(desk.house(), {}, staff->id, disabled)
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
                    {"invited", staff.password.empty()},
                    {"second_factor", !staff.factor.empty()},
                    {"login", staff.login},
                    {"last_sign_in_at", Time(staff.last_sign_in_at)},
                    {"created_at", Time(staff.created_at)}});
  }
  List(desk, options.json, rows,
       {{"id", "ID"},
        {"email", "E-MAIL"},
        {"name", "NAME"},
        {"role", "ROLE"},
        {"disabled", "DISABLED"},
        {"second_factor", "SECOND FACTOR"},
        {"websites", "WEBSITES"}});
  return kDone;
}

}  // namespace

void AddStaff(CLI::App& app, Action& chosen) {
  auto* staff = app.add_subcommand("staff", "The people of the office");
  staff->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* add = staff->add_subcommand("add", "Add somebody; prints once a link to set the own password");
  add->add_option("--email", options->email, "Signs in with it")->required();
  add->add_option("--name", options->name, "As the history shows it")->required();
  add->add_option("--role", options->role,
                  "administrator: everything; approver: decides about the own websites; auditor: reads everything")
      ->check(CLI::IsMember({"approver", "administrator", "auditor"}))
      ->capture_default_str();
  add->add_option("--website", options->websites,
                  "An approver's website: id, address or name; repeat for more")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add->add_option("--language", options->language)
      ->check(CLI::IsMember({"de", "en"}))
      ->capture_default_str();
  add->add_option("--login", options->login, "What the web server calls the person (staff_remote_user)");
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
      "reset", "Void the password, print once a link to set a new one; signs the person out");
  reset->add_option("WHO", options->who, "Id or e-mail")->required();
  reset->add_flag("--password-stdin", options->password_stdin,
                  "Read the password from standard input");
  reset->footer("Example:\n  pforte staff reset ada@muster.example");
  reset->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Reset(desk, *options); }; });

  auto* invite = staff->add_subcommand("invite", "Print a new link, once, for somebody who has not set a password yet");
  invite->add_option("WHO", options->who, "Id or e-mail")->required();
  invite->footer("Example:\n  pforte staff invite otto@muster.example");
  invite->callback([&chosen, options] { chosen = [options](Desk& desk) { return Invite(desk, *options); }; });

  auto* set = staff->add_subcommand(
      "set", "Change somebody's role, websites, or what the web server calls them; another role signs the person out");
  set->add_option("WHO", options->who, "Id or e-mail")->required();
  set->add_option("--role", options->new_role)->check(CLI::IsMember({"approver", "administrator", "auditor"}));
  auto* websites = set->add_option("--website", options->websites,
                                   "An approver's website: id, address or name; repeat for more, replaces all");
  websites->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  set->add_flag("--no-website", options->no_website, "None at all")->excludes(websites);
  set->add_option("--login", options->new_login,
                  "The name in REMOTE_USER (staff_remote_user); '' for the e-mail address alone");
  set->footer(
      "Examples:\n  pforte staff set otto@muster.example --role approver --website 1 --website 2\n"
      "  pforte staff set otto@muster.example --login otto@MUSTER.EXAMPLE");
  set->callback([&chosen, options] { chosen = [options](Desk& desk) { return Set(desk, *options); }; });

  auto* clear = staff->add_subcommand("clear-factor", "Take a lost second factor away; signs the person out");
  clear->add_option("WHO", options->who, "Id or e-mail")->required();
  clear->footer("Example:\n  pforte staff clear-factor otto@muster.example");
  clear->callback([&chosen, options] { chosen = [options](Desk& desk) { return ClearFactor(desk, *options); }; });

  auto* sessions = staff->add_subcommand("sessions", "Where somebody is signed in; ends one or all");
  sessions->add_option("WHO", options->who, "Id or e-mail")->required();
  auto* one = sessions->add_option("--end", options->session, "End this session, as the list names it");
  sessions->add_flag("--end-all", options->all, "End all of them")->excludes(one);
  sessions->add_flag("--json", options->json, "As JSON");
  sessions->footer("Example:\n  pforte staff sessions otto@muster.example --end-all");
  sessions->callback([&chosen, options] { chosen = [options](Desk& desk) { return Sessions(desk, *options); }; });

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
