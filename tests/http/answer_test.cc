#include "http/answer.h"

#include <gtest/gtest.h>

namespace http {
namespace {

Answer Only(std::string_view bytes, bool closed = false, bool head = false) {
  auto answers = ParseAnswers(bytes, 1, head, closed);
  EXPECT_EQ(1U, answers.size());
  return answers.empty() ? Answer{} : answers[0];
}

TEST(Answer, TakesAsMuchBodyAsWasAnnounced) {
  auto answer = Only("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A:  b \r\n\r\npage");
  EXPECT_EQ(200, answer.status);
  EXPECT_EQ("b", answer.Header("x-a"));
  EXPECT_EQ("", answer.Header("x-b"));
  EXPECT_EQ("page", answer.body);
  EXPECT_TRUE(answer.whole);
  EXPECT_FALSE(Only("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\npage", true).whole);
}

TEST(Answer, PutsChunksTogether) {
  auto answer = Only("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3;x=y\r\npag\r\n1\r\ne\r\n0\r\nT: x\r\n\r\n");
  EXPECT_EQ("page", answer.body);
  EXPECT_TRUE(answer.whole);
}

TEST(Answer, KeepsWhatIsNoChunkSoThatNothingOfItIsOverlooked) {
  auto answer = Only("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\npag\r\nsecret");
  EXPECT_EQ("pagsecret", answer.body);
  EXPECT_FALSE(answer.whole);
}

TEST(Answer, WithoutALengthEndsWithTheConnection) {
  EXPECT_FALSE(Only("HTTP/1.0 200 OK\r\n\r\npage").whole);
  EXPECT_TRUE(Only("HTTP/1.0 200 OK\r\n\r\npage", true).whole);
  EXPECT_TRUE(Only("HTTP/1.1 304 Not Modified\r\n\r\n").whole);
  EXPECT_TRUE(Only("HTTP/1.1 204 No Content\nA: b\n\n").whole);
}

TEST(Answer, ToHeadHasNoBodyWhateverItAnnounces) {
  EXPECT_TRUE(Only("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", false, true).whole);
  EXPECT_FALSE(Only("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n").whole);
}

TEST(Answer, LeavesOutInterimOnes) {
  auto answer = Only("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(403, answer.status);
  EXPECT_TRUE(ParseAnswers("HTTP/1.1 100 Continue\r\n\r\n", 1, false, true).empty());
}

TEST(Answer, FollowsAnother) {
  auto answers = ParseAnswers("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", 2,
                              false, false);
  ASSERT_EQ(2U, answers.size());
  EXPECT_EQ("a", answers[0].body);
  EXPECT_EQ(302, answers[1].status);
}

TEST(Answer, ThatIsNoneIsAllBody) {
  auto answer = Only("<h1>page</h1>", true);
  EXPECT_EQ(0, answer.status);
  EXPECT_EQ("<h1>page</h1>", answer.body);
  EXPECT_TRUE(ParseAnswers("", 1, false, true).empty());
  EXPECT_EQ(0, Only("HTTP/1.1 2x0 OK\r\n\r\n", true).status);
}

TEST(Answer, ThatBreaksOffKeepsItsStatus) {
  auto answer = Only("HTTP/1.1 200 OK\r\nContent-Le", true);
  EXPECT_EQ(200, answer.status);
  EXPECT_FALSE(answer.whole);
}

}  // namespace
}  // namespace http
