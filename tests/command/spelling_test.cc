#include "command/spelling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace command {
namespace {

using ::testing::IsSupersetOf;

std::vector<std::string> Targets(std::string_view path, std::string_view mount = "") {
  std::vector<std::string> targets;
  for (const auto& spelling : Spellings(path, mount)) targets.push_back(spelling.target);
  return targets;
}

TEST(Spellings, AreManyAndEachDiffersFromThePathAndTheOthers) {
  EXPECT_GE(Targets("/members/prices.html").size(), 200U);
  for (const char* path : {"/", "/a", "/members/", "/members/prices.html", "/a/b/c/d/e/f/g.php"}) {
    auto targets = Targets(path);
    EXPECT_GE(targets.size(), 130U) << path;
    EXPECT_EQ(std::set<std::string>(targets.begin(), targets.end()).size(), targets.size()) << path;
    for (const auto& target : targets) {
      EXPECT_NE(path, target);
      EXPECT_NE("", target);
      EXPECT_LE(target.size(), 4000U);
    }
  }
}

TEST(Spellings, HoldEveryKindThatEverOpenedAGate) {
  EXPECT_THAT(Targets("/members/prices.html"),
              IsSupersetOf({"//members/prices.html", "/members//prices.html", "/./members/prices.html",
                            "/x/../members/prices.html", "/x/%2e%2e/members/prices.html",
                            "/members/x/../prices.html", "/%6dembers/prices.html", "/%6Dembers/prices.html",
                            "/%6d%65%6d%62%65%72%73/prices.html", "/members%2fprices.html", "/members\\prices.html",
                            "/members%5cprices.html", "/members%c0%afprices.html", "/members/%c1%b0rices.html",
                            "/%ef%bd%8dembers/prices.html", "/members;x/prices.html", "/members/prices.html;x",
                            "/members/prices.html.", "/members/prices.html%20", "/members/prices.html/",
                            "/MEMBERS/prices.html", "/members/PRICES.HTML", "/members/prices.html%00",
                            "/members/prices.html%00.css", "/members/prices.html?x", "/members/prices.html#x",
                            "/members/prices.html%3fx", "/members/prices.html::$DATA", "/..;/members/prices.html",
                            "/account/../members/prices.html", "/pforte/css/%2e%2e/%2e%2e/members/prices.html",
                            "/%256dembers/prices.html", "/members/", "/members", "/members/index.html"}));
}

TEST(Spellings, GoBackFromThePortalBelowItsMount) {
  EXPECT_THAT(Targets("/partner/members/", "/partner"), IsSupersetOf({"/partner/account/../../partner/members/"}));
}

TEST(Spellings, SayWhatIsOddAboutThem) {
  for (const auto& spelling : Spellings("/members/prices.html", "")) EXPECT_NE("", spelling.about) << spelling.target;
}

}  // namespace
}  // namespace command
