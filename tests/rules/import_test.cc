#include "rules/import.h"

#include <gtest/gtest.h>

#include "rules/holder.h"
#include "rules/seed.h"
#include "rules/sign_in.h"
#include "store/access.h"
#include "store/contact.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using support::kNetwork;
using support::Scenario;

class ImportTest : public ::testing::Test {
 protected:
  ImportRow Row(const std::string& email, const std::string& number = "") {
    ImportRow row;
    row.form.email = email;
    row.form.number = number;
    row.form.website_id = website.id;
    row.form.mail = false;
    return row;
  }
  std::vector<ImportResult> Add(const std::vector<ImportRow>& rows, bool dry_run = false) {
    Import import(scenario.house, dry_run);
    auto results = import.Add(rows);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return results;
  }
  static std::string Added(const ImportResult& result) {
    EXPECT_TRUE(result.errors.empty());
    return std::string(result.contact ? "c" : "-") + (result.account ? "a" : "-") + (result.access ? "x" : "-");
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Website other = scenario.AddWebsite("other.muster.example");
};

TEST_F(ImportTest, AddsContactAccountAndAccessOnce) {
  auto row = Row("Erika@Partner.example", "K-1");
  row.form.name = "Erika Beispiel";
  row.form.company = "Partner AG";
  row.form.order = "4711";
  row.form.valid_until = scenario.Now() + 86'400;
  row.notes = "ruft montags an";
  EXPECT_EQ("cax", Added(Add({row})[0]));
  EXPECT_EQ("---", Added(Add({row})[0]));
  auto account = scenario.Account("erika@partner.example");
  EXPECT_EQ("Erika@Partner.example", account.email);
  EXPECT_FALSE(account.email_proven_at);
  auto contact = store::FindContact(scenario.house.database, account.contact_id);
  EXPECT_EQ("K-1", contact->number);
  EXPECT_EQ("ruft montags an", contact->notes);
  auto access = store::FindAccessOfAccount(scenario.house.database, account.id, website.id);
  EXPECT_EQ(model::Status::kApproved, access->status);
  EXPECT_EQ("4711", access->order_number);
  EXPECT_EQ(row.form.valid_until, access->valid_until);
  EXPECT_EQ("command line", access->decided_by);
  EXPECT_EQ(0, scenario.Queued());
  EXPECT_EQ(1u, SearchContacts(scenario.house, 0, "partner.example", 1).lines.size());
  EXPECT_EQ(1u, SearchContacts(scenario.house, 0, "K-1", 1).lines.size());
}

TEST_F(ImportTest, AddsOnlyWhatIsMissing) {
  (void)Add({Row("erika@partner.example", "K-1")});
  auto row = Row("erika@partner.example", "K-1");
  row.form.website_id = other.id;
  EXPECT_EQ("--x", Added(Add({row})[0]));
  EXPECT_EQ("-ax", Added(Add({Row("max@partner.example", "K-1")})[0]));
  EXPECT_EQ(1, CountContacts(scenario.house));
  // What is there stays as it is.
  row.form.status = model::Status::kRejected;
  row.form.name = "Other";
  EXPECT_EQ("---", Added(Add({row})[0]));
  EXPECT_EQ(model::Status::kApproved,
            store::FindAccessOfAccount(scenario.house.database, scenario.Account("erika@partner.example").id, other.id)->status);
}

TEST_F(ImportTest, TakesAContactByItsNumberAndAnAccountWithoutWebsite) {
  auto contact = Row("", "K-7");
  contact.form.company = "Nur Firma";
  EXPECT_EQ("c--", Added(Add({contact})[0]));
  EXPECT_EQ("---", Added(Add({contact})[0]));
  EXPECT_EQ("Nur Firma", store::FindContactByNumber(scenario.house.database, "K-7")->name);
  EXPECT_EQ(1u, SearchContacts(scenario.house, 0, "Nur Firma", 1).lines.size());
  auto account = Row("erika@partner.example");
  account.form.website_id = 0;
  EXPECT_EQ("ca-", Added(Add({account})[0]));
  EXPECT_EQ("erika", scenario.Account("erika@partner.example").name);
}

TEST_F(ImportTest, RefusesARowAndTakesTheOthers) {
  auto hash = Row("hash@partner.example"), costly = Row("costly@partner.example"), site = Row("site@partner.example");
  hash.password_hash = "geheim";
  costly.password_hash = "$2y$31$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My";
  site.form.website_id = 99;
  auto line = Row("line@partner.example");
  line.form.company = "two\nlines";
  (void)Add({Row("erika@partner.example", "K-1"), Row("max@partner.example", "K-2")});
  auto results = Add({Row("no address"), Row(""), hash, costly, site, line, Row("max@partner.example", "K-1"),
                      Row("good@partner.example")});
  const std::pair<const char*, Text> expected[] = {
      {"email", Text::kFormInvalidEmail},      {"email", Text::kImportNobody},
      {"password_hash", Text::kImportHashUnknown}, {"password_hash", Text::kImportHashCostly},
      {"website", Text::kOfficeFormNoWebsite}, {"company", Text::kFormOneLine},
      {"email", Text::kOfficeFormEmailTaken}};
  ASSERT_EQ(8u, results.size());
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    ASSERT_EQ(1u, results[i].errors.size()) << i;
    EXPECT_EQ(expected[i].first, results[i].errors[0].field) << i;
    EXPECT_EQ(expected[i].second, results[i].errors[0].text) << i;
  }
  EXPECT_EQ("cax", Added(results[7]));
}

