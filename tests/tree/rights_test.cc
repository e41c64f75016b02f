// Which executable runs which query is read from the executables themselves: each query is run by the one store
// function of its name, and the linker leaves out functions that nobody calls. So the rights of store/guard.cc can be
// held against what is needed. Run with the repository as working directory; the executables lie in $BUILD, else build/.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdio.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "store/database.h"
#include "store/guard.h"
#include "store/query_text.h"
#include "store/schema_text.h"

namespace tree {
namespace {

using store::Part;

struct Program {
  const char* file;
  Part part;
};
constexpr Program kPrograms[] = {{"portal.fcgi", Part::kPortal},
                                 {"admin.fcgi", Part::kOffice},
                                 {"gate.fcgi", Part::kGate},
                                 {"pforte", Part::kCommand}};

std::map<std::string, int> QueryNumbers() {
  std::map<std::string, int> numbers;
  for (int i = 0; i < store::kQueryCount; ++i) numbers[std::string(store::kQueryTexts[i].name)] = i;
  return numbers;
}

bool IsOfTheThrottle(int query) {
  const std::string_view sql = store::kQueryTexts[query].sql;
  return sql.find("bucket") != std::string_view::npos || sql.find("attempt (") != std::string_view::npos ||
         sql.find("FROM attempt") != std::string_view::npos;
}

// Which store functions each store function calls. What is called within one file may be inlined, and then no
// executable names it.
std::map<std::string, std::set<std::string>> Calls() {
  const std::regex definition("([A-Z][A-Za-z]*)\\(Database& db"), call("([A-Z][A-Za-z]*)\\(db\\b");
  std::map<std::string, std::set<std::string>> calls;
  for (const auto& file : std::filesystem::directory_iterator("cgi/store")) {
    if (file.path().extension() != ".cc") continue;
    std::ifstream in(file.path());
    const std::string code(std::istreambuf_iterator<char>(in), {});
    for (std::size_t at = 0, end = 0; (end = code.find("\n}\n", at)) != std::string::npos; at = end + 3) {
      const std::string function = code.substr(at, end - at);
      std::smatch name;
      if (!std::regex_search(function, name, definition)) continue;
      for (std::sregex_iterator each(function.begin(), function.end(), call), none; each != none; ++each) {
        calls[name[1]].insert((*each)[1]);
      }
    }
  }
  return calls;
}

// The numbers of the queries whose store functions are linked into the executable.
std::set<int> QueriesOf(const Program& program) {
  const char* build = std::getenv("BUILD");
  const std::string command = "nm -C '" + std::string(build == nullptr ? "build" : build) + "/" + program.file + "'";
  std::unique_ptr<FILE, int (*)(FILE*)> symbols(::popen(command.c_str(), "r"), ::pclose);
  std::string text;
  std::array<char, 65536> piece{};
  for (std::size_t count = 0; (count = std::fread(piece.data(), 1, piece.size(), symbols.get())) > 0;) {
    text.append(piece.data(), count);
  }
  // What returns a string carries the tag of its library.
  const std::regex function(" [tTwW] store::([A-Z][A-Za-z]*)(?:\\[abi:cxx11\\])?\\(store::Database&");
  std::set<std::string> reached, next;
  for (std::sregex_iterator each(text.begin(), text.end(), function), end; each != end; ++each) next.insert((*each)[1]);
  for (const auto calls = Calls(); !next.empty();) {
    const std::string name = next.extract(next.begin()).value();
    if (!reached.insert(name).second || !calls.contains(name)) continue;
    next.insert(calls.at(name).begin(), calls.at(name).end());
  }
  std::set<int> queries;
  for (const auto& [name, number] : QueryNumbers()) {
    if (reached.contains(name)) queries.insert(number);
  }
  EXPECT_FALSE(queries.empty()) << command << ": no store function";
  return queries;
}

const std::map<Part, std::set<int>>& Uses() {
  static const auto uses = [] {
    std::map<Part, std::set<int>> all;
    for (const auto& program : kPrograms) all[program.part] = QueriesOf(program);
    return all;
  }();
  return uses;
}

using Deed = std::tuple<std::string, std::string, std::string>;  // verb, table, column

int Note(void* to, int action, const char* first, const char* second, const char*, const char* trigger) {
  if (trigger != nullptr) return SQLITE_OK;
  const std::string table = first == nullptr ? "" : first, column = second == nullptr ? "" : second;
  auto& deeds = *static_cast<std::set<Deed>*>(to);
  switch (action) {
    case SQLITE_INSERT: deeds.emplace("insert", table, ""); break;
    case SQLITE_DELETE: deeds.emplace("delete", table, ""); break;
    case SQLITE_UPDATE: deeds.emplace("update", table, column); break;
    case SQLITE_READ: deeds.emplace("read", table, column); break;
    default: break;
  }
  return SQLITE_OK;
}

using Handle = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

Handle HeadSchema() {
  sqlite3* raw = nullptr;
  EXPECT_EQ(sqlite3_open(":memory:", &raw), SQLITE_OK);
  Handle handle(raw, sqlite3_close);
  // Without it the compiled statements would leave out what the foreign keys do.
  sqlite3_exec(raw, "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  for (const auto& step : store::SchemaSteps()) {
    if (step.engine != "sqlite") continue;
    EXPECT_EQ(sqlite3_exec(raw, std::string(step.sql).c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  }
  return handle;
}

// All that the part's queries do, with what foreign keys add.
std::set<Deed> NeedsOf(Part part) {
  std::set<Deed> deeds;
  Handle handle = HeadSchema();
  sqlite3_set_authorizer(handle.get(), Note, &deeds);
  for (int query : Uses().at(part)) {
    if (IsOfTheThrottle(query)) continue;
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(handle.get(), store::kQueryTexts[query].sql.data(),
                                 static_cast<int>(store::kQueryTexts[query].sql.size()), &statement, nullptr),
              SQLITE_OK);
    sqlite3_finalize(statement);
  }
  return deeds;
}

// Every column of every table but SQLite's own and the search index, whose rights follow from those on the others.
std::vector<std::pair<std::string, std::string>> Columns() {
  std::vector<std::pair<std::string, std::string>> columns;
  Handle handle = HeadSchema();
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(handle.get(),
                               "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c "
                               "WHERE t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'contact_search%'",
                               -1, &statement, nullptr),
            SQLITE_OK);
  auto text = [&](int i) { return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, i))); };
  while (sqlite3_step(statement) == SQLITE_ROW) columns.emplace_back(text(0), text(1));
  sqlite3_finalize(statement);
  EXPECT_GT(columns.size(), 100u);
  return columns;
}

