#include "base/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/fault.h"
#include "support/folder.h"

namespace base {
namespace {

using support::Folder;

constexpr char kLeast[] =
    "database = 'pforte.db'\n"
    "key_file = 'pforte.key'\n"
    "mail.directory = 'mail/'\n"
    "admin.address = 'https://office.example'\n";

Config Load(const std::string& text) {
  const Folder folder;
  return LoadConfig(folder.Write("pforte.toml", text));
}

// Why the text is refused, without the folder: "pforte.toml:5: unknown key 'x'".
std::string Refusal(const std::string& text) {
  const Folder folder;
  const std::string path = folder.Write("pforte.toml", text);
  try {
    static_cast<void>(LoadConfig(path));
  } catch (const Fault& fault) {
    const std::string what = fault.what();
    EXPECT_EQ(what.substr(0, folder.path().size() + 1), folder.path() + "/");
    return what.substr(folder.path().size() + 1);
  }
  return "accepted";
}

std::string RefusalOfMore(const std::string& more) { return Refusal(kLeast + more); }

TEST(LoadConfig, HasDefaultsForAllThatIsNotRequired) {
  const Folder folder;
  const Config config = LoadConfig(folder.Write("pforte.toml", kLeast));
  EXPECT_EQ(config.path, folder / "pforte.toml");
  EXPECT_EQ(config.database, folder / "pforte.db");
  EXPECT_EQ(config.journal, "auto");
  EXPECT_EQ(config.key_file, folder / "pforte.key");
  EXPECT_EQ(config.state_directory, folder.path());
  EXPECT_EQ(config.markers, "");
  EXPECT_EQ(config.mail_command, "");
  EXPECT_EQ(config.mail_directory, folder / "mail");
  EXPECT_EQ(config.mail_grace_seconds, 120);
  EXPECT_EQ(config.mail_daily_cap, 500);
  EXPECT_EQ(config.sign_ins_per_network, 30);
  EXPECT_EQ(config.mails_per_network, 10);
  EXPECT_EQ(config.admin_networks, (std::vector<std::string>{"127.0.0.0/8", "::1/128"}));
  EXPECT_EQ(config.admin_address, "https://office.example");
  EXPECT_TRUE(config.trusted_proxies.empty());
  EXPECT_EQ(config.argon2_memory_kib, 19456);
  EXPECT_EQ(config.argon2_passes, 2);
  EXPECT_EQ(config.hash_slots, 2);
  EXPECT_TRUE(config.staff_second_factor);
  EXPECT_FALSE(config.staff_remote_user);
}

TEST(LoadConfig, ReadsEveryKey) {
  const Config config = Load(R"(
database = "/srv/data/pforte.db"
journal = "wal"
key_file = "/etc/pforte/pforte.key"
state_directory = "/run/pforte"
markers = "/srv/markers/"
trusted_proxies = ["192.0.2.1", "2001:db8::/32"]
hash_slots = 4
staff_second_factor = false
staff_remote_user = true
sign_ins_per_network = 40
mails_per_network = 20

[mail]
command = "/usr/sbin/sendmail -i -t"
grace_seconds = 0
daily_cap = 900

[admin]
networks = ["10.0.0.0/8"]
address = "http://127.0.0.1:8081"

[argon2]
memory_kib = 65536
passes = 3
)");
  EXPECT_EQ(config.database, "/srv/data/pforte.db");
  EXPECT_EQ(config.journal, "wal");
  EXPECT_EQ(config.key_file, "/etc/pforte/pforte.key");
  EXPECT_EQ(config.state_directory, "/run/pforte");
  EXPECT_EQ(config.markers, "/srv/markers");
  EXPECT_EQ(config.trusted_proxies, (std::vector<std::string>{"192.0.2.1", "2001:db8::/32"}));
  EXPECT_EQ(config.hash_slots, 4);
  EXPECT_EQ(config.sign_ins_per_network, 40);
  EXPECT_EQ(config.mails_per_network, 20);
  EXPECT_EQ(config.mail_command, "/usr/sbin/sendmail -i -t");
  EXPECT_EQ(config.mail_directory, "");
  EXPECT_EQ(config.mail_grace_seconds, 0);
  EXPECT_EQ(config.mail_daily_cap, 900);
  EXPECT_EQ(config.admin_networks, std::vector<std::string>{"10.0.0.0/8"});
  EXPECT_EQ(config.admin_address, "http://127.0.0.1:8081");
  EXPECT_EQ(config.argon2_memory_kib, 65536);
  EXPECT_EQ(config.argon2_passes, 3);
  EXPECT_FALSE(config.staff_second_factor);
  EXPECT_TRUE(config.staff_remote_user);
}

TEST(LoadConfig, ResolvesPathsAgainstTheFolderOfTheFile) {
  const Folder folder;
  std::filesystem::create_directory(folder / "etc");
  const std::string path = folder.Write("etc/pforte.toml",
                                        "database = '../data/pforte.db'\n"
                                        "key_file = './pforte.key'\n"
                                        "mail.directory = '../mail'\n"
                                        "admin.address = 'https://office.example'\n");
  const Config config = LoadConfig(path);
  EXPECT_EQ(config.database, folder / "data/pforte.db");
  EXPECT_EQ(config.key_file, folder / "etc/pforte.key");
  EXPECT_EQ(config.mail_directory, folder / "mail");
  EXPECT_EQ(config.state_directory, folder / "data");
}

TEST(LoadConfig, ResolvesPathsOfAFileNamedRelatively) {
  const Folder folder;
  folder.Write("pforte.toml", kLeast);
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const Config config = LoadConfig("pforte.toml");
  std::filesystem::current_path(before);
  EXPECT_EQ(config.database, folder / "pforte.db");
}

TEST(LoadConfig, NamesTheLineOfAnUnknownKey) {
  EXPECT_EQ(Refusal("\n\n\n\n\n\ndatabse = 'pforte.db'\n"), "pforte.toml:7: unknown key 'databse'");
  EXPECT_EQ(RefusalOfMore("[argon2]\npasses = 2\nthreads = 1\n"),
            "pforte.toml:7: unknown key 'argon2.threads'");
  EXPECT_EQ(RefusalOfMore("[smtp]\nhost = 'x'\n"), "pforte.toml:5: unknown key 'smtp'");
  EXPECT_EQ(RefusalOfMore("'' = 1\n"), "pforte.toml:5: unknown key ''");
  EXPECT_EQ(RefusalOfMore("command = 'x'\n"), "pforte.toml:5: unknown key 'command'");
  EXPECT_EQ(RefusalOfMore("argon2.database = 'x'\n"),
            "pforte.toml:5: unknown key 'argon2.database'");
}

TEST(LoadConfig, NamesTheLineThatIsNoToml) {
  EXPECT_EQ(RefusalOfMore("journal = wal\n").substr(0, 14), "pforte.toml:5:");
  EXPECT_EQ(RefusalOfMore("\ndatabase = 'other.db'\n").substr(0, 14), "pforte.toml:6:");
  EXPECT_EQ(RefusalOfMore("journal = \"\xff\"\n").substr(0, 14), "pforte.toml:5:");
}

TEST(LoadConfig, NamesTheLineOfASectionWithoutAName) {
  const std::string why = "a name of letters, digits, '-' and '_' must follow '['";
  for (const char* header : {"[überall]", "[", " [ \t!]", "[[+]]", "[\r", "[#"}) {
    EXPECT_EQ(Refusal("# comment\n" + std::string(header) + "\nx = 1\n"), "pforte.toml:2: " + why) << header;
  }
  EXPECT_EQ(Refusal("\xEF\xBB\xBF[ä]\n"), "pforte.toml:1: " + why);
}

TEST(LoadConfig, TakesOtherLettersThanThoseOfAsciiOnlyInTextsAndComments) {
  for (const char* line : {"[büro]", "[mail] ü", "schlüssel = 1", "journal = \"wal\" ü", "x = 'ü' ü", "x = 2=\"ü"}) {
    EXPECT_TRUE(Refusal(std::string(line) + "\n").starts_with("pforte.toml:1: ")) << line;
  }
  const std::string text = "# Übersicht\n" + std::string(kLeast) + "state_directory = \"/srv/\\\"büro\" # für alle\n";
  EXPECT_EQ(Load(text).state_directory, "/srv/\"büro");
}

TEST(LoadConfig, SaysInOneLineWhatIsWrongWithAKeyOfSeveral) {
  EXPECT_EQ(Refusal("\"a\\nb\" = 1\n"), "pforte.toml:1: unknown key 'a b'");
}

TEST(LoadConfig, NamesTheFileThatCannotBeRead) {
  const Folder folder;
  try {
    static_cast<void>(LoadConfig(folder / "pforte.toml"));
    ADD_FAILURE();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.what(), folder / "pforte.toml: cannot be read: No such file or directory");
  }
  try {
    static_cast<void>(LoadConfig(folder.path()));
    ADD_FAILURE();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.what(), folder.path() + ": cannot be read: Is a directory");
  }
}

