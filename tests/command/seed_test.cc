#include "command/seed.h"

#include <gmock/gmock.h>

#include "command/terminal.h"

namespace command {
namespace {

using ::testing::HasSubstr;

TEST(SeedCommand, RefusesADatabaseWithPeopleAndOneWithoutWebsites) {
  Terminal terminal;
  EXPECT_EQ(kRefused, terminal.Type({"seed", "--contacts", "5"}));
  EXPECT_THAT(terminal.complained, HasSubstr("website"));
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.AddApproved(website, "erika@partner.example");
  EXPECT_EQ(kRefused, terminal.Type({"seed", "--contacts", "5"}));
  EXPECT_THAT(terminal.complained, HasSubstr("people"));
}

}  // namespace
}  // namespace command
