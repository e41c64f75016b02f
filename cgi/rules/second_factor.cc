#include "rules/second_factor.h"

#include "base/fault.h"
#include "crypto/seal.h"
#include "crypto/token.h"
#include "crypto/totp.h"
#include "rules/note.h"
#include "store/session.h"
#include "store/staff.h"

namespace rules {
namespace {

using model::SignInStep;

// Clocks of telephones go wrong by as much (RFC 6238 section 5.2).
constexpr std::int64_t kWindow = 1;

std::string StoredContext(const model::Staff& staff) { return "factor of staff " + std::to_string(staff.id); }
std::string CandidateContext(std::string_view session) { return "candidate in session " + std::string(session); }

std::string RecoveryDigest(House& house, std::int64_t staff_id, std::string_view code) {
  return crypto::Digest(house.keys, crypto::Use::kFactor, {"recovery", std::to_string(staff_id), code});
}

// Without blanks and dashes, in capitals.
std::string Plain(std::string_view code) {
  std::string plain;
  for (char c : code) {
    if (c == ' ' || c == '-') continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return plain;
}

// Digits that base32 leaves out because they are mistaken for letters.
std::string ReadAsBase32(std::string code) {
  for (char& c : code) c = c == '0' ? 'O' : c == '1' ? 'I' : c == '8' ? 'B' : c;
  return code;
}

std::string InGroups(std::string_view text, char between) {
  std::string grouped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += between;
    grouped += text[i];
  }
  return grouped;
}

// The period whose code that is, around now; nothing if it is none.
std::optional<std::int64_t> StepOf(House& house, std::string_view secret, std::string_view code) {
  const std::int64_t now = house.Now() / crypto::kTotpPeriod;
  std::optional<std::int64_t> found;
  for (std::int64_t step = now - kWindow; step <= now + kWindow; ++step) {
    if (crypto::Equal(crypto::Totp(secret, step), code)) found = step;
  }
  return found;
}

Enrolment Describe(House& house, const model::Staff& staff, std::string_view secret, std::string sealed) {
  std::string key = crypto::Base32(secret);
  auto host = house.config.admin_address.substr(house.config.admin_address.find("//") + 2);
  std::string account = staff.email;
  for (char& c : account) c = c == '?' || c == '&' || c == '#' || c == '%' || c == ':' ? '_' : c;
  for (char& c : host) c = c == ':' || c == '/' ? '-' : c;
  std::string issuer = "Pforte%20" + host;
  return {std::move(sealed), InGroups(key, ' '),
          "otpauth://totp/" + issuer + ":" + account + "?secret=" + key + "&issuer=" + issuer};
}

// Inside a transaction: new codes in the place of all older ones.
std::vector<std::string> MintRecoveryCodes(House& house, std::int64_t staff_id) {
  store::DeleteStaffRecovery(house.database, staff_id);
  std::vector<std::string> codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    std::string code = crypto::NewRecoveryCode();
    store::InsertStaffRecovery(house.database, staff_id, RecoveryDigest(house, staff_id, code));
    codes.push_back(InGroups(code, '-'));
  }
  return codes;
}

// Inside a transaction: false if the code is not the candidate's.
bool SetFactor(House& house, const model::Staff& staff, std::string_view session, std::string_view sealed,
               std::string_view code) {
  auto secret = crypto::Open(house.keys, crypto::Use::kFactor, CandidateContext(session), sealed);
  auto step = secret ? StepOf(house, *secret, Plain(code)) : std::nullopt;
  if (!step) return false;
  store::UpdateStaffFactor(house.database, staff.id,
                           crypto::Seal(house.keys, crypto::Use::kFactor, StoredContext(staff), *secret), *step);
  store::DeleteSessionsOfStaff(house.database, staff.id, session);
  NoteStaff(house, model::Act::kFactorSet, staff.name, staff);
  return true;
}

}  // namespace

