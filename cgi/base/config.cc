#include "base/config.h"

#include <arpa/inet.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <variant>

#include "base/fault.h"

namespace base {
namespace {

namespace fs = std::filesystem;

// An address as 16 bytes, IPv4 in its IPv4-mapped form (RFC 4291 section 2.5.5.2).
struct Address {
  std::array<unsigned char, 16> bytes{};
  [[nodiscard]] bool IsV4() const {
    constexpr unsigned char kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(std::begin(kMapped), std::end(kMapped), bytes.begin());
  }
};

std::optional<Address> ParseAddress(const std::string& text) {
  Address address;
  if (text.find('\0') != std::string::npos) return std::nullopt;
  if (::inet_pton(AF_INET6, text.c_str(), address.bytes.data()) == 1) return address;
  address.bytes[10] = address.bytes[11] = 0xff;
  if (::inet_pton(AF_INET, text.c_str(), address.bytes.data() + 12) == 1) return address;
  return std::nullopt;
}

// "2001:db8:1::/48"
std::string Front(const Address& address, int bits) {
  Address front;
  std::copy_n(address.bytes.begin(), bits / 8, front.bytes.begin());
  char text[INET6_ADDRSTRLEN];
  return std::string(::inet_ntop(AF_INET6, front.bytes.data(), text, sizeof text)) + "/" + std::to_string(bits);
}

struct Network {
  Address address;
  int bits = 128;
};

std::optional<Network> ParseNetwork(const std::string& text) {
  const auto slash = text.find('/');
  const auto address = ParseAddress(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string::npos) return Network{*address, 128};
  // A dotted address counts its bits from the start of its own 32.
  const int offset = text.find(':') == std::string::npos ? 96 : 0;
  int bits = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + slash + 1, end, bits);
  if (parsed.ec != std::errc() || parsed.ptr != end || bits < 0 || bits > 128 - offset) {
    return std::nullopt;
  }
  return Network{*address, bits + offset};
}

bool Contains(const Network& network, const Address& address) {
  // ::/0 is every IPv6 address, not every IPv4 address too.
  if (network.address.IsV4() != address.IsV4()) return false;
  const auto whole = static_cast<std::size_t>(network.bits / 8);
  const auto& a = network.address.bytes;
  const auto& b = address.bytes;
  if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(whole), b.begin()))
    return false;
  const int rest = network.bits % 8;
  return rest == 0 || ((a[whole] ^ b[whole]) >> (8 - rest)) == 0;
}

