#include "command/gate.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "command/check.h"
#include "command/server_text.h"
#include "http/response.h"
#include "rules/site.h"
#include "rules/website.h"

namespace command {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string server, website, document_root = "/var/www/html", sockets = "/run/pforte", programs, htdocs,
                               cgi = "/cgi-bin";
  int port = 9108;
};

using Values = std::map<std::string, std::string>;
constexpr std::string_view kEach = "@EACH ", kEnd = "@END@\n";

// The @NAME@s of `text` in one pass: a value is never searched for another.
std::string Fill(std::string_view text, const Values& values) {
  std::string filled;
  while (!text.empty()) {
    auto open = text.find('@'), close = text.find('@', open + 1);
    if (close == std::string_view::npos) break;
    auto value = values.find(std::string(text.substr(open + 1, close - open - 1)));
    if (value == values.end()) {
      filled += text.substr(0, close);
      text.remove_prefix(close);
    } else {
      filled += std::string(text.substr(0, open)) + value->second;
      text.remove_prefix(close + 1);
    }
  }
  return filled + std::string(text);
}

// The same with every "@EACH …@" repeated: `what` names the rows of a loop and gives their values.
using Rows = std::function<std::vector<Values>(std::string_view what, const Values& around)>;
std::string Expand(std::string_view text, const Values& values, const Rows& rows) {
  auto open = text.find(kEach);
  if (open == std::string_view::npos) return Fill(text, values);
  auto line = text.find('\n', open);
  std::string_view what = text.substr(open + kEach.size(), line - open - kEach.size() - 1);
  // The end of this loop, not of one within.
  int depth = 1;
  auto at = line + 1;
  while (depth > 0) {
    auto end = text.find(kEnd, at), inner = text.find(kEach, at);
    depth += inner < end ? 1 : -1;
    at = std::min(inner, end) + 1;
  }
  std::string_view body = text.substr(line + 1, at - 1 - line - 1);
  std::string expanded = Fill(text.substr(0, open), values);
  for (const Values& row : rows(what, values)) {
    Values all = row;
    all.insert(values.begin(), values.end());
    expanded += Expand(body, all, rows);
  }
  return expanded + Expand(text.substr(at - 1 + kEnd.size()), values, rows);
}

// All servers, or the shell, read these signs inside of quotes.
bool IsQuotable(const std::string& path) {
  return std::none_of(path.begin(), path.end(), [](char c) {
    return c == '"' || c == '\\' || c == '$' || c == '%' || c == '@' || c == '`' || static_cast<unsigned char>(c) < 0x20 ||
           c == 0x7f;
  });
}

// Letters of a path as a regular expression reads them literally.
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

template <typename Names>
std::string Joined(const Names& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : " ") + name;
  return joined;
}

// The one whose host is meant. Nothing, and a line on standard error, if that is not clear.
std::optional<model::Website> ChooseWebsite(Desk& desk, const Options& options) {
  if (!options.website.empty()) return FindWebsite(desk, options.website);
  auto websites = rules::ListWebsites(desk.house(), 0);
  if (websites.empty()) {
    Refuse(desk, "there is no website yet: pforte website add");
    return std::nullopt;
  }
  auto host = [](const model::Website& website) { return rules::ParseAddress(website.address).value().host; };
  for (const auto& line : websites) {
    if (host(line.website) == host(websites[0].website)) continue;
    Refuse(desk, "the websites have different hosts, each with a part of its own: choose by --website");
    return std::nullopt;
  }
  return websites[0].website;
}

// What is wrong with the paths for this server; "" if nothing is.
std::string Unfit(const Options& options, const std::string& config, const std::string& markers) {
  for (const auto& path : {config, options.document_root, options.sockets, options.programs, options.htdocs, markers}) {
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
  for (auto* path : {&options.document_root, &options.sockets, &options.programs, &options.htdocs}) {
    *path = fs::absolute(*path).lexically_normal().string();
    if (path->size() > 1 && path->ends_with('/')) path->pop_back();
  }
  auto website = ChooseWebsite(desk, options);
  if (!website) return kRefused;
  const std::string& markers = desk.house().config.markers;
  if (std::string why = Unfit(options, config, markers); !why.empty()) return Refuse(desk, why);

  const auto address = rules::ParseAddress(website->address).value();
  auto sites = rules::ListSites(desk.house(), *website);
  std::string mounts, belows;
  std::set<std::string> hosts;
  for (const auto& site : sites) {
    const char* separator = &site == &sites[0] ? "" : "|";
    mounts += separator + Escaped(site.mount);
    belows += separator + Below(site.mount);
    hosts.insert(site.hosts.begin(), site.hosts.end());
  }
  bool https = website->address.starts_with("https://");
  Values values = {{"CONFIG", config},
                   {"PROGRAMS", options.programs},
                   {"HTDOCS", options.htdocs},
                   {"SOCKETS", options.sockets},
                   {"ROOT", options.document_root},
                   {"CGI", options.cgi},
                   {"CGI_BELOW", Below(options.cgi)},
                   {"PORT", std::to_string(options.port)},
                   {"MARKERS", markers},
                   {"COOKIE", http::CookieName("gate", https)},
                   {"NAME", address.host.substr(0, address.host.find(':'))},
                   {"HOSTS", Joined(hosts)},
                   {"MOUNTS", mounts},
                   {"BELOWS", belows}};
  int number = 0;
  auto rows = [&](std::string_view what, const Values& around) {
    std::vector<Values> all;
    for (const auto& site : sites) {
      Values row = {{"MOUNT", site.mount}, {"BELOW", Below(site.mount)}, {"ID", std::to_string(site.website_id)}};
      if (what == "WEBSITE") {
        row["NUMBER"] = std::to_string(++number);
        all.push_back(row);
      } else if (around.at("MOUNT") == site.mount) {
        for (const auto& path : site.paths) {
          row["PATH"] = path;
          row["PATTERN"] = Pattern(path);
          row["HOSTS"] = Joined(site.hosts);
          row["NUMBER"] = std::to_string(++number);
          all.push_back(row);
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
  config->add_option("--document-root", options->document_root)->capture_default_str();
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
  AddCheck(*gate, chosen);
}

}  // namespace command
