#include "store/guard.h"

#include <array>

namespace store {
namespace {

struct Right {
  Part part;
  std::string_view verb, table, column;  // column "": any
};

// Decision: one list of what each executable writes; what is not in it is refused.
constexpr auto kRights = std::to_array<Right>({
    {Part::kPortal, "insert", "contact", ""},
    {Part::kPortal, "insert", "account", ""},
    {Part::kPortal, "update", "account", "password"},
    {Part::kPortal, "update", "account", "password_changed_at"},
    {Part::kPortal, "update", "account", "email_proven_at"},
    {Part::kPortal, "update", "account", "last_sign_in_at"},
    {Part::kPortal, "update", "account", "version"},
    {Part::kPortal, "insert", "access", ""},
    {Part::kPortal, "update", "access", "status"},
    {Part::kPortal, "update", "access", "status_at"},
    {Part::kPortal, "update", "access", "decided_by"},
    {Part::kPortal, "update", "access", "reason"},
    {Part::kPortal, "update", "access", "message"},
    {Part::kPortal, "update", "access", "order_number"},
    {Part::kPortal, "update", "access", "next"},
    {Part::kPortal, "update", "access", "requested_at"},
    {Part::kPortal, "update", "access", "version"},
    {Part::kPortal, "insert", "registration", ""},
    {Part::kPortal, "update", "registration", ""},
    {Part::kPortal, "delete", "registration", ""},
    {Part::kPortal, "update", "link", "used_at"},
    {Part::kPortal, "update", "link", "registration_id"},  // emptied with the registration it belongs to
    {Part::kPortal, "insert", "session", ""},
    {Part::kPortal, "update", "session", "seen_at"},
    {Part::kPortal, "delete", "session", ""},
    {Part::kPortal, "insert", "ticket", ""},
    {Part::kPortal, "insert", "mail", ""},
    {Part::kPortal, "update", "mail", "delivery"},
    {Part::kPortal, "insert", "history", ""},

    {Part::kOffice, "insert", "contact", ""},
    {Part::kOffice, "update", "contact", ""},
    {Part::kOffice, "insert", "account", ""},
    {Part::kOffice, "update", "account", ""},
    {Part::kOffice, "insert", "access", ""},
    {Part::kOffice, "update", "access", ""},
    {Part::kOffice, "update", "registration", ""},
    {Part::kOffice, "delete", "registration", ""},
    {Part::kOffice, "insert", "link", ""},
    {Part::kOffice, "update", "link", "used_at"},
    {Part::kOffice, "update", "link", "registration_id"},
    {Part::kOffice, "delete", "session", ""},
    {Part::kOffice, "insert", "website", ""},
    {Part::kOffice, "update", "website", ""},
    {Part::kOffice, "insert", "website_place", ""},
    {Part::kOffice, "delete", "website_place", ""},
    {Part::kOffice, "insert", "staff", ""},
    {Part::kOffice, "update", "staff", ""},
    {Part::kOffice, "insert", "staff_website", ""},
    {Part::kOffice, "delete", "staff_website", ""},
    {Part::kOffice, "insert", "staff_session", ""},
    {Part::kOffice, "update", "staff_session", "seen_at"},
    {Part::kOffice, "delete", "staff_session", ""},
    {Part::kOffice, "insert", "mail_text", ""},
    {Part::kOffice, "insert", "mail", ""},
    {Part::kOffice, "update", "mail", ""},
    {Part::kOffice, "insert", "history", ""},

    {Part::kGate, "update", "session", "seen_at"},
});

}  // namespace

bool MayWrite(Part part, std::string_view verb, std::string_view table, std::string_view column) {
  if (part == Part::kMigrate) return true;
  if (part == Part::kCommand) return table != "sqlite_master" && !(table == "history" && verb != "insert");
  // The search index and SQLite's own counters follow from rights on the tables themselves.
  if (part != Part::kGate && (table.starts_with("contact_search") || table == "sqlite_sequence")) return true;
  for (const Right& right : kRights) {
    if (right.part == part && right.verb == verb && right.table == table &&
        (right.column.empty() || right.column == column)) {
      return true;
    }
  }
  return false;
}

bool MayRead(Part part, std::string_view table, std::string_view column) {
  if (part == Part::kGate) {
    return column != "password" && table != "staff" && table != "staff_session" && table != "registration" &&
           table != "mail" && table != "link";
  }
  if (part == Part::kPortal) return table != "staff_session" && !(table == "staff" && column == "password");
  return true;
}

}  // namespace store