TEST_F(ImportTest, TellsInADryRunWhatThenHappensAndWritesNothing) {
  (void)Add({Row("there@partner.example", "K-1")});
  auto elsewhere = Row("erika@partner.example", "K-2");
  elsewhere.form.website_id = other.id;
  const std::vector<ImportRow> rows = {Row("there@partner.example"),       Row("erika@partner.example", "K-2"),
                                       Row("erika@partner.example", "K-2"), elsewhere,
                                       Row("max@partner.example", "K-2"),  Row("erika@partner.example", "K-1"),
                                       Row("eva@partner.example", "K-1"),  Row("", "K-2"),
                                       Row("", "K-3"),                     Row("last@partner.example", "K-3")};
  Import import(scenario.house, true);
  std::vector<ImportResult> planned;
  // Also from one batch to the next.
  for (const auto& row : rows) planned.push_back(import.Add({row})[0]);
  EXPECT_EQ(1, CountContacts(scenario.house));
  auto done = Add(rows);
  ASSERT_EQ(planned.size(), done.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ASSERT_EQ(planned[i].errors.size(), done[i].errors.size()) << i;
    EXPECT_EQ(std::tie(planned[i].contact, planned[i].account, planned[i].access),
              std::tie(done[i].contact, done[i].account, done[i].access))
        << i;
  }
  EXPECT_EQ(1u, done[5].errors.size());
  EXPECT_EQ(3, CountContacts(scenario.house));
}

TEST_F(ImportTest, LetsPeopleInByTheirOldPasswordOnceSomebodyVouches) {
  auto erika = Row("erika@partner.example"), max = Row("max@partner.example");
  erika.password_hash = max.password_hash = "$apr1$abcd$TSVFkby1XRuUEfCCMkXC//";
  erika.form.proven = true;
  (void)Add({erika, max});
  EXPECT_FALSE(scenario.Account("erika@partner.example").password.empty());
  // Nothing of the old hash stands there in plain.
  EXPECT_EQ(std::string::npos, scenario.Account("erika@partner.example").password.find("TSVFkby1"));
  EXPECT_NE("", scenario.SignIn(website, "erika@partner.example", "leise Birken im Nebel 7"));
  auto refused = SignIn(scenario.house, website, "max@partner.example", "leise Birken im Nebel 7",
                        {"www.muster.example", kNetwork, ""});
  EXPECT_EQ(SignInOutcome::kMismatch, refused.outcome);
}

TEST_F(ImportTest, KeepsThePasswordThatSomebodyHas) {
  scenario.AddApproved(website, "erika@partner.example");
  const std::string before = scenario.Account("erika@partner.example").password;
  auto row = Row("erika@partner.example");
  row.password_hash = "$apr1$abcd$TSVFkby1XRuUEfCCMkXC//";
  EXPECT_EQ("---", Added(Add({row})[0]));
  EXPECT_EQ(before, scenario.Account("erika@partner.example").password);
}

