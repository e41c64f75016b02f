#include "command/gate.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "command/expand.h"
#include "command/gate_check.h"
#include "command/server_text.h"
#include "http/response.h"
#include "rules/site.h"
#include "rules/website.h"

namespace command {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string server, website, sockets = "/run/pforte", programs, htdocs, cgi = "/cgi-bin";
  std::vector<std::string> document_roots = {"/var/www/html"};  // or "www.example.com=/srv/www" for one host
  int port = 9108;
};

// All servers, or the shell, read these signs inside of quotes.
bool IsQuotable(const std::string& path) {
  return std::none_of(path.begin(), path.end(), [](char c) {
    return std::string_view("\"\\$%@`\x7f").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20;
  });
}

std::string Normal(const std::string& path) {
  std::string normal = fs::absolute(path).lexically_normal().string();
  if (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

// Letters of a path or host as a regular expression reads them literally.
std::string Escaped(std::string_view path) {
  std::string pattern;
  for (char c : path) pattern += c == '.' ? std::string("\\.") : std::string(1, c);
  return pattern;
}

// What a RewriteRule in the document root sees of a mount: "partner/", or "" for none.
std::string Below(const std::string& mount) { return mount.empty() ? "" : Escaped(mount.substr(1)) + "/"; }

// And of a protected path: "partner/members(?:/|$)"; "" for everything.
std::string Pattern(std::string_view path) {
  return path == "/" ? "" : Escaped(path.substr(1, path.size() - 2)) + "(?:/|$)";
}

std::string Joined(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : " ") + name;
  return joined;
}

std::string WithoutPort(const std::string& name) { return name.substr(0, name.rfind(':')); }

// lighttpd's condition that a request is for one of these hosts, "=~", or for none, "!~". A usual port may be missing.
std::string Condition(const std::string& how, const std::vector<rules::Host>& hosts) {
  std::string pattern;
  for (const auto& host : hosts) {
    for (const auto& name : host.names) {
      std::string bare = WithoutPort(name), port = name.substr(bare.size());
      bool usual = port == ":80" || port == ":443";
      pattern += (pattern.empty() ? "" : "|") + Escaped(bare) + (usual ? "(?::80|:443)?" : port);
    }
  }
  return "$HTTP[\"host\"] " + how + " \"^(?:" + pattern + ")$\" {";
}

std::string Strangers(const std::vector<rules::Host>& hosts) {
  return "# Hosts that no website has get nothing. One that Pforte has no part in must be named here too.\n" +
         Condition("!~", hosts) + "\n  url.access-deny = ( \"\" )\n}";
}

std::string DocumentRoot(const Options& options, const rules::Host& host) {
  std::string root;
  for (const std::string& given : options.document_roots) {
    auto equals = given.find('=');
    bool for_all = equals == std::string::npos || given.starts_with('/');
    bool for_it = !for_all && std::any_of(host.names.begin(), host.names.end(), [&](const std::string& name) {
      return name == given.substr(0, equals) || WithoutPort(name) == given.substr(0, equals);
    });
    if (for_it) return Normal(given.substr(equals + 1));
    if (for_all) root = Normal(given);
  }
  return root;
}

Values ValuesOf(const rules::Host& host, const Options& options, bool several) {
  std::string mounts, belows;
  for (const auto& site : host.sites) {
    const char* separator = &site == &host.sites[0] ? "" : "|";
    mounts += separator + Escaped(site.mount);
    belows += separator + Below(site.mount);
  }
  return {{"HOSTS", Joined(host.names)},
          {"NAME", WithoutPort(host.names[0])},
          {"COOKIE", http::CookieName("gate", host.sites[0].https)},
          {"ROOT", DocumentRoot(options, host)},
          {"MOUNTS", mounts},
          {"BELOWS", belows},
          {"HOST_IF", several ? Condition("=~", {host}) : ""},
          {"HOST_END", several ? "}" : ""}};
}

// Those that are meant. None, and a line on standard error, if that is not clear.
std::vector<rules::Host> ChooseHosts(Desk& desk, const Options& options) {
  auto hosts = rules::ListHosts(desk.house());
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return {};
    const std::string name = rules::ParseAddress(website->address).value().host;
    std::erase_if(hosts, [&name](const rules::Host& host) {
      return std::none_of(host.names.begin(), host.names.end(),
                          [&name](const std::string& one) { return one == name || WithoutPort(one) == name; });
    });
  }
  if (hosts.empty()) Refuse(desk, "there is no website yet: pforte website add");
  // lighttpd has one configuration for all hosts.
  if (hosts.size() < 2 || options.server == "lighttpd") return hosts;
  Refuse(desk, "the websites have different hosts, each with a part of its own: choose by --website");
  return {};
}

