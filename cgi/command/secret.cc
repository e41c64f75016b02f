#include "command/secret.h"

#include <algorithm>
#include <set>

namespace command {
namespace {

constexpr std::size_t kPart = 64, kLeast = 12, kMost = 200;
// Letters and digits outside of tags that make a line of HTML say something.
constexpr int kLeastText = 4;

std::string_view Trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A part may begin and end within a tag.
bool HasText(std::string_view html) {
  bool tag = html.find('>') < html.find('<');
  int letters = 0;
  for (char c : html) {
    if (c == '<') tag = true;
    if (!tag && IsLetter(c)) ++letters;
    if (c == '>') tag = false;
  }
  return letters >= kLeastText;
}

// Lines of the body, long ones in parts.
std::vector<std::string> Pieces(const http::Answer& answer) {
  const bool html = answer.Header("content-type").starts_with("text/html");
  std::vector<std::string> pieces;
  std::set<std::string_view> seen;
  std::string_view rest = answer.body;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    for (line = Trim(line); !line.empty();) {
      std::string_view part = line.substr(0, line.size() > 2 * kPart ? kPart : line.size());
      line.remove_prefix(part.size());
      bool says = part.size() >= kLeast && (!html || HasText(part));
      if (says && seen.insert(part).second) pieces.emplace_back(part);
    }
  }
  return pieces;
}

bool IsSuccess(int status) { return status >= 200 && status < 300; }

bool IsCompressed(const http::Answer& answer) {
  std::string_view coding = answer.Header("content-encoding");
  return !coding.empty() && coding != "identity";
}

std::string OpeningOf(const Attack& attack, const http::Answer& answer, const Secret& secret) {
  const std::string status = std::to_string(answer.status);
  if (std::string piece = secret.ShownIn(answer.body); !piece.empty()) {
    return (answer.status == 0 ? "bytes without a status" : status) + ", shows \"" + Printable(piece) + "\"";
  }
  if (answer.status == 206 || answer.status == 304) return status;
  if (!IsSuccess(answer.status)) return "";
  if (attack.same) return status + (answer.body.empty() ? ", without a body" : ", with a body of " +
                                    std::to_string(answer.body.size()) + " bytes");
  return IsCompressed(answer) ? status + ", compressed, so that it cannot be read" : "";
}

}  // namespace

Secret::Secret(const std::vector<http::Answer>& allowed, const std::vector<std::string>& open) {
  if (allowed.empty()) return;
  for (auto& piece : Pieces(allowed.front())) {
    auto holds = [&](const std::string& body) { return body.find(piece) != std::string::npos; };
    bool steady = std::all_of(allowed.begin(), allowed.end(), [&](const auto& answer) { return holds(answer.body); });
    if (steady && std::none_of(open.begin(), open.end(), holds)) pieces_.push_back(std::move(piece));
  }
  if (pieces_.size() <= kMost) return;
  std::vector<std::string> some;
  for (std::size_t i = 0; i < kMost; ++i) some.push_back(std::move(pieces_[i * pieces_.size() / kMost]));
  pieces_ = std::move(some);
}

std::string Secret::ShownIn(std::string_view bytes) const {
  for (const auto& piece : pieces_) {
    if (bytes.find(piece) != std::string_view::npos) return piece;
  }
  return "";
}

std::string Opening(const Attack& attack, const std::vector<http::Answer>& answers, const Secret& secret) {
  for (std::size_t i = static_cast<std::size_t>(attack.answers) - 1; i < answers.size(); ++i) {
    if (std::string why = OpeningOf(attack, answers[i], secret); !why.empty()) return why;
  }
  return "";
}

}  // namespace command
