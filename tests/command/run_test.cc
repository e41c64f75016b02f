#include "command/run.h"

#include <gtest/gtest.h>

#include "command/terminal.h"
#include "rules/outbox.h"
#include "rules/renewal.h"
#include "rules/staff_session.h"
#include "rules/website.h"

namespace command {
namespace {

std::string Line(const std::string& text) { return text.substr(0, text.find('\n')); }

TEST(Run, AnswersMisuseWithTwoAndARefusalWithOne) {
  Terminal terminal;
  EXPECT_EQ(kUsage, terminal.Type({}));
  EXPECT_EQ(kUsage, terminal.Type({"nonsense"}));
  EXPECT_EQ(kUsage, terminal.Type({"website", "add", "--name", "without address"}));
  EXPECT_EQ(kUsage, terminal.Type({"access", "list", "--stage", "everything"}));
  EXPECT_EQ(kUsage, terminal.Type({"mail", "send", "--interval", "2"}));
  EXPECT_EQ(0, terminal.opened);
  EXPECT_EQ(kRefused, terminal.Type({"access", "approve", "17"}));
  EXPECT_EQ("pforte: there is no access 17\n", terminal.complained);
}

TEST(Run, ExplainsEveryCommandWithAnExampleWithoutAHouse) {
  Terminal terminal;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"init"},
                                             {"migrate"},
                                             {"website", "add"},
                                             {"website", "list"},
                                             {"website", "set"},
                                             {"website", "rules"},
                                             {"website", "form"},
                                             {"website", "field", "add"},
                                             {"website", "field", "set"},
                                             {"website", "field", "move"},
                                             {"website", "field", "remove"},
                                             {"staff", "add"},
                                             {"staff", "list"},
                                             {"staff", "reset"},
                                             {"staff", "disable"},
                                             {"staff", "enable"},
                                             {"staff", "invite"},
                                             {"staff", "set"},
                                             {"staff", "clear-factor"},
                                             {"staff", "sessions"},
                                             {"contact", "add"},
                                             {"contact", "list"},
                                             {"contact", "search"},
                                             {"contact", "show"},
                                             {"contact", "set"},
                                             {"contact", "held"},
                                             {"contact", "delete"},
                                             {"account", "add"},
                                             {"account", "sign-out"},
                                             {"account", "disable"},
                                             {"account", "enable"},
                                             {"account", "why"},
                                             {"account", "delete"},
                                             {"access", "renew"},
                                             {"access", "list"},
                                             {"access", "grant"},
                                             {"access", "approve"},
                                             {"access", "reject"},
                                             {"access", "undo"},
                                             {"access", "undo-all"},
                                             {"access", "all"},
                                             {"access", "validity"},
                                             {"access", "reset"},
                                             {"access", "link"},
                                             {"access", "correct"},
                                             {"access", "register"},
                                             {"mail", "send"},
                                             {"mail", "list"},
                                             {"mail", "show"},
                                             {"mail", "handover"},
                                             {"mail", "text", "list"},
                                             {"mail", "text", "versions"},
                                             {"mail", "text", "show"},
                                             {"mail", "text", "set"},
                                             {"mail", "text", "diff"},
                                             {"mail", "text", "restore"},
                                             {"mail", "text", "test"},
                                             {"mail", "text", "form"},
                                             {"mail", "retry"},
                                             {"mail", "cancel"},
                                             {"import", "csv"},
                                             {"import", "htpasswd"},
                                             {"export", "contacts"},
                                             {"export", "accesses"},
                                             {"export", "history"},
                                             {"seed"},
                                             {"backup"},
                                             {"restore"},
                                             {"gate", "config"},
                                             {"gate", "check"},
                                             {"doctor"},
                                             {"purge"},
                                             {"audit", "verify"},
                                             {"audit", "list"},
                                             {"audit", "export"},
                                             {"audit", "erase"},
                                             {"sync"},
                                             {"sync", "key"},
                                             {"sync", "pair"},
                                             {"sync", "unpair"},
                                             {"sync", "status"},
                                             {"sync", "conflicts"}}) {
    auto asked = words;
    asked.push_back("--help");
    EXPECT_EQ(kDone, terminal.Type(asked)) << words.back();
    EXPECT_NE(std::string::npos, terminal.said.find("Example")) << words.back();
    EXPECT_NE(std::string::npos, terminal.said.find("pforte " + words.front())) << words.back();
  }
  EXPECT_EQ(0, terminal.opened);
}

TEST(Run, TellsItsVersionAndThoseOfItsLibraries) {
  Terminal terminal;
  EXPECT_EQ(kDone, terminal.Type({"--version"}));
  EXPECT_EQ(0U, terminal.said.find("pforte 0.1.0 (SQLite 3."));
  EXPECT_NE(std::string::npos, terminal.said.find("libsodium 1."));
}