struct Setting {
  std::string_view section;
  std::string_view key;
  std::variant<std::string Config::*, std::int64_t Config::*, std::vector<std::string> Config::*>
      field;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

const Setting kSettings[] = {
    {"", "database", &Config::database},
    {"", "journal", &Config::journal},
    {"", "key_file", &Config::key_file},
    {"", "state_directory", &Config::state_directory},
    {"", "markers", &Config::markers},
    {"", "trusted_proxies", &Config::trusted_proxies},
    {"", "hash_slots", &Config::hash_slots, 1, 64},
    {"", "sign_ins_per_network", &Config::sign_ins_per_network, 1, 1'000'000},
    {"", "mails_per_network", &Config::mails_per_network, 1, 1'000'000},
    {"mail", "command", &Config::mail_command},
    {"mail", "directory", &Config::mail_directory},
    {"mail", "grace_seconds", &Config::mail_grace_seconds, 0, 86'400},
    {"mail", "daily_cap", &Config::mail_daily_cap, 1, 1'000'000},
    {"admin", "networks", &Config::admin_networks},
    {"admin", "address", &Config::admin_address},
    {"argon2", "memory_kib", &Config::argon2_memory_kib, 1, 4'194'304},
    {"argon2", "passes", &Config::argon2_passes, 1, 64},
};

// OWASP Password Storage Cheat Sheet: these resist equally.
constexpr struct {
  std::int64_t memory_kib;
  std::int64_t passes;
} kArgon2Floor[] = {{47104, 1}, {19456, 2}, {12288, 3}, {9216, 4}, {7168, 5}};

class Loader {
 public:
  explicit Loader(const std::string& path) { config_.path = path; }

  Config Load() {
    toml::table table;
    try {
      table = toml::parse(Read());
    } catch (const toml::parse_error& error) {
      Refuse(error.source().begin.line, std::string(error.description()));
    }
    TakeSection("", table);
    Complete();
    return std::move(config_);
  }

 private:
  using Line = toml::source_index;

  [[noreturn]] void Refuse(Line line, const std::string& why) const {
    throw Fault(config_.path + ":" + std::to_string(line) + ": " + why);
  }
  [[noreturn]] void Refuse(const std::string& why) const { throw Fault(config_.path + ": " + why); }

  [[nodiscard]] std::string Read() const {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(config_.path.c_str(), "re"), &std::fclose);
    std::string text;
    if (file != nullptr) {
      char block[4096];
      while (const auto length = std::fread(block, 1, sizeof block, file.get()))
        text.append(block, length);
      if (std::ferror(file.get()) == 0) return text;
    }
    Refuse("cannot be read: " + std::string(std::strerror(errno)));
  }

  void TakeSection(std::string_view section, const toml::table& table) {
    for (const auto& [key, node] : table) {
      const Line line = key.source().begin.line;
      if (section.empty() && !key.empty() && IsSection(key)) {
        if (!node.is_table()) Refuse(line, "'" + std::string(key) + "' must be a section");
        TakeSection(key, *node.as_table());
        continue;
      }
      const auto* setting = std::find_if(std::begin(kSettings), std::end(kSettings),
                                         [&key = key, section](const Setting& one) {
                                           return one.section == section && one.key == key.str();
                                         });
      if (setting == std::end(kSettings)) Refuse(line, "unknown key '" + Name(section, key) + "'");
      lines_[Name(section, key)] = line;
      Take(*setting, node);
    }
  }

  static bool IsSection(std::string_view name) {
    return std::any_of(std::begin(kSettings), std::end(kSettings),
                       [name](const Setting& one) { return one.section == name; });
  }

  static std::string Name(std::string_view section, std::string_view key) {
    return section.empty() ? std::string(key) : std::string(section) + "." + std::string(key);
  }

  void Take(const Setting& setting, const toml::node& node) {
    const std::string name = "'" + Name(setting.section, setting.key) + "'";
    const Line line = node.source().begin.line;
    if (const auto* text = std::get_if<std::string Config::*>(&setting.field)) {
      config_.*(*text) = TakeText(name, node);
    } else if (const auto* number = std::get_if<std::int64_t Config::*>(&setting.field)) {
      const auto* value = node.as_integer();
      if (value == nullptr || value->get() < setting.least || value->get() > setting.most) {
        Refuse(line, name + " must be a whole number from " + std::to_string(setting.least) +
                         " to " + std::to_string(setting.most));
      }
      config_.*(*number) = value->get();
    } else {
      auto& networks = config_.*std::get<std::vector<std::string> Config::*>(setting.field);
      const auto* array = node.as_array();
      if (array == nullptr) Refuse(line, name + " must be a list of networks");
      for (const auto& element : *array) {
        networks.push_back(TakeText(name, element));
        if (!ParseNetwork(networks.back())) {
          Refuse(element.source().begin.line,
                 name + " holds '" + networks.back() + "', which is no network like 192.0.2.0/24");
        }
      }
    }
  }

  [[nodiscard]] std::string TakeText(const std::string& name, const toml::node& node) const {
    const auto* value = node.as_string();
    if (value == nullptr || value->get().empty() || value->get().find('\0') != std::string::npos) {
      Refuse(node.source().begin.line, name + " must be a text in quotes, not empty");
    }
    return value->get();
  }

  [[nodiscard]] bool Has(const char* name) const { return lines_.contains(name); }

  // What the keys must be together, and the defaults that depend on others.
  void Complete() {
    for (const char* name : {"database", "key_file", "admin.address"}) {
      if (!Has(name)) Refuse("'" + std::string(name) + "' is missing");
    }
    if (!Has("mail.command") && !Has("mail.directory")) {
      Refuse("'mail.command' is missing (or 'mail.directory')");
    }
    if (Has("mail.command") && Has("mail.directory")) {
      Refuse(std::max(lines_["mail.command"], lines_["mail.directory"]),
             "either 'mail.command' or 'mail.directory', not both");
    }
    if (config_.journal != "auto" && config_.journal != "wal" && config_.journal != "truncate") {
      Refuse(lines_["journal"], "'journal' must be auto, wal or truncate");
    }
    const std::string& address = config_.admin_address;
    if ((!address.starts_with("https://") && !address.starts_with("http://")) ||
        address.ends_with('/') ||
        std::any_of(address.begin(), address.end(), [](char c) { return c <= ' ' || c > '~'; })) {
      Refuse(lines_["admin.address"],
             "'admin.address' must be like https://office.example, without a slash at the end");
    }
    CheckArgon2();
    if (!Has("admin.networks")) config_.admin_networks = {"127.0.0.0/8", "::1/128"};
    for (auto* file : {&config_.database, &config_.key_file}) *file = Resolve(*file);
    config_.state_directory = Has("state_directory")
                                  ? Resolve(config_.state_directory)
                                  : fs::path(config_.database).parent_path().string();
    if (Has("mail.directory")) config_.mail_directory = Resolve(config_.mail_directory);
    if (Has("markers")) config_.markers = Resolve(config_.markers);
  }

  void CheckArgon2() {
    std::string pairs;
    for (const auto& floor : kArgon2Floor) {
      if (config_.argon2_memory_kib >= floor.memory_kib && config_.argon2_passes >= floor.passes)
        return;
      pairs += (pairs.empty() ? "" : ", ") + std::to_string(floor.memory_kib) + "/" +
               std::to_string(floor.passes);
    }
    Refuse(std::max(lines_["argon2.memory_kib"], lines_["argon2.passes"]),
           "'argon2.memory_kib' and 'argon2.passes' are below the floor; at least one of " + pairs +
               " must be reached");
  }

  [[nodiscard]] std::string Resolve(const std::string& path) const {
    const auto resolved = (fs::absolute(config_.path).parent_path() / path).lexically_normal();
    return resolved.has_filename() ? resolved.string() : resolved.parent_path().string();
  }

  Config config_;
  std::map<std::string, Line, std::less<>> lines_;
};

}  // namespace

