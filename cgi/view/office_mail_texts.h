// Which mails of a website have the office's own wording, in which language.
#ifndef PFORTE_VIEW_OFFICE_MAIL_TEXTS_H_
#define PFORTE_VIEW_OFFICE_MAIL_TEXTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/mail.h"
#include "view/frame.h"

namespace view {

struct OwnMailText {
  model::MailText text;
  bool default_changed = false;  // since it was written
};

struct OfficeMailTextsView {
  std::int64_t website_id = 0;
  std::string website_name;
  bool html = true;  // mails go out as HTML too
  // The texts that hold; an event and language without one, or with an empty body, has the default.
  std::vector<OwnMailText> texts;
};

[[nodiscard]] std::string OfficeMailTexts(const Frame& frame, const OfficeMailTextsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MAIL_TEXTS_H_
