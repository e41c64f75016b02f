// The key of an address is itself an address with the same key, and holds nothing that a mail's header or a command
// line could misread.
#include <cctype>
#include <cstdint>
#include <cstdlib>

#include "rules/email.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto key = rules::EmailKey(text);
  if (!key) return 0;
  if (key->size() != text.size() || key->size() > 254 || rules::EmailKey(*key) != key) std::abort();
  const auto at = key->find('@');
  if (at == 0 || at != key->rfind('@') || key->find('.', at) == std::string::npos) std::abort();
  for (std::size_t i = 0; i < key->size(); ++i) {
    const auto c = static_cast<unsigned char>((*key)[i]);
    if (c <= 0x20 || c >= 0x7f || std::tolower(static_cast<unsigned char>(text[i])) != c) std::abort();
  }
  if (key->find_first_of("\"(),:;<>[]\\") != std::string::npos || key->find("..") != std::string::npos) std::abort();
  return 0;
}
