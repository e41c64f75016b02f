// Nobody inside is put outside by a change of settings: everything that can be set for a website, one after the other,
// and after each the accesses, sessions and accounts as they were before.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "rules/domain_rules.h"
#include "rules/registration_form.h"
#include "rules/website.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::Website;
using support::Scenario;

class WebsiteSetting : public ::testing::Test {
 protected:
  WebsiteSetting() {
    const char* people[] = {"in@partner.example", "waiting@partner.example", "out@partner.example"};
    ids = {scenario.AddApproved(website, people[0]).id, scenario.AddApplicant(website, people[1]).id,
           scenario.AddApplicant(website, people[2]).id};
    EXPECT_EQ(Decide(scenario.house, {}, {ids[2], scenario.Access(ids[2]).version, model::Status::kRejected, "", false}),
              DecideOutcome::kDone);
    for (const char* email : people) sessions.push_back(scenario.SignIn(website, email));
    field = scenario.AddFormField(website, "Kundennummer");
  }

  // Every row of all that makes somebody pass, or not.
  std::string State() {
    const std::string path = folder / "state.db";
    std::filesystem::remove(path);
    scenario.house.database.BackupTo(path);
    sqlite3* file = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
    std::string state;
    auto add = [](void* to, int count, char** values, char**) {
      for (int i = 0; i < count; ++i) *static_cast<std::string*>(to) += std::string(values[i] ? values[i] : "NULL") + "|";
      *static_cast<std::string*>(to) += "\n";
      return 0;
    };
    for (const char* table : {"contact", "account", "access", "session"}) {
      const std::string rows = "SELECT * FROM " + std::string(table) + " ORDER BY 1";
      EXPECT_EQ(sqlite3_exec(file, rows.c_str(), add, &state, nullptr), SQLITE_OK);
    }
    sqlite3_close(file);
    return state;
  }

  void ChangesNobody(const std::string& what, const std::function<SaveResult()>& change) {
    const std::string before = State();
    EXPECT_EQ(std::count(before.begin(), before.end(), '\n'), 12) << "three people, each with one of each";
    auto saved = change();
    EXPECT_TRUE(saved.errors.empty() && !saved.conflict) << what;
    EXPECT_EQ(State(), before) << what;
  }

  support::Folder folder;
  Scenario scenario{store::Part::kCommand};  // which alone may copy a database
  Website website = scenario.AddWebsite();
  std::vector<std::int64_t> ids;
  std::vector<std::string> sessions;
  model::FormField field;
};

TEST_F(WebsiteSetting, OfTheWebsiteChangesNobodysAccess) {
  using Change = void (*)(Website&);
  const std::pair<const char*, Change> changes[] = {
      {"name", [](Website& w) { w.name = "Anders"; }},
      {"policy", [](Website& w) { w.policy = model::Policy::kAutomatic; }},
      {"sender", [](Website& w) { w.sender = "neu@muster.example"; }},
      {"contact", [](Website& w) { w.contact = "Herr Neu"; }},
      {"office_copy", [](Website& w) { w.office_copy = "neu@muster.example"; }},
      {"language", [](Website& w) { w.language = "en"; }},
      {"password_minimum", [](Website& w) { w.password_minimum = 60; }},
      {"open", [](Website& w) { w.open = 0; }},
      {"imprint", [](Website& w) { w.imprint = "/imprint"; }},
      {"privacy", [](Website& w) { w.privacy = "/privacy"; }},
      {"protection", [](Website& w) { w.protection = model::Protection::kOptional; }},
      {"paths", [](Website& w) { w.protection = model::Protection::kPaths, w.paths = "/members/"; }},
      {"closed", [](Website& w) { w.closed = 1; }},
      {"closed again", [](Website& w) { w.closed = 0; }},
  };
  // id, created_at and version are not set by anybody; the address, and what answers at it, has a test of its own.
  EXPECT_EQ(std::tuple_size_v<decltype(website.Columns())>, std::size(changes) + 3);
  for (const auto& [what, change] : changes) {
    ChangesNobody(what, [&, change = change] {
      auto changed = *FindWebsite(scenario.house, website.id);
      change(changed);
      return SaveWebsite(scenario.house, {}, changed, {});
    });
    EXPECT_EQ(scenario.Passes(sessions[0]), std::string_view(what) != "closed") << what;
  }
}

TEST_F(WebsiteSetting, OfTheAddressChangesNobodysAccess) {
  ChangesNobody("address", [&] {
    auto moved = website;
    moved.address = "https://neu.muster.example";
    return SaveWebsite(scenario.house, {}, moved, {website.address});
  });
  EXPECT_TRUE(scenario.Passes(sessions[0]));
}

TEST_F(WebsiteSetting, OfRulesChangesNobodysAccess) {
  for (const char* rules : {"block partner.example", "block *", "ask partner.example", "approve partner.example", ""}) {
    ChangesNobody(rules, [&] {
      auto changed = FindDomainRules(scenario.house, website.id);
      changed.rules = rules;
      return SaveDomainRules(scenario.house, {}, changed);
    });
    EXPECT_TRUE(scenario.Passes(sessions[0])) << rules;
    EXPECT_FALSE(scenario.Passes(sessions[1])) << rules;
  }
}

TEST_F(WebsiteSetting, OfTheRegistrationFormChangesNobodysAccess) {
  for (const char* version : {"2026-01", "2026-02", ""}) {
    ChangesNobody("terms " + std::string(version), [&] {
      auto form = FindAskedForm(scenario.house, website.id).form;
      form.terms_version = version;
      form.terms_address = *version == 0 ? "" : "/agb";
      return SaveRegistrationForm(scenario.house, {}, form);
    });
    EXPECT_TRUE(scenario.Passes(sessions[0])) << version;
  }
  ChangesNobody("required", [&] {
    auto form = FindAskedForm(scenario.house, website.id).form;
    form.company = form.phone = form.message = form.order_number = model::Asks::kRequired;
    return SaveRegistrationForm(scenario.house, {}, form);
  });
  ChangesNobody("question", [&] {
    field.required = 1;
    return SaveFormField(scenario.house, {}, field);
  });
  ChangesNobody("removed", [&] {
    EXPECT_TRUE(RemoveFormField(scenario.house, {}, website.id, field.id));
    return SaveResult();
  });
  EXPECT_TRUE(scenario.Passes(sessions[0]));
  EXPECT_FALSE(scenario.Passes(sessions[2]));
}

}  // namespace
}  // namespace rules