TEST(Website, KeepsWhatIsNotNamedWhenItIsSet) {
  Terminal terminal;
  ASSERT_EQ(kDone, terminal.Type({"website", "add", "--name", "Muster", "--address",
                                  "https://www.muster.example", "--alias", "https://muster.example",
                                  "--alias", "https://m.muster.example", "--sender",
                                  "a@muster.example", "--imprint", "/imprint"}));
  EXPECT_EQ("1\n", terminal.said);
  ASSERT_EQ(kDone,
            terminal.Type({"website", "set", "Muster", "--policy", "automatic", "--closed"}));
  auto website = terminal.Read({"website", "list", "--json"})[0];
  EXPECT_EQ("automatic", website["policy"]);
  EXPECT_FALSE(website["open"]);
  EXPECT_EQ("/imprint", website["imprint"]);
  EXPECT_EQ(2U, website["aliases"].size());
  ASSERT_EQ(kDone, terminal.Type({"website", "set", "1", "--no-alias"}));
  EXPECT_TRUE(terminal.Read({"website", "list", "--json"})[0]["aliases"].empty());
}

TEST(Website, IsRefusedWithTheFieldAndTheReason) {
  Terminal terminal;
  EXPECT_EQ(kRefused, terminal.Type({"website", "add", "--name", "M", "--address", "muster",
                                     "--sender", "a@muster.example"}));
  EXPECT_EQ(0U, terminal.complained.find("pforte: address: This is not a complete address."));
  EXPECT_EQ(kRefused, terminal.Type({"website", "set", "9", "--name", "N"}));
  EXPECT_EQ("pforte: there is no website 9; see `pforte website list`\n", terminal.complained);
}

TEST(Staff, ShowsALinkOnceAndNeverAGivenPassword) {
  Terminal terminal;
  ASSERT_EQ(kDone, terminal.Type({"staff", "add", "--email", "ada@muster.example", "--name", "Ada",
                                  "--role", "administrator"}));
  EXPECT_EQ(0U, terminal.said.find("link to set the own password, shown once: https://office.muster.example/admin/invitation?token="))
      << terminal.said;
  ASSERT_EQ(kDone, terminal.Type({"staff", "add", "--email", "otto@muster.example", "--name",
                                  "Otto", "--password-stdin"},
                                 std::string(support::kPassword) + "\n"));
  EXPECT_EQ("", terminal.said);
  EXPECT_EQ(kRefused, terminal.Type({"staff", "reset", "otto@muster.example", "--password-stdin"},
                                    "short\n"));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "add", "--email", "b@muster.example", "--name", "B",
                                     "--password-stdin"}));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "invite", "otto@muster.example"})) << "has a password";
  EXPECT_EQ(kDone, terminal.Type({"staff", "invite", "ada@muster.example"}));
  EXPECT_EQ(kDone, terminal.Type({"staff", "reset", "otto@muster.example"}));
  EXPECT_NE(std::string::npos, terminal.said.find("/admin/invitation?token="));
  EXPECT_EQ(kDone, terminal.Type({"staff", "invite", "otto@muster.example"}));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "clear-factor", "otto@muster.example"}));
  EXPECT_EQ("pforte: has no second factor\n", terminal.complained);
  ASSERT_EQ(kDone, terminal.Type({"staff", "disable", "OTTO@muster.example"}));
  auto staff = terminal.Read({"staff", "list", "--json"});
  EXPECT_FALSE(staff[0]["disabled"]);
  EXPECT_TRUE(staff[0]["invited"]);
  EXPECT_FALSE(staff[0]["second_factor"]);
  EXPECT_TRUE(staff[1]["disabled"]);
}

TEST(Staff, HasANameAtTheWebServerAndSessionsThatEnd) {
  Terminal terminal;
  ASSERT_EQ(kDone, terminal.Type({"staff", "add", "--email", "otto@muster.example", "--name", "Otto", "--role", "auditor",
                                  "--login", "otto@MUSTER.EXAMPLE", "--password-stdin"},
                                 std::string(support::kPassword) + "\n"));
  EXPECT_EQ("otto@MUSTER.EXAMPLE", terminal.Read({"staff", "list", "--json"})[0]["login"]);
  ASSERT_EQ(kDone, terminal.Type({"staff", "add", "--email", "ada@muster.example", "--name", "Ada"}));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "set", "ada@muster.example", "--login", "otto@MUSTER.EXAMPLE"}));
  EXPECT_EQ(kDone, terminal.Type({"staff", "set", "otto@muster.example", "--login", ""}));
  EXPECT_EQ(kDone, terminal.Type({"staff", "set", "ada@muster.example", "--login", "otto@MUSTER.EXAMPLE"}));
  for (const char* browser : {"Firefox, Linux", "", "Edge, Windows"}) {
    ASSERT_NE("", rules::SignInStaff(terminal.scenario.house, "otto@muster.example", support::kPassword,
                                     {"192.0.2.7", browser})
                      .token);
    terminal.scenario.Wait(1);
  }
  auto sessions = terminal.Read({"staff", "sessions", "otto@muster.example", "--json"});
  ASSERT_EQ(3U, sessions.size());
  EXPECT_EQ("Edge, Windows", sessions[0]["browser"]);
  EXPECT_EQ("192.0.2.7", sessions[0]["network"]);
  std::string name = sessions[2]["session"];
  EXPECT_EQ(kDone, terminal.Type({"staff", "sessions", "otto@muster.example", "--end", name}));
  EXPECT_EQ(kRefused, terminal.Type({"staff", "sessions", "otto@muster.example", "--end", name}));
  EXPECT_EQ(2U, terminal.Read({"staff", "sessions", "otto@muster.example", "--json"}).size());
  EXPECT_EQ(kDone, terminal.Type({"staff", "sessions", "otto@muster.example", "--end-all"}));
  EXPECT_EQ(0U, terminal.Read({"staff", "sessions", "otto@muster.example", "--json"}).size());
}

