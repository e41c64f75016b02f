#include "rules/install.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/fault.h"
#include "rules/website.h"
#include "store/website.h"
#include "support/folder.h"

namespace rules {
namespace {

namespace fs = std::filesystem;

std::string Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

InstallForm FormIn(const std::string& folder) {
  InstallForm form;
  form.folder = folder;
  form.journal = "truncate";
  form.mail_directory = "mail";
  return form;
}

std::set<std::string> Names(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

std::int64_t AddWebsite(House& house, const std::string& name) {
  model::Website website;
  website.name = name;
  website.address = "https://" + name;
  website.sender = "a@" + name;
  return SaveWebsite(house, {}, website, {}).id;
}

base::Clock At(std::int64_t seconds) {
  return [seconds] { return seconds; };
}

TEST(Install, MakesAHouseThatOpens) {
  const support::Folder folder;
  auto made = Install(FormIn(folder / "with a blank"));
  EXPECT_EQ("", made.refused);
  EXPECT_EQ("truncate", made.journal);
  struct stat status {};
  ASSERT_EQ(0, ::stat(made.config.key_file.c_str(), &status));
  EXPECT_EQ(0600U, status.st_mode & 0777U);
  auto house = OpenHouse(store::Part::kCommand, made.config.path);
  EXPECT_EQ("truncate", house.config.journal);
  EXPECT_EQ((folder / "with a blank") + "/mail", house.config.mail_directory);
}

TEST(Install, WritesTextsSoThatTheConfigurationReadsThemBack) {
  const support::Folder folder;
  InstallForm form = FormIn(folder / "a");
  form.mail_directory = "";
  form.mail_command = "/bin/\"odd\" \\ \x01\x7f -t";
  form.admin_address = "https://office.example";
  form.admin_networks = {"10.0.0.0/8", "fd00::/8"};
  form.markers = "../\"markers\"/";
  auto made = Install(form);
  EXPECT_EQ(form.mail_command, made.config.mail_command);
  EXPECT_EQ(form.admin_networks, made.config.admin_networks);
  EXPECT_EQ(form.admin_address, made.config.admin_address);
  EXPECT_EQ(folder / "\"markers\"", made.config.markers);
}

TEST(Install, OverwritesNothing) {
  const support::Folder folder;
  (void)Install(FormIn(folder / "a"));
  std::string key = Read(folder / "a/pforte.key");
  InstallForm again;
  again.folder = folder / "a";
  EXPECT_NE("", Install(again).refused);
  EXPECT_EQ(key, Read(folder / "a/pforte.key"));
  fs::remove(folder / "a/pforte.db");
  EXPECT_NE("", Install(again).refused);
  EXPECT_EQ(key, Read(folder / "a/pforte.key"));
  EXPECT_FALSE(fs::exists(folder / "a/pforte.db"));
}

TEST(Install, RemovesWhatItMadeWhenItFails) {
  const support::Folder folder;
  InstallForm form = FormIn(folder / "a");
  form.admin_networks = {"everywhere"};
  EXPECT_THROW((void)Install(form), base::Fault);
  EXPECT_FALSE(fs::exists(folder / "a"));

  fs::create_directory(folder / "b");
  folder.Write("b/mine.txt", "mine");
  form.folder = folder / "b";
  EXPECT_THROW((void)Install(form), base::Fault);
  EXPECT_EQ((std::set<std::string>{"mine.txt"}), Names(folder / "b"));
}

TEST(Install, TakesAConfigurationThatIsThere) {
  const support::Folder folder;
  fs::create_directory(folder / "a");
  const std::string text =
      "database = \"x.db\"\nkey_file = \"x.key\"\n[mail]\ndirectory = \"m\"\n[admin]\naddress = "
      "\"http://localhost:1\"\n";
  folder.Write("a/pforte.toml", text);
  EXPECT_NE("", Install(FormIn(folder / "a")).refused);
  InstallForm form;
  form.folder = folder / "a";
  EXPECT_EQ("", Install(form).refused);
  EXPECT_EQ(text, Read(folder / "a/pforte.toml"));
  EXPECT_TRUE(fs::exists(folder / "a/x.db"));
}

TEST(Backup, IsACheckedCopyForTheOwnerAlone) {
  const support::Folder folder;
  auto made = Install(FormIn(folder / "a"));
  auto house = OpenHouse(store::Part::kCommand, made.config.path);
  AddWebsite(house, "www.muster.example");
  Backup(house, folder / "copy.db");
  struct stat status {};
  ASSERT_EQ(0, ::stat((folder / "copy.db").c_str(), &status));
  EXPECT_EQ(0600U, status.st_mode & 0777U);
  EXPECT_EQ((std::set<std::string>{"a", "copy.db"}), Names(folder.path()));
  EXPECT_EQ(1U, store::ListWebsites(house.database).size());
  EXPECT_THROW(Backup(house, folder / "copy.db"), base::Fault);
  EXPECT_THROW(Backup(house, folder / "missing/copy.db"), base::Fault);
}

class Restoring : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Journals, Restoring, testing::Values("wal", "truncate"));

TEST_P(Restoring, BringsBackWhatWasAndKeepsWhatIsAside) {
  const support::Folder folder;
  InstallForm form = FormIn(folder / "a");
  form.journal = GetParam();
  auto made = Install(form);
  auto house = OpenHouse(store::Part::kCommand, made.config.path);
  AddWebsite(house, "old.example");
  Backup(house, folder / "copy.db");
  AddWebsite(house, "new.example");

  EXPECT_NE("", Restore(made.config, At(1'795'000'000), folder / "copy.db", false).refused);
  EXPECT_TRUE(house.database.IsCurrent());
  auto restored = Restore(made.config, At(1'795'000'000), folder / "copy.db", true);
  EXPECT_EQ("", restored.refused);
  EXPECT_EQ(made.config.database + ".20261118T110640Z", restored.aside);
  EXPECT_FALSE(house.database.IsCurrent());

  auto now = OpenHouse(store::Part::kCommand, made.config.path);
  EXPECT_EQ(GetParam(), now.database.JournalMode());
  EXPECT_EQ(1U, store::ListWebsites(now.database).size());
  AddWebsite(now, "later.example");
  auto aside = store::Database::Open(restored.aside, store::Part::kCommand);
  EXPECT_EQ("ok", aside.Check());
  EXPECT_EQ(2U, store::ListWebsites(aside).size());
  for (const auto& name : Names(folder / "a"))
    EXPECT_EQ(std::string::npos, name.find("restore")) << name;
}

TEST(Restore, NeedsNoDatabaseThatWasThere) {
  const support::Folder folder;
  auto made = Install(FormIn(folder / "a"));
  {
    auto house = OpenHouse(store::Part::kCommand, made.config.path);
    AddWebsite(house, "old.example");
    Backup(house, folder / "copy.db");
  }
  fs::remove(made.config.database);
  auto restored = Restore(made.config, At(0), folder / "copy.db", false);
  EXPECT_EQ("", restored.refused + restored.aside);
  auto house = OpenHouse(store::Part::kCommand, made.config.path);
  EXPECT_EQ(1U, store::ListWebsites(house.database).size());
}

TEST(Restore, TouchesNothingWhenTheBackupIsNoGood) {
  const support::Folder folder;
  auto made = Install(FormIn(folder / "a"));
  std::string before = Read(made.config.database);
  auto names = Names(folder / "a");
  folder.Write("empty.db", "");
  folder.Write("text.db", "this is no database at all, but long enough to look at");
  std::string broken = before;
  broken.replace(4096, 4096, std::string(4096, 'x'));
  folder.Write("broken.db", broken);
  for (const char* file : {"missing.db", "empty.db", "text.db", "broken.db", "a"}) {
    EXPECT_THROW((void)Restore(made.config, At(0), folder / file, true), base::Fault) << file;
    EXPECT_EQ(before, Read(made.config.database)) << file;
    EXPECT_EQ(names, Names(folder / "a")) << file;
  }
}

}  // namespace
}  // namespace rules
