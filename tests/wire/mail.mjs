// The mails as they leave, read by somebody else's parser: python3's email package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { pforte, temporaryFolder } from "../browser/support.mjs";

// What stands in both parts, as python reads them: headers, and the words of each without tags.
const kReader = `
import email, email.policy, html.parser, json, sys

class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.links, self.loads, self.open = [], [], [], []
    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        for name, value in attributes:
            if name == 'href': self.links.append(value)
            if name in ('src', 'background', 'srcset', 'data'): self.loads.append(value)
    def handle_endtag(self, tag):
        self.open.remove(tag)
    def handle_data(self, data):
        if 'title' not in self.open and 'style' not in self.open: self.text.append(data)

mails = []
for name in sys.argv[1:]:
    with open(name, 'rb') as file: mail = email.message_from_binary_file(file, policy=email.policy.default)
    parts = list(mail.iter_parts()) if mail.is_multipart() else [mail]
    words = Words()
    if len(parts) > 1: words.feed(parts[1].get_content())
    mails.append({
        'defects': [str(d) for part in [mail, *parts] for d in part.defects],
        'type': mail.get_content_type(), 'types': [part.get_content_type() for part in parts],
        'charsets': [part.get_content_charset() for part in parts],
        'subject': mail['subject'], 'to': mail['to'], 'from': mail['from'], 'language': mail['content-language'],
        'automatic': mail['auto-submitted'], 'version': mail['mime-version'], 'id': mail['message-id'],
        'headers': [key.lower() for key in mail.keys()],
        'text': parts[0].get_content(), 'shown': ' '.join(words.text), 'links': words.links, 'loads': words.loads,
        'longest': max(len(line) for line in open(name, 'rb').read().split(b'\\n')),
    })
json.dump(mails, sys.stdout)
`;
const words = (text) => text.split(/\s+/).filter(Boolean).join(" ");

describe("a mail as it leaves", () => {
  const folder = temporaryFolder("mail");
  const config = path.join(folder, "house/pforte.toml");
  const mails = path.join(folder, "house/mail");
  const run = (...line) => {
    const made = pforte(config, ...line);
    assert.equal(made.status, 0, made.stderr);
    return made.stdout;
  };
  // Those that are in the folder, which is empty afterwards.
  function read() {
    const files = fs.readdirSync(mails).sort().map((name) => path.join(mails, name));
    const made = spawnSync("python3", ["-c", kReader, ...files], { encoding: "utf8" });
    assert.equal(made.status, 0, made.stderr);
    for (const file of files) fs.rmSync(file);
    return JSON.parse(made.stdout);
  }
  function check(mail) {
    assert.deepEqual(mail.defects, []);
    assert.equal(mail.type, "multipart/alternative");
    assert.deepEqual(mail.types, ["text/plain", "text/html"], "the plainest first");
    assert.deepEqual(mail.charsets, ["utf-8", "utf-8"]);
    assert.equal(mail.automatic, "auto-generated");
    assert.equal(mail.version, "1.0");
    assert.equal(new Set(mail.headers).size, mail.headers.length, "no header twice");
    assert.ok(mail.longest <= 76, `${mail.longest}`);
    assert.deepEqual(mail.loads, []);
    const button = mail.language === "de" ? "Link öffnen" : "Open the link";
    assert.equal(words(mail.shown.replace(button, "")), words(mail.text), "both parts say the same");
    assert.equal(new Set(mail.links).size, 1);
    assert.ok(mail.text.split("\n").includes(mail.links[0]), "the link of the text is that of the HTML");
  }

  before(() => {
    run("init", path.join(folder, "house"), "--mail-directory", "mail", "--admin-address", "http://127.0.0.1:8081");
    run("website", "add", "--name", "Müller & Söhne <Kunden>", "--address", "https://www.muster.example", "--sender",
      "Müller & Söhne, Kundenbereich <kunden@muster.example>", "--contact", "Frau Beispiel, 030 \"123\"");
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  test("says the same in both parts, whatever it is about", () => {
    const listed = JSON.parse(run("mail", "text", "list", "1", "--json"));
    for (const { event, language } of listed) run("mail", "text", "test", "1", language, event, "--to", "ada@muster.example");
    const read_ = read();
    assert.equal(read_.length, listed.length);
    for (const mail of read_) {
      check(mail);
      assert.match(mail.subject, /^Test: /);
      assert.equal(mail.to, "ada@muster.example");
    }
  });

  test("carries the link and the code in both", () => {
    const made = pforte(config, "access", "register", "--website", "1", "--email", "erika@partner.example", "--name", "Erika <b>&amp; \"Söhne\"",
      { input: "leise Birken im Nebel 7\n" });
    assert.equal(made.status, 0, made.stderr);
    run("mail", "send");
    const [mail, ...others] = read();
    assert.deepEqual(others, []);
    check(mail);
    assert.match(mail.links[0], /^https:\/\/www\.muster\.example\/account\/verify\?token=[\w-]{43}$/);
    const code = mail.text.match(/^ {4}(\d{4} \d{4})$/m)[1];
    assert.ok(mail.shown.includes(code));
    assert.ok(mail.shown.includes("Erika <b>&amp; \"Söhne\""));
    assert.ok(mail.from.includes("Müller & Söhne, Kundenbereich"));
  });

  test("is text alone where the website wants that", () => {
    run("mail", "text", "form", "1", "text");
    run("mail", "text", "test", "1", "de", "reset", "--to", "ada@muster.example");
    const [mail] = read();
    assert.deepEqual(mail.defects, []);
    assert.deepEqual([mail.type, ...mail.types], ["text/plain", "text/plain"]);
    run("mail", "text", "form", "1", "html");
  });
});
