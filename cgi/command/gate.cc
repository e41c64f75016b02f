#include "command/gate.h"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace command {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string server, mount, document_root = "/var/www/html", sockets = "/run/pforte", programs,
                             htdocs;
  std::vector<std::string> protect;
};

constexpr std::string_view kLighttpd =
    R"(# Pforte behind lighttpd. Shut is the default: whatever goes wrong in the gate, nobody passes.
server.modules += ( "mod_alias", "mod_fastcgi" )
alias.url += ( "/pforte/" => "@HTDOCS@/" )
# One reading of a path for the gate and for whoever opens the file.
server.http-parseopts = (
  "header-strict" => "enable", "host-strict" => "enable", "url-normalize" => "enable",
  "url-normalize-unreserved" => "enable", "url-normalize-required" => "enable",
  "url-ctrls-reject" => "enable", "url-path-2f-decode" => "disable", "url-path-2f-reject" => "enable",
  "url-path-dotseg-remove" => "enable"
)

# The pages of the customer. A body is passed on as it comes, so that one that is too long is refused at once.
$HTTP["url"] =~ "^@MOUNT@/account/" { server.stream-request-body = 2 }
fastcgi.server += ( "@MOUNT@/account/" => ((
  "socket" => "@SOCKETS@/portal.sock",
  "bin-path" => "@PROGRAMS@/portal.fcgi",
  "bin-environment" => ( "PFORTE_CONFIG" => "@CONFIG@" ),
  "check-local" => "disable",
  "max-procs" => 4
)) )
@PROTECTED@
# The pages of the office, on an address of their own. Serve them by TLS, or open them on this host alone.
#$SERVER["socket"] == "127.0.0.1:8081" {
#  alias.url = ( "/pforte/" => "@HTDOCS@/" )
#  fastcgi.server = ( "/admin/" => ((
#    "socket" => "@SOCKETS@/admin.sock",
#    "bin-path" => "@PROGRAMS@/admin.fcgi",
#    "bin-environment" => ( "PFORTE_CONFIG" => "@CONFIG@" ),
#    "check-local" => "disable",
#    "max-procs" => 1
#  )) )
#}
)";
// check-local: else a missing file would be told apart from a shut one.
constexpr std::string_view kLighttpdProtected = R"(
# Protected: every file below @PATH@ is asked for at the gate. Its processes are apart from the portal's.
fastcgi.server += ( "@PATH@" => ((
  "socket" => "@SOCKETS@/gate@NUMBER@.sock",
  "bin-path" => "@PROGRAMS@/gate.fcgi",
  "bin-environment" => ( "PFORTE_CONFIG" => "@CONFIG@", "PFORTE_GATE" => "authorizer" ),
  "mode" => "authorizer",
  "check-local" => "disable",
  "docroot" => "@ROOT@",
  "max-procs" => 2
)) )
)";

constexpr std::string_view kNginx =
    R"(# Pforte behind nginx: paste it into the server { } block of the website. nginx starts no processes; do it once per boot:
#   PFORTE_CONFIG="@CONFIG@" spawn-fcgi -s "@SOCKETS@/portal.sock" -U www-data -F 4 -- "@PROGRAMS@/portal.fcgi"
#   PFORTE_CONFIG="@CONFIG@" PFORTE_GATE=auth_request spawn-fcgi -s "@SOCKETS@/gate.sock" -U www-data -F 2 -- "@PROGRAMS@/gate.fcgi"
#   PFORTE_CONFIG="@CONFIG@" spawn-fcgi -s "@SOCKETS@/admin.sock" -U www-data -F 1 -- "@PROGRAMS@/admin.fcgi"
location ^~ /pforte/ { alias "@HTDOCS@/"; }

# The pages of the customer. Debian's fastcgi_params drop the port from the host, and of two equal names the first counts.
location ^~ @MOUNT@/account/ {
  fastcgi_param HTTP_HOST $http_host;
  include fastcgi_params;
  fastcgi_pass "unix:@SOCKETS@/portal.sock";
}