TEST(Access, IsFoundByAddressWhereThereIsButOne) {
  Terminal terminal;
  auto first = terminal.scenario.AddWebsite("a.example");
  auto second = terminal.scenario.AddWebsite("b.example");
  auto access = terminal.scenario.AddApplicant(first, "erika@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"access", "approve", "Erika@partner.example", "--no-mail"}))
      << terminal.complained;
  EXPECT_EQ(model::Status::kApproved, terminal.scenario.Access(access.id).status);
  EXPECT_EQ("command line", terminal.scenario.Access(access.id).decided_by);
  EXPECT_EQ(kRefused, terminal.Type({"access", "approve", "erika@partner.example"}));
  EXPECT_EQ("pforte: erika@partner.example: is approved already\n", terminal.complained);
  ASSERT_EQ(kDone, terminal.Type({"access", "grant", "--website", "https://b.example", "--email",
                                  "erika@partner.example"}));
  EXPECT_EQ(kRefused, terminal.Type({"access", "reject", "erika@partner.example"}));
  EXPECT_EQ("pforte: erika@partner.example has accesses to several websites: say --website\n",
            terminal.complained);
  ASSERT_EQ(kDone, terminal.Type({"access", "reject", "erika@partner.example", "--website", "2",
                                  "--reason", "over"}));
  EXPECT_EQ("over",
            terminal.Read({"access", "list", "--stage", "rejected", "--json"})[0]["reason"]);
}

TEST(Access, OfAnImportPassesTheGateWithItsPassword) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  ASSERT_EQ(kDone,
            terminal.Type({"access", "grant", "--website", "1", "--email", "erika@partner.example",
                           "--name", "Erika", "--company", "Partner AG", "--number", "K-1",
                           "--proven", "--no-mail", "--password-stdin"},
                          std::string(support::kPassword) + "\n"))
      << terminal.complained;
  EXPECT_EQ(0, terminal.scenario.Queued());
  EXPECT_TRUE(terminal.scenario.Passes(terminal.scenario.SignIn(website, "erika@partner.example")));
  auto shown = terminal.Read({"contact", "show", "erika@partner.example", "--json"});
  EXPECT_EQ("K-1", shown["number"]);
  EXPECT_EQ("approved", shown["accesses"][0]["status"]);
}

TEST(Access, GrantedWithoutAPasswordIsAnInvitation) {
  Terminal terminal;
  terminal.scenario.AddWebsite();
  ASSERT_EQ(kDone, terminal.Type({"access", "grant", "--website", "1", "--email",
                                  "max@partner.example", "--name", "Max"}));
  EXPECT_EQ("invitation", terminal.Read({"mail", "list", "--json"})[0]["event"]);
  EXPECT_EQ(kRefused,
            terminal.Type({"access", "grant", "--website", "1", "--email", "max@partner.example"}));
  EXPECT_EQ(kRefused,
            terminal.Type({"access", "grant", "--website", "1", "--email", "new@partner.example"}));
  EXPECT_EQ("pforte: name: Please fill in this field.\n", terminal.complained);
}

TEST(Access, CanBeImportedInEveryStage) {
  Terminal terminal;
  terminal.scenario.AddWebsite();
  for (const char* status : {"in_processing", "approved", "rejected", "withdrawn"}) {
    ASSERT_EQ(kDone, terminal.Type({"access", "grant", "--website", "1", "--email",
                                    std::string(status) + "@p.example", "--name", "N", "--status",
                                    status, "--no-mail"}));
  }
  ASSERT_EQ(kDone, terminal.Type({"access", "grant", "--website", "1", "--email", "late@p.example",
                                  "--name", "N", "--valid-until", "2020-02-29", "--no-mail"}));
  ASSERT_EQ(kDone, terminal.Type({"access", "register", "--website", "1", "--email",
                                  "new@p.example", "--name", "N"},
                                 std::string(support::kPassword) + "\n"))
      << terminal.complained;
  for (const char* stage :
       {"waiting", "approved", "rejected", "withdrawn", "expired", "unverified"}) {
    EXPECT_EQ(1U, terminal.Read({"access", "list", "--stage", stage, "--json"}).size()) << stage;
  }
  EXPECT_EQ("2020-02-29T23:59:59Z",
            terminal.Read({"access", "list", "--stage", "expired", "--json"})[0]["valid_until"]);
}

TEST(Access, TakesNothingForADayThatIsNone) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  auto id = std::to_string(terminal.scenario.AddApproved(website, "erika@partner.example").id);
  for (const char* day : {"2027-02-30", "2027-1-1", "tomorrow", "2027-01-01x", ""}) {
    EXPECT_EQ(kRefused, terminal.Type({"access", "validity", id, "--until", day})) << day;
  }
  ASSERT_EQ(kDone, terminal.Type({"access", "validity", id, "--until", "2027-12-31"}));
  EXPECT_TRUE(terminal.scenario.Access(std::stoll(id)).valid_until.has_value());
  ASSERT_EQ(kDone, terminal.Type({"access", "validity", id, "--until", "never"}));
  EXPECT_FALSE(terminal.scenario.Access(std::stoll(id)).valid_until.has_value());
}

