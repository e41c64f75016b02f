// Whatever stands in a letter, it becomes exactly one message with the same headers, and its text arrives as it was.
// The input's fields are separated by the byte 0x1e.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "mail/compose.h"

namespace {

std::vector<std::string> Fields(std::string text) {
  std::vector<std::string> fields;
  for (std::size_t end = 0; fields.size() < 5 && (end = text.find('\x1e')) != std::string::npos;) {
    fields.push_back(text.substr(0, end));
    text.erase(0, end + 1);
  }
  fields.push_back(text);
  fields.resize(6);
  return fields;
}

int Digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

std::string Decoded(const std::string& coded) {
  std::string text;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (coded[i] != '=') {
      text += coded[i];
    } else if (i + 1 < coded.size() && coded[i + 1] == '\n') {
      ++i;
    } else {
      if (i + 2 >= coded.size() || Digit(coded[i + 1]) < 0 || Digit(coded[i + 2]) < 0) std::abort();
      text += static_cast<char>(Digit(coded[i + 1]) * 16 + Digit(coded[i + 2]));
      i += 2;
    }
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto fields = Fields({reinterpret_cast<const char*>(data), size});
  mail::Letter letter{fields[0], fields[1], fields[2], fields[5], fields[3], fields[4], 1'795'000'000};
  const std::string message = mail::Compose(letter);
  const auto blank = message.find("\n\n");
  if (blank == std::string::npos) std::abort();
  const std::string head = message.substr(0, blank + 1), body = message.substr(blank + 2);

  const std::vector<std::string> wanted = {
      "From",         "To",           "Subject", "Date", "Message-ID", "MIME-Version",
      "Content-Type", "Content-Transfer-Encoding", "Content-Language", "Auto-Submitted"};
  std::vector<std::string> names;
  const bool holds_coded = std::string(reinterpret_cast<const char*>(data), size).find("=?") != std::string::npos;
  for (std::size_t at = 0; at < head.size(); at = head.find('\n', at) + 1) {
    const std::string line = head.substr(at, head.find('\n', at) - at);
    if (line.find("=?UTF-8?B?") != std::string::npos && line.size() > 76 && !holds_coded) std::abort();
    for (char c : line) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) std::abort();
    }
    if (line.starts_with(' ')) continue;
    names.push_back(line.substr(0, line.find(": ")));
  }
  if (names != wanted) std::abort();

  std::size_t column = 0;
  for (char c : body) {
    column = c == '\n' ? 0 : column + 1;
    if (column > 76 || (c != '\n' && c != '\t' && (c < 0x20 || c == 0x7f))) std::abort();  // also every byte over 0x7f
  }
  if (Decoded(body) != letter.text + (letter.text.ends_with('\n') ? "" : "\n")) std::abort();
  return 0;
}
