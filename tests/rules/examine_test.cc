#include "rules/examine.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "rules/install.h"
#include "rules/staff.h"
#include "support/folder.h"

namespace rules {
namespace {

namespace fs = std::filesystem;

class Examine : public testing::Test {
 protected:
  Examine() {
    InstallForm form;
    form.folder = folder_ / "a";
    form.journal = "truncate";
    form.mail_command = "/bin/true -t";
    config_ = Install(form).config;
  }
  // What was found about `about`; a grade beyond the last if nothing was.
  Finding About(const std::string& about) {
    for (auto& finding : rules::Examine(config_.path)) {
      if (finding.about == about) return finding;
    }
    return {static_cast<Grade>(9), "", "", ""};
  }

  support::Folder folder_;
  base::Config config_;
};

TEST_F(Examine, FindsANewInstallationWhole) {
  for (const auto& finding : rules::Examine(config_.path)) {
    EXPECT_NE(Grade::kBroken, finding.grade) << finding.about << ": " << finding.found;
    EXPECT_EQ(finding.grade == Grade::kOk, finding.advice.empty()) << finding.about;
  }
  EXPECT_EQ(Grade::kWarning, About("office").grade);
  EXPECT_EQ(Grade::kOk, About("integrity").grade);
  EXPECT_EQ(Grade::kOk, About("write lock").grade);
}

TEST_F(Examine, NamesTheLineOfABadConfiguration) {
  std::ofstream(config_.path, std::ios::app) << "nonsense = 1\n";
  auto findings = rules::Examine(config_.path);
  ASSERT_EQ(1U, findings.size());
  EXPECT_EQ(Grade::kBroken, findings[0].grade);
  EXPECT_NE(std::string::npos, findings[0].found.find("unknown key"));
}

TEST_F(Examine, FindsAnOpenKeyFileAndAnOpenDatabase) {
  ::chmod(config_.key_file.c_str(), 0644);
  ::chmod(config_.database.c_str(), 0644);
  ::chmod((folder_ / "a").c_str(), 0755);
  EXPECT_EQ(Grade::kBroken, About("key file").grade);
  EXPECT_EQ(Grade::kBroken, About("privacy").grade);
}

TEST_F(Examine, FindsTheKeyFileOfAnotherInstallation) {
  {
    auto house = OpenHouse(store::Part::kCommand, config_.path);
    StaffForm form;
    form.email = "ada@muster.example";
    form.name = "Ada";
    ASSERT_TRUE(AddStaff(house, {}, form, "leise Birken im Nebel 7").errors.empty());
  }
  EXPECT_EQ(Grade::kOk, About("key and database").grade);
  fs::remove(config_.key_file);
  crypto::Keys::Create(config_.key_file);
  EXPECT_EQ(Grade::kBroken, About("key and database").grade);
}

class ExamineMarkers : public Examine {
 protected:
  ExamineMarkers() { Keep("../markers"); }
  void Keep(const std::string& where) {
    std::string text = "markers = \"" + where + "\"\n";
    std::ifstream in(config_.path);
    for (std::string line; std::getline(in, line);) text += line.starts_with("markers") ? "" : line + "\n";
    in.close();
    std::ofstream(config_.path) << text;
  }
  Finding Found() { return About("markers"); }
};

TEST_F(ExamineMarkers, SaysNothingWhereNoneAreKept) {
  std::string text = "";
  std::ifstream in(config_.path);
  for (std::string line; std::getline(in, line);) text += line.starts_with("markers") ? "" : line + "\n";
  in.close();
  std::ofstream(config_.path) << text;
  EXPECT_EQ(static_cast<Grade>(9), Found().grade);
}

TEST_F(ExamineMarkers, MayLieInTheDataFolderWhichTheWebServerThenEnters) {
  ::chmod((folder_ / "a").c_str(), 0711);
  EXPECT_EQ(Grade::kWarning, About("privacy").grade);
  Keep("markers");
  EXPECT_EQ(Grade::kOk, About("privacy").grade);
  ::chmod(config_.database.c_str(), 0644);
  EXPECT_EQ(Grade::kBroken, About("privacy").grade);
  ::chmod(config_.database.c_str(), 0640);
  ::chmod((folder_ / "a").c_str(), 0755);
  EXPECT_EQ(Grade::kWarning, About("privacy").grade) << "nobody needs its list";
}

TEST_F(ExamineMarkers, FindsAFolderThatIsMissingOrOpen) {
  EXPECT_EQ(Grade::kWarning, Found().grade);
  fs::create_directories(folder_ / "markers/1");
  for (const char* path : {"markers", "markers/1"}) {
    ::chmod((folder_ / "markers").c_str(), 0711);
    ::chmod((folder_ / "markers/1").c_str(), 0711);
    EXPECT_EQ(Grade::kOk, Found().grade);
    for (mode_t mode : {0755U, 0731U, 0713U, 0700U, 0710U}) {
      ::chmod((folder_ / path).c_str(), mode);
      EXPECT_EQ(Grade::kBroken, Found().grade) << path << " " << mode;
    }
  }
}

TEST_F(ExamineMarkers, SaysThatAClosedFolderAboveAsksForTheSameUser) {
  fs::create_directory(folder_ / "markers");
  ::chmod((folder_ / "markers").c_str(), 0711);
  ::chmod(folder_.path().c_str(), 0711);
  EXPECT_EQ(std::string::npos, Found().found.find("closed to others"));
  ::chmod(folder_.path().c_str(), 0700);
  EXPECT_NE(std::string::npos, Found().found.find(folder_.path() + " is closed to others"));
}

TEST_F(ExamineMarkers, FindsAFolderThatWebServersShow) {
  for (const char* where : {"/srv/htdocs/markers", "/home/a/public_html/markers", "/var/www/html"}) {
    Keep(where);
    EXPECT_EQ(Grade::kBroken, Found().grade) << where;
  }
}

TEST_F(ExamineMarkers, FindsMarkersThatShouldBeGone) {
  fs::create_directories(folder_ / "markers/1");
  ::chmod((folder_ / "markers").c_str(), 0711);
  ::chmod((folder_ / "markers/1").c_str(), 0711);
  auto marker = folder_.Write("markers/1/" + std::string(43, 'x'), "");
  fs::last_write_time(marker, fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(Grade::kOk, Found().grade);
  fs::last_write_time(marker, fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_EQ(Grade::kWarning, Found().grade);
}

TEST_F(Examine, FindsABrokenDatabase) {
  std::fstream file(config_.database, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(8192);
  file << std::string(4096, 'x');
  file.close();
  EXPECT_EQ(Grade::kBroken, About("integrity").grade);
}

TEST_F(Examine, FindsAMailCommandThatIsNotThere) {
  std::string text;
  {
    std::ifstream in(config_.path);
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  text.replace(text.find("/bin/true"), 9, "/bin/none");
  std::ofstream(config_.path) << text;
  EXPECT_EQ(Grade::kBroken, About("mail").grade);
}

}  // namespace
}  // namespace rules
