#include "rules/merge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rules/customer.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

class MergeTest : public ::testing::Test {
 protected:
  std::int64_t AddContact(const std::string& name, const std::string& number) {
    model::Contact contact;
    contact.name = name;
    contact.number = number;
    return SaveContact(scenario.house, {}, contact).id;
  }
  std::int64_t ContactOf(const std::string& email) { return scenario.Account(email).contact_id; }
  model::Contact Contact(std::int64_t id) { return FindContactFacts(scenario.house, {}, id).value().contact; }
  std::size_t Found(const std::string& words) { return SearchContacts(scenario.house, 0, words).lines.size(); }
  MergeOutcome Merge(std::int64_t id, std::int64_t into) { return MergeContacts(scenario.house, {}, id, into); }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(MergeTest, PutsAnApplicantToTheContactThatTheOfficeKnows) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  auto known = AddContact("Partner AG", "K-1001"), fresh = ContactOf("erika@probe.example");
  ASSERT_EQ(Merge(fresh, known), MergeOutcome::kDone);
  EXPECT_EQ(ContactOf("erika@probe.example"), known);
  EXPECT_EQ(FindAccessFacts(scenario.house, {}, access.id)->line.contact_number, "K-1001");
  EXPECT_EQ(SearchContacts(scenario.house, 0, "erika@probe.example").lines.at(0).id, known);
  EXPECT_EQ(Found(""), 1u) << "the other is found no more";
  EXPECT_EQ(FindMergedInto(scenario.house, fresh)->id, known);
  auto facts = FindContactFacts(scenario.house, {}, known).value();
  EXPECT_TRUE(std::any_of(facts.history.begin(), facts.history.end(), [](const model::History& line) {
    return line.act == model::Act::kRegistered;
  })) << "with the history that it had";
}

TEST_F(MergeTest, IsUndone) {
  scenario.AddApplicant(website, "erika@probe.example");
  auto into = AddContact("Partner AG", ""), from = ContactOf("erika@probe.example");
  auto contact = Contact(from);
  contact.number = "K-7";
  ASSERT_TRUE(SaveContact(scenario.house, {}, contact).errors.empty());
  ASSERT_EQ(Merge(from, into), MergeOutcome::kDone);
  EXPECT_EQ(Contact(into).number, "K-7") << "the number goes with the customer";
  EXPECT_EQ(Contact(from).number, "");
  ASSERT_EQ(UnmergeContact(scenario.house, {}, from), MergeOutcome::kDone);
  EXPECT_EQ(ContactOf("erika@probe.example"), from);
  EXPECT_EQ(Contact(from).number, "K-7");
  EXPECT_EQ(Contact(into).number, "");
  EXPECT_EQ(Found("erika@probe.example"), 1u);
  EXPECT_EQ(Found(""), 2u);
  EXPECT_FALSE(FindMergedInto(scenario.house, from).has_value());
  EXPECT_EQ(UnmergeContact(scenario.house, {}, from), MergeOutcome::kNotFound);
  EXPECT_EQ(Merge(from, into), MergeOutcome::kDone) << "and done again";
}

TEST_F(MergeTest, RefusesWhatCannotBeMeant) {
  auto a = AddContact("A", "K-1"), b = AddContact("B", "K-2"), c = AddContact("C", ""), d = AddContact("D", "");
  EXPECT_EQ(Merge(a, a), MergeOutcome::kSame);
  EXPECT_EQ(Merge(a, 4711), MergeOutcome::kNotFound);
  EXPECT_EQ(Merge(a, b), MergeOutcome::kTwoNumbers);
  ASSERT_EQ(Merge(c, a), MergeOutcome::kDone);
  EXPECT_EQ(Merge(c, b), MergeOutcome::kNested);
  EXPECT_EQ(Merge(d, c), MergeOutcome::kNested);
  EXPECT_EQ(Merge(a, d), MergeOutcome::kNested) << "something is merged into it";
  EXPECT_EQ(Merge(d, a), MergeOutcome::kDone) << "several into one";
}

TEST_F(MergeTest, IsForAdministratorsAndGivesTheEmptyContactNothingNew) {
  scenario.AddApplicant(website, "erika@probe.example");
  auto into = AddContact("Partner AG", "K-1"), from = ContactOf("erika@probe.example");
  Decider anna{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  EXPECT_EQ(MergeContacts(scenario.house, anna, from, into), MergeOutcome::kNotAllowed);
  ASSERT_EQ(MergeContacts(scenario.house, scenario.Administrator(), from, into), MergeOutcome::kDone);
  EXPECT_EQ(UnmergeContact(scenario.house, anna, from), MergeOutcome::kNotAllowed);
  GrantForm form;
  form.contact_id = from;
  form.website_id = website.id;
  form.email = "neu@probe.example";
  EXPECT_FALSE(GrantAccess(scenario.house, {}, form).errors.empty());
}

}  // namespace
}  // namespace rules