TEST(Contact, IsChangedFieldByField) {
  Terminal terminal;
  ASSERT_EQ(kDone,
            terminal.Type({"contact", "add", "--name", "Erika Beispiel", "--number", "K-7"}));
  ASSERT_EQ(kDone, terminal.Type({"contact", "set", "1", "--phone", "030"}));
  auto found = terminal.Read({"contact", "search", "beispiel", "--json"});
  ASSERT_EQ(1U, found.size());
  EXPECT_EQ("K-7", found[0]["number"]);
  EXPECT_EQ("030", found[0]["phone"]);
  EXPECT_EQ(kRefused, terminal.Type({"contact", "add", "--name", "Another", "--number", "K-7"}));
}

TEST(Contact, IsHandedOutAndDeletedOnlyWhenThatIsSaidTwice) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.AddApproved(website, "erika@partner.example");
  EXPECT_EQ("erika@partner.example", terminal.Read({"contact", "held", "erika@partner.example"})["account"][0]["email"]);
  ASSERT_EQ(kDone, terminal.Type({"contact", "delete", "erika@partner.example"}));
  EXPECT_NE(terminal.complained.find("--yes"), std::string::npos);
  EXPECT_EQ(kDone, terminal.Type({"contact", "show", "erika@partner.example"}));
  ASSERT_EQ(kDone, terminal.Type({"contact", "delete", "erika@partner.example", "--yes"})) << terminal.complained;
  EXPECT_EQ(kRefused, terminal.Type({"contact", "show", "erika@partner.example"}));
  EXPECT_EQ(kDone, terminal.Type({"audit", "verify"})) << terminal.complained;
}

TEST(Contact, IsListedPageByPage) {
  Terminal terminal;
  terminal.scenario.AddMany(terminal.scenario.AddWebsite(), 1, 120);
  EXPECT_EQ(50U, terminal.Read({"contact", "search", "kunde", "--json"}).size());
  EXPECT_EQ("Kunde 70", terminal.Read({"contact", "search", "kunde", "--page", "2", "--json"})[0]["name"]);
  EXPECT_EQ(20U, terminal.Read({"contact", "list", "--page", "3", "--json"}).size());
  EXPECT_EQ(120U, terminal.Read({"contact", "list", "--all", "--json"}).size());
}

TEST(Account, IsAddedDisabledExplainedEnabledAndDeleted) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.AddApproved(website, "erika@partner.example");
  auto session = terminal.scenario.SignIn(website, "erika@partner.example");
  const std::string who = "erika@partner.example", page = website.address + "/members/";
  EXPECT_EQ(true, terminal.Read({"account", "why", who, "--url", page, "--json"})["opens"]);
  ASSERT_EQ(kDone, terminal.Type({"account", "sign-out", who}));
  EXPECT_FALSE(terminal.scenario.Passes(session));
  ASSERT_EQ(kDone, terminal.Type({"account", "disable", who}));
  auto why = terminal.Read({"account", "why", who, "--url", page, "--json"});
  EXPECT_EQ(false, why["opens"]);
  EXPECT_EQ("The account is disabled.", why["why"][0]);
  EXPECT_EQ(kRefused, terminal.Type({"account", "why", who, "--url", "members"}));
  ASSERT_EQ(kDone, terminal.Type({"account", "enable", who}));
  ASSERT_EQ(kDone, terminal.Type({"account", "add", "--contact", "1", "--email", "max@partner.example"}));
  EXPECT_EQ(kRefused, terminal.Type({"account", "add", "--contact", "1", "--email", "max@partner.example"}));
  ASSERT_EQ(kDone, terminal.Type({"account", "delete", "max@partner.example", "--yes"}));
  EXPECT_EQ(kRefused, terminal.Type({"account", "delete", "max@partner.example", "--yes"}));
}

TEST(Access, ThatEndsIsToldByTheMailerAndRenewed) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  auto access = terminal.scenario.AddApproved(website, "erika@partner.example");
  const auto id = std::to_string(access.id);
  ASSERT_EQ(kDone, terminal.Type({"access", "validity", id, "--until", "2027-12-31"}));
  terminal.scenario.Wait(1'830'297'599 - terminal.scenario.Now() - 20 * base::kDay);  // 20 days before its end
  ASSERT_EQ(kDone, terminal.Type({"mail", "send"}));
  EXPECT_EQ("1 sent, 0 to be tried again, 0 given up\n", terminal.said);
  ASSERT_TRUE(rules::AskRenewal(terminal.scenario.house, terminal.scenario.Account("erika@partner.example"), access.id));
  EXPECT_EQ(1U, terminal.Read({"access", "list", "--stage", "renewal", "--json"}).size());
  EXPECT_EQ(kRefused, terminal.Type({"access", "renew", id, "--until", "2020-01-01"}));
  ASSERT_EQ(kDone, terminal.Type({"access", "renew", id, "--until", "2028-12-31"})) << terminal.complained;
  EXPECT_EQ(kRefused, terminal.Type({"access", "renew", id, "--decline"})) << "nobody asks any more";
}

