#include "mail/deliver.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>

#include "support/folder.h"

namespace mail {
namespace {

class PipeToTest : public ::testing::Test {
 protected:
  HandoverResult Run(const std::string& body, const std::string& mail = "Subject: x\n\ntext\n", int seconds = 5) {
    auto path = folder.Write("sendmail", "#!/bin/sh\n" + body + "\n");
    ::chmod(path.c_str(), 0700);
    return PipeTo(path + " -i  -t", mail, seconds);
  }
  std::string Read(const std::string& file) {
    std::ifstream in(folder / file);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  support::Folder folder;
};

TEST_F(PipeToTest, HandsOverTheWholeMailAndTheWordsOfTheCommand) {
  std::string mail = "Subject: x\n\n";
  for (int i = 0; i < 50'000; ++i) mail += std::to_string(i) + "\n";
  auto result = Run("echo \"$*\" > " + (folder / "words") + "; sleep 0.1; cat > " + (folder / "mail"), mail);
  EXPECT_EQ(result.outcome, Handover::kTaken);
  EXPECT_EQ(result.error, "");
  EXPECT_EQ(Read("words"), "-i -t\n");
  EXPECT_TRUE(Read("mail") == mail) << "larger than the pipe";
}

TEST_F(PipeToTest, TellsFromTheExitStatusWhetherTryingAgainHelps) {
  EXPECT_EQ(Run("cat > /dev/null; exit 0").outcome, Handover::kTaken);
  EXPECT_EQ(Run("cat > /dev/null; exit 75").outcome, Handover::kLater);
  for (const char* status : {"1", "64", "67", "70", "74", "76", "78"}) {
    auto result = Run(std::string("cat > /dev/null; exit ") + status);
    EXPECT_EQ(result.outcome, Handover::kNever) << status;
    EXPECT_NE(result.error.find(std::string("exit status ") + status), std::string::npos) << result.error;
  }
}

TEST_F(PipeToTest, TriesAgainWhenTheCommandCannotStart) {
  for (const std::string& command : {std::string("/nowhere/sendmail -t"), std::string(""), std::string("   "), folder.path()}) {
    auto result = PipeTo(command, "x");
    EXPECT_EQ(result.outcome, Handover::kLater) << command;
    EXPECT_NE(result.error, "") << command;
  }
}

TEST_F(PipeToTest, TriesAgainAfterASignal) {
  auto result = Run("kill -KILL $$");
  EXPECT_EQ(result.outcome, Handover::kLater);
  EXPECT_NE(result.error.find("signal 9"), std::string::npos) << result.error;
}

TEST_F(PipeToTest, OutlivesACommandThatReadsNothing) {
  EXPECT_EQ(Run("exit 75", std::string(1'000'000, 'x')).outcome, Handover::kLater);
  EXPECT_EQ(Run("exit 70", std::string(1'000'000, 'x')).outcome, Handover::kNever);
}

TEST_F(PipeToTest, KillsACommandThatHangsWithAllItStarted) {
  auto start = std::chrono::steady_clock::now();
  auto result = Run("cat > /dev/null; sleep 30 & echo $! > " + (folder / "pid") + "; wait", "x", 1);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(result.outcome, Handover::kLater);
  EXPECT_NE(result.error.find("no answer in 1 seconds"), std::string::npos) << result.error;
  auto child = std::stoi(Read("pid"));
  // Its new parent may need a moment to bury it.
  bool gone = false;
  for (int i = 0; i < 100 && !gone; ++i) {
    std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
    std::string line;
    gone = !std::getline(stat, line) || line.find(") Z ") != std::string::npos;
    if (!gone) ::usleep(20'000);
  }
  EXPECT_TRUE(gone);
}

TEST_F(PipeToTest, LetsNoCommandTakeHalfAMail) {
  // Reads to the end, but so late that the time is over before everything was written.
  auto result = Run("sleep 2; cat > " + (folder / "mail"), std::string(1'000'000, 'x'), 1);
  EXPECT_EQ(result.outcome, Handover::kLater);
  ::usleep(1'500'000);
  EXPECT_EQ(Read("mail"), "");
}

TEST_F(PipeToTest, IsNotCutShortByASignal) {
  struct sigaction act {}, before {};
  act.sa_handler = [](int) {};
  ::sigaction(SIGALRM, &act, &before);
  ::ualarm(20'000, 20'000);
  auto result = Run("sleep 0.3; cat > " + (folder / "mail"), std::string(1'000'000, 'x'));
  ::ualarm(0, 0);
  ::sigaction(SIGALRM, &before, nullptr);
  EXPECT_EQ(result.outcome, Handover::kTaken);
  EXPECT_EQ(Read("mail").size(), 1'000'000u);
}

TEST(WriteTo, WritesTheMailWholeIntoADirectoryThatItMakes) {
  support::Folder folder;
  EXPECT_EQ(WriteTo(folder / "mail", "one", "text\n").outcome, Handover::kTaken);
  std::ifstream in(folder / "mail/one.eml");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "text\n");
  int files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder / "mail")) ++files;
  EXPECT_EQ(files, 1) << "no half file stays";
}

TEST(WriteTo, LeavesNothingBehindWhenItFails) {
  support::Folder folder;
  auto missing = WriteTo(folder / "no/mail", "one", "text");
  EXPECT_EQ(missing.outcome, Handover::kLater);
  EXPECT_NE(missing.error, "");
  std::filesystem::create_directories(folder / "mail/one.eml");  // the name is taken by a folder
  EXPECT_EQ(WriteTo(folder / "mail", "one", "text").outcome, Handover::kLater);
  int files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder / "mail")) ++files;
  EXPECT_EQ(files, 1);
  folder.Write("file", "");
  EXPECT_EQ(WriteTo(folder / "file", "one", "text").outcome, Handover::kLater);
}

TEST(WriteTo, TakesTheHalfFileOfAKilledMailerForNothing) {
  support::Folder folder;
  std::filesystem::create_directory(folder / "mail");
  folder.Write("mail/.one.part", "half of an older and much longer mail");
  EXPECT_EQ(WriteTo(folder / "mail", "one", "text\n").outcome, Handover::kTaken);
  std::ifstream in(folder / "mail/one.eml");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "text\n");
}

TEST(WriteTo, ShowsTheMailToNobodyElse) {
  support::Folder folder;
  auto before = ::umask(0);
  EXPECT_EQ(WriteTo(folder / "mail", "one", "text\n").outcome, Handover::kTaken);
  ::umask(before);
  struct stat status {};
  ASSERT_EQ(::stat((folder / "mail/one.eml").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07, 0u);
}

}  // namespace
}  // namespace mail
