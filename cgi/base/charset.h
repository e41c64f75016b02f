// Text of other programs in UTF-8. Own tables: what glibc's iconv knows lies in files that a static executable cannot
// count on.
#ifndef PFORTE_BASE_CHARSET_H_
#define PFORTE_BASE_CHARSET_H_

#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Charset { kUtf8, kWindows1252, kLatin1, kUtf16 };

// "utf-8", "windows-1252", "iso-8859-1", "utf-16".
[[nodiscard]] std::string_view Name(Charset);
[[nodiscard]] std::optional<Charset> ParseCharset(std::string_view name);

// By the byte order mark, else by what the bytes can be: UTF-16 where every other of the first is NUL, UTF-8 if all of
// it is valid, else windows-1252.
[[nodiscard]] Charset GuessCharset(std::string_view bytes);

// Without a byte order mark. UTF-16 without one is read as little endian unless its first byte is NUL. What has no
// meaning becomes U+FFFD, but not in UTF-8, which stays as it is: IsUtf8 tells.
[[nodiscard]] std::string Decode(std::string_view bytes, Charset);

// Well-formed by RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] bool IsUtf8(std::string_view text);

}  // namespace base

#endif  // PFORTE_BASE_CHARSET_H_
