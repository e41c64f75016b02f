#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "base/fault.h"
#include "gate/protocol.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace gate {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::int64_t kModified = 1'700'000'000;
constexpr char kModifiedText[] = "Tue, 14 Nov 2023 22:13:20 GMT";

class StreamingGate : public ::testing::Test {
 protected:
  StreamingGate() {
    fs::create_directories(folder / "members/deep/index.html");
    fs::create_directories(folder / "members/more");
    Write("members/index.html", "<p>index</p>");
    Write("members/list.txt", "0123456789");
    Write("members/data.unknowable", "data");
    Write("members/none.pdf", "");
    Write("members/secret.php", "<?php");
    Write("members/.hidden", "hidden");
    variables = {{"REQUEST_METHOD", "GET"}, {"HTTP_HOST", "www.muster.example"}, {"REQUEST_URI", "/members/list.txt"},
                 {"HTTPS", "on"},           {"REMOTE_ADDR", "192.0.2.7"},        {"SERVER_PORT", "443"},
                 {"PFORTE_ROOT", folder.path()}, {"PFORTE_HOST", "www.muster.example:443"}};
    scenario.AddApproved(website, "erika@partner.example");
    session = "__Host-session=" + scenario.SignIn(website, "erika@partner.example");
    variables["HTTP_COOKIE"] = session;
  }
  void Write(const std::string& name, std::string_view text) {
    const timespec then[2] = {{kModified, 5}, {kModified, 5}};
    ASSERT_EQ(::utimensat(AT_FDCWD, folder.Write(name, text).c_str(), then, 0), 0);
  }
  // All that is written, files included.
  std::string Ask() {
    http::GateAnswer answer = Streaming(scenario.house, [this](std::string_view name) -> std::string_view {
      auto found = variables.find(std::string(name));
      return found == variables.end() ? std::string_view() : found->second;
    });
    std::string all = answer.text;
    for (const auto& part : answer.parts) {
      std::string content(static_cast<std::size_t>(part.length), '\0');
      EXPECT_EQ(::pread(answer.file.Get(), content.data(), content.size(), part.from), part.length);
      all += content + part.after;
    }
    const auto body = all.find("\r\n\r\n") + 4;
    const bool has_none = variables["REQUEST_METHOD"] == "HEAD" || all.starts_with("Status: 304 ") ||
                          !variables["PFORTE_SENDFILE"].empty();
    if (has_none) return all;
    EXPECT_THAT(all, HasSubstr("\r\nContent-Length: " + std::to_string(all.size() - body) + "\r\n"));
    return all;
  }
  std::string Ask(const std::string& target) {
    variables["REQUEST_URI"] = target;
    return Ask();
  }
  std::string With(const std::string& header, const std::string& value) {
    variables[header] = value;
    std::string all = Ask();
    variables.erase(header);
    return all;
  }
  std::string ETag() {
    const std::string all = Ask();
    const auto at = all.find("ETag: ") + 6;
    return all.substr(at, all.find('\r', at) - at);
  }

  support::Scenario scenario;
  support::Folder folder;
  model::Website website = scenario.AddWebsite();
  std::map<std::string, std::string> variables;
  std::string session;
};

TEST_F(StreamingGate, SendsAFileWithAllThatAServerSaysOfIt) {
  const std::string all = Ask();
  EXPECT_THAT(all, StartsWith("Status: 200 OK\r\n"));
  EXPECT_THAT(all, EndsWith("\r\n\r\n0123456789"));
  for (const char* line : {"Content-Type: text/plain; charset=utf-8\r\n", "Content-Length: 10\r\n", "Accept-Ranges: bytes\r\n",
                           "Cache-Control: private, no-cache\r\n", "Vary: Cookie\r\n", "X-Content-Type-Options: nosniff\r\n"}) {
    EXPECT_THAT(all, HasSubstr(line));
  }
  EXPECT_THAT(all, HasSubstr(std::string("Last-Modified: ") + kModifiedText + "\r\n"));
  EXPECT_THAT(all, HasSubstr("ETag: \""));
  EXPECT_THAT(all, Not(HasSubstr("Content-Security-Policy"))) << "the pages are not ours";
  EXPECT_THAT(all, Not(HasSubstr("Content-Disposition")));
}

