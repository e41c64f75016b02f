#include "command/secret.h"

#include <gtest/gtest.h>

namespace command {
namespace {

constexpr char kFrame[] = "<nav class=\"top\"><a href=\"/\">Muster GmbH</a></nav>\n";
constexpr char kPrice[] = "<dt>Zahnrad GM 4</dt><dd>48,20 Euro</dd>";

http::Answer Page(const std::string& body, int status = 200, const std::string& type = "text/html; charset=utf-8") {
  http::Answer answer;
  answer.status = status;
  answer.headers = {{"content-type", type}};
  answer.body = body;
  return answer;
}

Secret Prices() {
  const auto page = Page(std::string(kFrame) + "  " + kPrice + "\r\n</dl>\n");
  return Secret({page, page}, {std::string(kFrame) + "<h1>Anmelden</h1>"});
}

Attack Of(bool same) {
  Attack attack;
  attack.same = same;
  return attack;
}

TEST(Secret, IsWhatThePageShowsAndNoPublicPage) {
  EXPECT_FALSE(Prices().IsEmpty());
  EXPECT_EQ(kPrice, Prices().ShownIn("<p>x</p>" + std::string(kPrice) + "<p>y</p>"));
  EXPECT_EQ("", Prices().ShownIn(kFrame));
  EXPECT_EQ("", Prices().ShownIn("</dl>\n<dl class=\"prices\">"));
}

TEST(Secret, IsNothingOfAPageThatOnlyShowsWhatOthersShow) {
  EXPECT_TRUE(Secret({Page(kFrame)}, {kFrame}).IsEmpty());
  EXPECT_TRUE(Secret({Page("")}, {}).IsEmpty());
  EXPECT_TRUE(Secret({Page("<div class=\"a-long-name-of-a-class\"><br>\n</div>")}, {}).IsEmpty()) << "tags say nothing";
  EXPECT_TRUE(Secret({}, {}).IsEmpty());
}

TEST(Secret, LeavesOutWhatChangesFromAnswerToAnswer) {
  Secret secret({Page("<p>Request number 17</p>\n<p>Zahnrad GM 4</p>"), Page("<p>Request number 18</p>\n<p>Zahnrad GM 4</p>")},
                {});
  EXPECT_EQ("", secret.ShownIn("<p>Request number 17</p>"));
  EXPECT_EQ("<p>Zahnrad GM 4</p>", secret.ShownIn("<p>Zahnrad GM 4</p>"));
}

TEST(Secret, IsFoundInPagesOfOneLongLineAndInWhatIsNoHtml) {
  std::string line;
  for (int i = 0; i < 100; ++i) line += "<td>price " + std::to_string(i * 7919) + "</td>";
  Secret minified({Page(line)}, {});
  EXPECT_NE("", minified.ShownIn(line.substr(1000, 300)));
  EXPECT_EQ("", minified.ShownIn("<td>price none</td>"));
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>((i * i * 31 + i / 7) % 251);
  Secret picture({Page(bytes, 200, "image/png")}, {});
  EXPECT_NE("", picture.ShownIn(bytes));
  EXPECT_NE("", Secret({Page("<path d=\"M 17 4 L 23 42\"/>", 200, "image/svg+xml")}, {}).ShownIn("<path d=\"M 17 4 L 23 42\"/>"));
}

TEST(Opening, IsASuccessThatShowsASecret) {
  EXPECT_EQ("200, shows \"" + std::string(kPrice) + "\"", Opening(Of(false), {Page(kPrice)}, Prices()));
  EXPECT_EQ("", Opening(Of(false), {Page(kFrame)}, Prices()));
}

TEST(Opening, IsAlsoAnErrorThatShowsASecretAndBytesWithoutAStatus) {
  EXPECT_NE("", Opening(Of(false), {Page(kPrice, 403)}, Prices()));
  EXPECT_NE("", Opening(Of(false), {Page(kPrice, 0)}, Prices()));
}

TEST(Opening, IsWhatOnlyAnOpenPageAnswers) {
  for (int status : {206, 304}) EXPECT_EQ(std::to_string(status), Opening(Of(false), {Page("", status)}, Prices()));
  for (int status : {301, 302, 400, 401, 403, 404, 405, 412, 416, 500, 503}) {
    EXPECT_EQ("", Opening(Of(true), {Page("", status)}, Prices())) << status;
  }
}

TEST(Opening, IsAnySuccessOfWhatAskedForTheVeryPage) {
  for (int status : {200, 201, 204, 207}) EXPECT_NE("", Opening(Of(true), {Page("", status)}, Prices())) << status;
  EXPECT_EQ("", Opening(Of(false), {Page("", 204)}, Prices()));
}

TEST(Opening, IsASuccessThatCannotBeRead) {
  auto answer = Page("\x1f\x8b");
  answer.headers.emplace_back("content-encoding", "gzip");
  EXPECT_NE("", Opening(Of(false), {answer}, Prices()));
  answer.headers.back().second = "identity";
  EXPECT_EQ("", Opening(Of(false), {answer}, Prices()));
}

TEST(Opening, IsLookedForInTheLastOfSeveralAnswers) {
  Attack attack = Of(true);
  attack.answers = 2;
  EXPECT_EQ("", Opening(attack, {Page(kPrice)}, Prices())) << "the allowed one alone";
  EXPECT_EQ("", Opening(attack, {Page(kPrice), Page("", 302)}, Prices()));
  EXPECT_NE("", Opening(attack, {Page(kPrice), Page(kPrice)}, Prices()));
}

TEST(Opening, IsNotSilence) { EXPECT_EQ("", Opening(Of(true), {}, Prices())); }

}  // namespace
}  // namespace command
