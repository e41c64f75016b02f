// How long the office waits for its queue. `queue FOLDER ACCESSES` makes an installation there with that many accesses,
// 10 000 of them waiting, and measures what the pages ask, one line each: milliseconds, at most of 20 times; last a decision
// about the 10 000 with a mail for each.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>

#include "rules/bulk.h"
#include "rules/customer.h"
#include "rules/evidence.h"
#include "rules/holder.h"
#include "rules/install.h"
#include "rules/queue.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"

namespace {

constexpr int kWaiting = 10'000;
constexpr const char* kNames[] = {"Erika", "Hans", "Ulrike", "Jonas", "Lena", "Paul", "Wanda", "Emil", "Nora", "Fritz"};
constexpr const char* kSurnames[] = {"Beispiel", "Muster", "Vogt", "Steinbach", "Petersen", "Klee", "Sommer", "Winter"};

double Milliseconds(const std::function<void()>& work) {
  auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void Say(const char* what, double milliseconds) { std::printf("%-60s %9.2f ms\n", what, milliseconds); }

void Measure(const char* what, const std::function<void()>& work) {
  double most = 0;
  for (int i = 0; i < 20; ++i) most = std::max(most, Milliseconds(work));
  Say(what, most);
}

void AddCustomer(rules::House& house, std::int64_t website_id, int number, int all) {
  model::Contact contact;
  contact.name = std::string(kNames[number % 10]) + " " + kSurnames[number / 10 % 8] + " " + std::to_string(number);
  contact.company = "Firma " + std::to_string(number % 50'000) + " GmbH";
  model::Account account;
  account.contact_id = store::InsertContact(house.database, contact, house.Now());
  account.name = contact.name;
  // A third of all at one provider, the rest at small companies.
  account.email = account.email_key = std::string(kNames[number % 10]) + "." + std::to_string(number) + "@" +
                                      (number % 3 == 0 ? "mail.example" : "firma" + std::to_string(number % 50'000) + ".example");
  for (char& c : account.email_key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  account.email_proven_at = house.Now();
  model::Access access;
  access.account_id = store::InsertAccount(house.database, account, house.Now());
  access.website_id = website_id;
  const bool waits = number >= all - kWaiting;
  access.status = waits ? model::Status::kInProcessing
                        : number % 10 == 0 ? model::Status::kRejected : model::Status::kApproved;
  access.decided_by = waits ? "" : number % 2 == 0 ? "Ada Muster" : "Otto Muster";
  access.order_number = "A-" + std::to_string(number);
  auto id = store::InsertAccess(house.database, access, house.Now() - all + number);
  if (access.status == model::Status::kApproved && number % 4 == 1) {
    (void)store::UpdateAccessValidity(house.database, id, 1, house.Now() - number);
  }
}

std::int64_t AddWebsite(rules::House& house, const std::string& host) {
  model::Website website;
  website.name = host;
  website.address = "https://" + host;
  website.sender = website.contact = "kunden@muster.example";
  auto saved = rules::SaveWebsite(house, {}, website, {});
  if (!saved.errors.empty()) throw std::runtime_error("the website was refused");
  return saved.id;
}

void Run(const std::string& folder, int all) {
  rules::InstallForm form;
  form.folder = folder;
  form.mail_directory = "mail";
  auto installed = rules::Install(form);
  if (!installed.refused.empty()) throw std::runtime_error(installed.refused);
  auto house = rules::OpenHouse(store::Part::kCommand, installed.config.path);
  const std::int64_t websites[] = {AddWebsite(house, "a.example"), AddWebsite(house, "b.example")};
  for (int number = 0; number < all;) {
    store::Transaction transaction(house.database);
    for (int i = 0; i < 50'000 && number < all; ++i, ++number) AddCustomer(house, websites[number % 2], number, all);
    transaction.Commit();
  }
  std::printf("%d accesses, %d of them waiting\n", all, kWaiting);

  auto list = [&](rules::QueueFilter filter) { return rules::ListQueue(house, 0, filter); };
  using rules::Stage;
  Measure("the counts of all stages", [&] {
    for (int i = 0; i < model::kStageCount; ++i) (void)rules::CountStage(house, 0, static_cast<Stage>(i));
  });
  for (auto stage : {Stage::kWaiting, Stage::kApproved, Stage::kRejected, Stage::kExpired}) {
    rules::QueueFilter filter;
    filter.stage = stage;
    Measure(("a page of those " + std::string(model::Word(stage))).c_str(), [&] { (void)list(filter); });
    filter.website_id = websites[1];
    Measure("  of one website", [&] { (void)list(filter); });
    filter.place = model::Place{0, house.Now() - all / 2};
    Measure("  in the middle", [&] { (void)list(filter); });
  }
  rules::QueueFilter filter;
  filter.stage = Stage::kApproved;
  filter.decided_by = "Ada Muster";
  Measure("those whom one person approved", [&] { (void)list(filter); });
  filter = {};
  filter.search = "beispiel 4711";
  filter.stage = Stage::kApproved;
  Measure("a search for two words among those approved", [&] { (void)list(filter); });
  filter.search = "gmbh";
  Measure("a search for what all have", [&] { (void)list(filter); });
  filter = {};
  filter.order = "A-" + std::to_string(all - 7);
  Measure("an order number", [&] { (void)list(filter); });

  for (const char* words : {"", "gmbh", "erika gmbh", "erika muster 20000", "m", "mu gm", "nobodyofthatname", "erika.20000@firma20000.example"}) {
    Measure(("contacts: \"" + std::string(words) + "\"").c_str(), [&] { (void)rules::SearchContacts(house, 0, words); });
  }
  Measure("a page of who has access today", [&] { (void)rules::ListHolders(house, {}, websites[1], 0, 0); });

  auto one = list({}).accesses.at(0);
  auto account = store::FindAccount(house.database, one.access.account_id).value();
  Measure("the evidence beside an access", [&] { (void)rules::FindEvidence(house, {}, one, account); });

  std::int64_t id = 0;
  Say("preparing a decision about all who wait", Milliseconds([&] { id = rules::PrepareBulk(house, {}, {}, rules::QueueFilter{}); }));
  Say("  deciding, with a mail for each", Milliseconds([&] {
        while (rules::FindBulkFacts(house, {}, id, model::BulkOutcome::kOpen, 0)->counts[0] > 0) (void)rules::RunBulk(house, {}, id);
      }));
  if (rules::CountStage(house, 0, Stage::kWaiting) != 0) throw std::runtime_error("somebody waits still");
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count != 3) throw std::runtime_error("usage: queue FOLDER ACCESSES");
    Run(arguments[1], std::atoi(arguments[2]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "queue: %s\n", error.what());
    return 1;
  }
  return 0;
}
