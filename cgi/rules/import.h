// Taking over what another system knows of customers: contact, account and access in one step, one by one or by
// tables.
// Unlike GrantAccess it also sets a password, vouches for the address and takes any status; for the
// command line only.
#ifndef PFORTE_RULES_IMPORT_H_
#define PFORTE_RULES_IMPORT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/website.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct ImportForm {
  std::int64_t website_id = 0;
  std::int64_t contact_id = 0;  // 0: the one of the account that has the address, else a new one
  std::string email, name;
  std::string company, phone, number,
      language;  // of a new contact; language "" takes the website's
  // Of an account that is made here; one that exists keeps its own.
  std::string password;  // "" leaves it to an invitation
  bool proven = false;   // whoever imports vouches that the address is the person's
  model::Status status = model::Status::kApproved;
  std::string reason, message, order;
  std::optional<std::int64_t> valid_until;  // may have passed
  bool mail = true;
};
// Returns the access's id. With `mail` the person is told: invited, if the account has no password
// or is not proven, else told the status; never of kWithdrawn.
[[nodiscard]] SaveResult ImportAccess(House&, const Decider&, const ImportForm&);

// A row of another system's table. It says as much as it holds: without an address it is a contact, which then needs
// a customer number; with one an account; with a website an access too. A number that is known joins the account to
// its contact. A name that is missing is the company or what stands before the @.
struct ImportRow {
  ImportForm form;            // `password` and `contact_id` are not looked at
  std::string notes;          // of a new contact, internal
  std::string password_hash;  // of a new account, by another program (crypto/foreign.h); "" for none
};
struct ImportResult {
  model::FormErrors errors;  // refused: nothing of the row was done
  // What was added, or would be. None of it without an error: everything was there, and was left as it is.
  bool contact = false, account = false, access = false;
};

// Takes a table over, some rows at a time. What is there is not added again, so that the same table can be imported as
// often as it takes to come to its end.
class Import {
 public:
  // `dry_run` writes nothing and tells what would happen, also between the rows.
  Import(House& house, bool dry_run) : house_(house), dry_run_(dry_run) {}

  // All in one transaction, in which nobody else can write: a second of rows, not more. Passwords are wrapped before.
  // Throws base::Fault, and then none of these rows was imported.
  [[nodiscard]] std::vector<ImportResult> Add(const std::vector<ImportRow>&);

 private:
  struct Entry;
  const model::Website* FindWebsite(std::int64_t id);
  [[nodiscard]] Entry Check(const ImportRow&);
  [[nodiscard]] std::int64_t FindContactOfNumber(const std::string& number);
  [[nodiscard]] std::optional<model::Account> FindAccount(const std::string& email_key);
  [[nodiscard]] bool HasAccess(const model::Account&, std::int64_t website_id);
  [[nodiscard]] ImportResult AddOne(Entry&);

  House& house_;
  bool dry_run_;
  std::map<std::int64_t, std::optional<model::Website>> websites_;
  // What a dry run would have added; ids of its own, below 0.
  std::int64_t last_id_ = 0;
  std::map<std::string, std::int64_t> numbers_;
  std::map<std::string, model::Account> accounts_;
  std::set<std::pair<std::string, std::int64_t>> accesses_;
};

// All accesses of the account with that address, on any website; none for an unknown one.
[[nodiscard]] std::vector<model::AccessLine> ListAccessesOfEmail(House&, std::string_view email);

}  // namespace rules

#endif  // PFORTE_RULES_IMPORT_H_