Config LoadConfig(const std::string& path) { return Loader(path).Load(); }

std::string FindConfig() {
  for (const char* name : {"PFORTE_CONFIG", "REDIRECT_PFORTE_CONFIG"}) {
    const char* named = std::getenv(name);
    if (named != nullptr && *named != '\0') return named;
  }
  std::error_code failed;
  const auto executable = fs::read_symlink("/proc/self/exe", failed);
  const auto beside = executable.parent_path() / "pforte.toml";
  if (!failed && fs::exists(beside, failed)) return beside.string();
  return "/etc/pforte/pforte.toml";
}

bool InNetworks(const std::string& address, const std::vector<std::string>& networks) {
  const auto parsed = ParseAddress(address);
  if (!parsed) return false;
  return std::any_of(networks.begin(), networks.end(), [&parsed](const std::string& text) {
    const auto network = ParseNetwork(text);
    return network && Contains(*network, *parsed);
  });
}

std::string NetworkPrefix(const std::string& address) {
  const auto parsed = ParseAddress(address);
  if (!parsed) return address;
  char text[INET6_ADDRSTRLEN];
  if (parsed->IsV4()) return ::inet_ntop(AF_INET, parsed->bytes.data() + 12, text, sizeof text);
  return Front(*parsed, 64);
}

std::string WiderNetwork(const std::string& prefix) {
  if (!prefix.ends_with("/64")) return "";
  const auto parsed = ParseAddress(prefix.substr(0, prefix.size() - 3));
  return parsed ? Front(*parsed, 48) : "";
}

}  // namespace base
