#include "crypto/seal.h"

#include <gtest/gtest.h>

#include <string>

namespace crypto {
namespace {

const Keys kKeys = Keys::FromSeed(1);

TEST(Seal, GivesBackWhatWasSealed) {
  for (const std::string& text : {std::string(), std::string("a"), std::string("a\0b\n", 4), std::string(5000, 'x')}) {
    EXPECT_EQ(Open(kKeys, Use::kTicket, "ticket", Seal(kKeys, Use::kTicket, "ticket", text)), text);
  }
}

TEST(Seal, NeverMakesTheSameTwice) {
  EXPECT_NE(Seal(kKeys, Use::kTicket, "ticket", "text"), Seal(kKeys, Use::kTicket, "ticket", "text"));
}

TEST(Seal, HidesItsText) {
  EXPECT_EQ(Seal(kKeys, Use::kTicket, "ticket", "a text in the clear").find("clear"), std::string::npos);
}

TEST(Seal, OpensForNoOtherUseContextOrInstallation) {
  const std::string sealed = Seal(kKeys, Use::kTicket, "ticket", "text");
  EXPECT_FALSE(Open(kKeys, Use::kPassword, "ticket", sealed));
  EXPECT_FALSE(Open(kKeys, Use::kTicket, "arrival", sealed));
  EXPECT_FALSE(Open(kKeys, Use::kTicket, "", sealed));
  EXPECT_FALSE(Open(Keys::FromSeed(2), Use::kTicket, "ticket", sealed));
}

TEST(Seal, NoticesEveryFlippedBit) {
  const std::string sealed = Seal(kKeys, Use::kTicket, "ticket", "a text of some length");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string altered = sealed;
      altered[at] = static_cast<char>(altered[at] ^ (1 << bit));
      EXPECT_FALSE(Open(kKeys, Use::kTicket, "ticket", altered)) << "byte " << at << ", bit " << bit;
    }
  }
}

TEST(Seal, NoticesWhatIsCutOffOrAdded) {
  const std::string sealed = Seal(kKeys, Use::kTicket, "ticket", "text");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_FALSE(Open(kKeys, Use::kTicket, "ticket", sealed.substr(0, size))) << size;
  }
  for (const char* more : {"A", "AAAA", "=", "\n", "."}) EXPECT_FALSE(Open(kKeys, Use::kTicket, "ticket", sealed + more));
}

}  // namespace
}  // namespace crypto
