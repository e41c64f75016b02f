#include "rules/register.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/field.h"
#include "rules/mail.h"
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

}  // namespace

model::FormErrors Register(House& house, const model::Website& website, const RegisterForm& form,
                           base::Language language, std::string_view browser, std::string_view network) {
  model::FormErrors errors;
  model::Registration registration;
  registration.name = Trim(form.name);
  registration.company = Trim(form.company);
  registration.phone = Trim(form.phone);
  registration.message = Trim(form.message);
  registration.order_number = Trim(form.order);
  registration.email = Trim(form.email);
  RequireLine(errors, "name", registration.name, kMaxName);
  LimitLine(errors, "company", registration.company, kMaxCompany);
  LimitLine(errors, "phone", registration.phone, kMaxPhone);
  registration.email_key = RequireEmail(errors, "email", registration.email);
  RequireNewPassword(errors, "password", form.password, website.password_minimum, registration.email_key,
                     registration.name, website.name);
  LimitText(errors, "message", registration.message, kMaxMessage);
  LimitLine(errors, "order", registration.order_number, kMaxOrder);
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
    QueueMail(house, model::Event::kVerify, website, registration);
  }
  transaction.Commit();
  return {};
}

model::FormErrors ResendVerification(House& house, const model::Website& website, std::string_view email,
                                     std::string_view network) {
  model::FormErrors errors;
  std::string key = RequireEmail(errors, "email", Trim(email));
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
