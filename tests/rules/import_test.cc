#include "rules/import.h"

#include <gtest/gtest.h>

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
  EXPECT_EQ(1u, SearchContacts(scenario.house, 0, "partner.example").lines.size());
  EXPECT_EQ(1u, SearchContacts(scenario.house, 0, "K-1").lines.size());
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
  EXPECT_EQ(1u, SearchContacts(scenario.house, 0, "Nur Firma").lines.size());
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

}  // namespace
}  // namespace rules
