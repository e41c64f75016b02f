// How SQLite means to answer what the office asks all day, at a million accesses as at ten: along an index, with nothing
// to sort. A plan does not depend on how much there is, as nobody runs ANALYZE.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/query_text.h"
#include "store/schema_text.h"

namespace tree {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Plan : public ::testing::Test {
 protected:
  Plan() {
    sqlite3* raw = nullptr;
    EXPECT_EQ(sqlite3_open(":memory:", &raw), SQLITE_OK);
    handle_.reset(raw);
    for (const auto& step : store::SchemaSteps()) {
      if (step.engine == "sqlite") Run(std::string(step.sql));
    }
  }

  void Run(const std::string& sql) {
    EXPECT_EQ(sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle_.get());
  }

  // One line for each table that is looked at and each sort.
  std::string Of(std::string_view name) {
    for (int i = 0; i < store::kQueryCount; ++i) {
      if (store::kQueryTexts[i].name == name) return Explain(std::string(store::kQueryTexts[i].sql));
    }
    ADD_FAILURE() << "no query " << name;
    return "";
  }

  std::string Explain(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(handle_.get(), ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &statement, nullptr),
              SQLITE_OK);
    std::string plan;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      plan += reinterpret_cast<const char*>(sqlite3_column_text(statement, 3)) + std::string("\n");
    }
    sqlite3_finalize(statement);
    return plan;
  }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

TEST_F(Plan, OfTheListsOfTheQueueWalksAnIndexAndSortsNothing) {
  const std::vector<std::pair<std::string, std::string>> lists = {
      {"ListAccessKeys", "access_by_status (status=? AND status_at"},
      {"ListAccessKeysOfWebsite", "access_by_website (status=? AND website_id=? AND status_at"},
      {"ListAccessKeysOfDecider", "access_by_decider (status=? AND decided_by=? AND status_at"},
      {"ListExpiredAccessKeys", "access_by_end (valid_until"},
      {"ListRegistrationKeys", "registration_by_time (requested_at"},
      {"ListRegistrationKeysOfWebsite", "registration_by_website (website_id=? AND requested_at"},
  };
  for (const auto& [name, index] : lists) {
    for (const char* direction : {"", "Backwards"}) {
      const std::string plan = Of(name + direction);
      EXPECT_THAT(plan, HasSubstr("SEARCH")) << name << direction;
      EXPECT_THAT(plan, HasSubstr("INDEX " + index)) << name << direction;
      EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << name << direction;
      EXPECT_THAT(plan, Not(HasSubstr("SCAN"))) << name << direction;
    }
  }
}

TEST_F(Plan, OfCountingLooksAtNoRowBesideTheIndex) {
  for (const char* name : {"CountAccesses", "CountAccessesOfWebsite"}) {
    EXPECT_THAT(Of(name), HasSubstr("COVERING INDEX access_by_")) << name;
  }
  EXPECT_THAT(Of("CountExpiredAccesses"), HasSubstr("COVERING INDEX access_by_end"));
  EXPECT_THAT(Of("CountHolders"), HasSubstr("COVERING INDEX access_by_website"));
  EXPECT_THAT(Of("CountHolders"), HasSubstr("INDEX account_shut (id=?"));
  EXPECT_THAT(Of("ListWaiting"), HasSubstr("INDEX access_waiting (website_id=?)"));
  EXPECT_THAT(Of("ListWaiting"), Not(HasSubstr("SCAN access")));
  EXPECT_THAT(Of("CountRegistrationsOfWebsite"), HasSubstr("COVERING INDEX registration_by_website"));
}

TEST_F(Plan, OfASearchBeginsWithWhatIsSearchedFor) {
  EXPECT_THAT(Of("ListAccessKeysOfOrder"), HasSubstr("INDEX access_by_order (order_number=?)"));
  const std::string words = Of("ListAccessKeysOfWords");
  EXPECT_THAT(words, HasSubstr("contact_search VIRTUAL TABLE"));
  EXPECT_THAT(words, Not(HasSubstr("SCAN access")));
  EXPECT_THAT(words, Not(HasSubstr("SCAN account")));
  EXPECT_THAT(words, Not(HasSubstr("TEMP B-TREE")));
}

TEST_F(Plan, OfWhatAWebsiteAsksAndWasAnsweredGoesByAKey) {
  for (const auto& [name, key] : std::vector<std::pair<std::string, std::string>>{
           {"FindDomainRules", "INTEGER PRIMARY KEY"}, {"FindRegistrationForm", "INTEGER PRIMARY KEY"},
           {"ListFormFields", "INDEX form_field_by_website (website_id=?)"}, {"ListAccessAnswers", "PRIMARY KEY (access_id=?)"},
           {"ListAccessTerms", "PRIMARY KEY (access_id=?)"}, {"DeleteRegistrationAnswers", "PRIMARY KEY (registration_id=?)"},
           {"InsertAnswersOfRegistration", "PRIMARY KEY (registration_id=?)"}}) {
    EXPECT_THAT(Of(name), HasSubstr(key)) << name;
    EXPECT_THAT(Of(name), Not(HasSubstr("SCAN"))) << name;
  }
}