location = /pforte-gate {
  internal;
  fastcgi_param HTTP_HOST $http_host;
  fastcgi_param CONTENT_LENGTH "";
  fastcgi_param PFORTE_PATH $pforte_path;
  fastcgi_param PFORTE_HOST $host;  # behind a forwarded port: "www.example.com:443", as the browser knows it
  include fastcgi_params;
  fastcgi_pass_request_body off;
  fastcgi_pass "unix:@SOCKETS@/gate.sock";
}
location @pforte_login { return 302 @MOUNT@/account/login?next=$request_uri; }
location @pforte_status { return 302 @MOUNT@/account/status; }
@PROTECTED@
# The pages of the office, on an address of their own. Serve them by TLS, or open them on this host alone.
#server {
#  listen 127.0.0.1:8081;
#  location ^~ /pforte/ { alias "@HTDOCS@/"; }
#  location ^~ /admin/ { fastcgi_param HTTP_HOST $http_host; include fastcgi_params; fastcgi_pass "unix:@SOCKETS@/admin.sock"; }
#}
)";
constexpr std::string_view kNginxProtected = R"(
# Protected. "^~" matters: without it a later "location ~ \.html$" would open these pages to everybody.
# No "satisfy any" here, and no "error_page" of 403 or 401 further in.
location ^~ @PATH@ {
  root "@ROOT@";
  set $pforte_path $uri;
  auth_request /pforte-gate;
  auth_request_set $pforte_user $upstream_http_x_pforte_user;
  error_page 401 = @pforte_login;
  error_page 403 = @pforte_status;
  add_header Cache-Control "private, no-cache";
}
)";

constexpr std::string_view kApache =
    R"(# Pforte behind Apache: paste it into the <VirtualHost> of the website (not into .htaccess).
#   a2enmod alias fcgid authnz_fcgi
# mod_authnz_fcgi reaches the gate by TCP alone and starts no processes; do it once per boot, and let no other user of
# this host take the port:
#   PFORTE_CONFIG="@CONFIG@" PFORTE_GATE=authorizer spawn-fcgi -a 127.0.0.1 -p 9108 -F 2 -- "@PROGRAMS@/gate.fcgi"
TraceEnable Off
Alias "/pforte/" "@HTDOCS@/"
<Directory "@HTDOCS@">
  Require all granted
</Directory>

# The pages of the customer.
FcgidInitialEnv PFORTE_CONFIG "@CONFIG@"
FcgidMaxRequestsPerProcess 0
ScriptAlias "@MOUNT@/account/" "@PROGRAMS@/portal.fcgi/"
<Directory "@PROGRAMS@">
  AllowOverride None
  <Files "portal.fcgi">
    SetHandler fcgid-script
    Options +ExecCGI
    Require all granted
  </Files>
</Directory>

AuthnzFcgiDefineProvider authn pforte fcgi://127.0.0.1:9108/
@PROTECTED@)";
constexpr std::string_view kApacheProtected = R"(
# Protected. In <Location>, where no .htaccess can open it again.
<Location "@PATH@">
  AuthType Basic
  AuthName "members"
  AuthnzFcgiCheckAuthnProvider pforte Authoritative On RequireBasicAuth Off UserExpr "%{reqenv:REMOTE_USER}"
  Require valid-user
</Location>
)";

// Replaces every @NAME@ in one pass.
std::string Fill(std::string_view text,
                 const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    auto value = std::find_if(values.begin(), values.end(), [&](const auto& one) {
      return text.substr(at).starts_with(one.first);
    });
    if (value == values.end()) {
      filled += text[at++];
    } else {
      filled += value->second;
      at += value->first.size();
    }
  }
  return filled;
}

// All three servers read these signs inside of quotes.
bool IsQuotable(const std::string& path) {
  return std::none_of(path.begin(), path.end(), [](char c) {
    return c == '"' || c == '\\' || c == '$' || c == '%' || static_cast<unsigned char>(c) < 0x20 ||
           c == 0x7f;
  });
}

// "/members/": begins and ends with a slash, and has nothing that a server would read as a pattern
// or a blank.
bool IsPlace(std::string_view path) {
  return path.starts_with('/') && path.ends_with('/') &&
         path.find("//") == std::string_view::npos &&
         path.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") ==
             std::string_view::npos;
}