TEST_F(StreamingGate, SendsAnEmptyFile) {
  EXPECT_THAT(Ask("/members/none.pdf"), AllOf(StartsWith("Status: 200 "), HasSubstr("Content-Type: application/pdf\r\n")));
}

TEST_F(StreamingGate, LetsNobodyWatchWhatNobodyKnows) {
  EXPECT_THAT(Ask("/members/data.unknowable"), AllOf(HasSubstr("Content-Type: application/octet-stream\r\n"),
                                                    HasSubstr("Content-Disposition: attachment\r\n"), EndsWith("\r\n\r\ndata")));
}

TEST_F(StreamingGate, SendsTheIndexOfAFolderAndNeverAListing) {
  EXPECT_THAT(Ask("/members/"), AllOf(StartsWith("Status: 200 "), HasSubstr("text/html; charset=utf-8"), EndsWith("<p>index</p>")));
  EXPECT_THAT(Ask("/members/more/"), StartsWith("Status: 404 "));
  EXPECT_THAT(Ask("/members/deep/"), StartsWith("Status: 404 ")) << "its index.html is a folder";
}

TEST_F(StreamingGate, LeadsFromAFoldersNameToTheFolder) {
  EXPECT_THAT(Ask("/members"), AllOf(StartsWith("Status: 301 "), HasSubstr("\r\nLocation: /members/\r\n")));
  EXPECT_THAT(Ask("/members/./more?a=1&b=%20"), HasSubstr("\r\nLocation: /members/more/?a=1&b=%20\r\n"));
  EXPECT_THAT(Ask("/members/more?a=\r\nX: y"), HasSubstr("\r\nLocation: /members/more/\r\n"));
  EXPECT_THAT(Ask("//members//more"), HasSubstr("\r\nLocation: /members/more/\r\n"));
  fs::create_directories(folder / "members/\xC3\xBC b?c");
  EXPECT_THAT(Ask("/members/%C3%BC%20b%3Fc"), HasSubstr("\r\nLocation: /members/%C3%BC%20b%3Fc/\r\n"));
}

TEST_F(StreamingGate, OpensThePathThatWasJudged) {
  for (const char* target : {"/members/../members/list.txt", "//members//list.txt", "/%6dembers/lis%74.txt", "/members/list.txt?/../x"}) {
    EXPECT_THAT(Ask(target), EndsWith("0123456789")) << target;
  }
  variables["SCRIPT_FILENAME"] = folder / "members/.hidden";
  variables["PATH_INFO"] = variables["PATH_TRANSLATED"] = "/members/.hidden";
  EXPECT_THAT(Ask("/members/list.txt"), EndsWith("0123456789"));
}

TEST_F(StreamingGate, TellsStrangersNothing) {
  variables["HTTP_COOKIE"] = "";
  for (const char* target : {"/members/list.txt", "/members/nothing", "/members/secret.php", "/members/.hidden", "/members", "/members/"}) {
    for (const char* method : {"GET", "HEAD", "POST"}) {
      variables["REQUEST_METHOD"] = method;
      variables["HTTP_RANGE"] = "bytes=0-1";
      variables["HTTP_IF_NONE_MATCH"] = "*";
      EXPECT_THAT(Ask(target), AllOf(StartsWith("Status: 302 "), HasSubstr("Location: /account/login?next=%2Fmembers"),
                                     Not(HasSubstr("ETag")), EndsWith("\r\n\r\n")))
          << target;
    }
  }
}

TEST_F(StreamingGate, LeadsWhoIsNotApprovedToTheStatus) {
  scenario.AddApplicant(website, "jonas@partner.example");
  variables["HTTP_COOKIE"] = "__Host-session=" + scenario.SignIn(website, "jonas@partner.example");
  EXPECT_THAT(Ask(), AllOf(StartsWith("Status: 302 "), HasSubstr("Location: /account/status\r\n")));
}

