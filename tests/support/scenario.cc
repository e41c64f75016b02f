#include "support/scenario.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "crypto/totp.h"
#include "rules/outbox.h"
#include "rules/pass.h"
#include "rules/registration_form.h"
#include "rules/second_factor.h"
#include "rules/staff.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/mail.h"
#include "store/migrate.h"
#include "store/staff.h"

namespace support {
namespace {

namespace fs = std::filesystem;

base::Config ConfigIn(const Folder& folder) {
  base::Config config;
  config.path = folder / "pforte.toml";
  config.database = folder / "pforte.db";
  config.state_directory = folder.path();
  config.mail_directory = folder / "mail";
  config.admin_address = "https://office.muster.example";
  // Those who test the second factor ask for it.
  config.staff_second_factor = false;
  // libsodium's least: a test is no place to wait.
  config.argon2_memory_kib = 8;
  config.argon2_passes = 1;
  return config;
}

std::string FromBase64(std::string_view text) {
  const std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned value = 0, bits = 0;
  for (char c : text) {
    auto digit = digits.find(c);
    if (digit == std::string_view::npos) break;
    value = (value << 6 | static_cast<unsigned>(digit)) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(value >> bits & 0xff);
    }
  }
  return bytes;
}

// RFC 2047 section 6.2: blanks between encoded words are not shown.
std::string DecodeWords(const std::string& header) {
  std::string text;
  std::size_t at = 0;
  bool after_word = false;
  while (at < header.size()) {
    auto word = header.find("=?UTF-8?B?", at);
    std::string between = header.substr(at, word == std::string::npos ? word : word - at);
    if (!after_word || between.find_first_not_of(" \n") != std::string::npos) text += between;
    if (word == std::string::npos) break;
    auto end = header.find("?=", word + 10);
    text += FromBase64(std::string_view(header).substr(word + 10, end - word - 10));
    at = end + 2;
    after_word = true;
  }
  return text;
}

std::string FromQuotedPrintable(const std::string& coded) {
  std::string text;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (coded[i] != '=') {
      text += coded[i];
    } else if (coded[i + 1] == '\n') {
      ++i;
    } else {
      text += static_cast<char>(std::stoi(coded.substr(i + 1, 2), nullptr, 16));
      i += 2;
    }
  }
  return text;
}

std::string Header(const std::string& head, const std::string& name) {
  auto at = ("\n" + head).find("\n" + name + ": ");
  if (at == std::string::npos) return "";
  at += name.size() + 2;
  auto end = at;
  do {
    end = head.find('\n', end + 1);
  } while (end != std::string::npos && end + 1 < head.size() && head[end + 1] == ' ');
  return DecodeWords(head.substr(at, end - at));
}

}  // namespace

Letter ParseLetter(const std::string& raw) {
  auto blank = raw.find("\n\n");
  std::string head = raw.substr(0, blank + 1), body = raw.substr(blank + 2);
  Letter letter{Header(head, "To"), Header(head, "Subject"), "", "", raw};
  const std::string type = Header(head, "Content-Type"), mark = "boundary=\"";
  const auto at = type.find(mark);
  if (at == std::string::npos) {
    letter.text = FromQuotedPrintable(body);
    return letter;
  }
  const std::string boundary = "--" + type.substr(at + mark.size(), type.rfind('"') - at - mark.size());
  auto part = [&](std::size_t begin) {  // what stands behind its headers, without the line break before the next boundary
    begin = body.find("\n\n", begin) + 2;
    return FromQuotedPrintable(body.substr(begin, body.find("\n" + boundary, begin) - begin));
  };
  letter.text = part(body.find(boundary + "\n"));
  letter.html = part(body.find(boundary + "\n", body.find(boundary + "\n") + 1));
  return letter;
}

std::string Letter::Link() const {
  auto at = text.find("\nhttp");
  return at == std::string::npos ? "" : text.substr(at + 1, text.find('\n', at + 1) - at - 1);
}

std::string Letter::Token() const {
  std::string link = Link();
  auto at = link.find("token=");
  return at == std::string::npos ? "" : link.substr(at + 6);
}

