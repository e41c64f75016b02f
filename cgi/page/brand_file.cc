#include "page/brand_file.h"

namespace page {
namespace {

// By model::LogoKind.
constexpr const char* kTypes[] = {"", "image/png", "image/jpeg", "image/webp", "image/svg+xml"};

http::Response Kept(const char* type, std::string content) {
  http::Response response{200, {}, std::move(content)};
  return std::move(response)
      .Header("Content-Type", type)
      .Header("Cache-Control", "private, max-age=31536000, immutable");
}

}  // namespace

http::Response StyleFile(std::string style) { return Kept("text/css; charset=utf-8", std::move(style)); }

http::Response LogoFile(rules::Logo logo) {
  return Kept(kTypes[static_cast<std::size_t>(logo.kind)], std::move(logo.image))
      .Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
}

}  // namespace page
