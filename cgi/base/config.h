// pforte.toml: the few things that must be known before the database opens.
// All else lives in the database and is set on the admin pages.
#ifndef PFORTE_BASE_CONFIG_H_
#define PFORTE_BASE_CONFIG_H_

#include <cstdint>
#include <string>
#include <vector>

namespace base {

// In the file mail_command is `command` in the section [mail], and so with [admin] and
// [argon2]; every other field is a key at the top. Required: database, key_file,
// [mail] command or directory, [admin] address.
struct Config {
  std::string path;  // the file this came from; relative paths in it start from its folder

  std::string database;          // "pforte.db"
  std::string journal = "auto";  // auto | wal | truncate (security decision in store/database.h)
  std::string key_file;          // "pforte.key", mode 0600, outside the document root
  // Throttle database, lock files, hash slots; default: the database's folder.
  std::string state_directory;
  // Where web servers find the files that let a browser pass (rules/marker.h); "": no markers are kept.
  std::string markers;

  // Exactly one of the two is set: "/usr/sbin/sendmail -i -t", or where one .eml per mail goes.
  std::string mail_command;
  std::string mail_directory;
  std::int64_t mail_grace_seconds = 120;  // how long a decision's mail waits for Undo
  std::int64_t mail_daily_cap = 500;      // mails to customers a day, to protect the host's quota

  // At once from one network (IPv4 address, IPv6 /64): failed sign-ins; registrations and
  // resets, which then come back one in 6 minutes.
  std::int64_t sign_ins_per_network = 30;
  std::int64_t mails_per_network = 10;

  bool staff_second_factor = true;  // staff need one to sign in; else they may have one
  // Who the web server says somebody is (REMOTE_USER) need no password.
  bool staff_remote_user = false;

  std::vector<std::string> admin_networks;  // CIDR; default 127.0.0.0/8, ::1/128
  std::string admin_address;  // "https://intranet.example:8081", the base of links in office mails
  // CIDR, whose X-Forwarded-For and -Proto are believed; default none.
  std::vector<std::string> trusted_proxies;

  // OWASP Password Storage Cheat Sheet: 19 MiB, t=2, p=1 is the floor.
  std::int64_t argon2_memory_kib = 19456;
  std::int64_t argon2_passes = 2;
  std::int64_t hash_slots = 2;  // Argon2id computations at once, over all processes
};

// Reads `path`. Throws Fault "pforte.toml:7: unknown key 'databse'" with the
// line for every error in the file, "…: cannot be read: …" when it is missing.
// An Argon2id cost below the floor is refused unless the pair is one of OWASP's
// equals (47104/1, 19456/2, 12288/3, 9216/4, 7168/5 KiB/passes or more).
[[nodiscard]] Config LoadConfig(const std::string& path);

// $PFORTE_CONFIG (or $REDIRECT_PFORTE_CONFIG, as Apache calls it behind a rewrite), else pforte.toml beside the
// executable, else /etc/pforte/pforte.toml; the first that is set or exists.
[[nodiscard]] std::string FindConfig();

// True if `address` (IPv4 or IPv6 text) lies in one of the CIDR `networks`.
// An IPv4-mapped IPv6 address counts as IPv4. Unparsable text is in none.
[[nodiscard]] bool InNetworks(const std::string& address, const std::vector<std::string>& networks);

// The key under which an address is throttled: the IPv4 address itself, the /64
// of an IPv6 address (RFC 6177: a site gets at least that), else the text.
[[nodiscard]] std::string NetworkPrefix(const std::string& address);
// What one site may own around such a prefix: the /48 of an IPv6 /64 (RFC 6177), "" for all else.
[[nodiscard]] std::string WiderNetwork(const std::string& prefix);

// The neighbourhood of such a prefix, coarse enough to name nobody: the /24 of an IPv4 address, the /48 of an IPv6 /64,
// "" for all else.
[[nodiscard]] std::string CoarseNetwork(const std::string& prefix);

}  // namespace base

#endif  // PFORTE_BASE_CONFIG_H_
