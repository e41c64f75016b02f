// Properties of the whole tree that nobody should have to remember. Run with the repository as working directory.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/mail.h"
#include "model/website.h"
#include "rules/mail_text.h"

namespace tree {
namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<fs::path> Files(const std::string& folder, const std::vector<std::string>& extensions) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (std::find(extensions.begin(), extensions.end(), entry.path().extension()) != extensions.end()) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Without // comments; strings stay.
std::string Code(const fs::path& path) {
  std::string code;
  for (const auto& line : Lines(Read(path))) {
    auto comment = line.find("//");
    // "https://" in a string is no comment.
    while (comment != std::string::npos && comment > 0 && line[comment - 1] == ':') comment = line.find("//", comment + 2);
    code += line.substr(0, comment) + "\n";
  }
  return code;
}

bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool HoldsWord(const std::string& text, const std::string& word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    bool begins = at == 0 || !IsWord(text[at - 1]) || !IsWord(word.front());
    bool ends = at + word.size() == text.size() || !IsWord(text[at + word.size()]) || !IsWord(word.back());
    if (begins && ends) return true;
  }
  return false;
}

// "login.title" -> "kLoginTitle"
std::string Constant(const std::string& key) {
  std::string name = "k";
  bool upper = true;
  for (char c : key) {
    if (c == '.' || c == '_' || c == '-') {
      upper = true;
    } else {
      name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      upper = false;
    }
  }
  return name;
}

const std::string& AllCode() {
  static const std::string all = [] {
    std::string text;
    for (const auto& path : Files("cgi", {".h", ".cc"})) text += Code(path);
    return text;
  }();
  return all;
}

TEST(Tree, IsTheWorkingDirectory) { ASSERT_TRUE(fs::exists("cgi") && fs::exists("sql") && fs::exists("templates")); }

TEST(Tree, IncludesPointOnlyDown) {
  const std::map<std::string, std::set<std::string>> may = {
      {"base", {"base"}},
      {"model", {"model", "base"}},
      {"crypto", {"crypto", "base"}},
      {"http", {"http", "base"}},
      {"store", {"store", "base", "model"}},
      {"view", {"view", "base", "model", "marker"}},
      {"mail", {"mail", "base", "model"}},
      {"rules", {"rules", "base", "model", "crypto", "store", "mail"}},
      {"page", {"page", "base", "model", "http", "view", "rules"}},
      {"gate", {"gate", "base", "model", "http", "view", "rules"}},
      {"command", {"command", "base", "model", "http", "view", "rules"}},
  };
  int includes = 0;
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    std::string room = path.parent_path().filename().string();
    if (room == "cgi") continue;  // the mains may include any row
    ASSERT_TRUE(may.contains(room)) << path << ": a room that the table does not know";
    for (const auto& line : Lines(Read(path))) {
      if (!line.starts_with("#include \"")) continue;
      std::string target = line.substr(10, line.find('/') - 10);
      ++includes;
      EXPECT_TRUE(may.at(room).contains(target)) << path << ": " << line;
    }
  }
  EXPECT_GT(includes, 100);
}

TEST(Tree, KeepsEachLibraryInItsRoom) {
  const std::map<std::string, std::set<std::string>> home = {{"<sodium.h>", {"crypto"}},    {"<zxcvbn.h>", {"crypto"}},
                                                            {"<crypt.h>", {"crypto"}},
                                                            {"<fcgiapp.h>", {"http"}},     {"<soci/", {"store"}},
                                                            {"<sqlite3.h>", {"store"}},    {"<ctemplate/", {"view"}},
                                                            {"<mimetic/", {"mail"}},         {"<openssl/", {"http"}},
                                                            {"<liboath/", {"crypto"}},     {"<qrcodegen", {"view"}}};
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    std::string room = path.parent_path().filename().string();
    for (const auto& line : Lines(Read(path))) {
      if (!line.starts_with("#include <")) continue;
      for (const auto& [library, rooms] : home) {
        EXPECT_TRUE(line.find(library) == std::string::npos || rooms.contains(room)) << path << ": " << line;
      }
    }
  }
}

