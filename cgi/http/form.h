// Names and values from a query string or a urlencoded body. Strict: what is
// malformed is refused as a whole, never repaired, so that no two readers can
// understand it differently (ASVS 15.3.7).
#ifndef PFORTE_HTTP_FORM_H_
#define PFORTE_HTTP_FORM_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

inline constexpr std::size_t kMaxFields = 64;
inline constexpr std::size_t kMaxFieldBytes = 8 * 1024;

class Form {
 public:
  Form() = default;
  explicit Form(std::vector<std::pair<std::string, std::string>> fields)
      : fields_(std::move(fields)) {}

  // False, and nothing added, for what ParseForm refuses; line ends become LF.
  [[nodiscard]] bool Add(std::string name, std::string value);

  // Empty if there is no such field.
  [[nodiscard]] std::string_view Get(std::string_view name) const;
  [[nodiscard]] bool Has(std::string_view name) const;
  // A decimal number without sign, at most 18 digits; nothing for anything else.
  [[nodiscard]] std::optional<long long> Number(std::string_view name) const;
  // In the order in which they came.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& fields() const {
    return fields_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// application/x-www-form-urlencoded (WHATWG URL, section 5.1). Nothing is
// returned for: more than kMaxFields fields, a name or value over kMaxFieldBytes,
// a repeated name, a broken %-escape, invalid UTF-8, or a control character (also
// U+0080 to U+009F) other than CR, LF and TAB. CR LF and a lone CR become LF.
[[nodiscard]] std::optional<Form> ParseForm(std::string_view text);

// Percent-encodes everything but RFC 3986's unreserved characters.
[[nodiscard]] std::string EncodeUrl(std::string_view text);
// Decodes %-escapes once; nothing if one is broken. '+' stays '+'.
[[nodiscard]] std::optional<std::string> DecodeUrl(std::string_view text);
[[nodiscard]] bool IsUtf8(std::string_view text);

}  // namespace http

#endif  // PFORTE_HTTP_FORM_H_
