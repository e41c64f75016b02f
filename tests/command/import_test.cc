#include "command/import.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "base/csv.h"
#include "command/terminal.h"
#include "rules/sign_in.h"
#include "support/folder.h"

namespace command {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using support::Folder;

class ImportCommand : public ::testing::Test {
 protected:
  ImportCommand() { terminal.scenario.AddWebsite(); }

  std::string Write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  }
  std::vector<std::vector<std::string>> Report() {
    std::ifstream in(folder / "report.csv", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::vector<std::vector<std::string>> lines;
    base::CsvReader reader(text, ',');
    for (base::CsvRecord record; reader.Next(record);) lines.push_back(record.fields);
    return lines;
  }
  Json Accesses() { return terminal.Read({"export", "accesses", "--format", "json"}); }

  Folder folder;
  Terminal terminal;
};

TEST_F(ImportCommand, TakesATableOfGermanExcelAsItIs) {
  const std::string file = Write("kunden.csv",
                                 "Kd.-Nr.;Firma;Vorname;Nachname;E-Mail-Adresse;Sprache;Status;G\xFCltig bis;Farbe\r\n"
                                 "K-1;\"M\xFCller & S\xF6hne; \"\"Werk\"\"\";J\xF6rg;M\xFCller;joerg@partner.example;Deutsch;Anerkannt;31.12.2027;rot\r\n"
                                 "K-2;Weber;Eva;Weber;eva@partner.example;EN;In Bearbeitung;;\r\n");
  EXPECT_EQ(kDone, terminal.Type({"import", "csv", file, "--website", "1"})) << terminal.complained;
  EXPECT_THAT(terminal.complained, HasSubstr("windows-1252, separated by ;; Kd.-Nr. as number"));
  EXPECT_THAT(terminal.complained, HasSubstr("left out: Farbe"));
  EXPECT_EQ("imported: 2 contacts, 2 accounts, 2 accesses; 0 lines were there already, 0 were refused\n", terminal.said);
  auto accesses = Accesses();
  ASSERT_EQ(2u, accesses.size());
  EXPECT_EQ("Müller & Söhne; \"Werk\"", accesses[0]["company"]);
  EXPECT_EQ("Jörg Müller", accesses[0]["name"]);
  EXPECT_EQ("2027-12-31T23:59:59Z", accesses[0]["valid_until"]);
  EXPECT_EQ("in_processing", accesses[1]["status"]);
  EXPECT_EQ(kDone, terminal.Type({"import", "csv", file, "--website", "1"}));
  EXPECT_THAT(terminal.said, HasSubstr("0 accesses; 2 lines were there already"));
}

TEST_F(ImportCommand, ReportsEachLineAndRefusesOnlyTheBadOnes) {
  const std::string file = Write("a.csv",
                                 "email,name,status\n"
                                 "a@partner.example,A,\n"
                                 "nobody,B,\n"
                                 "\"c@partner.example,C,\n"
                                 "d@partner.example,D,unheard of\n"
                                 "a@partner.example,A,\n"
                                 "e@partner.example,\"E\x01\",\n"
                                 "f@partner.example,\"F\n\",\n");
  for (bool dry : {true, false}) {
    std::vector<std::string> words = {"import", "csv", file, "--website", "1", "--report", folder / "report.csv"};
    if (dry) words.push_back("--dry-run");
    EXPECT_EQ(kRefused, terminal.Type(words));
    EXPECT_THAT(terminal.complained, ::testing::EndsWith("pforte: 4 lines were refused: " + folder / "report.csv" + " says why\n"));
    auto report = Report();
    ASSERT_EQ(8u, report.size());
    EXPECT_THAT(report[0], ElementsAre("line", "result", "email", "number", "detail"));
    EXPECT_THAT(report[1], ElementsAre("2", dry ? "would import" : "imported", "a@partner.example", "",
                                       "contact, account, access"));
    EXPECT_THAT(report[2], ElementsAre("3", "refused", "nobody", "", HasSubstr("email: ")));
    EXPECT_THAT(report[3], ElementsAre("4", "refused", "", "", HasSubstr("quote")));
    EXPECT_THAT(report[4], ElementsAre("5", "refused", "d@partner.example", "", HasSubstr("unheard of")));
    EXPECT_THAT(report[5], ElementsAre("6", "there", "a@partner.example", "", ""));
    EXPECT_THAT(report[6], ElementsAre("7", "refused", "", "", HasSubstr("control")));
    EXPECT_EQ("8", report[7][0]);
    EXPECT_EQ(dry ? "would import" : "imported", report[7][1]);
    EXPECT_EQ(dry ? 0u : 2u, Accesses().size());
  }
}

TEST_F(ImportCommand, SaysWhichLinesAreRefusedWithoutAReportToo) {
  std::string text = "email\n";
  for (int i = 0; i < 30; ++i) text += "nobody\n";
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", Write("a.csv", text), "--website", "1"}));
  EXPECT_THAT(terminal.complained, HasSubstr("line 21: email: "));
  EXPECT_THAT(terminal.complained, Not(HasSubstr("line 22: ")));
  EXPECT_THAT(terminal.complained, HasSubstr("and 10 more"));
}

TEST_F(ImportCommand, MapsColumnsByHeadingAndByNumber) {
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", Write("a.csv", "Login\tWer\nx@partner.example\tXaver\n"), "--website", "1"}));
  EXPECT_THAT(terminal.complained, HasSubstr("--map email=HEADING"));
  EXPECT_EQ(kDone, terminal.Type({"import", "csv", folder / "a.csv", "--website", "1", "--map", "email=Login,name=2"}))
      << terminal.complained;
  EXPECT_EQ("Xaver", Accesses()[0]["name"]);
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", folder / "a.csv", "--website", "1", "--map", "mail=Login"}));
  EXPECT_THAT(terminal.complained, HasSubstr("there is no mail, only email, name"));
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", folder / "a.csv", "--website", "1", "--map", "email=9"}));
  EXPECT_THAT(terminal.complained, HasSubstr("no column 9"));
}

TEST_F(ImportCommand, TakesATableWithoutHeadingsFromStandardInput) {
  EXPECT_EQ(kDone, terminal.Type({"import", "csv", "-", "--website", "1", "--map", "email=2,name=1"},
                                 "Yvonne;y@partner.example\nZoe;z@partner.example\n"))
      << terminal.complained;
  EXPECT_EQ(2u, Accesses().size());
}

TEST_F(ImportCommand, TakesBackWhatWasExported) {
  ASSERT_EQ(kDone, terminal.Type({"seed", "--contacts", "50"}));
  ASSERT_EQ(kDone, terminal.Type({"export", "contacts"}));
  const std::string exported = terminal.said;
  Terminal other;
  ASSERT_EQ(kDone, other.Type({"import", "csv", "-"}, exported)) << other.complained;
  auto before = terminal.Read({"export", "contacts", "--format", "json"});
  auto after = other.Read({"export", "contacts", "--format", "json"});
  ASSERT_EQ(50u, after.size());
  for (std::size_t i = 0; i < 50; ++i) {
    for (const char* field : {"number", "name", "company", "phone", "language"}) EXPECT_EQ(before[i][field], after[i][field]);
  }
}

TEST_F(ImportCommand, FindsTheWebsiteOfEachLine) {
  terminal.scenario.AddWebsite("other.muster.example");
  const auto website = terminal.Read({"website", "list", "--json"})[1];
  const std::string address = website["address"];
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", Write("a.csv", "email,website\na@partner.example," + address +
                                                                         "\nb@partner.example,\nc@partner.example,nowhere\n")}));
  EXPECT_THAT(terminal.said, HasSubstr("2 contacts, 2 accounts, 1 accesses; 0 lines were there already, 1 were refused"));
  EXPECT_EQ(website["id"], Accesses()[0]["website_id"]);
}

