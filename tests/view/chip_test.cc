#include "view/chip.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace view {
namespace {

constexpr Standing kStandings[] = {Standing::kInProcessing, Standing::kApproved,
                                   Standing::kRejected,     Standing::kWithdrawn,
                                   Standing::kExpired,      Standing::kUnverified};

TEST(Chip, OnlyAnApprovedAccessExpires) {
  EXPECT_EQ(StandingOf(model::Status::kApproved, true), Standing::kExpired);
  EXPECT_EQ(StandingOf(model::Status::kApproved, false), Standing::kApproved);
  EXPECT_EQ(StandingOf(model::Status::kRejected, true), Standing::kRejected);
  EXPECT_EQ(StandingOf(model::Status::kInProcessing, true), Standing::kInProcessing);
  EXPECT_EQ(StandingOf(model::Status::kWithdrawn, true), Standing::kWithdrawn);
}

TEST(Chip, SaysEachStandingWithItsOwnWord) {
  for (base::Language language : base::kLanguages) {
    std::set<std::string> words;
    for (Standing standing : kStandings) words.insert(StandingWord(language, standing));
    EXPECT_EQ(words.size(), std::size(kStandings));
  }
}

TEST(Chip, GivesEachStandingItsOwnShape) {
  std::ifstream file("htdocs/css/pforte.css");
  std::stringstream css;
  css << file.rdbuf();
  for (Standing standing : kStandings) {
    const std::string rule = ".status-" + std::string(StandingStyle(standing)) + "::before {";
    EXPECT_NE(css.str().find(rule), std::string::npos) << rule;
  }
}

}  // namespace
}  // namespace view