TEST_F(Plan, OfTheSearchForContactsBeginsWithTheWordsAndSortsNothing) {
  const std::string words = Of("ListContactIdsOfWords");
  EXPECT_THAT(words, HasSubstr("contact_search VIRTUAL TABLE"));
  EXPECT_THAT(words, Not(HasSubstr("TEMP B-TREE")));
  for (const char* name : {"ListContactIds", "FindContactLine", "FindHolderPlace", "FindRenewal", "ListHeld"}) {
    const std::string plan = Of(name);
    for (const char* table : {"contact", "account", "access", "mail", "link", "session", "history", "registration"}) {
      EXPECT_THAT(plan, Not(HasSubstr(std::string("SCAN ") + table + "\n"))) << name;
    }
    EXPECT_TRUE(name == std::string_view("ListHeld") || plan.find("TEMP B-TREE") == std::string::npos) << name;
  }
}

TEST_F(Plan, OfALineOfTheContactsLooksAtItsOwnAccessesAlone) {
  EXPECT_THAT(Of("FindContactLine"), Not(HasSubstr("access_by_")));
}

TEST_F(Plan, OfTheListOfManyHoldersWalksTheContactsInItsOrder) {
  const std::string plan = Of("ListManyHolders");
  EXPECT_THAT(plan, HasSubstr("SEARCH contact USING INDEX contact_by_company"));
  EXPECT_THAT(plan, HasSubstr("SEARCH access USING INDEX sqlite_autoindex_access_1 (account_id=? AND website_id=?)"));
  EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE")));
  EXPECT_THAT(Of("ListFewHolders"), HasSubstr("INDEX access_by_website"));
}

TEST_F(Plan, OfWhoseAccessEndsSoonWalksThoseThatEnd) {
  EXPECT_THAT(Of("ListAccessIdsToTell"), HasSubstr("SEARCH access USING INDEX access_by_end (valid_until>? AND valid_until<?)"));
  for (const char* name : {"ListRenewalKeys", "ListRenewalKeysBackwards"}) {
    EXPECT_THAT(Of(name), HasSubstr("INDEX renewal_by_time")) << name;
    EXPECT_THAT(Of(name), Not(HasSubstr("TEMP B-TREE"))) << name;
  }
}

TEST_F(Plan, OfTheOutboxWalksAnIndexAndSortsNothing) {
  const std::vector<std::pair<std::string, std::string>> lists = {
      {"ListMails", "mail_by_delivery (delivery=? AND id<?"},
      {"ListMailsBackwards", "mail_by_delivery (delivery=? AND id>?"},
      {"ListMailsOfWebsite", "mail_by_website (delivery=? AND website_id=? AND id<?"},
      {"ListMailsOfWebsiteBackwards", "mail_by_website (delivery=? AND website_id=? AND id>?"},
      {"ListMailIdsOfPerson", "mail_by_person (delivery=? AND <expr>>? AND <expr><?"},
      {"CountMails", "mail_by_delivery (delivery=?"},
      {"CountMailsOfWebsite", "mail_by_website (delivery=? AND website_id=?"},
      {"CountDueMails", "mail_due (delivery=? AND next_at<?"},
      {"CountMailsSince", "mail_by_sending (sent_at>?"},
      {"FindMailSending", "mail_by_sending (sent_at>?"},
      {"FindHeldMails", "mail_by_trouble (last_error=?"},
      {"FindDueMail", "mail_due (delivery=? AND next_at<?"},
      {"FindMailText", "mail_text_newest (website_id=? AND language=? AND event=?"},
      {"FindMailTextAt", "mail_text_newest (website_id=? AND language=? AND event=?"},
  };
  for (const auto& [name, index] : lists) {
    const std::string plan = Of(name);
    EXPECT_THAT(plan, HasSubstr("INDEX " + index)) << name;
    EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << name;
    EXPECT_THAT(plan, Not(HasSubstr("SCAN mail"))) << name;
  }
}

TEST_F(Plan, OfTheLogOfOneWalksItsLinesAlone) {
  EXPECT_THAT(Of("ListAudit"), HasSubstr("INDEX history_by_time (at>? AND at<?)"));
  for (const char* name : {"ListAuditOfActor", "FindAuditEndOfActor"}) {
    EXPECT_THAT(Of(name), HasSubstr("INDEX history_by_actor (actor=? AND at>? AND at<?)")) << name;
  }
  for (const char* name : {"ListAuditOfContact", "FindAuditEndOfContact"}) {
    EXPECT_THAT(Of(name), HasSubstr("INDEX history_by_contact (contact_id=?)")) << name;
  }
}

TEST_F(Plan, OfWhatChangedWalksAnIndex) {
  for (const char* name : {"ListSyncRowsAfter", "CountSyncRowsAfter"}) {
    EXPECT_THAT(Of(name), HasSubstr("INDEX sync_row_by_change (change>?)")) << name;
    EXPECT_THAT(Of(name), Not(HasSubstr("TEMP B-TREE"))) << name;
  }
  EXPECT_THAT(Of("DeleteSyncRowsGone"), HasSubstr("INDEX sync_row_gone (change<?)"));
  EXPECT_THAT(Of("ListSyncConflicts"), HasSubstr("INDEX sync_conflict_open"));
  EXPECT_THAT(Of("ListHeldMails"), HasSubstr("INDEX mail_by_delivery (delivery=? AND id>?"));
  // With a trigger SQLite looks for children of what is inserted.
  for (const char* name : {"InsertContact", "InsertAccount", "InsertAccess", "InsertRegistration"}) {
    EXPECT_THAT(Of(name), Not(HasSubstr("SCAN"))) << name;
  }
}

TEST_F(Plan, OfAnOrdinarySortWouldBeSeen) {
  EXPECT_THAT(Explain("SELECT id FROM access ORDER BY reason"), HasSubstr("TEMP B-TREE"));
}

}  // namespace
}  // namespace tree
