#include "mail/compose.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "support/folder.h"
#include "support/scenario.h"

namespace mail {
namespace {

Letter Sample() {
  Letter letter;
  letter.from = "Muster GmbH <kunden@muster.example>";
  letter.to = "erika@probe.example";
  letter.subject = "Ihre Anmeldung";
  letter.text = "Guten Tag\n";
  letter.message_id = "abc";
  letter.language = "de";
  letter.date = 1'795'000'000;
  return letter;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string Head(const std::string& mail) { return mail.substr(0, mail.find("\n\n") + 1); }

TEST(Compose, WritesAPlainMail) {
  EXPECT_EQ(Compose(Sample()),
            "From: \"Muster GmbH\" <kunden@muster.example>\n"
            "To: erika@probe.example\n"
            "Subject: Ihre Anmeldung\n"
            "Date: Wed, 18 Nov 2026 11:06:40 +0000\n"
            "Message-ID: <abc@muster.example>\n"
            "MIME-Version: 1.0\n"
            "Content-Language: de\n"
            "Auto-Submitted: auto-generated\n"
            "Content-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: quoted-printable\n"
            "\n"
            "Guten Tag\n");
}

TEST(Compose, LetsNobodyAddAHeader) {
  auto plain = Lines(Head(Compose(Sample()))).size();
  for (const std::string& evil :
       {std::string("x\r\nBcc: victim@b.example"), std::string("x\nBcc: victim@b.example"), std::string("x\rBcc: victim@b.example"),
        std::string("x\0Bcc: victim@b.example", 24), std::string("x\v\fBcc: victim@b.example"),
        std::string("x\u2028Bcc: victim@b.example"), std::string("x\u0085Bcc: victim@b.example"), std::string("x\n\nBcc: body")}) {
    for (int field = 0; field < 5; ++field) {
      Letter letter = Sample();
      switch (field) {
        case 0: letter.subject = evil; break;
        case 1: letter.from = evil + " <kunden@muster.example>"; break;
        case 2: letter.to = evil; break;
        case 3: letter.message_id = evil; break;
        case 4: letter.language = evil; break;
      }
      auto head = Head(Compose(letter));
      std::size_t headers = 0;
      for (const auto& line : Lines(head)) {
        EXPECT_FALSE(line.starts_with("Bcc")) << field << line;
        if (!line.starts_with(' ')) ++headers;
        for (char c : line) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
      }
      EXPECT_EQ(headers, plain) << field;
    }
  }
}

TEST(Compose, CodesWhatIsNotAsciiInLinesOfAtMostSeventySixCharacters) {
  Letter letter = Sample();
  for (int length = 1; length < 130; ++length) {
    letter.subject = std::string(static_cast<std::size_t>(length % 4), 'x');
    letter.from.clear();
    for (int i = 0; i < length; ++i) {
      const char* letters[] = {"ä", "€", "😀", "z"};
      letter.subject += letters[(i * 7 + length) % 4];
    }
    letter.subject += "ß";
    letter.from = letter.subject + " <kunden@muster.example>";
    auto mail = Compose(letter);
    for (const auto& line : Lines(Head(mail))) {
      EXPECT_LE(line.size(), 76u) << line;
      for (auto at = line.find("=?"); at != std::string::npos; at = line.find("=?UTF-8?B?", at + 1)) {
        EXPECT_LE(line.find("?=", at + 10) + 2 - at, 75u);
      }
    }
    EXPECT_EQ(support::ParseLetter(mail).subject, letter.subject) << length;
  }
}

TEST(Compose, EndsWithTextThatIsNoUtf8) {
  Letter letter = Sample();
  for (const std::string& broken : {std::string(200, '\x80'), "\xe2" + std::string(200, '\x80'), std::string(200, '\xff')}) {
    letter.subject = broken;
    EXPECT_EQ(support::ParseLetter(Compose(letter)).subject, broken);
  }
}

TEST(Compose, LetsNoSubjectPassForACodedOne) {
  Letter letter = Sample();
  letter.subject = "=?UTF-8?B?SGFsbG8=?=";
  EXPECT_EQ(support::ParseLetter(Compose(letter)).subject, letter.subject);
}

TEST(Compose, QuotesTheSendersName) {
  Letter letter = Sample();
  letter.from = "Muster, \"die\" \\ GmbH <kunden@muster.example>";
  EXPECT_EQ(Compose(letter).find("From: \"Muster, \\\"die\\\" \\\\ GmbH\" <kunden@muster.example>\n"), 0u);
  letter.from = "kunden@muster.example";
  EXPECT_EQ(Compose(letter).find("From: kunden@muster.example\n"), 0u);
  letter.from = "<kunden@muster.example>";
  EXPECT_EQ(Compose(letter).find("From: <kunden@muster.example>\n"), 0u);
}

TEST(Compose, BreaksLongLinesAndKeepsTheText) {
  Letter letter = Sample();
  letter.text = std::string(5000, 'x') + "\n\n.\nFrom here = there \n" + "äöü€😀\t\n" + std::string(300, ' ') + "\nEnde";
  auto mail = Compose(letter);
  for (const auto& line : Lines(mail)) EXPECT_LE(line.size(), 76u) << line;
  EXPECT_EQ(support::ParseLetter(mail).text, letter.text + "\n");
  for (char c : mail) EXPECT_LT(static_cast<unsigned char>(c), 0x80) << "only ASCII travels safely";
}

TEST(Compose, KeepsTheLinesOfATextWithUmlauts) {
  Letter letter = Sample();
  letter.text = "Grüße von \nFrau Müller.\n\n.\nFrom hier = da\r\n";
  std::string mail = Compose(letter);
  EXPECT_EQ(mail.substr(mail.find("\n\n") + 2),
            "Gr=C3=BC=C3=9Fe von=20\nFrau M=C3=BCller.\n\n=2E\n=46rom hier =3D da=0D\n");
}

TEST(Compose, WritesTheTextBeforeTheHtml) {
  Letter letter = Sample();
  letter.html = "<p>Guten Tag</p>";
  auto mail = Compose(letter);
  EXPECT_EQ(mail.substr(mail.find("Content-Type")),
            "Content-Type: multipart/alternative; boundary=\"=_pforte\"\n"
            "\n"
            "--=_pforte\n"
            "Content-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: quoted-printable\n"
            "\n"
            "Guten Tag\n"
            "\n"
            "--=_pforte\n"
            "Content-Type: text/html; charset=utf-8\n"
            "Content-Transfer-Encoding: quoted-printable\n"
            "\n"
            "<p>Guten Tag</p>\n"
            "\n"
            "--=_pforte--\n");
}

TEST(Compose, LetsNoTextEndItsPart) {
  Letter letter = Sample();
  letter.text = "--=_pforte--\n--=_pforte\nContent-Type: text/html\n\n<b>x</b>\n";
  letter.html = "<p>--=_pforte--\n--=_pforte</p>\n";
  auto parsed = support::ParseLetter(Compose(letter));
  EXPECT_EQ(parsed.text, letter.text);
  EXPECT_EQ(parsed.html, letter.html);
}

// What python3's email package reads in the mail; "" if there is no python3.
std::string ReadBySomebodyElse(const support::Folder& folder, const Letter& letter) {
  folder.Write("mail.eml", Compose(letter));
  folder.Write("read.py",
               "import email, email.policy, sys\n"
               "m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n"
               "assert not m.defects, m.defects\n"
               "a = m['from'].addresses[0]\n"
               "parts = list(m.iter_parts()) if m.is_multipart() else [m]\n"
               "for p in parts: assert not p.defects, p.defects\n"
               "types = ' '.join(p.get_content_type() for p in parts)\n"
               "open(sys.argv[2], 'w', encoding='utf-8').write('\\n'.join([m['subject'], a.display_name, a.addr_spec,\n"
               "  m['to'], m['message-id'], m.get_content_type(), types] + [p.get_content() for p in parts]))\n");
  if (std::system("python3 -c 'import email' 2>/dev/null") != 0) return "";
  std::string command = "python3 " + (folder / "read.py") + " " + (folder / "mail.eml") + " " + (folder / "out");
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(folder / "out");
  return {std::istreambuf_iterator<char>(in), {}};
}

Letter Umlauts() {
  Letter letter = Sample();
  letter.subject = "Zugang für Müller & Söhne — Bestätigung der Adresse, bitte innerhalb eines Tages antworten 😀";
  letter.from = "Müller & Söhne, Kundenbereich <kunden@muster.example>";
  letter.text = "Grüße\n\nhttps://www.muster.example/account/verify?token=abc=def\n" + std::string(200, 'y') + "\n";
  return letter;
}

TEST(Compose, ReadsTheSameToSomebodyElsesParser) {
  support::Folder folder;
  const Letter letter = Umlauts();
  const std::string read = ReadBySomebodyElse(folder, letter);
  if (read.empty()) GTEST_SKIP() << "no python3 here";
  EXPECT_EQ(read, letter.subject + "\nMüller & Söhne, Kundenbereich\nkunden@muster.example\nerika@probe.example\n" +
                      "<abc@muster.example>\ntext/plain\ntext/plain\n" + letter.text);
}

TEST(Compose, ReadsTheSameInBothPartsToSomebodyElsesParser) {
  support::Folder folder;
  Letter letter = Umlauts();
  letter.html = "<p>Grüße</p>\n<p>--=_pforte</p>\n";
  const std::string read = ReadBySomebodyElse(folder, letter);
  if (read.empty()) GTEST_SKIP() << "no python3 here";
  EXPECT_EQ(read, letter.subject + "\nMüller & Söhne, Kundenbereich\nkunden@muster.example\nerika@probe.example\n" +
                      "<abc@muster.example>\nmultipart/alternative\ntext/plain text/html\n" + letter.text + "\n" +
                      letter.html);
}

TEST(AddressOf, FindsTheBareAddress) {
  EXPECT_EQ(AddressOf("Muster GmbH <kunden@muster.example>"), "kunden@muster.example");
  EXPECT_EQ(AddressOf("kunden@muster.example"), "kunden@muster.example");
  EXPECT_EQ(AddressOf("a > b < c"), "a > b < c");
  EXPECT_EQ(AddressOf(""), "");
}

}  // namespace
}  // namespace mail
