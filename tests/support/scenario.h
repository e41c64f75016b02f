// A whole house for a test: databases in memory at head schema, a clock to turn, cheap hashes, mail
// written into a folder; and the short ways to what most tests begin with.
#ifndef PFORTE_TESTS_SUPPORT_SCENARIO_H_
#define PFORTE_TESTS_SUPPORT_SCENARIO_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/registration_form.h"
#include "model/staff.h"
#include "model/website.h"
#include "rules/decide.h"
#include "rules/house.h"
#include "rules/register.h"
#include "rules/sign_in.h"
#include "rules/verify.h"
#include "support/folder.h"

namespace support {

inline constexpr char kPassword[] = "leise Birken im Nebel 7";
inline constexpr char kNewPassword[] = "acht Raben auf dem Dach 3";
inline constexpr char kBrowser[] = "cookie-of-the-browser-that-registered";
inline constexpr char kNetwork[] = "192.0.2.7";

// A mail as it left, taken apart.
struct Letter {
  std::string to, subject, text;  // decoded
  std::string html;               // "" if it has none
  std::string raw;
  [[nodiscard]] std::string Link() const;   // the first address in the text
  [[nodiscard]] std::string Token() const;  // what stands behind "token=" in it
  [[nodiscard]] std::string Code() const;   // "1234 5678", "" if there is none
};
[[nodiscard]] Letter ParseLetter(const std::string& raw);

class Scenario {
 public:
  // Without rights of its own: everything may be written. `part` narrows that.
  explicit Scenario(store::Part part = store::Part::kMigrate);

  void Wait(std::int64_t seconds) { *now_ += seconds; }
  [[nodiscard]] std::int64_t Now() const { return *now_; }

  // Sends everything that is due; returns what left, in the order of sending.
  std::vector<Letter> Mails();
  // The one mail that left; throws if it was not exactly one.
  Letter Mail();

  model::Website AddWebsite(const std::string& host = "www.muster.example",
                            model::Policy policy = model::Policy::kManual, const std::string& office_copy = "");
  // A question of the website's own, of one line.
  model::FormField AddFormField(const model::Website& website, const std::string& label, bool required = false);
  // Signs in with kPassword. Nobody is in the websites of an administrator: all are.
  model::Staff AddStaff(const std::string& name, model::Role role, const std::vector<std::int64_t>& websites = {});
  [[nodiscard]] rules::Decider Administrator();
  // Sets up a second factor; the secret that is in the app now.
  std::string AddSecondFactor(const model::Staff& staff);

  // Registers from kBrowser with kPassword; expects no error.
  void Register(const model::Website& website, const std::string& email);
  // Registers, opens the link of the mail, drops the mails that follow. The account's access.
  model::Access AddApplicant(const model::Website& website, const std::string& email);
  model::Access AddApproved(const model::Website& website, const std::string& email);
  // The token of a new session.
  std::string SignIn(const model::Website& website, const std::string& email,
                     const std::string& password = kPassword);
  [[nodiscard]] model::Account Account(const std::string& email);
  [[nodiscard]] model::Access Access(std::int64_t id);
  [[nodiscard]] rules::SignedIn Who(const std::string& session);
  // May the browser with this session read a protected page of that host?
  [[nodiscard]] bool Passes(const std::string& session, const std::string& host = "www.muster.example");

  // As below; the clock is where the last of them asked.
  void AddMany(const model::Website& website, std::int64_t first, std::int64_t count);
  [[nodiscard]] std::int64_t Queued();

 private:
  Folder folder_;
  std::shared_ptr<std::int64_t> now_ = std::make_shared<std::int64_t>(1'795'000'000);

 public:
  rules::House house;
};

// A house like that of a Scenario, but on files in `folder`, which several houses, threads and processes can open.
void CreateInstallation(const Folder& folder);
[[nodiscard]] rules::House OpenInstallation(const Folder& folder, store::Part part, base::Clock clock);

// Waiting accesses of so many new contacts, a second apart, straight into the tables: "Kunde <first>" and so on.
void AddMany(rules::House& house, const model::Website& website, std::int64_t first, std::int64_t count);

// RFC 4648 section 6; blanks are skipped.
[[nodiscard]] std::string FromBase32(std::string_view text);

[[nodiscard]] rules::RegisterForm FormFor(const std::string& email);

}  // namespace support

#endif  // PFORTE_TESTS_SUPPORT_SCENARIO_H_
