#include "rules/place.h"

#include <charconv>

namespace rules {

std::string WritePlace(const model::Place& place) {
  return std::to_string(place.at) + "-" + std::to_string(place.id);
}

std::optional<model::Place> ReadPlace(std::string_view text) {
  model::Place place;
  const char* end = text.data() + text.size();
  auto at = std::from_chars(text.data(), end, place.at);
  if (at.ec != std::errc() || at.ptr == end || *at.ptr != '-') return std::nullopt;
  auto id = std::from_chars(at.ptr + 1, end, place.id);
  if (id.ec != std::errc() || id.ptr != end) return std::nullopt;
  return place;
}

}  // namespace rules