TEST(Tree, GuardsEveryHeaderByItsPlace) {
  for (const auto& path : Files("cgi", {".h"})) {
    std::string guard = "PFORTE_" + path.parent_path().filename().string() + "_" + path.stem().string() + "_H_";
    for (char& c : guard) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    auto text = Read(path);
    EXPECT_NE(text.find("#ifndef " + guard + "\n#define " + guard + "\n"), std::string::npos) << path;
    EXPECT_TRUE(text.starts_with("// ")) << path << ": says not what it is for";
  }
}

TEST(Tree, UsesNoBannedWord) {
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    auto code = Code(path);
    for (const char* word : {"rand(", "srand(", "random_device", "mt19937", "system(", "popen(", "strcpy(", "strcat(", "sprintf(",
                             "vsprintf(", "gets(", "tmpnam(", "mktemp(", "alloca(", "TODO", "FIXME", "XXX"}) {
      EXPECT_FALSE(HoldsWord(code, word)) << path << ": " << word;
    }
  }
  for (const auto& path : Files("htdocs", {".js", ".html"})) {
    auto text = Read(path);
    for (const char* word : {"innerHTML", "outerHTML", "document.write", "eval(", "insertAdjacentHTML", "javascript:"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << path << ": " << word;
    }
  }
}

TEST(Tree, TurnsTheTimeOnlyByTheClock) {
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    std::string name = path.string();
    if (name == "cgi/base/clock.h" || name == "cgi/base/log.cc") continue;
    auto code = Code(path);
    for (const char* word : {"time(nullptr)", "time(NULL)", "system_clock"}) {
      EXPECT_EQ(code.find(word), std::string::npos) << path << ": " << word;
    }
  }
}

TEST(Tree, KeepsLinesWithinAHundredAndTwentyColumns) {
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    int number = 0;
    bool raw = false;  // within a raw string: text for others, whose lines are what they are
    for (const auto& line : Lines(Read(path))) {
      ++number;
      bool was_raw = raw;
      auto open = raw ? 0 : line.find("R\"(");
      raw = open != std::string::npos && line.find(")\"", open) == std::string::npos;
      if (was_raw || raw) continue;
      auto columns = std::count_if(line.begin(), line.end(),
                                   [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
      EXPECT_LE(columns, 120) << path << ":" << number;
      EXPECT_EQ(line.find('\t'), std::string::npos) << path << ":" << number;
      EXPECT_FALSE(line.ends_with(' ')) << path << ":" << number;
    }
  }
}

TEST(Tree, KeepsSqlInItsFolder) {
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    std::string name = path.string();
    // The machinery of the database itself: probes, pragmas, schema versions.
    if (name == "cgi/store/database.cc" || name == "cgi/store/migrate.cc" || name == "cgi/embed.cc") continue;
    auto code = Code(path);
    for (const char* word : {"SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE "}) {
      EXPECT_FALSE(HoldsWord(code, word)) << path << ": " << word;
    }
  }
}

TEST(Tree, UsesEveryNamedQueryInTheOneStoreFunctionOfItsName) {
  std::map<std::string, int> uses;
  for (const auto& path : Files("sql/query", {".sql"})) {
    for (const auto& line : Lines(Read(path))) {
      if (line.starts_with("-- name: ")) uses[line.substr(9)] = 0;
    }
  }
  ASSERT_GT(uses.size(), 80u);
  for (const auto& path : Files("cgi", {".h", ".cc"})) {
    auto code = Code(path);
    for (auto at = code.find("Query::k"); at != std::string::npos; at = code.find("Query::k", at + 1)) {
      auto end = at + 8;
      while (IsWord(code[end])) ++end;
      std::string query = code.substr(at + 8, end - at - 8);
      EXPECT_TRUE(path.string().starts_with("cgi/store/")) << path << ": " << query;
      ASSERT_TRUE(uses.contains(query)) << path << ": " << query;
      ++uses[query];
      // The nearest line above that begins in the first column opens the function.
      auto open = code.rfind("\n}", at);
      std::string function = code.substr(open == std::string::npos ? 0 : open, at - open);
      EXPECT_NE(function.find(" " + query + "(Database&"), std::string::npos) << path << ": " << query;
    }
  }
  for (const auto& [query, count] : uses) EXPECT_EQ(count, 1) << query;
}

