// Every sentence a person reads comes from templates/text/<language>.po (gettext
// format). The build turns each msgid "login.title" into Text::kLoginTitle and
// replaces [[login.title]] in templates, once per language.
#ifndef PFORTE_BASE_TEXT_H_
#define PFORTE_BASE_TEXT_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/text_id.h"  // generated: enum class Text

namespace base {

enum class Language { kGerman, kEnglish };
inline constexpr Language kLanguages[] = {Language::kGerman, Language::kEnglish};

// "de" / "en" (BCP 47).
[[nodiscard]] std::string_view Code(Language language);
// The language whose code is exactly `code`; false and unchanged if there is none.
[[nodiscard]] bool ParseLanguage(std::string_view code, Language& language);
// The best of our languages for an Accept-Language value (RFC 9110 section 12.5.4), else
// `fallback`.
[[nodiscard]] Language Negotiate(std::string_view accept_language, Language fallback);

using TextValues = std::initializer_list<std::pair<std::string_view, std::string>>;

// The sentence, plain text (not HTML). {{NAME}} in it is replaced by the value
// of that name in one pass: a value is never searched for markers again.
[[nodiscard]] std::string Say(Language language, Text text, TextValues values = {});

// The catalogue's entry as it stands, markers and all.
[[nodiscard]] std::string_view Raw(Language language, Text text);

// The same for text that is not in the catalogue (mail texts the office wrote).
// Markers without a value are left out.
[[nodiscard]] std::string Fill(std::string_view text, TextValues values);

// The catalogue's msgid of a text and back, for mail texts chosen at run time.
[[nodiscard]] std::string_view Key(Text text);
[[nodiscard]] bool FindText(std::string_view key, Text& text);

// "24. November 2026" / "24 November 2026", with time: ", 10:30 Uhr" / ", 10:30".
// In the time zone of the host (TZ, else /etc/localtime).
[[nodiscard]] std::string Date(Language language, std::int64_t seconds);
[[nodiscard]] std::string DateTime(Language language, std::int64_t seconds);

}  // namespace base

#endif  // PFORTE_BASE_TEXT_H_