int Config(Desk& desk, Options options) {
  if (options.programs.empty()) options.programs = desk.programs;
  if (options.htdocs.empty())
    options.htdocs = (fs::path(options.programs).parent_path() / "htdocs").string();
  if (options.protect.empty()) options.protect = {options.mount + "/members/"};
  const std::string config = fs::absolute(desk.config_path()).lexically_normal().string();
  for (auto* path :
       {&options.document_root, &options.sockets, &options.programs, &options.htdocs}) {
    *path = fs::absolute(*path).lexically_normal().string();
    if (path->size() > 1 && path->ends_with('/')) path->pop_back();
  }
  for (const auto& path :
       {config, options.document_root, options.sockets, options.programs, options.htdocs}) {
    if (!IsQuotable(path))
      return Refuse(desk, path + ": no web server can be told a path with such signs");
  }
  // lighttpd takes bin-path for a command line; Apache reads the target of ScriptAlias well, but
  // FastCGI starters do not.
  if (options.server == "lighttpd" && options.programs.find(' ') != std::string::npos) {
    return Refuse(desk,
                  options.programs + ": lighttpd starts no executable below a path with blanks");
  }
  if (!options.mount.empty() && !IsPlace(options.mount + "/"))
    return Refuse(desk, options.mount + " is not a path like /partner");

  auto [whole, part] = options.server == "lighttpd" ? std::pair{kLighttpd, kLighttpdProtected}
                       : options.server == "nginx"  ? std::pair{kNginx, kNginxProtected}
                                                    : std::pair{kApache, kApacheProtected};
  std::vector<std::pair<std::string_view, std::string>> values = {{"@CONFIG@", config},
                                                                  {"@PROGRAMS@", options.programs},
                                                                  {"@HTDOCS@", options.htdocs},
                                                                  {"@SOCKETS@", options.sockets},
                                                                  {"@ROOT@", options.document_root},
                                                                  {"@MOUNT@", options.mount}};
  std::string protected_places;
  int number = 0;
  for (const auto& path : options.protect) {
    if (!IsPlace(path))
      return Refuse(desk, path + " is not a path like /members/, with a slash at both ends");
    auto with_path = values;
    with_path.emplace_back("@PATH@", path);
    with_path.emplace_back("@NUMBER@", number == 0 ? "" : std::to_string(number));
    ++number;
    protected_places += Fill(part, with_path);
  }
  values.emplace_back("@PROTECTED@", protected_places);
  desk.out << Fill(whole, values);
  return kDone;
}

}  // namespace

void AddGate(CLI::App& app, Action& chosen) {
  auto* gate = app.add_subcommand("gate", "What the web server must be told");
  gate->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* config = gate->add_subcommand(
      "config", "Print the web server's part, with the paths of this installation");
  config->add_option("SERVER", options->server)
      ->required()
      ->check(CLI::IsMember({"lighttpd", "nginx", "apache"}));
  config
      ->add_option("--protect", options->protect,
                   "Protected path, slash at both ends (default: /members/); repeat for more")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  config->add_option("--mount", options->mount,
                     "Path of the website's address: /partner for https://example.com/partner");
  config->add_option("--document-root", options->document_root)->capture_default_str();
  config->add_option("--sockets", options->sockets, "Folder of the FastCGI sockets")
      ->capture_default_str();
  config->add_option("--programs", options->programs,
                     "Folder of portal.fcgi and gate.fcgi (default: the one of pforte)");
  config->add_option("--htdocs", options->htdocs,
                     "Folder of our style sheets and pictures (default: htdocs beside that)");
  config->footer(
      "Examples:\n  pforte gate config lighttpd > /etc/lighttpd/conf-enabled/90-pforte.conf\n"
      "  pforte gate config nginx --protect /members/ --protect /prices/ --document-root /srv/www");
  config->callback(
      [&chosen, options] { chosen = [options](Desk& desk) { return Config(desk, *options); }; });
}

}  // namespace command
