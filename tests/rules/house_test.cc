#include "rules/house.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/fault.h"
#include "store/migrate.h"
#include "support/folder.h"

namespace rules {
namespace {

class OpenHouseTest : public ::testing::Test {
 protected:
  OpenHouseTest() {
    config = folder.Write("pforte.toml",
                          "database = \"pforte.db\"\nkey_file = \"pforte.key\"\n"
                          "[mail]\ndirectory = \"mail\"\n[admin]\naddress = \"https://office.example\"\n");
  }
  support::Folder folder;
  std::string config;
};

TEST_F(OpenHouseTest, OpensWhatTheConfigurationNames) {
  store::CreateDatabase(folder / "pforte.db", store::Journal::kTruncate);
  crypto::Keys::Create(folder / "pforte.key");
  House house = OpenHouse(store::Part::kPortal, config);
  EXPECT_GT(house.Now(), 1'600'000'000);
  EXPECT_EQ(house.Cost().memory_kib, 19456);
  struct stat status {};
  EXPECT_NE(::stat((folder / "throttle.db").c_str(), &status), 0) << "most requests try nothing";
  (void)house.Throttle();
  EXPECT_EQ(::stat((folder / "throttle.db").c_str(), &status), 0) << "made where it is missing";
}

TEST_F(OpenHouseTest, DoesNotStartWithoutKeyOrDatabase) {
  store::CreateDatabase(folder / "pforte.db", store::Journal::kTruncate);
  EXPECT_THROW((void)OpenHouse(store::Part::kPortal, config), base::Fault);
  crypto::Keys::Create(folder / "pforte.key");
  EXPECT_NO_THROW((void)OpenHouse(store::Part::kPortal, config));
  ::chmod((folder / "pforte.key").c_str(), 0644);
  EXPECT_THROW((void)OpenHouse(store::Part::kPortal, config), base::Fault) << "a key that others may read";
  ::chmod((folder / "pforte.key").c_str(), 0600);
  std::filesystem::remove(folder / "pforte.db");
  EXPECT_THROW((void)OpenHouse(store::Part::kPortal, config), base::Fault);
}

}  // namespace
}  // namespace rules
