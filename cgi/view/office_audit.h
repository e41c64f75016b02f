// The audit for administrators: who did what, filtered and paged by time.
#ifndef PFORTE_VIEW_OFFICE_AUDIT_H_
#define PFORTE_VIEW_OFFICE_AUDIT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/form_error.h"
#include "model/history.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

struct OfficeAuditView {
  // What is asked for, as it was typed, and the errors in it: fields "person", "from", "to".
  std::string query, actor, person, from, to;
  std::optional<model::Act> act;
  std::int64_t website_id = 0;
  model::FormErrors errors;
  // What there is to choose from.
  std::vector<std::string> actors;  // words of model::History::actor
  std::vector<WebsiteChoice> websites;

  std::vector<model::AuditLine> lines;
  std::string before;               // value of the page's own ?before=; "" for the newest lines
  std::string next;                 // that of the older ones; "" if there are none
  std::optional<std::int64_t> searched_to;  // the search ended there, not at the page's last line
  std::string head;                 // of the chain; "" if it has no line
  std::int64_t export_most = 0;     // lines of a file
};

[[nodiscard]] std::string OfficeAudit(const Frame& frame, const OfficeAuditView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_AUDIT_H_