TEST(List, ShowsNoControlCharacters) {
  Terminal terminal;
  ASSERT_EQ(kDone, terminal.Type({"contact", "add", "--name", "red \x1b[31m alert"}));
  ASSERT_EQ(kDone, terminal.Type({"contact", "list"}));
  EXPECT_EQ(std::string::npos, terminal.said.find('\x1b'));
  EXPECT_NE(std::string::npos, terminal.said.find("red ?[31m alert"));
}

TEST(Mail, IsListedByWebsiteAndRecipientAndShownWithoutItsSecrets) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  auto other = terminal.scenario.AddWebsite("other.muster.example");
  terminal.scenario.Register(website, "neu@partner.example");
  terminal.scenario.Register(other, "alt@partner.example");
  EXPECT_EQ(2U, terminal.Read({"mail", "list", "--json"}).size());
  EXPECT_EQ("alt@partner.example", terminal.Read({"mail", "list", "--website", "2", "--json"})[0]["recipient"]);
  EXPECT_EQ(1U, terminal.Read({"mail", "list", "--to", "neu@", "--json"}).size());
  EXPECT_EQ(1U, terminal.Read({"mail", "list", "--after", "2", "--json"}).size());
  EXPECT_EQ(kRefused, terminal.Type({"mail", "list", "--to", "n"}));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "list", "--website", "9"}));
  auto shown = terminal.Read({"mail", "show", "1", "--json"});
  EXPECT_EQ("queued", shown["delivery"]);
  EXPECT_NE(std::string::npos, shown["text"].get<std::string>().find("token=…"));
  ASSERT_EQ(kDone, terminal.Type({"mail", "show", "1"}));
  EXPECT_NE(std::string::npos, terminal.said.find("token=…"));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "show", "17"}));
}

TEST(Mail, IsRetriedWithAllThatFailed) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.house.config.mail_command = "/bin/false";
  terminal.scenario.Register(website, "a@partner.example");
  terminal.scenario.Register(website, "b@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"mail", "send"}));
  EXPECT_EQ("0 sent, 0 to be tried again, 2 given up\n", terminal.said);
  ASSERT_EQ(kDone, terminal.Type({"mail", "retry", "--failed", "--to", "b@p"}));
  EXPECT_EQ("1 will be sent again\n", terminal.said);
  ASSERT_EQ(kDone, terminal.Type({"mail", "retry", "--failed"}));
  EXPECT_EQ("1 will be sent again\n", terminal.said);
  EXPECT_EQ(kRefused, terminal.Type({"mail", "retry", "--failed", "--to", "b"}));
  EXPECT_EQ(kUsage, terminal.Type({"mail", "retry"}));
  EXPECT_EQ(kUsage, terminal.Type({"mail", "retry", "1", "--failed"}));
  EXPECT_EQ(kUsage, terminal.Type({"mail", "retry", "1", "--to", "b@p"}));
}

TEST(Mail, IsHandedOverOnce) {
  Terminal terminal;
  terminal.scenario.Register(terminal.scenario.AddWebsite(), "neu@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"mail", "handover", "1"}));
  EXPECT_EQ(0U, terminal.said.find("https://www.muster.example/account/verify?token="));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "handover", "1"}));
  EXPECT_TRUE(terminal.scenario.Mails().empty());
}

TEST(Mail, SaysWhatTheDailyCapHoldsBack) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.house.config.mail_daily_cap = 1;
  terminal.scenario.Register(website, "a@partner.example");
  terminal.scenario.Register(website, "b@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"mail", "list"}));
  EXPECT_EQ("", terminal.complained);
  ASSERT_EQ(kDone, terminal.Type({"mail", "send"}));
  ASSERT_EQ(kDone, terminal.Type({"mail", "list"}));
  EXPECT_EQ(0U, terminal.complained.find("the daily cap of 1 is reached: 1 wait, the next leaves from 2026-"));
}

