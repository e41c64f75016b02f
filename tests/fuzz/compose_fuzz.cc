// Whatever stands in a letter, it becomes exactly one message with the same headers, and its text arrives as it was, alone
// and beside HTML.
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

using Names = std::vector<std::string>;

// The names of the headers; each must be fit to travel.
Names HeadersOf(const std::string& head, bool holds_coded) {
  Names names;
  for (std::size_t at = 0; at < head.size(); at = head.find('\n', at) + 1) {
    const std::string line = head.substr(at, head.find('\n', at) - at);
    if (line.find("=?UTF-8?B?") != std::string::npos && line.size() > 76 && !holds_coded) std::abort();
    for (char c : line) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) std::abort();
    }
    if (line.starts_with(' ')) continue;
    names.push_back(line.substr(0, line.find(": ")));
  }
  return names;
}

void CheckBody(const std::string& body, const std::string& text) {
  std::size_t column = 0;
  for (char c : body) {
    column = c == '\n' ? 0 : column + 1;
    if (column > 76 || (c != '\n' && c != '\t' && (c < 0x20 || c == 0x7f))) std::abort();  // also every byte over 0x7f
  }
  if (Decoded(body) != text + (text.ends_with('\n') ? "" : "\n")) std::abort();
}

// Cuts off what stands before the next empty line.
std::string CutHead(std::string& message) {
  const auto blank = message.find("\n\n");
  if (blank == std::string::npos) std::abort();
  std::string head = message.substr(0, blank + 1);
  message.erase(0, blank + 2);
  return head;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto fields = Fields(input);
  const bool holds_coded = input.find("=?") != std::string::npos;
  const Names common = {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Language",
                        "Auto-Submitted", "Content-Type"};
  const Names part = {"Content-Type", "Content-Transfer-Encoding"};
  mail::Letter letter{fields[0], fields[1], fields[2], fields[5], fields[3], fields[4], 1'795'000'000, ""};

  std::string message = mail::Compose(letter);
  Names wanted = common;
  wanted.push_back("Content-Transfer-Encoding");
  if (HeadersOf(CutHead(message), holds_coded) != wanted) std::abort();
  CheckBody(message, letter.text);

  letter.html = fields[5] + fields[2] + "x";
  message = mail::Compose(letter);
  if (HeadersOf(CutHead(message), holds_coded) != common) std::abort();
  const std::string boundary = "--=_pforte";
  for (const std::string& text : {letter.text, letter.html}) {
    if (!message.starts_with(boundary + "\n")) std::abort();
    message.erase(0, boundary.size() + 1);
    if (HeadersOf(CutHead(message), false) != part) std::abort();
    const auto end = message.find("\n" + boundary);
    if (end == std::string::npos) std::abort();
    CheckBody(message.substr(0, end), text);
    message.erase(0, end + 1);
  }
  if (message != boundary + "--\n") std::abort();
  return 0;
}
