// Whatever stands where a hash should: either it is refused, or it can be taken apart and computed within its limits.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "crypto/foreign.h"

namespace {

// Those that take long to compute are only taken apart.
bool IsCheap(std::string_view hash) {
  return hash.starts_with("$apr1$") || hash.starts_with("{SHA}") || hash.starts_with("$1$");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view hash(reinterpret_cast<const char*>(data), size);
  if (crypto::Examine(hash) != crypto::Foreign::kGood) return 0;
  const std::string_view setting = crypto::ForeignSetting(hash);
  if (setting.size() >= hash.size() || !hash.starts_with(setting)) std::abort();
  // What follows is read again from the stored setting alone.
  if (IsCheap(hash) && crypto::ForeignDigest(setting, "x").size() != hash.size() - setting.size()) std::abort();
  return 0;
}
