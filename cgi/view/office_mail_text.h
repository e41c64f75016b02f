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
#include "view/diff.h"
#include "view/frame.h"

namespace view {

struct MailPlaceholder {
  std::string name;       // "LINK", shown as "{{LINK}}"
  base::Text meaning;     // Text::kOfficePlaceholder…
  bool required = false;  // the mail is useless without it
};

// One that does not exist, and the one that was probably meant, "" for none; both without braces.
struct UnknownPlaceholder {
  std::string name, near;
};

struct MailPreview {
  std::string subject, body;
  std::string person = {};  // whose data it shows; "" for the sample customer
};

// An access whose data a preview can take.
struct MailPerson {
  std::int64_t access_id = 0;
  std::string name, email;
};

struct MailVersion {
  std::int64_t id = 0;
  std::string changed_by;
  std::int64_t changed_at = 0;
  bool is_default = false;  // the default text was restored then
  Wording wording;
};

struct OfficeMailTextView {
  std::int64_t website_id = 0;
  std::string website_name;
  model::Event event = model::Event::kVerify;
  std::string language = "de";                    // of the mail, not of the page
  bool own = false;                               // else the default text holds
  Wording holds, standard;                        // the present text, and the default one of today
  std::optional<Wording> former_standard;         // the default that the own text was written against, if another
  std::string subject, body;                      // that hold, or the input to show again
  std::vector<MailPlaceholder> placeholders;      // those allowed
  std::vector<UnknownPlaceholder> unknown_in_subject, unknown_in_body;
  std::vector<MailPerson> persons;
  std::int64_t person_id = 0;                     // chosen, 0 for the sample customer
  std::string person_email;                       // or typed
  std::optional<MailPreview> preview;
  std::vector<MailVersion> versions;              // newest first: the one that holds
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeMailText(const Frame& frame, const OfficeMailTextView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MAIL_TEXT_H_
