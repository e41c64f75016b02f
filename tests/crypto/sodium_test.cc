#include "crypto/sodium.h"

#include <gtest/gtest.h>

namespace crypto {
namespace {

TEST(Encode, WritesBase64urlWithoutPadding) {
  EXPECT_EQ(Encode(Bytes(""), 0), "");
  EXPECT_EQ(Encode(Bytes("f"), 1), "Zg");
  EXPECT_EQ(Encode(Bytes("foobar"), 6), "Zm9vYmFy");
  EXPECT_EQ(Encode(Bytes("\xfb\xff\xfe"), 3), "-__-");
}

TEST(Decode, ReadsBackEveryLength) {
  std::string data;
  for (int size = 0; size < 70; ++size) {
    std::string decoded = "before";
    ASSERT_TRUE(Decode(Encode(Bytes(data), data.size()), decoded));
    EXPECT_EQ(decoded, data);
    data += static_cast<char>(size * 37);
  }
}

TEST(Decode, RefusesAllButTheCanonicalForm) {
  for (const char* text : {"Zg==", "Zh", "Z", "Zm9v YmFy", "Zm9vYmFy\n", "+//+", "Zm9*", "Zm9\xff", "\x80m9v"}) {
    std::string data = "before";
    EXPECT_FALSE(Decode(text, data)) << text;
    EXPECT_EQ(data, "before");
  }
}

}  // namespace
}  // namespace crypto
