// The database as the store functions see it: named queries in, rows out. Every statement is
// prepared once per process and kept; it is always read to its end or reset, so that no open
// SELECT holds a lock or an old snapshot. This file and database.cc are the only ones that know SOCI.
#ifndef PFORTE_STORE_DATABASE_H_
#define PFORTE_STORE_DATABASE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/enum.h"
#include "store/guard.h"
#include "store/query.h"  // generated from sql/query: enum class Query

namespace store {

// One bound or returned value.
struct Cell {
  enum class Type { kNumber, kText };
  Type type = Type::kNumber;
  long long number = 0;
  std::string text;
  bool null = false;
};

// A kept statement. Execute, then Fetch until false; Close ends it early.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void Execute() = 0;
  virtual bool Fetch() = 0;
  virtual void Close() = 0;
  [[nodiscard]] virtual long long Affected() = 0;

  std::vector<Cell> in, out;
};

namespace cell {

template <class T>
struct Unwrap { using Type = T; };
template <class T>
struct Unwrap<std::optional<T>> { using Type = T; };

template <class T>
constexpr Cell::Type TypeOf() {
  using Plain = typename Unwrap<std::remove_cvref_t<T>>::Type;
  return std::is_integral_v<Plain> ? Cell::Type::kNumber : Cell::Type::kText;
}

template <class T>
void Put(Cell& cell, const T& value) {
  if constexpr (std::is_integral_v<T>) {
    cell.number = static_cast<long long>(value);
    cell.null = false;
  } else if constexpr (std::is_enum_v<T>) {
    cell.text = model::Word(value);
    cell.null = false;
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    cell.text = std::string_view(value);
    cell.null = false;
  } else {
    cell.null = !value.has_value();
    if (value) Put(cell, *value);
  }
}

[[noreturn]] void RefuseWord(std::string_view word);

template <class T>
void Get(const Cell& cell, T& value) {
  if constexpr (std::is_integral_v<T>) {
    value = static_cast<T>(cell.number);
  } else if constexpr (std::is_enum_v<T>) {
    if (!model::ParseWord(cell.text, value)) RefuseWord(cell.text);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = cell.text;
  } else {
    value.reset();
    if (!cell.null) Get(cell, value.emplace());
  }
}

// A row is a struct with Columns(), or a single number or text.
template <class Row>
auto ColumnsOf(Row& row) {
  if constexpr (requires { row.Columns(); }) {
    return row.Columns();
  } else {
    return std::tie(row);
  }
}

}  // namespace cell

class Database {
 public:
  // Opens an existing database at head schema for the rights of `part`. Throws base::Fault if the
  // file is missing, empty, not ours, or of another schema version.
  [[nodiscard]] static Database Open(const std::string& path, Part part);
  // The throttle's database: created where it is missing, made anew where it is broken.
  [[nodiscard]] static Database OpenThrottle(const std::string& path);
  // Empty, in memory, at head schema: the tests' and benchmarks' database.
  [[nodiscard]] static Database InMemory(Part part);
  [[nodiscard]] static Database ThrottleInMemory();

  Database(Database&&) noexcept;
  ~Database();

  // The first row, if there is one.
  template <class Row, class... In>
  [[nodiscard]] std::optional<Row> One(Query query, const In&... in) {
    Row row;
    Statement& statement = Bind<Row>(query, row, in...);
    Closing closing{statement};
    if (!statement.Fetch()) return std::nullopt;
    Read(statement, row);
    return row;
  }

  template <class Row, class... In>
  [[nodiscard]] std::vector<Row> All(Query query, const In&... in) {
    std::vector<Row> rows;
    Row row;
    Statement& statement = Bind<Row>(query, row, in...);
    Closing closing{statement};
    while (statement.Fetch()) {
      Read(statement, row);
      rows.push_back(row);
    }
    return rows;
  }

  // Runs a statement that changes rows; returns how many it changed.
  template <class... In>
  long long Run(Query query, const In&... in) {
    Statement& statement = Prepare(query, {cell::TypeOf<In>()...}, {});
    Put(statement, in...);
    Closing closing{statement};
    statement.Execute();
    return statement.Affected();
  }

  // The id of the row that the last Run inserted.
  [[nodiscard]] std::int64_t LastId(std::string_view table);

  // False once the file at the path is another one than was opened, or none.
  [[nodiscard]] bool IsCurrent() const;
  // True while a Transaction is open.
  [[nodiscard]] bool InTransaction() const;
  // Statements that were left open: a rule returns with none (asserted by tests).
  [[nodiscard]] int BusyStatements() const;
  // Prepares every named query under this part's rights; returns the names that are refused.
  [[nodiscard]] std::vector<std::string> PrepareAll(const std::vector<Query>& queries);

  // Copies the whole database, consistent while others write, into a new file.
  void BackupTo(const std::string& path);
  // "ok", or what PRAGMA integrity_check and foreign_key_check found.
  [[nodiscard]] std::string Check();
  [[nodiscard]] std::string JournalMode();

 private:
  friend class Transaction;
  struct Engine;
  explicit Database(std::unique_ptr<Engine> engine);

  struct Closing {
    Statement& statement;
    ~Closing() { statement.Close(); }
  };

  Statement& Prepare(Query query, const std::vector<Cell::Type>& in, const std::vector<Cell::Type>& out);

  template <class... In>
  static void Put(Statement& statement, const In&... in) {
    std::size_t index = 0;
    (cell::Put(statement.in[index++], in), ...);
  }

  template <class Row, class... In>
  Statement& Bind(Query query, Row& row, const In&... in) {
    Statement& statement = std::apply(
        [&](auto&... columns) -> Statement& {
          return Prepare(query, {cell::TypeOf<In>()...}, {cell::TypeOf<decltype(columns)>()...});
        },
        cell::ColumnsOf(row));
    Put(statement, in...);
    statement.Execute();
    return statement;
  }

  template <class Row>
  static void Read(Statement& statement, Row& row) {
    std::apply(
        [&](auto&... columns) {
          std::size_t index = 0;
          (cell::Get(statement.out[index++], columns), ...);
        },
        cell::ColumnsOf(row));
  }

  std::unique_ptr<Engine> engine_;
};

// One write: takes the installation's write lock (flock on "<database>.lock", fair where SQLite's own
// waiting is not, and the guard against the WAL-reset race of SQLite before 3.51.3), then BEGIN IMMEDIATE.
// Not committed when it goes out of scope: rolled back. Throws base::Fault (kBusy) after five seconds of waiting.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  // `then`, if any, runs when everything is committed and nobody else can write yet.
  void Commit(const std::function<void()>& then = nullptr);

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace store

#endif  // PFORTE_STORE_DATABASE_H_