TEST(Tree, ChangesWhoMayPassOnlyTogetherWithTheMarkers) {
  // Called by others within their own change, or followed by a repair of all (Purge).
  const std::set<std::string> excepted = {"SetPassword",  "BeginSession", "AccountFor", "AddAccess",
                                          "DecideWithin", "UndoWithin",   "Purge",
                                          "ApplyDecision", "ApplyGrant", "ApplyEmail", "AdoptAccess", "AdoptAccount",
                                          "Settle",       "DeleteAll"};
  const char* words[] = {"InsertSession",       "DeleteSession",          "DeleteSessionFamily", "DeleteSessionsOfAccount",
                         "DeleteOldSessions",   "InsertAccess",           "UpdateAccessStatus",  "UpdateAccessRequested",
                         "UpdateAccessValidity", "UpdateAccessWithdrawn", "UpdateAccountProven", "UpdateAccountEmail",
                         "UpdateWebsite",       "DeleteWebsitePlaces",    "InsertWebsitePlace",  "DeleteAccessesOfCanary",
                         "DeleteCanary",        "UpdateAccountDisabled", "DeleteAccount",        "DeleteAccessesOfAccount",
                         "UpdateAccessSynced",  "UpdateAccountSynced"};
  const auto store = Code("cgi/store/session.h") + Code("cgi/store/access.h") + Code("cgi/store/account.h") +
                     Code("cgi/store/website.h");
  int changes = 0;
  for (const char* word : words) {
    EXPECT_TRUE(HoldsWord(store, word)) << word;
    for (const auto& path : Files("cgi/rules", {".cc"})) {
      auto code = Code(path), call = "store::" + std::string(word) + "(";
      for (auto at = code.find(call); at != std::string::npos; at = code.find(call, at + 1)) {
        auto open = code.rfind("\n}", at), close = code.find("\n}", at);
        std::string function = code.substr(open == std::string::npos ? 0 : open + 2, close - open);
        bool named = std::any_of(excepted.begin(), excepted.end(), [&](const auto& name) {
          return HoldsWord(function, name + "(House& house");
        });
        auto change = function.find("MarkerChange markers(");
        bool around = change != std::string::npos && change < function.find(call) &&
                      function.find("markers.Commit(", function.find(call)) != std::string::npos;
        EXPECT_TRUE(named || around) << path << ": " << word;
        ++changes;
      }
    }
  }
  EXPECT_GT(changes, 15);
}

TEST(Tree, OpensEveryTemplateWithAutoescapeAndLeavesItOn) {
  auto templates = Files("templates", {".tpl"});
  ASSERT_GT(templates.size(), 10u);
  for (const auto& path : templates) {
    auto text = Read(path);
    EXPECT_TRUE(text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}")) << path;
    EXPECT_EQ(text.find("{{%AUTOESCAPE", 1), std::string::npos) << path;
    for (const char* word : {":none", "<script>", " style=\"", " onclick=", "javascript:"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << path << ": " << word;
    }
    // Any other modifier would replace what AUTOESCAPE chose.
    for (auto at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 1)) {
      auto marker = text.substr(at, text.find("}}", at) - at);
      auto modifier = marker.starts_with("{{%") ? std::string::npos : marker.find(':');
      EXPECT_TRUE(modifier == std::string::npos || marker.substr(modifier) == ":pre_escape" ||
                  marker.substr(modifier) == ":url_query_escape")
          << path << ": " << marker;
    }
  }
}

TEST(Tree, FillsEveryTemplateInExactlyOnePlace) {
  for (const auto& path : Files("templates", {".tpl"})) {
    std::string include = "#include \"marker/" + fs::relative(path, "templates").string() + ".h\"";
    std::vector<std::string> users;
    for (const auto& source : Files("cgi", {".cc"})) {
      if (Read(source).find(include) != std::string::npos) users.push_back(source.string());
    }
    EXPECT_EQ(users.size(), 1u) << path << ": " << (users.empty() ? "nobody" : users[0] + " " + users.back());
  }
}

