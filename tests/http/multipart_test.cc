#include "http/multipart.h"

#include <gtest/gtest.h>

namespace http {
namespace {

constexpr char kType[] = "multipart/form-data; boundary=----x7";

std::string Field(const std::string& name, const std::string& value) {
  return "------x7\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}
std::string File(const std::string& name, const std::string& called, const std::string& bytes) {
  return "------x7\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + called +
         "\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n";
}
constexpr char kEnd[] = "------x7--\r\n";

std::optional<Multipart> Parse(const std::string& body) { return ParseMultipart(kType, body); }

TEST(Multipart, TakesFieldsAndOneFileApart) {
  const std::string bytes("\x89PNG\r\n\x1a\n\0--x7\r\n--", 17);
  auto parsed = Parse(Field("csrf", "t") + File("logo", "a b;\xc3\xbc%22.png", bytes) + Field("logo_text", "M\xc3\xbcller\r\n2") + kEnd);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->file, bytes);
  EXPECT_EQ(parsed->form.fields().size(), 2u);
  EXPECT_EQ(parsed->form.Get("csrf"), "t");
  EXPECT_EQ(parsed->form.Get("logo_text"), "M\xc3\xbcller\n2");
}

TEST(Multipart, TakesAFormInWhichNoFileWasChosen) {
  auto parsed = Parse(File("logo", "", "") + Field("csrf", "t") + kEnd);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->file, "");
  EXPECT_TRUE(ParseMultipart("multipart/form-data; boundary=\"----x7\"", Field("a", "") + kEnd).has_value());
}

TEST(Multipart, RefusesWhatTwoReadersCouldUnderstandDifferently) {
  const std::string good = Field("a", "1");
  ASSERT_TRUE(Parse(good + kEnd).has_value());
  for (const std::string& bad :
       {std::string(), good, good + "------x7-", good + "------x7--more", "before\r\n" + good + kEnd, "\r\n" + good + kEnd,
        good + Field("a", "2") + kEnd, File("f", "x", "1") + File("g", "y", "2") + kEnd, Field("", "1") + kEnd,
        Field("A", "1") + kEnd, Field("a\"; x=\"", "1") + kEnd, Field("a", "\xff") + kEnd, Field("a", std::string("\0", 1)) + kEnd,
        Field("a", std::string(kMaxFieldBytes + 1, 'x')) + kEnd, std::string("------x7\r\n\r\nno name\r\n") + kEnd,
        std::string("------x7\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n") + kEnd,
        std::string("------x7\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n1\r\n") + kEnd,
        std::string("------x7\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n") + kEnd,
        std::string("------x7\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"; c=\"d\"\r\n\r\n1\r\n") + kEnd}) {
    EXPECT_FALSE(Parse(bad).has_value()) << bad;
  }
  std::string many;
  for (std::size_t i = 0; i <= kMaxFields; ++i) many += Field("n" + std::to_string(i), "v");
  EXPECT_FALSE(Parse(many + kEnd).has_value());
}

TEST(Multipart, RefusesABoundaryThatIsNone) {
  for (const char* type : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
                           "multipart/form-data; boundary=a b", "multipart/form-data; charset=utf-8; boundary=----x7",
                           "multipart/mixed; boundary=----x7", "text/plain"}) {
    EXPECT_FALSE(ParseMultipart(type, Field("a", "1") + kEnd).has_value()) << type;
  }
  EXPECT_FALSE(ParseMultipart("multipart/form-data; boundary=" + std::string(71, 'x'), "--" + std::string(71, 'x') + "--").has_value());
}

}  // namespace
}  // namespace http
