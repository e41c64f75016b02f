#include "http/answer.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace http {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view Trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Takes the line off the front, without its end. False, and nothing taken, if its end has not come.
bool TakeLine(std::string_view& rest, std::string_view& line) {
  auto end = rest.find('\n');
  if (end == std::string_view::npos) return false;
  line = rest.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  rest.remove_prefix(end + 1);
  return true;
}

bool ParseSize(std::string_view digits, int base, std::size_t& size) {
  auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), size, base);
  return parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size() && !digits.empty();
}

// "HTTP/1.1 200 OK"; 0 for what is no status line.
int StatusOf(std::string_view line) {
  auto blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos || line.size() < blank + 4) return 0;
  int status = 0;
  for (char c : line.substr(blank + 1, 3)) {
    if (c < '0' || c > '9') return 0;
    status = status * 10 + (c - '0');
  }
  return status;
}

void TakeAll(std::string_view& rest, Answer& answer) {
  answer.body += rest;
  rest = "";
}

// RFC 9112 section 7.1. What is no chunk is kept as it came.
void TakeChunks(std::string_view& rest, Answer& answer) {
  for (;;) {
    std::string_view at = rest, line;
    std::size_t size = 0;
    if (!TakeLine(at, line) || !ParseSize(Trim(line.substr(0, line.find(';'))), 16, size)) break;
    if (size == 0) {
      while (TakeLine(at, line)) {
        if (!line.empty()) continue;
        rest = at;
        answer.whole = true;
        return;
      }
      break;
    }
    answer.body += at.substr(0, size);
    at.remove_prefix(std::min(size, at.size()));
    rest = at;
    if (!TakeLine(rest, line) || !line.empty()) break;
  }
  TakeAll(rest, answer);
}

void TakeBody(std::string_view& rest, Answer& answer, bool bodiless, bool closed) {
  std::size_t length = 0;
  if (bodiless || answer.status == 204 || answer.status == 304) {
    answer.whole = true;
  } else if (Lower(answer.Header("transfer-encoding")).find("chunked") != std::string::npos) {
    TakeChunks(rest, answer);
  } else if (ParseSize(answer.Header("content-length"), 10, length)) {
    answer.whole = rest.size() >= length;
    answer.body = rest.substr(0, length);
    rest.remove_prefix(answer.body.size());
  } else {
    TakeAll(rest, answer);
    answer.whole = closed;
  }
}

// False if its end has not come.
bool TakeHeaders(std::string_view& rest, Answer& answer) {
  for (std::string_view line; TakeLine(rest, line);) {
    if (line.empty()) return true;
    auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    answer.headers.emplace_back(Lower(Trim(line.substr(0, colon))), Trim(line.substr(colon + 1)));
  }
  TakeAll(rest, answer);
  return false;
}

bool IsInterim(int status) { return status >= 100 && status < 200 && status != 101; }

}  // namespace

std::string_view Answer::Header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return "";
}

std::vector<Answer> ParseAnswers(std::string_view bytes, int count, bool head, bool closed) {
  std::vector<Answer> answers;
  while (!bytes.empty()) {
    Answer answer;
    std::string_view rest = bytes, line;
    answer.status = TakeLine(rest, line) ? StatusOf(line) : 0;
    if (answer.status == 0) {
      TakeAll(bytes, answer);
      answer.whole = closed;
    } else if (TakeHeaders(rest, answer)) {
      if (IsInterim(answer.status)) {
        bytes = rest;
        continue;
      }
      TakeBody(rest, answer, head && static_cast<int>(answers.size()) + 1 == count, closed);
      bytes = rest;
    } else {
      bytes = "";
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace http
