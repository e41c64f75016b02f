#include "http/content_type.h"

#include <algorithm>

namespace http {
namespace {

constexpr std::string_view kOurTable =
    "application/gzip gz\n"
    "application/json json\n"
    "application/pdf pdf\n"
    "application/wasm wasm\n"
    "application/xml xml\n"
    "application/zip zip\n"
    "audio/mpeg mp3\n"
    "font/woff woff\n"
    "font/woff2 woff2\n"
    "image/avif avif\n"
    "image/gif gif\n"
    "image/jpeg jpg jpeg\n"
    "image/png png\n"
    "image/svg+xml svg\n"
    "image/vnd.microsoft.icon ico\n"
    "image/webp webp\n"
    "text/css css\n"
    "text/csv csv\n"
    "text/html html htm\n"
    "text/javascript js mjs\n"
    "text/markdown md\n"
    "text/plain txt\n"
    "video/mp4 mp4\n"
    "video/webm webm\n";

constexpr std::string_view kBlanks = " \t\r\n";

void MakeLower(std::string& text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Of a type and a subtype, and nothing that would end a header line.
bool IsType(std::string_view word) {
  return word.find('/') != std::string_view::npos &&
         std::all_of(word.begin(), word.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool IsBlank(char c) { return kBlanks.find(c) != std::string_view::npos; }

// The first word of the line of the word at `at`; "" if that is no type, or the word is the first or in a comment.
std::string_view TypeBefore(std::string_view table, std::size_t at) {
  const auto start = table.rfind('\n', at) + 1;
  std::string_view line = table.substr(start, at - start);
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  if (line.find('#') != std::string_view::npos) return "";
  const std::string_view type = line.substr(0, line.find_first_of(kBlanks));
  return IsType(type) ? type : "";
}

}  // namespace

ContentTypes::ContentTypes(std::string_view table) : table_(table) {
  table_.append("\n").append(kOurTable);
  MakeLower(table_);
}

std::string ContentTypes::Find(std::string_view name) const {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) return "";
  std::string extension(name.substr(dot + 1));
  if (extension.empty() || extension.find_first_of(" \t\r\n#") != std::string::npos) return "";
  MakeLower(extension);
  for (auto at = table_.find(extension); at != std::string::npos; at = table_.find(extension, at + 1)) {
    // The last word of the table is ours, with a line break behind it.
    if (at == 0 || !IsBlank(table_[at - 1]) || !IsBlank(table_[at + extension.size()])) continue;
    const std::string_view type = TypeBefore(table_, at);
    if (type.starts_with("text/")) return std::string(type) + "; charset=utf-8";
    if (!type.empty()) return std::string(type);
  }
  return "";
}

}  // namespace http