TEST(MailText, IsSetFromAFileAndComparedAndRestored) {
  Terminal terminal;
  terminal.scenario.AddWebsite();
  auto type = [&](std::vector<std::string> words, const std::string& input = "") {
    words.insert(words.begin(), {"mail", "text"});
    return terminal.Type(words, input);
  };
  ASSERT_EQ(kDone, type({"show", "1", "de", "approved"}));
  const std::string standard = terminal.said;
  EXPECT_EQ(0U, standard.find("Subject: "));
  ASSERT_EQ(kDone, type({"set", "1", "de", "approved", "-"}, standard)) << "what was shown can be set";
  ASSERT_EQ(kDone, type({"diff", "1", "de", "approved"}));
  EXPECT_EQ(std::string::npos, terminal.said.find("\n- "));
  ASSERT_EQ(kDone, type({"set", "1", "de", "approved", "-"}, "Subject: Offen\r\n\r\nHallo {{NAME}}\n{{LINK}}\n"));
  ASSERT_EQ(kDone, type({"show", "1", "de", "approved"}));
  EXPECT_EQ("Subject: Offen\n\nHallo {{NAME}}\n{{LINK}}\n", terminal.said);
  ASSERT_EQ(kDone, type({"diff", "1", "de", "approved"}));
  EXPECT_NE(std::string::npos, terminal.said.find("+ Hallo {{NAME}}\n"));
  auto versions = terminal.Read({"mail", "text", "versions", "1", "de", "approved", "--json"});
  ASSERT_EQ(2U, versions.size());
  const std::string first = std::to_string(versions[1]["version"].get<int>());
  ASSERT_EQ(kDone, type({"diff", "1", "de", "approved", "--version", first}));
  EXPECT_NE(std::string::npos, terminal.said.find("+ Hallo {{NAME}}\n"));
  ASSERT_EQ(kDone, type({"restore", "1", "de", "approved", "--version", first}));
  ASSERT_EQ(kDone, type({"show", "1", "de", "approved"}));
  EXPECT_EQ(standard, terminal.said);
  ASSERT_EQ(kDone, type({"restore", "1", "de", "approved"}));
  EXPECT_EQ("default", terminal.Read({"mail", "text", "versions", "1", "de", "approved", "--json"})[0]["text"]);
  EXPECT_EQ(kRefused, type({"restore", "1", "de", "approved", "--version", "99"}));
  EXPECT_EQ(kUsage, type({"show", "1", "de", "farewell"}));
}

TEST(MailText, SaysWhatIsWrongWithIt) {
  Terminal terminal;
  terminal.scenario.AddWebsite();
  EXPECT_EQ(kRefused, terminal.Type({"mail", "text", "set", "1", "de", "reset", "-"}, "Hallo\n"));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "text", "set", "1", "de", "reset", "-"}, "Subject: x\n\n{{LNIK}}\n"));
  EXPECT_EQ(0U, terminal.complained.find("pforte: there is no placeholder {{LNIK}} here; do you mean {{LINK}}?\n"));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "text", "set", "1", "de", "reset", "-"}, "Subject: x\n\nHallo\n"));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "text", "set", "1", "de", "reset", "/nowhere/text"}));
  EXPECT_EQ("pforte: /nowhere/text: cannot be read\n", terminal.complained);
}

TEST(MailText, IsShownAndTriedAndSentInTheFormThatTheWebsiteWants) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.AddApproved(website, "erika@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"mail", "text", "show", "1", "de", "approved", "--person", "erika@partner.example"}));
  EXPECT_NE(std::string::npos, terminal.said.find("Erika Probe"));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "text", "show", "1", "de", "approved", "--person", "x@partner.example"}));
  ASSERT_EQ(kDone, terminal.Type({"mail", "text", "form", "1"}));
  EXPECT_EQ("html\n", terminal.said);
  ASSERT_EQ(kDone, terminal.Type({"mail", "text", "form", "1", "text"}));
  (void)terminal.scenario.Mails();
  ASSERT_EQ(kDone, terminal.Type({"mail", "text", "test", "1", "de", "approved", "--to", "ada@office.example"}));
  auto sent = terminal.scenario.Mail();
  EXPECT_EQ("", sent.html);
  EXPECT_EQ(0U, sent.subject.find("Test: "));
  EXPECT_EQ(24U, terminal.Read({"mail", "text", "list", "1", "--json"}).size());
}

TEST(Mail, IsCancelledAndTriedAgain) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.Register(website, "neu@partner.example");
  ASSERT_EQ(kDone, terminal.Type({"mail", "cancel", "1"}));
  EXPECT_EQ(kRefused, terminal.Type({"mail", "cancel", "1", "2"}));
  ASSERT_EQ(kDone, terminal.Type({"mail", "retry", "1"}));
  ASSERT_EQ(kDone, terminal.Type({"mail", "send"}));
  EXPECT_EQ("1 sent, 0 to be tried again, 0 given up", Line(terminal.said));
}

TEST(Purge, CountsWhatItRemoves) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.Register(website, "neu@partner.example");
  terminal.scenario.Wait(6 * base::kDay);
  ASSERT_EQ(kDone, terminal.Type({"purge"}));
  EXPECT_EQ(0U, terminal.said.find("0 unverified registrations"));
  terminal.scenario.Wait(2 * base::kDay);
  ASSERT_EQ(kDone, terminal.Type({"purge"}));
  EXPECT_EQ(0U, terminal.said.find("1 unverified registrations"));
}

model::Website Website(Terminal& terminal, const std::string& address, model::Protection protection,
                       const std::string& paths = "") {
  model::Website website;
  website.name = address;
  website.address = address;
  website.sender = "kunden@muster.example";
  website.protection = protection;
  website.paths = paths;
  auto saved = rules::SaveWebsite(terminal.scenario.house, {}, website, {});
  EXPECT_TRUE(saved.errors.empty());
  website.id = saved.id;
  return website;
}

