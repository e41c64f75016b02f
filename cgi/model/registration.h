// What somebody asked for whose address is not proven yet: reserves nothing. One per website and
// address; asking again replaces it. Proving the address turns it into account and access.
#ifndef PFORTE_MODEL_REGISTRATION_H_
#define PFORTE_MODEL_REGISTRATION_H_

#include <cstdint>
#include <string>
#include <tuple>

namespace model {

struct Registration {
  std::int64_t id = 0;
  std::int64_t website_id = 0;
  std::string email, email_key;
  std::string name, company, phone, message, order_number;
  std::string language = "de";
  std::string password;      // encrypted Argon2id string, owner email_key
  std::string browser;       // digest of the browser that asked: from another one the password is asked again
  std::string next;          // the page first wanted
  std::int64_t tries = 0;    // wrong codes since the last mail
  std::int64_t requested_at = 0;
  std::int64_t version = 0;
  std::string network;       // as in Access

  auto Columns() {
    return std::tie(id, website_id, email, email_key, name, company, phone, message, order_number, language,
                    password, browser, next, tries, requested_at, version, network);
  }
};

struct RegistrationLine {
  Registration registration;
  std::string website_name;

  auto Columns() { return std::tuple_cat(registration.Columns(), std::tie(website_name)); }
};

}  // namespace model

#endif  // PFORTE_MODEL_REGISTRATION_H_