TEST(LoadConfig, NamesWhatIsMissing) {
  EXPECT_EQ(Refusal(""), "pforte.toml: 'database' is missing");
  EXPECT_EQ(Refusal("database = 'x'\nmail.command = 'x'\nadmin.address = 'https://x'\n"),
            "pforte.toml: 'key_file' is missing");
  EXPECT_EQ(Refusal("database = 'x'\nkey_file = 'x'\nmail.command = 'x'\n"),
            "pforte.toml: 'admin.address' is missing");
  EXPECT_EQ(Refusal("database = 'x'\nkey_file = 'x'\nadmin.address = 'https://x'\n"),
            "pforte.toml: 'mail.command' is missing (or 'mail.directory')");
}

TEST(LoadConfig, WantsOneWayForMail) {
  EXPECT_EQ(RefusalOfMore("mail.command = 'x'\n"),
            "pforte.toml:5: either 'mail.command' or 'mail.directory', not both");
}

TEST(LoadConfig, RefusesValuesOfAnotherKind) {
  EXPECT_EQ(RefusalOfMore("journal = 1\n"),
            "pforte.toml:5: 'journal' must be a text in quotes, not empty");
  EXPECT_EQ(RefusalOfMore("state_directory = ''\n"),
            "pforte.toml:5: 'state_directory' must be a text in quotes, not empty");
  EXPECT_EQ(RefusalOfMore("state_directory = \"a\\u0000b\"\n"),
            "pforte.toml:5: 'state_directory' must be a text in quotes, not empty");
  EXPECT_EQ(RefusalOfMore("journal = 'delete'\n"),
            "pforte.toml:5: 'journal' must be auto, wal or truncate");
  EXPECT_EQ(RefusalOfMore("hash_slots = '2'\n"),
            "pforte.toml:5: 'hash_slots' must be a whole number from 1 to 64");
  EXPECT_EQ(RefusalOfMore("hash_slots = 0\n"),
            "pforte.toml:5: 'hash_slots' must be a whole number from 1 to 64");
  EXPECT_EQ(RefusalOfMore("hash_slots = 65\n"),
            "pforte.toml:5: 'hash_slots' must be a whole number from 1 to 64");
  EXPECT_EQ(RefusalOfMore("hash_slots = 2.0\n"),
            "pforte.toml:5: 'hash_slots' must be a whole number from 1 to 64");
  EXPECT_EQ(RefusalOfMore("argon2 = 2\n"), "pforte.toml:5: 'argon2' must be a section");
}

