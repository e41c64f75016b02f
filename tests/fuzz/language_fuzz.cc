// Whatever the browser says it prefers, the answer is one of our languages, the fallback if neither is named.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto german = base::Negotiate(text, base::Language::kGerman);
  const auto english = base::Negotiate(text, base::Language::kEnglish);
  if (german != english && (german != base::Language::kGerman || english != base::Language::kEnglish)) std::abort();
  if (text.find_first_of("dDeE*") == std::string_view::npos && german == english) std::abort();
  base::Language parsed = base::Language::kEnglish;
  if (base::ParseLanguage(text, parsed) && base::Code(parsed) != text) std::abort();
  return 0;
}