TEST(Rights, AreComparedWithExecutablesFromWhichTheLinkerLeftOutWhatNobodyCalls) {
  EXPECT_LT(Uses().at(Part::kGate).size(), 10u);
  EXPECT_LT(Uses().at(Part::kPortal).size(), Uses().at(Part::kOffice).size());
  EXPECT_FALSE(Uses().at(Part::kPortal).contains(QueryNumbers().at("InsertWebsite")));
  EXPECT_TRUE(Uses().at(Part::kGate).contains(QueryNumbers().at("FindPass")));
}

TEST(Rights, SufficeForEveryQueryOfEveryExecutable) {
  auto throttle = store::Database::ThrottleInMemory();
  for (const auto& program : kPrograms) {
    auto database = store::Database::InMemory(program.part);
    for (int query : Uses().at(program.part)) {
      auto& home = IsOfTheThrottle(query) ? throttle : database;
      for (const auto& refused : home.PrepareAll({static_cast<store::Query>(query)})) {
        ADD_FAILURE() << program.file << ": " << refused;
      }
    }
  }
}

TEST(Rights, LeaveNoQueryThatNoExecutableRuns) {
  for (const auto& [name, number] : QueryNumbers()) {
    bool runs = false;
    for (const auto& program : kPrograms) runs = runs || Uses().at(program.part).contains(number);
    EXPECT_TRUE(runs) << name;
  }
}

TEST(Rights, LetNoExecutableWriteWhatNoneOfItsQueriesWrites) {
  const auto columns = Columns();
  for (const auto& program : kPrograms) {
    if (program.part == Part::kCommand) continue;  // may write everything but history: it is the owner's
    const auto needs = NeedsOf(program.part);
    for (const auto& [table, column] : columns) {
      for (const Deed& deed : {Deed{"insert", table, ""}, Deed{"delete", table, ""}, Deed{"update", table, column}}) {
        const auto& [verb, ignored, part] = deed;
        EXPECT_TRUE(needs.contains(deed) || !store::MayWrite(program.part, verb, table, part))
            << program.file << " needs no " << verb << " of " << table << " " << part;
      }
    }
  }
}

TEST(Rights, LetTheGateReadOnlyTheColumnsThatItsQueriesReadAndThePortalOnlyTheTables) {
  std::set<std::string> tables;
  for (const auto& [verb, table, column] : NeedsOf(Part::kPortal)) {
    if (verb == "read") tables.insert(table);
  }
  const auto needs = NeedsOf(Part::kGate);
  for (const auto& [table, column] : Columns()) {
    EXPECT_TRUE(needs.contains({"read", table, column}) || !store::MayRead(Part::kGate, table, column))
        << "gate.fcgi needs not to read " << table << "." << column;
    EXPECT_TRUE(tables.contains(table) || !store::MayRead(Part::kPortal, table, column))
        << "portal.fcgi needs not to read " << table;
  }
}

}  // namespace
}  // namespace tree