TEST_F(StreamingGate, WithholdsProgramsAndSecretsFromEverybody) {
  for (const char* target : {"/members/secret.php", "/members/.hidden", "/members/.git/index.html", "/members/absent.ini", "/members/list.txt~"}) {
    EXPECT_THAT(Ask(target), StartsWith("Status: 403 ")) << target;
  }
}

TEST_F(StreamingGate, SaysWhatIsNotThereToThoseWhoMayPass) {
  for (const char* target : {"/members/nothing", "/members/list.txt/", "/members/list.txt/x", "/members/index.html/"}) {
    EXPECT_THAT(Ask(target), AllOf(StartsWith("Status: 404 "), HasSubstr("<p lang=\"en\">"))) << target;
  }
}

TEST_F(StreamingGate, AnswersOtherMethodsWithThoseThatItKnows) {
  variables["REQUEST_METHOD"] = "POST";
  EXPECT_THAT(Ask(), AllOf(StartsWith("Status: 405 "), HasSubstr("\r\nAllow: GET, HEAD\r\n")));
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "get", ""}) {
    variables["REQUEST_METHOD"] = method;
    EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << method;
  }
}

TEST_F(StreamingGate, SaysToHeadWhatItWouldSendToGet) {
  const std::string get = Ask();
  variables["REQUEST_METHOD"] = "HEAD";
  EXPECT_EQ(Ask() + "0123456789", get);
  EXPECT_EQ(With("HTTP_RANGE", "bytes=0-1") + "0123456789", get) << "ranges are for GET";
  EXPECT_THAT(With("HTTP_IF_NONE_MATCH", "*"), StartsWith("Status: 304 "));
}

TEST_F(StreamingGate, SendsOneRange) {
  const std::string all = With("HTTP_RANGE", "bytes=2-4");
  EXPECT_THAT(all, AllOf(StartsWith("Status: 206 Partial Content\r\n"), HasSubstr("\r\nContent-Range: bytes 2-4/10\r\n"),
                         HasSubstr("\r\nContent-Type: text/plain; charset=utf-8\r\n"), HasSubstr("\r\nETag: "), EndsWith("\r\n\r\n234")));
  EXPECT_THAT(With("HTTP_RANGE", "bytes=-1,20-"), AllOf(StartsWith("Status: 206 "), HasSubstr("bytes 9-9/10"), EndsWith("\r\n\r\n9")))
      << "one of two is there: no multipart";
}

TEST_F(StreamingGate, SendsSeveralRangesAsTheyAreAskedFor) {
  const std::string all = With("HTTP_RANGE", "bytes=5-6,0-1");
  EXPECT_THAT(all, StartsWith("Status: 206 "));
  const auto at = all.find("multipart/byteranges; boundary=") + 31;
  const std::string boundary = all.substr(at, all.find('\r', at) - at);
  ASSERT_GE(boundary.size(), 5u);
  ASSERT_LE(boundary.size(), 70u) << "RFC 2046 section 5.1.1";
  const std::string type = "Content-Type: text/plain; charset=utf-8\r\n";
  EXPECT_THAT(all, EndsWith("\r\n\r\n\r\n--" + boundary + "\r\n" + type + "Content-Range: bytes 5-6/10\r\n\r\n56\r\n--" + boundary +
                            "\r\n" + type + "Content-Range: bytes 0-1/10\r\n\r\n01\r\n--" + boundary + "--\r\n"));
  EXPECT_EQ(all.substr(0, all.find("\r\n\r\n")).find("Content-Range"), std::string::npos);
}

TEST_F(StreamingGate, SaysHowLongTheFileIsIfNothingOfTheRangeIsThere) {
  EXPECT_THAT(With("HTTP_RANGE", "bytes=10-"), AllOf(StartsWith("Status: 416 "), HasSubstr("\r\nContent-Range: bytes */10\r\n")));
}