// What is wrong with the paths for this server; "" if nothing is.
std::string Unfit(const Options& options, const std::string& config, const std::string& markers) {
  std::vector<std::string> paths = {config, options.sockets, options.programs, options.htdocs, markers};
  paths.insert(paths.end(), options.document_roots.begin(), options.document_roots.end());
  for (const auto& path : paths) {
    if (!IsQuotable(path)) return path + ": no web server can be told a path with such signs";
  }
  // lighttpd takes bin-path for a command line.
  if (options.server == "lighttpd" && options.programs.find(' ') != std::string::npos) {
    return options.programs + ": lighttpd starts no executable below a path with blanks";
  }
  if (!rules::IsPlace(options.cgi + "/")) return options.cgi + " is not a path like /cgi-bin";
  bool needs_markers = options.server == "nginx-markers" || options.server == "htaccess";
  if (needs_markers && markers.empty()) {
    return "markers need their folder in pforte.toml: markers = \"markers/\"";
  }
  return "";
}

std::vector<std::string> ServerNames() {
  std::vector<std::string> names;
  for (const auto& one : ServerTexts()) names.emplace_back(one.name);
  return names;
}

int Config(Desk& desk, Options options) {
  if (options.programs.empty()) options.programs = desk.programs;
  if (options.htdocs.empty()) options.htdocs = (fs::path(options.programs).parent_path() / "htdocs").string();
  const std::string config = fs::absolute(desk.config_path()).lexically_normal().string();
  for (auto* path : {&options.sockets, &options.programs, &options.htdocs}) *path = Normal(*path);
  auto hosts = ChooseHosts(desk, options);
  if (hosts.empty()) return kRefused;
  for (const auto& host : hosts) {
    if (DocumentRoot(options, host).empty()) return Refuse(desk, host.names[0] + " is given no --document-root");
  }
  const std::string& markers = desk.house().config.markers;
  if (std::string why = Unfit(options, config, markers); !why.empty()) return Refuse(desk, why);

  const bool several = hosts.size() > 1;
  Values values = ValuesOf(hosts[0], options, several);
  values.insert({{"CONFIG", config},
                 {"PROGRAMS", options.programs},
                 {"HTDOCS", options.htdocs},
                 {"SOCKETS", options.sockets},
                 {"CGI", options.cgi},
                 {"CGI_BELOW", Below(options.cgi)},
                 {"PORT", std::to_string(options.port)},
                 {"MARKERS", markers},
                 {"STRANGERS", several ? Strangers(hosts) : ""}});
  int number = 0;
  auto rows = [&](std::string_view what, const Values& around) {
    std::vector<Values> all;
    for (const auto& host : hosts) {
      if (what == "HOST") all.push_back(ValuesOf(host, options, several));
      if (what == "HOST" || around.at("HOSTS") != Joined(host.names)) continue;
      for (const auto& site : host.sites) {
        Values row = {{"MOUNT", site.mount}, {"BELOW", Below(site.mount)}, {"ID", std::to_string(site.website_id)}};
        if (what == "WEBSITE") {
          row["NUMBER"] = std::to_string(++number);
          all.push_back(row);
        } else if (around.at("MOUNT") == site.mount) {
          for (const auto& path : site.paths) {
            row["PATH"] = path;
            row["PATTERN"] = Pattern(path);
            row["NUMBER"] = std::to_string(++number);
            all.push_back(row);
          }
        }
      }
    }
    return all;
  };
  for (const auto& one : ServerTexts()) {
    if (one.name == options.server) desk.out << Expand(one.text, values, rows);
  }
  return kDone;
}

}  // namespace

void AddGate(CLI::App& app, Action& chosen) {
  auto* gate = app.add_subcommand("gate", "What the web server must be told, and whether it keeps the gate shut");
  gate->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* config = gate->add_subcommand("config", "Print the web server's part, with the paths of this installation");
  config->add_option("SERVER", options->server)
      ->required()
      ->check(CLI::IsMember(ServerNames()));
  config->add_option("--website", options->website,
                     "Id, name or address: the part is for its host (default: the only one)");
  config
      ->add_option("--document-root", options->document_roots,
                   "Once, or as HOST=DIRECTORY for each host whose folder is another")
      ->allow_extra_args(false)
      ->capture_default_str();
  config->add_option("--sockets", options->sockets, "Folder of the FastCGI sockets")->capture_default_str();
  config->add_option("--programs", options->programs,
                     "Folder of portal.fcgi and gate.fcgi (default: the one of pforte)");
  config->add_option("--htdocs", options->htdocs,
                     "Folder of our style sheets and pictures (default: htdocs beside that)");
  config->add_option("--cgi", options->cgi, "By .htaccess: path under which the server runs the executables")
      ->capture_default_str();
  config->add_option("--port", options->port, "apache: TCP port of the gate, on this machine")->capture_default_str();
  config->footer(
      "What is protected is set with the website: pforte website set 1 --path /members/\n\n"
      "Examples:\n  pforte gate config lighttpd > /etc/lighttpd/conf-enabled/90-pforte.conf\n"
      "  pforte gate config nginx --document-root /srv/www\n"
      "  pforte gate config htaccess --document-root /home/muster/htdocs > .htaccess");
  config->callback([&chosen, options] { chosen = [options](Desk& desk) { return Config(desk, *options); }; });
  AddGateCheck(*gate, chosen);
}

}  // namespace command
