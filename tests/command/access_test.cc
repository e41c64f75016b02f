#include <gtest/gtest.h>

#include "command/terminal.h"

namespace command {
namespace {

class AccessCommand : public ::testing::Test {
 protected:
  AccessCommand() {
    auto website = terminal.scenario.AddWebsite();
    for (const char* email : {"a@partner.example", "b@partner.example", "c@partner.example"}) {
      terminal.scenario.AddApplicant(website, email);
    }
  }

  std::size_t Count(const char* stage) {
    return terminal.Read({"access", "list", "--stage", stage, "--json"}).size();
  }

  Terminal terminal;
};

TEST_F(AccessCommand, DecidesOnAllThatAFilterLetsThrough) {
  ASSERT_EQ(kDone, terminal.Type({"access", "all", "approve", "--search", "a@partner", "--dry-run"}));
  EXPECT_EQ(3U, Count("waiting"));
  ASSERT_EQ(kDone, terminal.Type({"access", "all", "approve", "--search", "a@partner"}));
  EXPECT_EQ(2U, Count("waiting"));
  EXPECT_EQ(1U, Count("approved"));
  EXPECT_EQ(kRefused, terminal.Type({"access", "all", "purge"})) << "they are no registrations";
}

TEST_F(AccessCommand, TakesBackWhatWasDecidedOnAll) {
  ASSERT_EQ(kDone, terminal.Type({"access", "all", "reject"}));
  const std::string take_back = "pforte access undo-all ";
  const auto at = terminal.complained.find(take_back);
  ASSERT_NE(at, std::string::npos) << terminal.complained;
  std::string number = terminal.complained.substr(at + take_back.size());
  number.pop_back();
  ASSERT_EQ(3U, Count("rejected"));
  ASSERT_EQ(kDone, terminal.Type({"access", "undo-all", number})) << terminal.complained;
  EXPECT_EQ("undone: 3; not any more: 0\n", terminal.complained);
  EXPECT_EQ(3U, Count("waiting"));
  EXPECT_EQ(kRefused, terminal.Type({"access", "undo-all", "4711"}));
}

TEST_F(AccessCommand, TakesADecisionBackWhileItsMailWaits) {
  ASSERT_EQ(kDone, terminal.Type({"access", "approve", "a@partner.example"}));
  ASSERT_EQ(kDone, terminal.Type({"access", "undo", "a@partner.example"})) << terminal.complained;
  EXPECT_EQ(3U, Count("waiting"));
  EXPECT_EQ(kRefused, terminal.Type({"access", "undo", "a@partner.example"}));
  EXPECT_EQ("pforte: a@partner.example: there is no decision whose mail still waits\n", terminal.complained);
  ASSERT_EQ(kDone, terminal.Type({"access", "approve", "a@partner.example", "--no-mail"}));
  EXPECT_EQ(kRefused, terminal.Type({"access", "undo", "a@partner.example"})) << "no mail, no grace";
}

}  // namespace
}  // namespace command
