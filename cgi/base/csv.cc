#include "base/csv.h"

#include <string_view>

namespace base {

std::string CsvLine(const std::vector<std::string>& fields, char separator) {
  // Every separator is quoted, not only ours: another program's may cut a formula free.
  const std::string special = std::string("\"\r\n,;\t|") + separator;
  std::string line;
  for (const auto& field : fields) {
    if (&field != &fields.front()) line += separator;
    const bool formula = !field.empty() && std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos;
    const bool quoted = field.find_first_of(special) != std::string::npos;
    if (quoted) line += '"';
    if (formula) line += '\'';
    for (char c : field) line += c == '"' ? "\"\"" : std::string(1, c);
    if (quoted) line += '"';
  }
  return line + "\r\n";
}

}  // namespace base
