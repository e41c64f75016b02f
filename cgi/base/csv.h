// Tables as text, comma-separated values by RFC 4180. Knows nothing of what the columns mean.
#ifndef PFORTE_BASE_CSV_H_
#define PFORTE_BASE_CSV_H_

#include <string>
#include <vector>

namespace base {

// One record, CRLF at its end. A field that a spreadsheet would take for a formula (CWE-1236: it begins with = + - @,
// tab or CR) gets an apostrophe before it.
[[nodiscard]] std::string CsvLine(const std::vector<std::string>& fields, char separator = ',');

}  // namespace base

#endif  // PFORTE_BASE_CSV_H_
