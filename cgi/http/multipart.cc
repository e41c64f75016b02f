#include "http/multipart.h"

namespace http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

bool SkipPrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// "multipart/form-data; boundary=x", as browsers write it (RFC 2046 section 5.1.1); "" for anything else.
std::string_view Boundary(std::string_view content_type) {
  if (!SkipPrefix(content_type, "multipart/form-data;")) return "";
  while (SkipPrefix(content_type, " ")) continue;
  if (!SkipPrefix(content_type, "boundary=")) return "";
  if (content_type.size() > 2 && content_type.front() == '"' && content_type.back() == '"') {
    content_type = content_type.substr(1, content_type.size() - 2);
  }
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+_,-./:=?";
  const bool good = content_type.size() <= 70 && content_type.find_first_not_of(kAllowed) == std::string_view::npos;
  return good ? content_type : "";
}

struct Part {
  std::string_view name, content;
  bool is_file = false;
};

// `name="logo"; filename="anything"`: browsers write a quotation mark within as %22 (WHATWG HTML, form submission).
bool ReadDisposition(std::string_view line, Part& part) {
  if (!part.name.empty() || !SkipPrefix(line, "name=\"")) return false;
  part.name = line.substr(0, line.find('"'));
  line.remove_prefix(part.name.size());
  if (!SkipPrefix(line, "\"") || part.name.empty()) return false;
  if (part.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos) return false;
  part.is_file = SkipPrefix(line, "; filename=\"");
  return part.is_file ? line.find('"') == line.size() - 1 : line.empty();
}

// One part with the lines before its content.
std::optional<Part> ReadPart(std::string_view text) {
  Part part;
  while (!SkipPrefix(text, kLineEnd)) {
    const auto end = text.find(kLineEnd);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + kLineEnd.size());
    if (SkipPrefix(line, "Content-Disposition: form-data; ")) {
      if (!ReadDisposition(line, part)) return std::nullopt;
    } else if (!line.starts_with("Content-Type: ")) {
      return std::nullopt;
    }
  }
  if (part.name.empty()) return std::nullopt;
  part.content = text;
  return part;
}

}  // namespace

std::optional<Multipart> ParseMultipart(std::string_view content_type, std::string_view body) {
  const std::string_view boundary = Boundary(content_type);
  const std::string delimiter = "--" + std::string(boundary), next = std::string(kLineEnd) + delimiter;
  if (boundary.empty() || !SkipPrefix(body, delimiter)) return std::nullopt;
  Multipart multipart;
  bool has_file = false;
  while (SkipPrefix(body, kLineEnd)) {
    const auto end = body.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    const auto part = ReadPart(body.substr(0, end));
    body.remove_prefix(end + next.size());
    if (!part || (part->is_file && has_file)) return std::nullopt;
    if (part->is_file) {
      has_file = true;
      multipart.file = part->content;
    } else if (!multipart.form.Add(std::string(part->name), std::string(part->content))) {
      return std::nullopt;
    }
  }
  if (!SkipPrefix(body, "--") || (!body.empty() && body != kLineEnd)) return std::nullopt;
  return multipart;
}

}  // namespace http