TEST_F(ImportTest, InvitesWhenAskedTo) {
  auto row = Row("erika@partner.example");
  row.form.mail = true;
  (void)Add({row});
  scenario.Wait(3600);
  EXPECT_EQ("erika@partner.example", scenario.Mail().to);
}

TEST_F(ImportTest, ListsWhoHasAccessToday) {
  scenario.AddApproved(website, "in@partner.example");
  scenario.AddApplicant(website, "waiting@partner.example");
  auto expired = Row("expired@partner.example"), until = Row("until@partner.example");
  expired.form.proven = until.form.proven = true;
  expired.form.valid_until = scenario.Now() - 1;
  until.form.valid_until = scenario.Now() + 10;
  until.form.company = "aardvark ltd";
  (void)Add({Row("unproven@partner.example"), expired, until});
  auto holders = ListHolders(scenario.house, {}, website.id, 0, 10);
  ASSERT_TRUE(holders);
  EXPECT_EQ(2, holders->total);
  ASSERT_EQ(2u, holders->lines.size());
  EXPECT_FALSE(holders->has_next);
  // Page by page it is the same list.
  auto first = ListHolders(scenario.house, {}, website.id, 0, 1);
  EXPECT_TRUE(first->has_next);
  EXPECT_EQ(holders->lines[0].email, first->lines[0].email);
  auto second = ListHolders(scenario.house, {}, website.id, first->lines[0].access.id, 1);
  EXPECT_FALSE(second->has_next);
  EXPECT_EQ(holders->lines[1].email, second->lines[0].email);
  scenario.Wait(10);
  EXPECT_EQ(1, ListHolders(scenario.house, {}, website.id, 0, 10)->total);
  EXPECT_FALSE(ListHolders(scenario.house, {}, 99, 0, 10));
  auto otto = scenario.AddStaff("Otto", model::Role::kApprover, {other.id});
  EXPECT_FALSE(ListHolders(scenario.house, {otto}, website.id, 0, 10));
  EXPECT_TRUE(ListHolders(scenario.house, {otto}, other.id, 0, 10));
}

TEST_F(ImportTest, SeedsTheSamePeopleForTheSameSeedInAnyPieces) {
  EXPECT_EQ(SeedOutcome::kReady, MaySeed(scenario.house));
  Seed(scenario.house, 1, 1, 300);
  EXPECT_EQ(300, CountContacts(scenario.house));
  EXPECT_EQ(SeedOutcome::kReady, MaySeed(scenario.house));
  Scenario again;
  EXPECT_EQ(SeedOutcome::kNoWebsite, MaySeed(again.house));
  again.AddWebsite();
  again.AddWebsite("other.muster.example");
  Seed(again.house, 1, 1, 100);
  Seed(again.house, 1, 101, 300);
  store::AccessFilter filter;
  for (auto status : {model::Status::kApproved, model::Status::kInProcessing, model::Status::kRejected}) {
    filter.status = status;
    auto one = store::ListAccesses(scenario.house.database, filter, scenario.Now(), 500, 0);
    auto two = store::ListAccesses(again.house.database, filter, again.Now(), 500, 0);
    EXPECT_GT(one.size(), 3u);
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(one[i].email, two[i].email);
      EXPECT_EQ(one[i].company, two[i].company);
      EXPECT_EQ(one[i].access.requested_at, two[i].access.requested_at);
      EXPECT_LE(one[i].access.requested_at, scenario.Now());
      EXPECT_GT(one[i].access.requested_at, scenario.Now() - 731 * 86'400);
    }
  }
  filter.status = model::Status::kApproved;
  filter.expired = true;
  EXPECT_GT(store::CountAccesses(scenario.house.database, filter, scenario.Now()), 3);
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(ImportTest, SeedsNoDatabaseThatHoldsPeople) {
  scenario.Register(website, "erika@partner.example");
  EXPECT_EQ(SeedOutcome::kRealPeople, MaySeed(scenario.house));
  Scenario by_hand;
  by_hand.AddWebsite();
  model::Contact contact;
  contact.name = "Erika";
  contact.number = "S-1";
  (void)SaveContact(by_hand.house, {}, contact);
  EXPECT_EQ(SeedOutcome::kRealPeople, MaySeed(by_hand.house));
}

}  // namespace
}  // namespace rules