TEST(LoadConfig, RefusesWhatIsNeitherTrueNorFalse) {
  for (const char* wrong : {"'false'", "0", "[]"}) {
    EXPECT_EQ(RefusalOfMore("staff_second_factor = " + std::string(wrong) + "\n"),
              "pforte.toml:5: 'staff_second_factor' must be true or false");
  }
}

TEST(LoadConfig, RefusesWhatIsNoNetwork) {
  EXPECT_EQ(RefusalOfMore("trusted_proxies = '10.0.0.0/8'\n"),
            "pforte.toml:5: 'trusted_proxies' must be a list of networks");
  for (const char* wrong :
       {"10.0.0.0/33", "10.0.0/8", "office.example", "::1/129", "10.0.0.0/", "10.0.0.0/8x",
        "10.0.0.0/-1", "/8", "10.0.0.0/99999999999", "010.0.0.1"}) {
    EXPECT_EQ(RefusalOfMore("trusted_proxies = ['::1',\n'" + std::string(wrong) + "']\n"),
              "pforte.toml:6: 'trusted_proxies' holds '" + std::string(wrong) +
                  "', which is no network like 192.0.2.0/24");
  }
}

TEST(LoadConfig, WantsAnAddressThatLinksCanStartWith) {
  for (const char* wrong : {"office.example", "https://office.example/", "ftp://office.example",
                            "https://office example", "https://office.example\\n"}) {
    const std::string text =
        "database = 'x'\nkey_file = 'x'\nmail.command = 'x'\nadmin.address = \"" +
        std::string(wrong) + "\"\n";
    EXPECT_EQ(
        Refusal(text),
        "pforte.toml:4: 'admin.address' must be like https://office.example, without a slash at "
        "the end");
  }
}

