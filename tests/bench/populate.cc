// An installation full of signed-in customers. `populate FOLDER HOST SESSIONS JOURNAL` makes it for one website at HOST,
// in that journal mode; the first customers (0 to 15) have a password. Writes every session's cookie to FOLDER/cookies.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

#include "crypto/password.h"
#include "crypto/token.h"
#include "model/access.h"
#include "rules/house.h"
#include "rules/install.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/session.h"
#include "store/website.h"

namespace {

constexpr char kPassword[] = "leise Birken im Nebel 7";
constexpr int kWithPassword = 16;

std::int64_t AddWebsite(rules::House& house, const std::string& host) {
  model::Website website;
  website.name = "Muster GmbH, Kundenbereich";
  website.address = "http://" + host;
  website.sender = website.contact = "kunden@muster.example";
  website.imprint = website.address + "/impressum";
  website.privacy = website.address + "/datenschutz";
  auto id = store::InsertWebsite(house.database, website, house.Now());
  store::InsertWebsitePlace(house.database, host, "", id);
  return id;
}

std::int64_t AddCustomer(rules::House& house, std::int64_t website_id, int number) {
  model::Contact contact;
  contact.name = "Kunde " + std::to_string(number);
  contact.number = "K-" + std::to_string(number);
  model::Account account;
  account.contact_id = store::InsertContact(house.database, contact, house.Now());
  account.name = contact.name;
  account.email = account.email_key = "kunde" + std::to_string(number) + "@partner.example";
  account.email_proven_at = house.Now();
  if (number < kWithPassword) {
    account.password = crypto::HashPassword(house.keys, house.Cost(), account.email_key, kPassword);
  }
  model::Access access;
  access.account_id = store::InsertAccount(house.database, account, house.Now());
  access.website_id = website_id;
  access.status = model::Status::kApproved;
  store::InsertAccess(house.database, access, house.Now());
  return access.account_id;
}

// The token that its cookie holds.
std::string AddSession(rules::House& house, const std::string& host, std::int64_t account_id) {
  std::string token = crypto::NewToken();
  model::Session session;
  session.token = crypto::Digest(house.keys, crypto::Use::kSession, {token});
  session.account_id = account_id;
  session.created_at = session.seen_at = house.Now();
  session.host = host;
  session.family = crypto::NewToken();
  session.expires_at = house.Now() + model::kSessionLife;
  store::InsertSession(house.database, session);
  return token;
}

void Populate(const std::string& folder, const std::string& host, int sessions, const std::string& journal) {
  rules::InstallForm form;
  form.folder = folder;
  form.mail_directory = "mail";
  form.journal = journal;
  auto installed = rules::Install(form);
  if (!installed.refused.empty()) throw std::runtime_error(installed.refused);
  auto house = rules::OpenHouse(store::Part::kCommand, installed.config.path);
  std::ofstream cookies(folder + "/cookies");
  store::Transaction transaction(house.database);
  auto website_id = AddWebsite(house, host);
  for (int number = 0; number < sessions; ++number) {
    cookies << "session=" << AddSession(house, host, AddCustomer(house, website_id, number)) << "\n";
  }
  transaction.Commit();
  if (!cookies.flush()) throw std::runtime_error(folder + "/cookies: cannot be written");
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count != 5) throw std::runtime_error("usage: populate FOLDER HOST SESSIONS JOURNAL");
    Populate(arguments[1], arguments[2], std::atoi(arguments[3]), arguments[4]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "populate: %s\n", error.what());
    return 1;
  }
  return 0;
}