std::string Letter::Code() const {
  auto at = text.find("\n    ");
  return at == std::string::npos ? "" : text.substr(at + 5, 9);
}

Scenario::Scenario(store::Part part)
    : house{ConfigIn(folder_), crypto::Keys::FromSeed(1), store::Database::InMemory(part),
            store::Database::ThrottleInMemory(), [now = now_] { return *now; }} {}

std::vector<Letter> Scenario::Mails() {
  rules::SendDueMails(house, 100);
  std::vector<std::pair<std::int64_t, fs::path>> files;
  if (fs::exists(house.config.mail_directory)) {
    for (const auto& entry : fs::directory_iterator(house.config.mail_directory)) {
      // 20261124T093000Z-17-verify-abcdef.eml; a test mail has no number.
      const std::string name = entry.path().filename().string().substr(17);
      files.emplace_back(name.starts_with("test") ? 0 : std::stoll(name), entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Letter> letters;
  for (const auto& [id, path] : files) {
    std::ifstream in(path);
    std::ostringstream raw;
    raw << in.rdbuf();
    letters.push_back(ParseLetter(raw.str()));
    fs::remove(path);
  }
  return letters;
}

Letter Scenario::Mail() {
  auto letters = Mails();
  if (letters.size() != 1) throw std::runtime_error(std::to_string(letters.size()) + " mails left instead of one");
  return letters[0];
}

model::Website Scenario::AddWebsite(const std::string& host, model::Policy policy, const std::string& office_copy) {
  model::Website website;
  website.name = "Kundenbereich " + host;
  website.address = "https://" + host;
  website.policy = policy;
  website.sender = "Muster GmbH <kunden@muster.example>";
  website.contact = "Frau Beispiel";
  website.office_copy = office_copy;
  auto saved = rules::SaveWebsite(house, {}, website, {});
  if (!saved.errors.empty()) throw std::runtime_error("the website was refused: " + saved.errors[0].field);
  return *rules::FindWebsite(house, saved.id);
}

model::FormField Scenario::AddFormField(const model::Website& website, const std::string& label, bool required) {
  model::FormField field;
  field.website_id = website.id;
  field.label_de = label;
  field.label_en = label + " in English";
  field.required = required ? 1 : 0;
  auto saved = rules::SaveFormField(house, {}, field);
  if (!saved.errors.empty()) throw std::runtime_error("the question was refused: " + saved.errors[0].field);
  return *rules::FindFormField(house, website.id, saved.id);
}

model::Staff Scenario::AddStaff(const std::string& name, model::Role role, const std::vector<std::int64_t>& websites) {
  rules::StaffForm form;
  form.name = name;
  form.email = name + "@office.example";
  form.role = role;
  form.language = "en";
  form.websites = websites;
  auto added = rules::AddStaff(house, {}, form, kPassword);
  if (!added.errors.empty()) throw std::runtime_error("the staff was refused: " + added.errors[0].field);
  return *store::FindStaffByName(house.database, name);
}

rules::Decider Scenario::Administrator() {
  auto known = store::FindStaffByName(house.database, "chief");
  return {known ? *known : AddStaff("chief", model::Role::kAdministrator)};
}

std::string Scenario::AddSecondFactor(const model::Staff& staff) {
  rules::StaffSignedIn who{staff, "session of a test", 0};
  auto enrolment = rules::BeginEnrolment(house, staff, who.session);
  std::string secret = FromBase32(enrolment.key);
  auto enrolled = rules::Enrol(house, who, enrolment.sealed, crypto::Totp(secret, Now() / crypto::kTotpPeriod));
  if (enrolled.recovery.empty()) throw std::runtime_error("the second factor was refused");
  return secret;
}

std::string FromBase32(std::string_view text) {
  const std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  unsigned value = 0, bits = 0;
  for (char c : text) {
    if (c == ' ') continue;
    value = (value << 5 | static_cast<unsigned>(digits.find(c))) & 0xffff;
    for (bits += 5; bits >= 8; bits -= 8) bytes += static_cast<char>(value >> (bits - 8) & 0xff);
  }
  return bytes;
}

rules::RegisterForm FormFor(const std::string& email) {
  rules::RegisterForm form;
  form.email = email;
  form.password = kPassword;
  form.name = "Erika Probe";
  form.company = "Probe AG";
  form.phone = "+49 30 1234";
  form.message = "Bitte um Zugang";
  form.order = "A-17";
  form.next = "/members/prices.html";
  return form;
}

void Scenario::Register(const model::Website& website, const std::string& email) {
  auto errors = rules::Register(house, website, FormFor(email), base::Language::kGerman, kBrowser, kNetwork);
  if (!errors.empty()) throw std::runtime_error("the registration was refused: " + errors[0].field);
}

model::Access Scenario::AddApplicant(const model::Website& website, const std::string& email) {
  Register(website, email);
  auto proven = rules::VerifyByLink(house, website, Mail().Token(), kBrowser, "", kNetwork);
  if (proven.outcome != rules::VerifyOutcome::kProven) throw std::runtime_error("the address was not proven");
  Mails();
  return *store::FindAccessOfAccount(house.database, Account(email).id, website.id);
}

model::Access Scenario::AddApproved(const model::Website& website, const std::string& email) {
  model::Access access = AddApplicant(website, email);
  if (access.status == model::Status::kApproved) return access;
  rules::Decision decision;
  decision.access_id = access.id;
  decision.version = access.version;
  decision.mail = false;
  if (rules::Decide(house, {}, decision) != rules::DecideOutcome::kDone) throw std::runtime_error("not approved");
  return Access(access.id);
}

std::string Scenario::SignIn(const model::Website& website, const std::string& email, const std::string& password) {
  std::string host = rules::ParseAddress(website.address)->host;
  auto result = rules::SignIn(house, website, email, password, {host, kNetwork, ""});
  if (result.outcome != rules::SignInOutcome::kSignedIn) throw std::runtime_error("not signed in");
  return result.session.token;
}

model::Account Scenario::Account(const std::string& email) {
  auto account = store::FindAccountByEmail(house.database, email);
  if (!account) throw std::runtime_error("no account " + email);
  return *account;
}

model::Access Scenario::Access(std::int64_t id) { return store::FindAccess(house.database, id).value(); }

rules::SignedIn Scenario::Who(const std::string& session) {
  return rules::FindSignedIn(house, "www.muster.example", session).value();
}

bool Scenario::Passes(const std::string& session, const std::string& host) {
  return rules::MayPass(house, host, "/members/index.html", session).outcome == rules::PassOutcome::kOpen;
}

void Scenario::AddMany(const model::Website& website, std::int64_t first, std::int64_t count) {
  support::AddMany(house, website, first, count);
  Wait(count);
}

std::int64_t Scenario::Queued() { return store::CountMails(house.database, model::Delivery::kQueued, 1'000'000); }

void CreateInstallation(const Folder& folder) {
  store::CreateDatabase(folder / "pforte.db", store::Journal::kTruncate);
}

void AddMany(rules::House& house, const model::Website& website, std::int64_t first, std::int64_t count) {
  store::Transaction transaction(house.database);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t at = house.Now() + i;
    const std::string number = std::to_string(first + i);
    model::Contact contact;
    contact.name = "Kunde " + number;
    model::Account account;
    account.contact_id = store::InsertContact(house.database, contact, at);
    account.name = contact.name;
    account.email = account.email_key = "kunde" + number + "@partner.example";
    account.email_proven_at = at;
    model::Access access;
    access.account_id = store::InsertAccount(house.database, account, at);
    access.website_id = website.id;
    store::InsertAccess(house.database, access, at);
  }
  transaction.Commit();
}

rules::House OpenInstallation(const Folder& folder, store::Part part, base::Clock clock) {
  return {ConfigIn(folder), crypto::Keys::FromSeed(1), store::Database::Open(folder / "pforte.db", part),
          store::Database::OpenThrottle(folder / "throttle.db"), std::move(clock)};
}

}  // namespace support
