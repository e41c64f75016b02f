// The limits of what people may type, in one place, and the errors they cause.
#ifndef PFORTE_RULES_FIELD_H_
#define PFORTE_RULES_FIELD_H_

#include <string>
#include <string_view>

#include "model/form_error.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

// Characters (code points). The columns of sql/schema hold at least as many.
inline constexpr int kMaxName = 120;
inline constexpr int kMaxCompany = 120;
inline constexpr int kMaxPhone = 40;
inline constexpr int kMaxEmail = 254;
inline constexpr int kMaxMessage = 1000;
inline constexpr int kMaxOrder = 40;
inline constexpr int kMaxNumber = 40;
inline constexpr int kMaxNotes = 4000;
inline constexpr int kMaxReason = 500;

[[nodiscard]] std::int64_t CodePoints(std::string_view utf8);
// Without white space at both ends.
[[nodiscard]] std::string Trim(std::string_view text);

// Each adds at most one error for `field`.
void RequireText(model::FormErrors& errors, const std::string& field, std::string_view value, int most);
void LimitText(model::FormErrors& errors, const std::string& field, std::string_view value, int most);
// The same for names, numbers and the like, which stand in mails: no line break and no address of a page, so that
// nobody writes letters to others in our name.
void RequireLine(model::FormErrors& errors, const std::string& field, std::string_view value, int most);
void LimitLine(model::FormErrors& errors, const std::string& field, std::string_view value, int most);
// Where a page of ours may lead, by http, https or to a place on the same host: at most 500 bytes.
[[nodiscard]] bool IsPageAddress(std::string_view address);
void LimitLink(model::FormErrors& errors, const std::string& field, std::string_view value);
// The canonical form, or "" and an error.
[[nodiscard]] std::string RequireEmail(model::FormErrors& errors, const std::string& field, std::string_view value);
// NIST SP 800-63B-4 3.1.1.2: length, no composition rules, compared against what is known and what is near: `email`,
// `name`.
void RequireNewPassword(model::FormErrors& errors, const std::string& field, std::string_view password,
                        std::int64_t minimum, std::string_view email, std::string_view name, std::string_view website);

}  // namespace rules

#endif  // PFORTE_RULES_FIELD_H_