bool UseSecondFactor(House& house, const model::Staff& staff, std::string_view code) {
  std::string plain = Plain(code);
  auto secret = crypto::Open(house.keys, crypto::Use::kFactor, StoredContext(staff), staff.factor);
  if (!secret) throw base::Fault("the second factor of staff " + std::to_string(staff.id) + " does not open");
  auto step = StepOf(house, *secret, plain);
  if (step) return store::UpdateStaffFactorStep(house.database, staff.id, *step);
  std::string digest = RecoveryDigest(house, staff.id, ReadAsBase32(plain));
  if (!store::UpdateStaffRecoveryUsed(house.database, staff.id, digest, house.Now())) return false;
  NoteStaff(house, model::Act::kRecoveryUsed, staff.name, staff);
  return true;
}

Enrolment BeginEnrolment(House& house, const model::Staff& staff, std::string_view session) {
  std::string secret = crypto::NewTotpSecret();
  return Describe(house, staff, secret,
                  crypto::Seal(house.keys, crypto::Use::kFactor, CandidateContext(session), secret));
}

std::optional<Enrolment> ContinueEnrolment(House& house, const model::Staff& staff, std::string_view session,
                                           std::string_view sealed) {
  auto secret = crypto::Open(house.keys, crypto::Use::kFactor, CandidateContext(session), sealed);
  if (!secret) return std::nullopt;
  return Describe(house, staff, *secret, std::string(sealed));
}

Enrolled Enrol(House& house, const StaffSignedIn& who, std::string_view sealed, std::string_view code) {
  Enrolled enrolled;
  store::Transaction transaction(house.database);
  if (!SetFactor(house, who.staff, who.session, sealed, code)) return enrolled;
  enrolled.recovery = MintRecoveryCodes(house, who.staff.id);
  transaction.Commit();
  return enrolled;
}

Enrolled Enrol(House& house, const StaffHalfway& who, std::string_view sealed, std::string_view code,
               const StaffOrigin& from) {
  Enrolled enrolled;
  store::Transaction transaction(house.database);
  // Of two who come with the same password only the first enrols: the other's session is gone.
  auto found = store::FindStaffSession(house.database, who.session, house.Now());
  if (!found || found->session.step != SignInStep::kEnrolment || !found->staff.factor.empty()) return enrolled;
  if (!SetFactor(house, who.staff, who.session, sealed, code)) return enrolled;
  enrolled.recovery = MintRecoveryCodes(house, who.staff.id);
  store::DeleteStaffSession(house.database, who.session);
  enrolled.token = BeginStaffSession(house, who.staff, SignInStep::kSignedIn, who.proven_at, from);
  transaction.Commit();
  return enrolled;
}

std::int64_t CountRecoveryCodes(House& house, std::int64_t staff_id) {
  return store::CountStaffRecovery(house.database, staff_id);
}

std::vector<std::string> RenewRecoveryCodes(House& house, const StaffSignedIn& who) {
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, who.staff.id);
  if (!staff || staff->factor.empty()) return {};
  auto codes = MintRecoveryCodes(house, staff->id);
  NoteStaff(house, model::Act::kFactorSet, staff->name, *staff);
  transaction.Commit();
  return codes;
}

bool ClearSecondFactor(House& house, const Decider& by, std::int64_t staff_id, std::string_view except_session) {
  if (by.staff && by.staff->id == staff_id && house.config.staff_second_factor) return false;
  store::Transaction transaction(house.database);
  auto staff = store::FindStaff(house.database, staff_id);
  if (!staff || staff->factor.empty()) return false;
  store::UpdateStaffFactor(house.database, staff_id, "", 0);
  store::DeleteStaffRecovery(house.database, staff_id);
  store::DeleteSessionsOfStaff(house.database, staff_id, except_session);
  NoteStaff(house, model::Act::kFactorCleared, by.Name(), *staff);
  transaction.Commit();
  return true;
}

}  // namespace rules
