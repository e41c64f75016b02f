// Whatever people do on both sides, and wherever runs are cut off: in the end both know the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "rules/chain.h"
#include "rules/customer.h"
#include "rules/item.h"
#include "rules/queue.h"
#include "rules/status.h"
#include "rules/sync.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/registration.h"
#include "store/website.h"
#include "support/scenario.h"
#include "support/split.h"

namespace rules {
namespace {

using model::Status;
using support::Scenario;
using support::Wire;

class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    office.house.keys = crypto::Keys::FromSeed(2);
    for (const char* host : {"www.muster.example", "zwei.muster.example"}) websites_.push_back(web.AddWebsite(host));
    support::PairHouses(office.house, web.house);
    Wire whole;
    (void)support::SyncOver(office.house, web.house, whole);
  }

  void Step() {
    web.Wait(700);
    office.Wait(700);
    switch (Any(14)) {
      case 0: return Register();
      case 1: return Apply();
      case 2: return Apply();
      case 3: return Customer();
      case 4: return Customer();
      case 5: return Decide(web);
      case 6: return Decide(office);
      case 7: return Decide(office);
      case 8: return Office();
      case 9: return Office();
      case 10: return Contact(Any(3) == 0 ? web : office);
      case 11: return Grant();
      default: return Cut();
    }
  }

  Scenario web, office;

 private:
  std::size_t Any(std::size_t many) { return random_() % many; }
  std::string Email() { return "kunde" + std::to_string(Any(8)) + "@probe.example"; }
  const model::Website& Website() { return websites_[Any(websites_.size())]; }

  std::optional<model::Access> AnyAccess(Scenario& side) {
    auto all = store::ListAccessesAfter(side.house.database, 0, 0, 100);
    if (all.empty()) return std::nullopt;
    return all[Any(all.size())].access;
  }

  void Register() {
    web.Register(Website(), Email());
    if (Any(2) == 0) web.Mails();
  }
  void Apply() {
    const std::string email = Email();
    const auto& website = Website();
    if (store::FindAccountByEmail(web.house.database, email)) {
      model::FormErrors errors;
      (void)RequestAccess(web.house, website, web.Account(email), {"noch ein Zugang", "", {}}, base::Language::kGerman, errors);
      return;
    }
    web.Mails();
    web.Register(website, email);
    (void)VerifyByLink(web.house, website, web.Mail().Token(), support::kBrowser, "", support::kNetwork);
  }
  void Customer() {
    auto access = AnyAccess(web);
    if (!access) return;
    auto account = store::FindAccount(web.house.database, access->account_id).value();
    auto website = store::FindWebsite(web.house.database, access->website_id).value();
    model::FormErrors errors;
    switch (Any(3)) {
      case 0: (void)Withdraw(web.house, website, account); break;
      case 1: (void)AddMessage(web.house, website, account, "Nachricht " + std::to_string(Any(100)), errors); break;
      default: (void)Answer(web.house, website, account, "Antwort", errors);
    }
  }
  void Decide(Scenario& side) {
    auto access = AnyAccess(side);
    if (!access) return;
    if (Any(4) == 0) {
      auto before = FindUndo(side.house, side.Administrator(), access->id);
      if (before) (void)Undo(side.house, side.Administrator(), access->id, *before);
      return;
    }
    if (Any(4) == 0) {
      (void)SetValidity(side.house, side.Administrator(), access->id, access->version, side.Now() + 86400 * 30);
      return;
    }
    Decision decision;
    decision.access_id = access->id;
    decision.version = access->version;
    decision.status = Any(2) == 0 ? Status::kApproved : Status::kRejected;
    decision.reason = decision.status == Status::kRejected ? "Grund " + std::to_string(Any(9)) : "";
    decision.mail = Any(3) > 0;
    (void)rules::Decide(side.house, side.Administrator(), decision);
  }
  void Office() {
    auto access = AnyAccess(office);
    const auto chief = office.Administrator();
    model::FormErrors errors;
    switch (Any(4)) {
      case 0:
        if (access) (void)Ask(office.house, chief, access->id, "Welcher Auftrag?", errors);
        break;
      case 1:
        if (access) (void)SendReset(office.house, chief, access->account_id, access->website_id);
        break;
      case 2:
        if (access) {
          auto account = store::FindAccount(office.house.database, access->account_id).value();
          (void)CorrectEmail(office.house, chief, account.id, account.version, "neu-" + std::to_string(Any(5)) + "@probe.example",
                             access->website_id);
        }
        break;
      default:
        if (auto found = store::FindRegistrationByEmail(office.house.database, 1, Email())) {
          (void)DeleteRegistration(office.house, *chief.staff, found->id);
        }
    }
  }
  void Contact(Scenario& side) {
    auto all = store::ListContactsAfter(side.house.database, 0, 0, 100);
    if (all.empty()) return;
    auto contact = all[Any(all.size())];
    contact.company = "Firma " + std::to_string(Any(100));
    (void)SaveContact(side.house, side.Administrator(), contact);
  }
  void Grant() {
    model::Contact contact;
    contact.name = "Vom Büro";
    GrantForm form;
    form.contact_id = SaveContact(office.house, office.Administrator(), contact).id;
    form.website_id = static_cast<std::int64_t>(1 + Any(2));
    form.email = Email();
    (void)GrantAccess(office.house, office.Administrator(), form);
  }
  void Cut() {
    Wire wire;
    (Any(2) == 0 ? wire.up_end : wire.down_end) = Any(12000);
    wire.piece = 1 + Any(3000);
    (void)support::TrySync(office.house, web.house, wire);
  }

  std::mt19937 random_;
  std::vector<model::Website> websites_;
};

TEST(SyncModel, ComesTogetherWhateverPeopleDoAndWhereverRunsAreCut) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    World world(seed);
    for (int step = 0; step < 60; ++step) {
      world.Step();
      if (::testing::Test::HasFailure()) FAIL() << "seed " << seed << ", step " << step;
    }
    Wire one, two;
    (void)support::SyncOver(world.office.house, world.web.house, one);
    const auto count = support::SyncOver(world.office.house, world.web.house, two);
    EXPECT_EQ(count.published + count.fetched, 0) << "seed " << seed << ": the second has nothing left to do";
    ASSERT_EQ(support::Known(world.office.house), support::Known(world.web.house)) << "seed " << seed;
    world.office.Wait(86400);
    EXPECT_THAT(world.office.Mails(), ::testing::IsEmpty()) << "seed " << seed;
    EXPECT_EQ(world.office.Queued(), 0) << "seed " << seed;
    for (auto* side : {&world.web, &world.office}) {
      EXPECT_EQ(VerifyChain(side->house, {}, [](auto, auto) {}).state, ChainState::kWhole);
      EXPECT_EQ(side->house.database.BusyStatements(), 0);
    }
  }
}

}  // namespace
}  // namespace rules
