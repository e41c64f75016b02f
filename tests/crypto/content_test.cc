#include "crypto/content.h"

#include <gtest/gtest.h>

namespace crypto {
namespace {

TEST(Pack, IsUndoneByUnpackForEveryByte) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(Unpack(Pack(bytes)), bytes);
  EXPECT_EQ(Unpack(Pack("")), "");
  EXPECT_EQ(Unpack("not base64!"), "");
}

TEST(ContentMark, IsMadeOfLettersThatSayWhatIsIn) {
  const std::string mark = ContentMark("a{}");
  EXPECT_EQ(mark.size(), 24u);
  EXPECT_EQ(mark.find_first_not_of("abcdefghijklmnop"), std::string::npos);
  EXPECT_EQ(mark, ContentMark("a{}"));
  EXPECT_NE(mark, ContentMark("a{ }"));
}

}  // namespace
}  // namespace crypto
