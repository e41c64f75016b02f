#include "store/guard.h"

#include <algorithm>
#include <array>

namespace store {
namespace {

struct Right {
  Part part;
  std::string_view verb, table, columns;  // columns "": any
};

// Decision: one list of what each executable writes, and of what the portal and the gate read; what is not in it is
// refused, and tests/tree refuses what is in it unneeded. Foreign keys ask too: for link.registration_id, emptied with
// the registration it belongs to, and, where a table has triggers, for the children of what is inserted.
constexpr auto kRights = std::to_array<Right>({
    {Part::kPortal, "read", "website", ""},
    {Part::kPortal, "read", "website_place", ""},
    {Part::kPortal, "read", "branding", ""},
    {Part::kPortal, "read", "contact", ""},
    {Part::kPortal, "read", "account", ""},
    {Part::kPortal, "read", "access", ""},
    {Part::kPortal, "read", "registration", ""},
    {Part::kPortal, "read", "link", ""},
    {Part::kPortal, "read", "session", ""},
    {Part::kPortal, "read", "mail", ""},
    {Part::kPortal, "read", "ticket", "nonce"},
    {Part::kPortal, "read", "domain_rules", ""},
    {Part::kPortal, "read", "registration_form", ""},
    {Part::kPortal, "read", "form_field", ""},
    {Part::kPortal, "read", "registration_answer", ""},
    {Part::kPortal, "read", "registration_terms", ""},
    {Part::kPortal, "read", "access_answer", ""},
    {Part::kPortal, "read", "access_terms", "access_id"},
    {Part::kPortal, "insert", "contact", ""},
    {Part::kPortal, "insert", "account", ""},
    {Part::kPortal, "update", "account", "password password_changed_at email_proven_at last_sign_in_at version"},
    {Part::kPortal, "insert", "access", ""},
    {Part::kPortal, "update", "access",
     "status status_at decided_by reason message order_number requested_at version"},
    {Part::kPortal, "insert", "registration", ""},
    {Part::kPortal, "update", "registration",
     "email name company phone message order_number language password browser next tries requested_at version "
     "network"},
    {Part::kPortal, "delete", "registration", ""},
    {Part::kPortal, "insert", "registration_answer", ""},
    {Part::kPortal, "delete", "registration_answer", ""},
    {Part::kPortal, "insert", "registration_terms", ""},
    {Part::kPortal, "delete", "registration_terms", ""},
    {Part::kPortal, "insert", "access_answer", ""},
    {Part::kPortal, "delete", "access_answer", ""},
    {Part::kPortal, "insert", "access_terms", ""},
    {Part::kPortal, "update", "link", "used_at registration_id"},
    {Part::kPortal, "insert", "session", ""},
    {Part::kPortal, "update", "session", "seen_at"},
    {Part::kPortal, "delete", "session", ""},
    {Part::kPortal, "insert", "ticket", ""},
    {Part::kPortal, "insert", "mail", ""},
    {Part::kPortal, "update", "mail", "delivery"},
    {Part::kPortal, "read", "question", ""},
    {Part::kPortal, "read", "claim", "access_id"},
    {Part::kPortal, "read", "note", "access_id"},
    {Part::kPortal, "read", "merge", "contact_id into_id"},
    {Part::kPortal, "read", "merge_account", "account_id"},
    {Part::kPortal, "update", "question", "answer answered_at"},
    {Part::kPortal, "read", "renewal", ""},
    {Part::kPortal, "update", "renewal", "asked_at"},
    {Part::kPortal, "insert", "history", ""},
    {Part::kPortal, "read", "history", "id hash"},

    {Part::kOffice, "insert", "contact", ""},
    {Part::kOffice, "update", "contact", "number name company phone language notes version merged_into"},
    {Part::kOffice, "delete", "contact", ""},
    {Part::kOffice, "insert", "account", ""},
    {Part::kOffice, "update", "account", "contact_id email email_key password email_proven_at disabled version"},
    {Part::kOffice, "delete", "account", ""},
    {Part::kOffice, "insert", "merge", ""},
    {Part::kOffice, "update", "merge", "undone_at"},
    {Part::kOffice, "delete", "merge", ""},
    {Part::kOffice, "insert", "merge_account", ""},
    {Part::kOffice, "delete", "merge_account", ""},
    {Part::kOffice, "insert", "access", ""},
    {Part::kOffice, "update", "access", "status status_at decided_by reason valid_until valid_since version"},
    {Part::kOffice, "delete", "access", ""},
    {Part::kOffice, "delete", "access_answer", ""},
    {Part::kOffice, "delete", "access_terms", ""},
    {Part::kOffice, "update", "registration", "tries"},
    {Part::kOffice, "update", "renewal", "asked_at declined_at"},
    {Part::kOffice, "delete", "renewal", ""},
    {Part::kOffice, "delete", "registration", ""},
    {Part::kOffice, "delete", "registration_answer", ""},
    {Part::kOffice, "delete", "registration_terms", ""},
    {Part::kOffice, "insert", "link", ""},
    {Part::kOffice, "update", "link", "used_at registration_id"},
    {Part::kOffice, "delete", "link", ""},
    {Part::kOffice, "delete", "session", ""},
    {Part::kOffice, "insert", "website", ""},
    {Part::kOffice, "update", "website",
     "name address policy sender contact office_copy language password_minimum open imprint privacy protection paths "
     "closed version mail_html"},
    {Part::kOffice, "insert", "domain_rules", ""},
    {Part::kOffice, "update", "domain_rules", "rules version"},
    {Part::kOffice, "insert", "registration_form", ""},
    {Part::kOffice, "update", "registration_form",
     "company phone message order_number terms_version terms_address terms_de terms_en version"},
    {Part::kOffice, "insert", "form_field", ""},
    {Part::kOffice, "update", "form_field",
     "position kind label_de label_en hint_de hint_en required choices_de choices_en version"},
    {Part::kOffice, "delete", "form_field", ""},
    {Part::kOffice, "insert", "website_place", ""},
    {Part::kOffice, "delete", "website_place", ""},
    {Part::kOffice, "insert", "branding", ""},
    {Part::kOffice, "update", "branding", "color corners font links logo_kind logo_text logo_mark logo version"},
    {Part::kOffice, "insert", "staff", ""},
    {Part::kOffice, "update", "staff", "role language password last_sign_in_at disabled version factor factor_step"},
    {Part::kOffice, "insert", "staff_website", ""},
    {Part::kOffice, "delete", "staff_website", ""},
    {Part::kOffice, "insert", "staff_session", ""},
    {Part::kOffice, "update", "staff_session", "seen_at proven_at"},
    {Part::kOffice, "delete", "staff_session", ""},
    {Part::kOffice, "insert", "staff_recovery", ""},
    {Part::kOffice, "update", "staff_recovery", "used_at"},
    {Part::kOffice, "delete", "staff_recovery", ""},
    {Part::kOffice, "insert", "staff_link", ""},
    {Part::kOffice, "update", "staff_link", "used_at"},
    {Part::kOffice, "insert", "mail_text", ""},
    {Part::kOffice, "insert", "mail", ""},
    {Part::kOffice, "update", "mail", "delivery attempts next_at lease_until expires_at"},
    {Part::kOffice, "delete", "mail", ""},
    {Part::kOffice, "insert", "question", ""},
    {Part::kOffice, "delete", "question", ""},
    {Part::kOffice, "insert", "claim", ""},
    {Part::kOffice, "update", "claim", "staff_id at"},
    {Part::kOffice, "delete", "claim", ""},
    {Part::kOffice, "insert", "note", ""},
    {Part::kOffice, "delete", "note", ""},
    {Part::kOffice, "insert", "bulk", ""},
    {Part::kOffice, "update", "bulk", "started_at"},
    {Part::kOffice, "insert", "bulk_item", ""},
    {Part::kOffice, "update", "bulk_item", "outcome"},
    {Part::kOffice, "insert", "history", ""},
    {Part::kOffice, "update", "history", "detail source was became salt erased"},  // erasing; the trigger lets no more

    {Part::kGate, "read", "website", "id name protection paths closed"},
    {Part::kGate, "read", "website_place", ""},
    {Part::kGate, "read", "contact", "id number company"},
    {Part::kGate, "read", "account", "id contact_id email name language disabled email_proven_at"},
    {Part::kGate, "read", "access", "account_id website_id status valid_until"},
    {Part::kGate, "read", "session", "token account_id host seen_at expires_at"},
    {Part::kGate, "update", "session", "seen_at"},
});

bool HasWord(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool IsGranted(Part part, std::string_view verb, std::string_view table, std::string_view column) {
  return std::any_of(kRights.begin(), kRights.end(), [&](const Right& right) {
    return right.part == part && right.verb == verb && right.table == table &&
           (right.columns.empty() || HasWord(right.columns, column));
  });
}

// Of a line that is there only what the schema's trigger watches over: chaining it, and erasing what it says.
bool MayWriteHistory(std::string_view verb, std::string_view column) {
  return verb == "insert" || (verb == "update" && HasWord("detail source was became salt erased hash", column));
}

}  // namespace

bool MayWrite(Part part, std::string_view verb, std::string_view table, std::string_view column) {
  if (part == Part::kMigrate) return true;
  if (part == Part::kCommand) {
    return table != "sqlite_master" && (table != "history" || MayWriteHistory(verb, column));
  }
  // The search index and SQLite's own counters follow from rights on the tables themselves.
  if (part != Part::kGate && (table.starts_with("contact_search") || table == "sqlite_sequence")) return true;
  return IsGranted(part, verb, table, column);
}

bool MayRead(Part part, std::string_view table, std::string_view column) {
  if (part != Part::kPortal && part != Part::kGate) return true;
  if (part == Part::kPortal && (table.starts_with("contact_search") || table.starts_with("sqlite_"))) return true;
  return IsGranted(part, "read", table, column);
}

}  // namespace store