std::string Argon2(int memory_kib, int passes) {
  return RefusalOfMore("[argon2]\nmemory_kib = " + std::to_string(memory_kib) +
                       "\npasses = " + std::to_string(passes) + "\n");
}

TEST(LoadConfig, RefusesAnArgon2CostBelowTheFloor) {
  EXPECT_EQ(
      Argon2(19455, 2),
      "pforte.toml:7: 'argon2.memory_kib' and 'argon2.passes' are below the floor; at least one of "
      "47104/1, 19456/2, 12288/3, 9216/4, 7168/5 must be reached");
  EXPECT_EQ(RefusalOfMore("argon2.passes = 1\n").substr(0, 15), "pforte.toml:5: ");
  for (const auto& [memory_kib, passes] :
       {std::pair{47103, 1}, {12287, 3}, {9215, 4}, {7167, 5}, {7167, 64}, {1, 64}}) {
    EXPECT_NE(Argon2(memory_kib, passes), "accepted") << memory_kib << "/" << passes;
  }
}

TEST(LoadConfig, AcceptsTheEqualsOfTheFloor) {
  for (const auto& [memory_kib, passes] :
       {std::pair{47104, 1}, {19456, 2}, {12288, 3}, {9216, 4}, {7168, 5}, {65536, 2}, {7168, 6}}) {
    EXPECT_EQ(Argon2(memory_kib, passes), "accepted") << memory_kib << "/" << passes;
  }
}

TEST(FindConfig, PrefersTheEnvironmentThenTheExecutablesFolder) {
  const auto executable = std::filesystem::read_symlink("/proc/self/exe");
  const auto beside = executable.parent_path() / "pforte.toml";
  ASSERT_FALSE(std::filesystem::exists(beside));
  const char* variable = std::getenv("PFORTE_CONFIG");
  const std::string before = variable == nullptr ? "" : variable;

  ::setenv("PFORTE_CONFIG", "/somewhere/else.toml", 1);
  EXPECT_EQ(FindConfig(), "/somewhere/else.toml");
  ::setenv("PFORTE_CONFIG", "", 1);
  EXPECT_EQ(FindConfig(), "/etc/pforte/pforte.toml");
  ::unsetenv("PFORTE_CONFIG");
  EXPECT_EQ(FindConfig(), "/etc/pforte/pforte.toml");
  std::ofstream(beside).close();
  EXPECT_EQ(FindConfig(), beside.string());
  std::filesystem::remove(beside);

  if (variable != nullptr) ::setenv("PFORTE_CONFIG", before.c_str(), 1);
}

