#include "crypto/totp.h"

#include <gtest/gtest.h>

#include <set>

namespace crypto {
namespace {

// RFC 6238 appendix B; its codes have eight digits, ours the last six of them.
TEST(Totp, GivesTheCodesOfTheStandard) {
  const std::string secret = "12345678901234567890";
  for (const auto& [time, code] : std::initializer_list<std::pair<std::int64_t, const char*>>{
           {59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"}, {1234567890, "005924"},
           {2000000000, "279037"}, {20000000000, "353130"}}) {
    EXPECT_EQ(Totp(secret, time / kTotpPeriod), code) << time;
  }
}

TEST(Totp, HasASecretOf160BitsOfItsOwnEachTime) {
  EXPECT_EQ(NewTotpSecret().size(), 20u);
  EXPECT_NE(NewTotpSecret(), NewTotpSecret());
}

// RFC 4648 section 10.
TEST(Base32, WritesAsTheStandardDoesWithoutPadding) {
  EXPECT_EQ(Base32(""), "");
  EXPECT_EQ(Base32("f"), "MY");
  EXPECT_EQ(Base32("fo"), "MZXQ");
  EXPECT_EQ(Base32("foo"), "MZXW6");
  EXPECT_EQ(Base32("foob"), "MZXW6YQ");
  EXPECT_EQ(Base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(Base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(Base32("\xff\xff\xff\xff\xff"), "77777777");
}

TEST(RecoveryCode, Has24CharactersThatNobodyKnows) {
  std::set<std::string> codes;
  for (int i = 0; i < 50; ++i) {
    const std::string code = NewRecoveryCode();
    EXPECT_EQ(code.size(), 24u);
    EXPECT_EQ(code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), std::string::npos);
    codes.insert(code);
  }
  EXPECT_EQ(codes.size(), 50u);
}

}  // namespace
}  // namespace crypto
