#include "mail/compose.h"

#include <mimetic/codec/codec.h>

#include <algorithm>
#include <ctime>
#include <iterator>

namespace mail {
namespace {

std::string OneLine(std::string_view text) {
  std::string line;
  for (char c : text) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  return line;
}

bool IsAscii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// What looks like an encoded word would be decoded by whoever reads it.
bool IsPlain(std::string_view text) { return IsAscii(text) && text.find("=?") == std::string_view::npos; }

std::string Base64(std::string_view bytes) {
  std::string coded;
  mimetic::Base64::Encoder encoder(0);
  mimetic::code(bytes.begin(), bytes.end(), encoder, std::back_inserter(coded));
  return coded;
}

// RFC 2047 section 2: a line with an encoded word has at most 76 characters, the header's name included. 39 bytes make
// 52 characters of base64 and 64 with what is around them. Cut between code points, where there are any.
std::string EncodedWords(std::string_view text) {
  constexpr std::size_t kBytes = 39;
  std::string words;
  while (!text.empty()) {
    std::size_t size = std::min(kBytes, text.size());
    for (std::size_t back = size; size < text.size() && back > kBytes - 4; --back) {
      if ((static_cast<unsigned char>(text[back]) & 0xC0) != 0x80) {
        size = back;
        break;
      }
    }
    words += (words.empty() ? "=?UTF-8?B?" : "\n =?UTF-8?B?") + Base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return words;
}

std::string Phrase(std::string_view text) {
  std::string line = OneLine(text);
  if (!IsAscii(line)) return EncodedWords(line);
  std::string quoted = "\"";
  for (char c : line) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string Mailbox(std::string_view mailbox) {
  std::string line = OneLine(mailbox);
  auto open = line.rfind('<');
  if (open == std::string::npos) return line;
  auto end = line.find_last_not_of(' ', open == 0 ? 0 : open - 1);
  std::string name = open == 0 || end == std::string::npos ? "" : line.substr(0, end + 1);
  if (name.empty()) return line.substr(open);
  return Phrase(name) + (IsAscii(name) ? " " : "\n ") + line.substr(open);
}

std::string DateHeader(std::int64_t seconds) {
  std::time_t time = seconds;
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  char text[40];
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &utc);
  return text;
}

// RFC 2045 section 6.7. mimetic's encoder writes every line break behind a first umlaut as "=0A", which is none in a
// text.
std::string QuotedPrintable(std::string_view text) {
  constexpr std::size_t kLongest = 76;
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string coded;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') {
      coded += '\n';
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    const bool is_blank = c == ' ' || c == '\t';
    bool stands = is_blank ? !ends_line : c > 0x20 && c < 0x7f && c != '=';
    if (column + (stands ? 1 : 3) >= kLongest) {
      coded += "=\n";
      column = 0;
    }
    // What transports change: a full stop that opens a line (RFC 5321 section 4.5.2), "From " (RFC 4155).
    if (column == 0 && (c == '.' || text.substr(i, 5) == "From ")) stands = false;
    if (stands) {
      coded += static_cast<char>(c);
      ++column;
    } else {
      coded += {'=', kHex[c >> 4], kHex[c & 15]};
      column += 3;
    }
  }
  return coded;
}

// The last headers and the body of a mail, or of a part of one.
std::string Part(std::string_view type, const std::string& text) {
  return "Content-Type: " + std::string(type) + "; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" +
         QuotedPrintable(text + (text.ends_with('\n') ? "" : "\n"));
}

// The plainest first (RFC 2046 section 5.1.4). In quoted-printable no "=" stands before "_", so that no part holds the
// boundary (RFC 2045 section 6.7).
std::string Alternatives(const Letter& letter) {
  const std::string boundary = "=_pforte";
  return "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\n\n--" + boundary + "\n" +
         Part("text/plain", letter.text) + "\n--" + boundary + "\n" + Part("text/html", letter.html) + "\n--" +
         boundary + "--\n";
}

}  // namespace

std::string AddressOf(std::string_view mailbox) {
  auto open = mailbox.rfind('<'), close = mailbox.rfind('>');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::string(mailbox);
  return std::string(mailbox.substr(open + 1, close - open - 1));
}

std::string Compose(const Letter& letter) {
  std::string sender = AddressOf(letter.from);
  std::string domain = OneLine(sender.substr(sender.rfind('@') + 1));
  std::string subject = OneLine(letter.subject);
  return "From: " + Mailbox(letter.from) + "\nTo: " + OneLine(letter.to) +
         "\nSubject: " + (IsPlain(subject) ? subject : EncodedWords(subject)) + "\nDate: " + DateHeader(letter.date) +
         "\nMessage-ID: <" + OneLine(letter.message_id) + "@" + domain + ">\nMIME-Version: 1.0\n" +
         "Content-Language: " + OneLine(letter.language) + "\nAuto-Submitted: auto-generated\n" +
         (letter.html.empty() ? Part("text/plain", letter.text) : Alternatives(letter));
}

}  // namespace mail
