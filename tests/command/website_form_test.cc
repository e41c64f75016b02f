#include "command/website_form.h"

#include <gmock/gmock.h>

#include "command/terminal.h"
#include "rules/registration_form.h"
#include "support/folder.h"

namespace command {
namespace {

using ::testing::HasSubstr;

class WebsiteFormCommand : public ::testing::Test {
 protected:
  Terminal terminal;
  model::Website website = terminal.scenario.AddWebsite();
};

TEST_F(WebsiteFormCommand, ReplacesAndShowsRules) {
  EXPECT_EQ(kDone, terminal.Type({"website", "rules", "1"}));
  EXPECT_EQ("", terminal.said);
  ASSERT_EQ(kDone, terminal.Type({"website", "rules", "1", "--file", "-"}, "approve partner.example\r\nblock *.spam.example\r\n"))
      << terminal.complained;
  ASSERT_EQ(kDone, terminal.Type({"website", "rules", website.name}));
  EXPECT_EQ("approve partner.example\nblock *.spam.example\n", terminal.said);
  EXPECT_EQ(kRefused, terminal.Type({"website", "rules", "1", "--file", "-"}, "ask *\nnonsense\n"));
  EXPECT_THAT(terminal.complained, HasSubstr("rules: Line 2 is not a rule."));
  EXPECT_EQ(kRefused, terminal.Type({"website", "rules", "1", "--file", "/nowhere"}));
  support::Folder folder;
  ASSERT_EQ(kDone, terminal.Type({"website", "rules", "1", "--file", folder.Write("rules", "")}));
  EXPECT_EQ(kDone, terminal.Type({"website", "rules", "1"}));
  EXPECT_EQ("", terminal.said);
}

TEST_F(WebsiteFormCommand, ChangesWhatIsNamedAndLeavesTheRest) {
  ASSERT_EQ(kDone, terminal.Type({"website", "form", "1", "--phone", "hidden", "--terms-version", "2026-12", "--terms-address",
                                  "https://www.muster.example/agb"}))
      << terminal.complained;
  ASSERT_EQ(kDone, terminal.Type({"website", "form", "1", "--company", "required"}));
  auto form = terminal.Read({"website", "form", "1", "--json"});
  EXPECT_EQ("hidden", form["phone"]);
  EXPECT_EQ("required", form["company"]);
  EXPECT_EQ("2026-12", form["terms_version"]);
  ASSERT_EQ(kDone, terminal.Type({"website", "form", "1", "--no-terms"}));
  EXPECT_EQ("", terminal.Read({"website", "form", "1", "--json"})["terms_address"]);
  EXPECT_EQ(kRefused, terminal.Type({"website", "form", "1", "--terms-version", "2026-12"}));
  EXPECT_EQ(kUsage, terminal.Type({"website", "form", "1", "--phone", "perhaps"}));
}

TEST_F(WebsiteFormCommand, AsksOrdersAndRemovesQuestions) {
  ASSERT_EQ(kDone, terminal.Type({"website", "field", "add", "1", "--label-de", "Branche", "--label-en", "Trade", "--kind", "choice",
                                  "--choice-de", "Handel", "--choice-en", "Retail", "--choice-de", "Handwerk", "--choice-en", "Crafts"}))
      << terminal.complained;
  EXPECT_EQ("1\n", terminal.said);
  ASSERT_EQ(kDone, terminal.Type({"website", "field", "add", "1", "--label-de", "Nummer", "--label-en", "Number"}));
  ASSERT_EQ(kDone, terminal.Type({"website", "field", "set", "1", "2", "--required", "--hint-en", "If you know it"}));
  ASSERT_EQ(kDone, terminal.Type({"website", "field", "move", "1", "2", "up"}));
  EXPECT_EQ(kRefused, terminal.Type({"website", "field", "move", "1", "2", "up"}));
  auto fields = terminal.Read({"website", "form", "1", "--json"})["fields"];
  ASSERT_EQ(2u, fields.size());
  EXPECT_EQ(2, fields[0]["id"]);
  EXPECT_EQ(true, fields[0]["required"]);
  EXPECT_EQ("Number", fields[0]["label_en"]);
  EXPECT_EQ("Retail\nCrafts", fields[1]["choices_en"]);
  ASSERT_EQ(kDone, terminal.Type({"website", "field", "remove", "1", "1"}));
  EXPECT_EQ(kRefused, terminal.Type({"website", "field", "remove", "1", "1"}));
  EXPECT_EQ(kRefused, terminal.Type({"website", "field", "set", "1", "9", "--optional"}));
  EXPECT_EQ(kRefused, terminal.Type({"website", "field", "add", "1", "--label-de", "", "--label-en", "x"}));
}

TEST_F(WebsiteFormCommand, RegistersWithAnswersAndShowsAndExportsThem) {
  terminal.scenario.AddFormField(website, "Nummer", true);
  ASSERT_EQ(kDone, terminal.Type({"website", "form", "1", "--terms-version", "2026-12", "--terms-address", "/agb"}));
  const std::vector<std::string> words = {"access", "register", "--website", "1", "--email", "erika@probe.example", "--name", "Erika"};
  EXPECT_EQ(kRefused, terminal.Type(words, support::kPassword));
  EXPECT_THAT(terminal.complained, HasSubstr("field-1: "));
  EXPECT_THAT(terminal.complained, HasSubstr("terms: "));
  auto complete = words;
  complete.insert(complete.end(), {"--answer", "1=47=11", "--accept-terms"});
  ASSERT_EQ(kDone, terminal.Type(complete, support::kPassword)) << terminal.complained;
  complete.back() = "--answer";
  complete.push_back("x");
  EXPECT_EQ(kRefused, terminal.Type(complete, support::kPassword));
  ASSERT_EQ(rules::VerifyByLink(terminal.scenario.house, website, terminal.scenario.Mail().Token(), "", support::kPassword,
                                support::kNetwork).outcome,
            rules::VerifyOutcome::kProven);
  EXPECT_EQ("47=11", terminal.Read({"access", "show", "1", "--json"})["answers"]["Nummer"]);
  auto exported = terminal.Read({"export", "accesses", "--format", "json"})[0];
  EXPECT_EQ("47=11", exported["answers"]["Nummer"]);
  ASSERT_EQ(kDone, terminal.Type({"export", "accesses"}));
  EXPECT_THAT(terminal.said, HasSubstr("order,message,reason,decided_by,requested_at,valid_until,answers,terms_version,terms_at\r\n"));
  EXPECT_EQ("2026-12", exported["terms_version"]);
  EXPECT_EQ(20u, exported["terms_at"].get<std::string>().size());
}

}  // namespace
}  // namespace command