TEST_F(ImportCommand, RefusesWhatItCannotRead) {
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", folder / "missing.csv", "--website", "1"}));
  EXPECT_THAT(terminal.complained, HasSubstr("cannot be read"));
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", folder / "", "--website", "1"}));
  EXPECT_THAT(terminal.complained, HasSubstr("cannot be read"));
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", Write("empty.csv", ""), "--website", "1"}));
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", Write("a.csv", "email\n"), "--website", "nowhere"}));
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", folder / "a.csv", "--report", folder / "no/report.csv"}));
  EXPECT_THAT(terminal.complained, HasSubstr("cannot be written"));
  EXPECT_EQ(kUsage, terminal.Type({"import", "csv", folder / "a.csv", "--separator", ";;"}));
  EXPECT_EQ(kUsage, terminal.Type({"import", "csv", folder / "a.csv", "--encoding", "utf-7"}));
  EXPECT_EQ(kUsage, terminal.Type({"import", "htpasswd", folder / "a.csv"}));
}

TEST_F(ImportCommand, TakesPeopleFromHtpasswd) {
  const std::string file = Write("htpasswd",
                                 "# customers\n\nerika:$apr1$abcd$TSVFkby1XRuUEfCCMkXC//\r\n"
                                 "max@other.example:$2y$05$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My\n"
                                 "des:rqXexS6ZhobKA\nnonsense\n");
  EXPECT_EQ(kRefused, terminal.Type({"import", "htpasswd", file, "--website", "1", "--domain", "partner.example", "--proven",
                                     "--report", folder / "report.csv"}));
  auto report = Report();
  ASSERT_EQ(5u, report.size());
  EXPECT_THAT(report[1], ElementsAre("3", "imported", "erika@partner.example", "", "contact, account, access"));
  EXPECT_THAT(report[3], ElementsAre("5", "refused", "des@partner.example", "", HasSubstr("password_hash")));
  EXPECT_THAT(report[4], ElementsAre("6", "refused", "", "", "is no user:hash"));
  auto& scenario = terminal.scenario;
  const auto website = *rules::FindPlace(scenario.house, "www.muster.example", "/");
  EXPECT_NE("", scenario.SignIn(website.website, "erika@partner.example", "leise Birken im Nebel 7"));
  EXPECT_NE("", scenario.SignIn(website.website, "max@other.example", "leise Birken im Nebel 7"));
  EXPECT_EQ(kRefused, terminal.Type({"import", "htpasswd", file, "--website", "1"}));
  EXPECT_THAT(terminal.complained, HasSubstr("erika is no e-mail address: say --domain"));
}

TEST_F(ImportCommand, LetsNoFileDriveTheTerminal) {
  EXPECT_EQ(kRefused, terminal.Type({"import", "csv", Write("a.csv", "email,\033[2J\nx@partner.example\033]0;,\n"), "--website", "1"}));
  EXPECT_EQ(kRefused, terminal.Type({"import", "htpasswd", Write("b", "\033[2J:x\n"), "--website", "1"}));
  EXPECT_THAT(terminal.complained, Not(HasSubstr("\033")));
}

}  // namespace
}  // namespace command