TEST_F(StreamingGate, SendsTheWholeIfRangesDoNotCount) {
  for (const char* range : {"bytes=0-4,4-9", "bytes=4-0", "lines=0-1"}) {
    EXPECT_THAT(With("HTTP_RANGE", range), AllOf(StartsWith("Status: 200 "), EndsWith("\r\n\r\n0123456789"))) << range;
  }
}

TEST_F(StreamingGate, SendsARangeOnlyOfTheFileThatTheBrowserHas) {
  variables["HTTP_RANGE"] = "bytes=0-1";
  const std::string etag = ETag();
  EXPECT_THAT(With("HTTP_IF_RANGE", etag), StartsWith("Status: 206 "));
  EXPECT_THAT(With("HTTP_IF_RANGE", kModifiedText), StartsWith("Status: 206 "));
  EXPECT_THAT(With("HTTP_IF_RANGE", "W/" + etag), AllOf(StartsWith("Status: 200 "), EndsWith("0123456789")));
  EXPECT_THAT(With("HTTP_IF_RANGE", "\"other\""), StartsWith("Status: 200 "));
  variables["HTTP_RANGE"] = "bytes=10-";
  EXPECT_THAT(With("HTTP_IF_RANGE", "\"other\""), StartsWith("Status: 200 ")) << "and no 416";
}

TEST_F(StreamingGate, SendsNotAgainWhatTheBrowserHas) {
  const std::string etag = ETag();
  for (const auto& [header, value] : std::map<std::string, std::string>{
           {"HTTP_IF_NONE_MATCH", etag}, {"HTTP_IF_MODIFIED_SINCE", kModifiedText}}) {
    const std::string all = With(header, value);
    EXPECT_THAT(all, AllOf(StartsWith("Status: 304 Not Modified\r\n"), HasSubstr("ETag: " + etag + "\r\n"), HasSubstr("\r\nVary: Cookie\r\n"),
                           HasSubstr("\r\nCache-Control: private, no-cache\r\n"), EndsWith("\r\n\r\n")))
        << header;
    EXPECT_THAT(all, Not(HasSubstr("Content-Length")));
  }
  EXPECT_THAT(With("HTTP_IF_MATCH", "\"other\""), StartsWith("Status: 412 "));
  EXPECT_THAT(With("HTTP_IF_MATCH", etag), StartsWith("Status: 200 "));
}

TEST_F(StreamingGate, GivesEveryStateOfAFileItsOwnTag) {
  const std::string first = ETag();
  EXPECT_EQ(ETag(), first);
  Write("members/list.txt", "012345678");
  const std::string shorter = ETag();
  EXPECT_NE(shorter, first);
  const timespec later[2] = {{kModified, 6}, {kModified, 6}};
  ASSERT_EQ(::utimensat(AT_FDCWD, (folder / "members/list.txt").c_str(), later, 0), 0);
  EXPECT_NE(ETag(), shorter) << "a nanosecond";
  const std::string before = ETag();
  fs::copy_file(folder / "members/list.txt", folder / "members/copy.txt");
  ASSERT_EQ(::utimensat(AT_FDCWD, (folder / "members/copy.txt").c_str(), later, 0), 0);
  fs::rename(folder / "members/copy.txt", folder / "members/list.txt");
  EXPECT_NE(ETag(), before) << "another file with the same size and time";
}

TEST_F(StreamingGate, NamesNoTimeOfModificationThatIsStillToCome) {
  const timespec later[2] = {{scenario.Now() + 100, 0}, {scenario.Now() + 100, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, (folder / "members/list.txt").c_str(), later, 0), 0);
  EXPECT_THAT(Ask(), HasSubstr("Last-Modified: Wed, 18 Nov 2026 11:06:40 GMT\r\n"));
}

