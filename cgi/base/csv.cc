#include "base/csv.h"

#include <algorithm>

namespace base {

std::size_t CsvReader::BehindBreak(std::size_t at) const {
  if (at >= text_.size()) return at;
  if (text_[at] == '\r') return at + (at + 1 < text_.size() && text_[at + 1] == '\n' ? 2 : 1);
  return text_[at] == '\n' ? at + 1 : at;
}

// Leaves at_ behind the line break that ends the record, or anywhere if there is a fault.
CsvRecord::Fault CsvReader::Read(std::vector<std::string>& fields) {
  using Fault = CsvRecord::Fault;
  const std::size_t begin = at_;
  for (;;) {
    std::string& field = fields.emplace_back();
    bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) {
      for (++at_;; ++at_) {
        if (at_ >= text_.size()) return Fault::kQuoteOpen;
        if (at_ - begin > kMaxRecord) return Fault::kTooLong;
        if (text_[at_] == '"') {
          if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
          ++at_;
        }
        field += text_[at_];
      }
      ++at_;
    }
    for (; at_ < text_.size() && text_[at_] != separator_ && BehindBreak(at_) == at_; ++at_) {
      if (quoted) return Fault::kAfterQuote;
      if (at_ - begin > kMaxRecord) return Fault::kTooLong;
      field += text_[at_];
    }
    if (at_ >= text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  at_ = BehindBreak(at_);
  return Fault::kNone;
}

bool CsvReader::Next(CsvRecord& record) {
  for (auto behind = BehindBreak(at_); behind != at_; behind = BehindBreak(at_)) {
    at_ = behind;
    ++line_;
  }
  if (at_ >= text_.size()) return false;
  record = {};
  record.line = line_;
  const std::size_t begin = at_;
  record.fault = Read(record.fields);
  if (record.fault != CsvRecord::Fault::kNone) {
    record.fields.clear();
    at_ = BehindBreak(std::min(text_.find_first_of("\r\n", begin), text_.size()));
  }
  for (auto at = begin; at < at_;) {
    const auto behind = BehindBreak(at);
    line_ += behind != at ? 1 : 0;
    at = std::max(behind, at + 1);
  }
  return true;
}

char GuessSeparator(std::string_view text) {
  constexpr std::string_view kSeparators = ",;\t|";
  std::ptrdiff_t counts[kSeparators.size()] = {};
  bool quoted = false;
  for (char c : text.substr(0, CsvReader::kMaxRecord)) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    const auto which = quoted ? std::string_view::npos : kSeparators.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - counts)];
}

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
