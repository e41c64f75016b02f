// Tables as text, comma-separated values by RFC 4180: fields in quotes may hold separators, line breaks and doubled
// quotes. Read leniently, written strictly. Knows nothing of what the columns mean.
#ifndef PFORTE_BASE_CSV_H_
#define PFORTE_BASE_CSV_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct CsvRecord {
  enum class Fault {
    kNone,
    kQuoteOpen,   // a quote that is never closed
    kAfterQuote,  // something between a closing quote and the separator
    kTooLong,     // more than CsvReader::kMaxRecord bytes
  };
  std::int64_t line = 0;  // where it begins, from 1
  std::vector<std::string> fields;
  Fault fault = Fault::kNone;
};

// Reads a text, which must outlive it, record by record. A record with a fault ends at the first line break behind its
// beginning, whatever its quotes say, so that it spoils no other.
class CsvReader {
 public:
  static constexpr std::size_t kMaxRecord = 65536;

  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // False at the end. Empty lines are no records.
  [[nodiscard]] bool Next(CsvRecord& record);
  // How many bytes are read.
  [[nodiscard]] std::size_t Position() const { return at_; }

 private:
  [[nodiscard]] CsvRecord::Fault Read(std::vector<std::string>& fields);
  // Behind the line break at `at`, which may be LF, CRLF or CR; `at` itself if there is none.
  [[nodiscard]] std::size_t BehindBreak(std::size_t at) const;

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

// The one of ; , tab and | that stands most often in the first line, outside of quotes; the comma if there is none.
[[nodiscard]] char GuessSeparator(std::string_view text);

// One record, CRLF at its end. A field that a spreadsheet would take for a formula (CWE-1236: it begins with = + - @,
// tab or CR) gets an apostrophe before it.
[[nodiscard]] std::string CsvLine(const std::vector<std::string>& fields, char separator = ',');

}  // namespace base

#endif  // PFORTE_BASE_CSV_H_
