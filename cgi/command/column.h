// What the columns of a table mean that another program wrote: headings in, rows of an import out. Knows no file.
#ifndef PFORTE_COMMAND_COLUMN_H_
#define PFORTE_COMMAND_COLUMN_H_

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/import.h"

namespace command {

enum class Column {
  kEmail, kName, kFirstName, kLastName, kCompany, kPhone, kNumber, kLanguage, kNotes, kWebsite, kStatus, kReason,
  kMessage, kOrder, kValidUntil, kPasswordHash,
};
inline constexpr std::size_t kColumnCount = 16;

// "email", "first_name": how --map names it; nothing for a word that names none.
[[nodiscard]] std::string_view Name(Column);
[[nodiscard]] std::optional<Column> ParseColumn(std::string_view name);

// Which field of a record holds what.
class Columns {
 public:
  // By the usual German and English headings, whatever their case, blanks and hyphens, and by `map`: "email=E-Mail" or,
  // counted from 1, "email=3". Returns why a map is wrong, "" if none is.
  [[nodiscard]] std::string Find(const std::vector<std::string>& headings, const std::vector<std::string>& map);

  [[nodiscard]] bool Has(Column column) const { return Place(column).has_value(); }
  [[nodiscard]] const std::optional<std::size_t>& Place(Column column) const {
    return places_[static_cast<std::size_t>(column)];
  }
  // A heading takes its place at most once; "" where nobody knows what the column means.
  [[nodiscard]] std::string Meaning(std::size_t place) const;
  // The field, "" if the record is shorter or has no such column.
  [[nodiscard]] std::string_view Of(const std::vector<std::string>& fields, Column column) const;

 private:
  std::array<std::optional<std::size_t>, kColumnCount> places_;
};

// Fills in what the record says into `row`, which holds what it does not say; `find_website` gives the id for its word,
// 0 for none. Returns why it cannot be taken, "" if it can.
[[nodiscard]] std::string ReadRow(const Columns&, const std::vector<std::string>& fields,
                                  const std::function<std::int64_t(std::string_view)>& find_website,
                                  rules::ImportRow& row);

}  // namespace command

#endif  // PFORTE_COMMAND_COLUMN_H_
