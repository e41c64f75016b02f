// Whatever a table holds: it becomes text, the reader comes to its end, and what was written is read back.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/charset.h"
#include "base/csv.h"

namespace {

bool IsFormula(const std::string& field) {
  return !field.empty() && std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos;
}

void WriteAndRead(std::vector<std::string> fields) {
  const std::string line = base::CsvLine(fields);
  for (auto& field : fields) {
    if (IsFormula(field)) field.insert(0, "'");
  }
  if (line == "\r\n") return;  // one empty field, which looks like no record
  base::CsvReader reader(line, ',');
  base::CsvRecord record;
  if (!reader.Next(record) || record.fault != base::CsvRecord::Fault::kNone || record.fields != fields) std::abort();
  if (reader.Next(record)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (auto charset : {base::Charset::kUtf8, base::Charset::kWindows1252, base::Charset::kLatin1, base::Charset::kUtf16}) {
    const std::string text = base::Decode(bytes, charset);
    if (charset != base::Charset::kUtf8 && !base::IsUtf8(text)) std::abort();
  }
  const std::string text = base::Decode(bytes, base::GuessCharset(bytes));
  base::CsvReader reader(text, base::GuessSeparator(text));
  base::CsvRecord record;
  std::int64_t line = 0;
  for (std::size_t before = 0; reader.Next(record); before = reader.Position()) {
    if (reader.Position() <= before || reader.Position() > text.size() || record.line <= line) std::abort();
    line = record.line;
    const bool good = record.fault == base::CsvRecord::Fault::kNone;
    if (good == record.fields.empty()) std::abort();
    if (good) WriteAndRead(record.fields);
  }
  return 0;
}
