#include "crypto/token.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace crypto {
namespace {

constexpr char kBase64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

TEST(NewToken, Is43CharactersOfBase64url) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = NewToken();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token.find_first_not_of(kBase64url), std::string::npos) << token;
    seen.insert(token);
  }
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(NewCode, IsEightDigitsEachAsLikelyAsTheOthers) {
  constexpr int kCodes = 20'000;
  std::array<std::array<int, 10>, 8> counts{};
  for (int i = 0; i < kCodes; ++i) {
    const std::string code = NewCode();
    ASSERT_EQ(code.size(), 8U);
    for (std::size_t place = 0; place < 8; ++place) {
      ASSERT_TRUE(code[place] >= '0' && code[place] <= '9') << code;
      ++counts[place][static_cast<std::size_t>(code[place] - '0')];
    }
  }
  // Expected 2000 of each with a standard deviation of 42: seven of those are no chance.
  for (const auto& place : counts) {
    for (const int count : place) EXPECT_NEAR(count, kCodes / 10, 300);
  }
}

TEST(NewRequestId, IsSixteenHexDigits) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = NewRequestId();
    EXPECT_EQ(id.size(), 16U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos) << id;
    seen.insert(id);
  }
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(Digest, IsKeyedBlake2bOfThePartsWithTheirLengths) {
  // Computed apart from this program, with Python's hashlib.blake2b.
  const Keys keys = Keys::FromSeed(7);
  EXPECT_EQ(Digest(keys, Use::kLink, {"token"}), "PtJe7ySX3VWujwmlvvMKeB_QdZGownnPVNe7BGj-pR0");
  EXPECT_EQ(Digest(keys, Use::kLink, {"ab", "c"}), "ztEdBKPzKVNBMonxLiC4UtiYepUsWAERTRx53qSA-7E");
}

TEST(Digest, DiffersByPartsUseAndKey) {
  const Keys keys = Keys::FromSeed(7);
  const std::set<std::string> seen = {
      Digest(keys, Use::kLink, {"ab", "c"}),
      Digest(keys, Use::kLink, {"a", "bc"}),
      Digest(keys, Use::kLink, {"abc"}),
      Digest(keys, Use::kLink, {"abc", ""}),
      Digest(keys, Use::kLink, {"", "abc"}),
      Digest(keys, Use::kLink, {}),
      Digest(keys, Use::kLink, {""}),
      Digest(keys, Use::kLink, {std::string_view("a\0b", 3)}),
      Digest(keys, Use::kLink, {"a"}),
      Digest(keys, Use::kCode, {"abc"}),
      Digest(Keys::FromSeed(8), Use::kLink, {"abc"}),
  };
  EXPECT_EQ(seen.size(), 11U);
  for (const auto& digest : seen) EXPECT_EQ(digest.size(), 43U);
}

TEST(Equal, ComparesAllOfBoth) {
  EXPECT_TRUE(Equal("", ""));
  EXPECT_TRUE(Equal("abc", "abc"));
  EXPECT_FALSE(Equal("abc", "abd"));
  EXPECT_FALSE(Equal("abc", "xbc"));
  EXPECT_FALSE(Equal("abc", "ab"));
  EXPECT_FALSE(Equal("", "a"));
  EXPECT_TRUE(Equal(std::string_view("a\0b", 3), std::string_view("a\0b", 3)));
  EXPECT_FALSE(Equal(std::string_view("a\0b", 3), std::string_view("a\0c", 3)));
}

}  // namespace
}  // namespace crypto
