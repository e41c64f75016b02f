#include "rules/register.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/domain_rules.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/registration_form.h"
#include "rules/throttle.h"
#include "store/account.h"
#include "store/registration.h"

namespace rules {
namespace {

bool MayMail(House& house, std::string_view key, std::string_view network) {
  Reservation reservation(house);
  return reservation.TakeNetwork(MailNetwork(house), network) &&
         reservation.Take(kMailAddress, "verify " + std::string(key));
}

// Told apart from the names of throttle buckets, whose key it shares, by the first part.
std::string CoarseNetworkDigest(const House& house, std::string_view network) {
  const std::string coarse = base::CoarseNetwork(std::string(network));
  return coarse.empty() ? "" : crypto::Digest(house.keys, crypto::Use::kThrottle, {"registered from", coarse});
}

// The canonical form, or "" and an error: also where the website takes no address of that domain.
std::string RequireWelcomeEmail(House& house, const model::Website& website, std::string_view email,
                                model::FormErrors& errors) {
  std::string key = RequireEmail(errors, "email", email);
  if (!key.empty() && AdmissionOf(house, website, key).blocked) {
    errors.push_back({"email", base::Text::kFormDomainBlocked});
  }
  return key;
}

}  // namespace

model::FormErrors Register(House& house, const model::Website& website, const RegisterForm& form,
                           base::Language language, std::string_view browser, std::string_view network) {
  model::FormErrors errors;
  model::Registration registration;
  registration.name = Trim(form.name);
  registration.email = Trim(form.email);
  const auto asked = FindAskedForm(house, website.id);
  RequireLine(errors, "name", registration.name, kMaxName);
  registration.company = CheckKnown(asked.form.company, "company", form.company, kMaxCompany, true, errors);
  registration.phone = CheckKnown(asked.form.phone, "phone", form.phone, kMaxPhone, true, errors);
  registration.email_key = RequireWelcomeEmail(house, website, registration.email, errors);
  RequireNewPassword(errors, "password", form.password, website.password_minimum, registration.email_key,
                     registration.name, website.name);
  registration.message = CheckKnown(asked.form.message, "message", form.message, kMaxMessage, false, errors);
  registration.order_number = CheckKnown(asked.form.order_number, "order", form.order, kMaxOrder, true, errors);
  const Given given = CheckInput(asked, form.input, language, errors);
  if (website.open == 0) errors.push_back({"", base::Text::kFormClosed});
  if (!errors.empty()) return errors;
  if (!MayMail(house, registration.email_key, network)) return {};

  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    registration.password = crypto::HashPassword(house.keys, house.Cost(), registration.email_key, form.password);
  }
  registration.website_id = website.id;
  registration.language = base::Code(language);
  registration.browser = crypto::Digest(house.keys, crypto::Use::kForm, {browser});
  registration.next = form.next;
  registration.network = CoarseNetworkDigest(house, network);

  store::Transaction transaction(house.database);
  if (auto account = store::FindAccountByEmail(house.database, registration.email_key)) {
    // Whoever typed this may be a stranger: the person is told by mail, at the address we know.
    QueueMail(house, model::Event::kAlreadyRegistered, website, *account, 0, 0);
  } else {
    auto earlier = store::FindRegistrationByEmail(house.database, website.id, registration.email_key);
    if (earlier) {
      registration.id = earlier->id;
      store::UpdateRegistration(house.database, registration, house.Now());
    } else {
      registration.id = store::InsertRegistration(house.database, registration, house.Now());
    }
    KeepForRegistration(house, registration.id, given);
    QueueMail(house, model::Event::kVerify, website, registration);
  }
  transaction.Commit();
  return {};
}

model::FormErrors ResendVerification(House& house, const model::Website& website, std::string_view email,
                                     std::string_view network) {
  model::FormErrors errors;
  std::string key = RequireWelcomeEmail(house, website, Trim(email), errors);
  if (!errors.empty() || !MayMail(house, key, network)) return errors;
  store::Transaction transaction(house.database);
  if (auto registration = store::FindRegistrationByEmail(house.database, website.id, key)) {
    QueueMail(house, model::Event::kVerify, website, *registration);
  } else {
    QueueNoMail(house, model::Event::kVerify, website);
  }
  transaction.Commit();
  return {};
}

}  // namespace rules
