// The wording of one mail: edited, tried out, kept in versions. The preview arrives rendered.
#ifndef PFORTE_VIEW_OFFICE_MAIL_TEXT_H_
#define PFORTE_VIEW_OFFICE_MAIL_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/form_error.h"
#include "model/mail.h"
#include "view/frame.h"

namespace view {

struct MailPlaceholder {
  std::string name;    // "LINK", shown as "{{LINK}}"
  base::Text meaning;  // Text::kOfficePlaceholder…
};

struct MailPreview {
  std::string subject, body;
};

struct OfficeMailTextView {
  std::int64_t website_id = 0;
  std::string website_name;
  model::Event event = model::Event::kVerify;
  std::string language = "de";                    // of the mail, not of the page
  bool own = false;                               // else the default text holds
  std::string subject, body;                      // that hold, or the input to show again
  std::vector<MailPlaceholder> placeholders;      // those allowed
  std::vector<std::string> unknown_placeholders;  // of the input, without braces
  std::optional<MailPreview> preview;
  std::vector<model::MailText> versions;  // newest first
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeMailText(const Frame& frame, const OfficeMailTextView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MAIL_TEXT_H_
