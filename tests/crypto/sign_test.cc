#include "crypto/sign.h"

#include <gtest/gtest.h>

namespace crypto {
namespace {

TEST(Sign, ProvesWhoSaidWhatToWhoeverKnowsThePublicKey) {
  const Keys ours = Keys::FromSeed(1), theirs = Keys::FromSeed(2);
  const std::string signature = Sign(ours, "Erika ist anerkannt");
  EXPECT_EQ(signature.size(), kSignatureLength);
  EXPECT_TRUE(IsSigned(PublicKey(ours), "Erika ist anerkannt", signature));
  EXPECT_FALSE(IsSigned(PublicKey(theirs), "Erika ist anerkannt", signature));
  EXPECT_FALSE(IsSigned(PublicKey(ours), "Erika ist abgelehnt", signature));
  EXPECT_FALSE(IsSigned(PublicKey(ours), "", signature));
}

TEST(Sign, RefusesASignatureOfWhichAnyCharacterIsAnother) {
  const Keys keys = Keys::FromSeed(1);
  const std::string signature = Sign(keys, "text");
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string other = signature;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(IsSigned(PublicKey(keys), "text", other)) << i;
  }
  EXPECT_FALSE(IsSigned(PublicKey(keys), "text", ""));
  EXPECT_FALSE(IsSigned(PublicKey(keys), "text", signature + "A"));
  EXPECT_FALSE(IsSigned("", "text", signature));
}

TEST(Sign, KnowsAKeyWhenItSeesOne) {
  EXPECT_TRUE(IsPublicKey(PublicKey(Keys::FromSeed(1))));
  EXPECT_NE(PublicKey(Keys::FromSeed(1)), PublicKey(Keys::FromSeed(2)));
  EXPECT_FALSE(IsPublicKey(""));
  EXPECT_FALSE(IsPublicKey(std::string(43, '!')));
  EXPECT_FALSE(IsPublicKey(std::string(44, 'A')));
}

}  // namespace
}  // namespace crypto