TEST(GateConfig, TellsEveryServerThisInstallationAndWhatItsWebsitesProtect) {
  Terminal terminal;
  terminal.scenario.house.config.markers = "/srv/markers";
  Website(terminal, "https://www.muster.example/partner", model::Protection::kPaths, "/prices/\n/plans.d/");
  for (const char* server : {"lighttpd", "nginx", "nginx-markers", "apache", "htaccess", "htaccess-streaming"}) {
    ASSERT_EQ(kDone, terminal.Type({"gate", "config", server})) << server;
    EXPECT_NE(std::string::npos, terminal.said.find("\"/srv/a b/pforte.toml\"")) << server;
    EXPECT_NE(std::string::npos, terminal.said.find("prices")) << server;
    EXPECT_NE(std::string::npos, terminal.said.find("plans")) << server;
    EXPECT_NE(std::string::npos, terminal.said.find("/partner/account/")) << server;
    for (const char* left : {"@EACH", "@END", "@PATH@", "@MOUNT@", "@CONFIG@", "@ID@", "@NUMBER@", "@PATTERN@", "@BELOW@",
                             "@HOST"}) {
      EXPECT_EQ(std::string::npos, terminal.said.find(left)) << server << ": " << left;
    }
  }
  EXPECT_NE(std::string::npos, terminal.said.find("partner/plans\\.d(?:/|$) /cgi-bin/gate.fcgi [PT")) << terminal.said;
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "htaccess"}));
  EXPECT_NE(std::string::npos, terminal.said.find(")partner/plans\\.d(?:/|$) - [E=")) << terminal.said;
  EXPECT_NE(std::string::npos, terminal.said.find("/srv/markers/1/%1")) << terminal.said;
}

TEST(GateConfig, StartsNoProcessAsRoot) {
  Terminal terminal;
  terminal.scenario.house.config.markers = "/srv/markers";
  Website(terminal, "https://www.muster.example", model::Protection::kPaths, "/members/");
  for (const char* server : {"nginx", "nginx-markers", "apache"}) {
    ASSERT_EQ(kDone, terminal.Type({"gate", "config", server})) << server;
    std::istringstream lines(terminal.said);
    int started = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.find(" spawn-fcgi -") == std::string::npos) continue;
      ++started;
      EXPECT_NE(std::string::npos, line.find(" -u www-data ")) << line;
    }
    EXPECT_LT(0, started) << server;
  }
}

TEST(GateConfig, TellsAllWebsitesOfOneHost) {
  Terminal terminal;
  Website(terminal, "https://www.muster.example", model::Protection::kPaths, "/members/");
  Website(terminal, "https://www.muster.example/service", model::Protection::kSite);
  Website(terminal, "https://www.muster.example/open", model::Protection::kNothing);
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "nginx"}));
  for (const char* part : {"location ^~ /account/", "location ^~ /service/account/", "location ^~ /open/account/",
                           "location ^~ /members/ {", "location ^~ /service/ {"}) {
    EXPECT_NE(std::string::npos, terminal.said.find(part)) << part;
  }
  EXPECT_EQ(std::string::npos, terminal.said.find("location ^~ /open/ {"));
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "lighttpd"}));
  EXPECT_NE(std::string::npos, terminal.said.find("!~ \"^((|/open|/service)/account|/pforte)/\""));
}

TEST(GateConfig, AsksWhichHostIsMeant) {
  Terminal terminal;
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "nginx"})) << "no website yet";
  Website(terminal, "https://a.example", model::Protection::kSite);
  Website(terminal, "https://b.example", model::Protection::kPaths, "/only-b/");
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "nginx"}));
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "nginx", "--website", "https://b.example"}));
  EXPECT_NE(std::string::npos, terminal.said.find("/only-b/"));
  EXPECT_EQ(std::string::npos, terminal.said.find("location ^~ / {"));
}

TEST(GateConfig, TellsLighttpdAllHostsAtOnce) {
  Terminal terminal;
  Website(terminal, "https://a.example", model::Protection::kSite);
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "lighttpd", "--document-root", "/srv/a"}));
  EXPECT_EQ(std::string::npos, terminal.said.find("$HTTP[\"host\"]")) << "one host needs no condition";
  Website(terminal, "http://b.example:8080", model::Protection::kPaths, "/only-b/");
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "lighttpd", "--document-root", "/srv/a", "--document-root",
                                  "b.example:8080=/srv/b"}));
  for (const char* part : {"$HTTP[\"host\"] =~ \"^(?:a\\.example(?::80|:443)?)$\" {",
                           "$HTTP[\"host\"] =~ \"^(?:b\\.example:8080)$\" {",
                           "$HTTP[\"host\"] !~ \"^(?:b\\.example:8080|a\\.example(?::80|:443)?)$\" {"}) {
    EXPECT_NE(std::string::npos, terminal.said.find(part)) << part << "\n" << terminal.said;
  }
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "lighttpd", "--document-root", "b.example:8080=/srv/b"}));
  ASSERT_EQ(kDone, terminal.Type({"gate", "config", "lighttpd", "--document-root", "/srv/a", "--document-root",
                                  "b.example:8080=/srv/b"}));
  auto b = terminal.said.find("/only-b/");
  auto docroot = terminal.said.find("\"docroot\" => ", b);
  EXPECT_EQ("\"docroot\" => \"/srv/b\"", terminal.said.substr(docroot, 21));
}