TEST_F(StreamingGate, HandsTheFileToTheServer) {
  Write("members/\xC3\xBC 100%.pdf", "x");
  variables["HTTP_RANGE"] = "bytes=0-1";
  variables["HTTP_IF_NONE_MATCH"] = "*";
  variables["PFORTE_SENDFILE"] = "X-Sendfile";
  const auto common = AllOf(StartsWith("Status: 200 "), HasSubstr("\r\nContent-Type: application/pdf\r\n"), Not(HasSubstr("ETag")),
                            HasSubstr("\r\nCache-Control: private, no-cache\r\n"), EndsWith("\r\n\r\n"));
  EXPECT_THAT(Ask("/members/%C3%BC%20100%25.pdf"),
              AllOf(common, HasSubstr("\r\nX-Sendfile: " + folder.path() + "/members/%C3%BC%20100%25.pdf\r\n")));
  variables["PFORTE_SENDFILE"] = "X-Accel-Redirect=/internal/";
  EXPECT_THAT(Ask("/members/%C3%BC%20100%25.pdf"), AllOf(common, HasSubstr("\r\nX-Accel-Redirect: /internal/members/%C3%BC%20100%25.pdf\r\n")));
  EXPECT_THAT(Ask("/members/"), HasSubstr("\r\nX-Accel-Redirect: /internal/members/index.html\r\n"));
  EXPECT_THAT(Ask("/members/secret.php"), StartsWith("Status: 403 "));
  EXPECT_THAT(Ask("/members/nothing"), StartsWith("Status: 404 "));
  EXPECT_THAT(Ask("/members"), StartsWith("Status: 301 "));
  variables["HTTP_COOKIE"] = "";
  EXPECT_THAT(Ask("/members/list.txt"), StartsWith("Status: 302 "));
}

TEST_F(StreamingGate, FaultsIfItsSettingsCannotBeUsed) {
  for (const char* way : {"x-sendfile", "X-Sendfile2", "X-Accel-Redirect", "X-Accel-Redirect=", "X-Accel-Redirect=internal/",
                          "X-Accel-Redirect=/internal", "yes"}) {
    variables["PFORTE_SENDFILE"] = way;
    EXPECT_THROW((void)Ask(), base::Fault) << way;
  }
  variables["PFORTE_SENDFILE"] = "";
  for (const std::string& root : {std::string(), std::string("/"), std::string("members"), folder / "nowhere", folder / "members/list.txt"}) {
    variables["PFORTE_ROOT"] = root;
    EXPECT_THROW((void)Ask(), base::Fault) << root;
  }
  variables["PFORTE_ROOT"] = folder.path() + "/";
  EXPECT_THAT(Ask(), StartsWith("Status: 200 "));
}

TEST_F(StreamingGate, SendsTheFilesOfNoOtherWebsite) {
  auto other = scenario.AddWebsite("other.muster.example");
  scenario.AddApproved(other, "otto@partner.example");
  variables["HTTP_COOKIE"] = "__Host-session=" + scenario.SignIn(other, "otto@partner.example");
  EXPECT_THAT(Ask(), StartsWith("Status: 302 "));
  variables["HTTP_HOST"] = "other.muster.example";
  EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << "the root is that of www.muster.example";
  variables["HTTP_HOST"] = "www.muster.example";
  variables["HTTP_COOKIE"] = session;
  variables["PFORTE_HOST"] = "";
  EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << "whose root it is must be said";
  // Apache's SERVER_PORT is what Host says: without a port every website of that name would be meant.
  variables["PFORTE_HOST"] = "www.muster.example";
  EXPECT_THAT(Ask(), StartsWith("Status: 403 "));
}

TEST_F(StreamingGate, TakesItsSettingsFromTheProcessWhereTheServerSaysNothing) {
  variables.erase("PFORTE_ROOT");
  ::setenv("PFORTE_ROOT", folder.path().c_str(), 1);
  EXPECT_THAT(Ask(), StartsWith("Status: 200 "));
  variables["PFORTE_ROOT"] = folder / "members";
  EXPECT_THAT(Ask(), StartsWith("Status: 404 "));
  ::unsetenv("PFORTE_ROOT");
}

}  // namespace
}  // namespace gate
