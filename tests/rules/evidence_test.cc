#include "rules/evidence.h"

#include <gtest/gtest.h>

#include "rules/purge.h"
#include "rules/queue.h"
#include "store/account.h"
#include "store/contact.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::Likeness;
using support::Scenario;

class EvidenceTest : public ::testing::Test {
 protected:
  Evidence Of(const model::Access& access, const Decider& decider = {}) {
    auto facts = FindAccessFacts(scenario.house, {}, access.id).value();
    auto evidence = FindEvidence(scenario.house, decider, facts.line, facts.account);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return evidence;
  }
  // A contact of the office; without an address it has no account.
  std::int64_t AddContact(const std::string& name, const std::string& email) {
    store::Transaction transaction(scenario.house.database);
    model::Contact contact;
    contact.name = name;
    auto id = store::InsertContact(scenario.house.database, contact, scenario.Now());
    if (!email.empty()) {
      model::Account account;
      account.contact_id = id;
      account.name = name;
      account.email = account.email_key = email;
      store::InsertAccount(scenario.house.database, account, scenario.Now());
    }
    transaction.Commit();
    return id;
  }
  // The likeness to the contact, if it was found.
  std::optional<Likeness> Like(const Evidence& evidence, std::int64_t contact_id) {
    for (const auto& near : evidence.near) {
      if (near.contact_id == contact_id) return near.likeness;
    }
    return std::nullopt;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Website other = scenario.AddWebsite("b.example");
};

TEST_F(EvidenceTest, FindsContactsThatMayBeTheSame) {
  auto typo = AddContact("Anders", "erkia.probe@partner.example");
  auto domain = AddContact("Ganz Anders", "erika.probe@partner.exampel");
  auto colleague = AddContact("Max Beispiel", "max@partner.example");
  auto name = AddContact("ERIKA PROBE", "");
  auto stranger = AddContact("Fremd", "fremd@anderswo.example");
  auto access = scenario.AddApplicant(website, "erika.probe@partner.example");
  auto evidence = Of(access);
  EXPECT_EQ(Like(evidence, typo), Likeness::kAddress);
  EXPECT_EQ(Like(evidence, domain), Likeness::kAddress);
  EXPECT_EQ(Like(evidence, name), Likeness::kName);
  EXPECT_EQ(Like(evidence, colleague), Likeness::kDomain);
  EXPECT_EQ(Like(evidence, stranger), std::nullopt);
  EXPECT_EQ(evidence.near.size(), 4u) << "nor the own contact";
  EXPECT_EQ(evidence.near.back().contact_id, colleague) << "the likeliest first";
}

TEST_F(EvidenceTest, TakesAProvidersDomainForNoLikeness) {
  scenario.AddMany(website, 100, 60);  // at partner.example
  auto access = scenario.AddApplicant(website, "ulrike@partner.example");
  EXPECT_TRUE(Of(access).near.empty());
}

TEST_F(EvidenceTest, ShowsOtherAccessesAndEarlierRejections) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  Decision no{access.id, access.version, model::Status::kRejected, "Unbekannt", false};
  ASSERT_EQ(Decide(scenario.house, {}, no), DecideOutcome::kDone);
  scenario.Register(other, "erika@probe.example");  // is told that there is an account
  auto evidence = Of(scenario.Access(access.id));
  EXPECT_TRUE(evidence.others.empty());
  ASSERT_EQ(evidence.rejections.size(), 1u);
  EXPECT_EQ(evidence.rejections[0].detail, "Unbekannt");
}

TEST_F(EvidenceTest, ShowsAnApproverNothingOfOtherWebsites) {
  auto mine = scenario.AddApplicant(website, "erika@probe.example");
  scenario.AddApplicant(other, "erkia@probe.example");
  Decider anna{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  EXPECT_EQ(Of(mine).near.size(), 1u);
  EXPECT_TRUE(Of(mine, anna).near.empty());
}

TEST_F(EvidenceTest, NoticesABurstFromOneNetworkByADigestThatIsForgotten) {
  scenario.house.config.mails_per_network = 100;
  for (int i = 0; i < 6; ++i) scenario.AddApplicant(website, "a" + std::to_string(i) + "@probe.example");
  scenario.Register(website, "unproven@probe.example");
  scenario.Mails();
  auto line = ListQueue(scenario.house, 0, {}).accesses.at(0);
  EXPECT_EQ(line.from_network, 6) << "five accesses and a registration";
  EXPECT_EQ(line.access.network.size(), 43u);
  EXPECT_EQ(line.access.network.find("192.0.2"), std::string::npos);
  scenario.Wait(2 * base::kDay);
  auto late = scenario.AddApplicant(website, "late@probe.example");
  EXPECT_EQ(FindAccessFacts(scenario.house, {}, late.id)->line.from_network, 0) << "another day";
  scenario.Wait(kNetworkLife + 1);
  Purge(scenario.house);
  EXPECT_EQ(scenario.Access(late.id).network, "");
}

TEST(EditDistance, CountsLettersUpToTheMost) {
  EXPECT_EQ(EditDistance("erika", "erika", 2), 0);
  EXPECT_EQ(EditDistance("erika", "erikas", 2), 1);
  EXPECT_EQ(EditDistance("erika", "erkia", 2), 1) << "swapped";
  EXPECT_EQ(EditDistance("erika", "frika", 2), 1);
  EXPECT_EQ(EditDistance("", "ab", 2), 2);
  EXPECT_EQ(EditDistance("erika", "ulrike", 2), 3) << "more than two";
  EXPECT_EQ(EditDistance("a", "abcdef", 2), 3);
}

}  // namespace
}  // namespace rules