TEST(GateConfig, RefusesWhatAServerWouldReadAsSomethingElse) {
  Terminal terminal;
  Website(terminal, "https://a.example", model::Protection::kSite);
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "nginx", "--document-root", "/srv/\"; include /etc/passwd"}));
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "lighttpd", "--programs", "/opt/a b"}));
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "htaccess", "--cgi", "/cgi bin"}));
  EXPECT_EQ(kRefused, terminal.Type({"gate", "config", "htaccess"})) << "no folder for markers";
  EXPECT_EQ(kUsage, terminal.Type({"gate", "config", "iis"}));
}

TEST(AuditCommand, VerifiesTheChainAndAHeadThatWasKept) {
  Terminal terminal;
  EXPECT_EQ(kDone, terminal.Type({"audit", "verify"}));
  EXPECT_EQ("lines: 0\nerased: 0\nhead: \n", terminal.said);
  terminal.scenario.AddWebsite();
  Json first = terminal.Read({"audit", "verify", "--json"});
  EXPECT_EQ(1, first["lines"]);
  const std::string head = first["head"];
  terminal.scenario.AddStaff("Ada", model::Role::kAdministrator);
  EXPECT_EQ(kDone, terminal.Type({"audit", "verify", "--head", head})) << terminal.complained;
  EXPECT_EQ(kRefused, terminal.Type({"audit", "verify", "--head", "17" + head.substr(1)}));
  EXPECT_EQ("pforte: line 17 is not there: the end was cut off, or an older backup restored\n", terminal.complained);
  EXPECT_EQ(kRefused, terminal.Type({"audit", "verify", "--head", "2" + head.substr(1)}));
  EXPECT_EQ("pforte: line 2 has another hash: the chain is not the one that was kept\n", terminal.complained);
  EXPECT_EQ(kRefused, terminal.Type({"audit", "verify", "--head", "head"}));
  terminal.scenario.house.keys = crypto::Keys::FromSeed(9);
  EXPECT_EQ(kRefused, terminal.Type({"audit", "verify"}));
  EXPECT_EQ("pforte: line 1 is not as it was written, or was put there\n", terminal.complained);
}

TEST(AuditCommand, ListsWhatFits) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.AddApproved(website, "erika@probe.example");
  Json rows = terminal.Read({"audit", "list", "--contact", "erika@probe.example", "--json"});
  ASSERT_EQ(3u, rows.size());
  EXPECT_EQ("approved", rows[0]["act"]);
  EXPECT_EQ("command line", rows[0]["actor"]);
  EXPECT_EQ("status: in_processing", rows[0]["before"]);
  EXPECT_EQ("status: approved", rows[0]["after"]);
  EXPECT_EQ("erika@probe.example", rows[0]["account"]);
  EXPECT_EQ(false, rows[0]["erased"]);
  EXPECT_EQ(1u, terminal.Read({"audit", "list", "--act", "registered", "--website", "1", "--json"}).size() +
                    terminal.Read({"audit", "list", "--act", "changed", "--website", "1", "--json"}).size());
  EXPECT_EQ(0u, terminal.Read({"audit", "list", "--to", "2001-01-01", "--json"}).size());
  EXPECT_EQ(4u, terminal.Read({"audit", "list", "--from", "2001-01-01", "--json"}).size());
  EXPECT_EQ(kDone, terminal.Type({"audit", "list", "--count", "2", "--search", "in_processing"}));
  EXPECT_EQ(kDone, terminal.Type({"audit", "list", "--count", "2"}));
  EXPECT_EQ("there are more: --count, or pforte audit export\n", terminal.complained);
  EXPECT_EQ(kRefused, terminal.Type({"audit", "list", "--from", "yesterday"}));
  EXPECT_EQ("pforte: yesterday is no date; write it like 2027-12-31\n", terminal.complained);
  EXPECT_EQ(kRefused, terminal.Type({"audit", "list", "--contact", "nobody@probe.example"}));
  EXPECT_EQ(kUsage, terminal.Type({"audit", "list", "--act", "danced"}));
}

TEST(AuditCommand, ExportsAndErases) {
  Terminal terminal;
  auto website = terminal.scenario.AddWebsite();
  terminal.scenario.AddApproved(website, "erika@probe.example");
  EXPECT_EQ(kDone, terminal.Type({"audit", "export", "--contact", "erika@probe.example", "--format", "jsonl"}));
  std::istringstream lines(terminal.said);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_EQ("Erika Probe", Json::parse(line)["contact"]);
  }
  EXPECT_EQ(3, count);
  EXPECT_EQ(kDone, terminal.Type({"audit", "erase", "erika@probe.example"}));
  EXPECT_EQ("3 lines erased\n", terminal.said);
  EXPECT_EQ(kDone, terminal.Type({"audit", "export", "--act", "approved"}));
  EXPECT_EQ(0U, terminal.said.find("id,at,actor,act,source,contact_id,"));
  EXPECT_EQ(std::string::npos, terminal.said.find("in_processing"));
  Json whole = terminal.Read({"audit", "verify", "--json"});
  EXPECT_EQ(3, whole["erased"]);
  EXPECT_EQ(7, whole["lines"]);
}

}  // namespace
}  // namespace command