std::map<std::string, std::string> Catalogue(const std::string& language) {
  std::map<std::string, std::string> entries;
  std::string key;
  for (const auto& line : Lines(Read("templates/text/" + language + ".po"))) {
    auto open = line.find('"'), close = line.rfind('"');
    if (open == std::string::npos || line.starts_with("#")) continue;
    std::string text = line.substr(open + 1, close - open - 1);
    if (line.starts_with("msgid")) {
      key = text;
      EXPECT_FALSE(!key.empty() && entries.contains(key)) << language << ": twice " << key;
      if (!key.empty()) entries[key];
    } else if (!key.empty()) {
      entries[key] += text;
    }
  }
  return entries;
}

std::set<std::string> MarkersOf(const std::string& text) {
  std::set<std::string> markers;
  for (auto at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 1)) {
    markers.insert(text.substr(at, text.find("}}", at) + 2 - at));
  }
  return markers;
}

TEST(Tree, SaysEverythingInEveryLanguage) {
  auto german = Catalogue("de"), english = Catalogue("en");
  ASSERT_GT(german.size(), 100u);
  for (const auto& [key, text] : german) {
    EXPECT_FALSE(text.empty()) << key;
    ASSERT_TRUE(english.contains(key)) << key;
    EXPECT_FALSE(english[key].empty()) << key;
    EXPECT_EQ(MarkersOf(text), MarkersOf(english[key])) << key;
  }
  for (const auto& [key, text] : english) EXPECT_TRUE(german.contains(key)) << key;
}

TEST(Tree, HasNoTextThatNobodySaysAndSaysNoneThatIsMissing) {
  std::set<std::string> used;
  for (const auto& path : Files("templates", {".tpl"})) {
    auto text = Read(path);
    for (auto at = text.find("[["); at != std::string::npos; at = text.find("[[", at + 2)) {
      used.insert(text.substr(at + 2, text.find("]]", at) - at - 2));
    }
  }
  auto catalogue = Catalogue("de");
  for (const auto& key : used) EXPECT_TRUE(catalogue.contains(key)) << "missing: " << key;
  // Chosen at run time: the wording of a mail, the meaning of its placeholders.
  for (int i = 0; i < model::kEventCount; ++i) {
    std::string event(model::Word(static_cast<model::Event>(i)));
    used.insert("mail." + event + ".subject");
    used.insert("mail." + event + ".text");
    for (std::string name : rules::Placeholders(static_cast<model::Event>(i))) {
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      used.insert("office.placeholder." + name);
    }
  }
  for (const auto& [key, text] : catalogue) {
    EXPECT_TRUE(used.contains(key) || HoldsWord(AllCode(), Constant(key))) << "unused: " << key;
  }
}

TEST(Tree, NamesTheWordsOfTheSchemaLikeTheModel) {
  auto schema = Read("sql/schema/sqlite/0001_first_house.sql");
  for (auto word : model::Words<model::Status>::kWords) EXPECT_NE(schema.find("'" + std::string(word) + "'"), std::string::npos);
  for (auto word : model::Words<model::Policy>::kWords) EXPECT_NE(schema.find("'" + std::string(word) + "'"), std::string::npos);
  for (auto word : model::Words<model::Delivery>::kWords) {
    EXPECT_NE(schema.find("'" + std::string(word) + "'"), std::string::npos);
  }
}

TEST(Tree, KeepsEveryTableStrict) {
  for (const auto& path : Files("sql/schema", {".sql"})) {
    auto text = Read(path);
    for (auto at = text.find("CREATE TABLE"); at != std::string::npos; at = text.find("CREATE TABLE", at + 1)) {
      auto end = text.find(';', text.find("\n)", at));
      EXPECT_NE(text.substr(at, end - at).find(") STRICT"), std::string::npos) << path << ": " << text.substr(at, 40);
    }
  }
}

}  // namespace
}  // namespace tree
