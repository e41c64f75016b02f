#include "command/brand.h"

#include <gtest/gtest.h>

#include <fstream>

#include "command/terminal.h"
#include "support/folder.h"

namespace command {
namespace {

constexpr char kSvg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"></svg>";

class Brand : public ::testing::Test {
 protected:
  std::string File(const std::string& name, const std::string& bytes) {
    const std::string path = folder.path() + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  support::Folder folder;
  Terminal terminal;
  model::Website website = terminal.scenario.AddWebsite();
};

TEST_F(Brand, SetsWhatIsNamedAndTellsWhichColourIsShown) {
  auto shown = terminal.Read({"website", "brand", "1", "--color", "#FFCC00", "--corners", "round", "--link", "AGB /agb",
                              "--logo", File("logo.txt", kSvg), "--logo-text", "Muster", "--json"});
  EXPECT_EQ(shown["color"], "#ffcc00");
  EXPECT_NE(shown["shown_on_light"], "#ffcc00");
  EXPECT_EQ(shown["shown_on_dark"], "#ffcc00");
  EXPECT_EQ(shown["logo"], "svg");
  shown = terminal.Read({"website", "brand", "1", "--font", "serif", "--no-logo", "--json"});
  EXPECT_EQ(shown["font"], "serif");
  EXPECT_EQ(shown["corners"], "round") << "what is not named stays";
  EXPECT_EQ(shown["links"][0], "AGB /agb");
  EXPECT_EQ(shown["logo"], "none");
}

TEST_F(Brand, RefusesWithTheReason) {
  EXPECT_EQ(kRefused, terminal.Type({"website", "brand", "1", "--color", "red"}));
  EXPECT_EQ(0U, terminal.complained.find("pforte: color: ")) << terminal.complained;
  EXPECT_EQ(kRefused, terminal.Type({"website", "brand", "1", "--logo", folder.path() + "/none"}));
  EXPECT_NE(std::string::npos, terminal.complained.find("cannot be read"));
  EXPECT_EQ(kRefused, terminal.Type({"website", "brand", "1", "--logo", File("a", "GIF89a")}));
  EXPECT_EQ(0U, terminal.complained.find("pforte: logo: ")) << terminal.complained;
  EXPECT_EQ(kRefused, terminal.Type({"website", "brand", "1", "--logo", File("b", std::string(49 * 1024, 'x'))}));
  EXPECT_NE(std::string::npos, terminal.complained.find("48")) << terminal.complained;
}

TEST_F(Brand, ComesAlongToAWebsiteThatIsLikeAnother) {
  auto otto = terminal.scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  ASSERT_EQ(kDone, terminal.Type({"website", "brand", "1", "--color", "#112233"}));
  ASSERT_EQ(kDone, terminal.Type({"website", "add", "--name", "New", "--address", "https://new.muster.example", "--like", "1",
                                  "--policy", "automatic"}))
      << terminal.complained;
  EXPECT_EQ(terminal.Read({"website", "brand", "2", "--json"})["color"], "#112233");
  auto added = terminal.Read({"website", "list", "--json"})[1];
  EXPECT_EQ(added["sender"], website.sender);
  EXPECT_EQ(added["policy"], "automatic");
  EXPECT_TRUE(terminal.Read({"website", "approvers", "2", "--json"}).empty());
  ASSERT_EQ(kDone, terminal.Type({"website", "add", "--name", "Third", "--address", "https://third.muster.example", "--like",
                                  "1", "--approvers"}));
  EXPECT_EQ(terminal.Read({"website", "approvers", "3", "--json"})[0]["email"], otto.email);
  EXPECT_EQ(kRefused, terminal.Type({"website", "add", "--name", "N", "--address", "https://n.example", "--like", "9"}));
}

TEST_F(Brand, GivesAWebsiteToApproversAndTakesItBack) {
  auto otto = terminal.scenario.AddStaff("Otto", model::Role::kApprover);
  EXPECT_EQ(terminal.Read({"website", "approvers", "1", otto.email, "--json"}).size(), 1u);
  EXPECT_EQ(kRefused, terminal.Type({"website", "approvers", "1", otto.email}));
  EXPECT_TRUE(terminal.Read({"website", "approvers", "1", otto.email, "--remove", "--json"}).empty());
  EXPECT_EQ(kRefused, terminal.Type({"website", "approvers", "1", otto.email, "--remove"}));
}

TEST_F(Brand, StandsBesideRolesThatAreSetOneByOne) {
  auto otto = terminal.scenario.AddStaff("Otto", model::Role::kApprover);
  auto ada = terminal.scenario.AddStaff("Ada", model::Role::kAdministrator);
  ASSERT_EQ(kDone, terminal.Type({"staff", "set", otto.email, "--website", "1", "--website", "1"}));
  ASSERT_EQ(kDone, terminal.Type({"staff", "set", otto.email, "--login", "otto@MUSTER"}));
  auto staff = terminal.Read({"staff", "list", "--json"})[1];
  EXPECT_EQ(staff["websites"].size(), 1u);
  EXPECT_EQ(staff["login"], "otto@MUSTER");
  EXPECT_EQ(kRefused, terminal.Type({"staff", "set", ada.email, "--website", "1"}));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "set", ada.email, "--role", "auditor"}));
  EXPECT_NE(std::string::npos, terminal.complained.find("last administrator")) << terminal.complained;
  ASSERT_EQ(kDone, terminal.Type({"staff", "set", otto.email, "--role", "administrator"}));
  ASSERT_EQ(kDone, terminal.Type({"staff", "set", ada.email, "--role", "auditor"}));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "set", otto.email}));
}

}  // namespace
}  // namespace command