TEST(InNetworks, ComparesTheBitsOfTheNetwork) {
  EXPECT_TRUE(InNetworks("10.255.0.1", {"10.0.0.0/8"}));
  EXPECT_FALSE(InNetworks("11.0.0.1", {"10.0.0.0/8"}));
  EXPECT_TRUE(InNetworks("192.168.3.255", {"192.168.2.0/23"}));
  EXPECT_FALSE(InNetworks("192.168.4.0", {"192.168.2.0/23"}));
  EXPECT_TRUE(InNetworks("10.1.2.3", {"10.9.9.9/8"}));
  EXPECT_TRUE(InNetworks("192.0.2.7", {"192.0.2.7"}));
  EXPECT_FALSE(InNetworks("192.0.2.6", {"192.0.2.7"}));
  EXPECT_TRUE(InNetworks("203.0.113.9", {"0.0.0.0/0"}));
  EXPECT_TRUE(InNetworks("2001:db8:7fff::1", {"2001:db8::/33"}));
  EXPECT_FALSE(InNetworks("2001:db8:8000::1", {"2001:db8::/33"}));
  EXPECT_TRUE(InNetworks("::1", {"::1/128"}));
  EXPECT_FALSE(InNetworks("::2", {"::1/128"}));
}

TEST(InNetworks, LooksAtEachNetwork) {
  EXPECT_TRUE(InNetworks("::1", {"127.0.0.0/8", "::1/128"}));
  EXPECT_TRUE(InNetworks("127.0.0.1", {"127.0.0.0/8", "::1/128"}));
  EXPECT_FALSE(InNetworks("127.0.0.1", {}));
}

TEST(InNetworks, TakesAMappedAddressForItsIpv4One) {
  EXPECT_TRUE(InNetworks("::ffff:10.0.0.1", {"10.0.0.0/8"}));
  EXPECT_TRUE(InNetworks("::ffff:a00:1", {"10.0.0.0/8"}));
  EXPECT_TRUE(InNetworks("10.0.0.1", {"::ffff:10.0.0.0/104"}));
  EXPECT_FALSE(InNetworks("::ffff:11.0.0.1", {"10.0.0.0/8"}));
}

TEST(InNetworks, KeepsTheFamiliesApart) {
  EXPECT_FALSE(InNetworks("10.0.0.1", {"::/0"}));
  EXPECT_FALSE(InNetworks("::1", {"0.0.0.0/0"}));
}

TEST(InNetworks, HoldsNothingUnparsable) {
  for (const char* address : {"", "localhost", "10.0.0.1 ", " 10.0.0.1", "10.0.0.1:80", "10.1",
                              "010.0.0.1", "0x0a000001", "[::1]", "::1%lo", "10.0.0.1/8"}) {
    EXPECT_FALSE(InNetworks(address, {"0.0.0.0/0", "::/0"})) << address;
  }
  EXPECT_FALSE(InNetworks(std::string("10.0.0.1\0x", 10), {"0.0.0.0/0"}));
  EXPECT_FALSE(InNetworks("10.0.0.1", {"", "office", "10.0.0.0/99"}));
}

TEST(NetworkPrefix, IsTheAddressOrItsSite) {
  EXPECT_EQ(NetworkPrefix("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(NetworkPrefix("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(NetworkPrefix("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(NetworkPrefix("2001:0DB8:1:2::9"), "2001:db8:1:2::/64");
  EXPECT_NE(NetworkPrefix("2001:db8:1:3::9"), NetworkPrefix("2001:db8:1:2::9"));
  EXPECT_EQ(NetworkPrefix("::1"), "::/64");
  EXPECT_EQ(NetworkPrefix("unix:"), "unix:");
  EXPECT_EQ(NetworkPrefix(""), "");
}

TEST(WiderNetwork, IsTheSiteAroundAnIpv6Prefix) {
  EXPECT_EQ(WiderNetwork("2001:db8:1:2::/64"), "2001:db8:1::/48");
  EXPECT_EQ(WiderNetwork(NetworkPrefix("2001:db8:1:ffff::9")), WiderNetwork("2001:db8:1:2::/64"));
  EXPECT_NE(WiderNetwork("2001:db8:2:2::/64"), WiderNetwork("2001:db8:1:2::/64"));
  for (const char* none : {"192.0.2.7", "unix:", "", "/64", "192.0.2.7/64x"}) EXPECT_EQ(WiderNetwork(none), "") << none;
}

}  // namespace
}  // namespace base
