// An import that is ended by force goes on where it was, and comes to the same end as one that was not.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { Demo, kBuild, pforte, sleep, temporaryFolder, Visitor } from "../browser/support.mjs";

const kRows = 6000;
const kHash = "$apr1$abcd$TSVFkby1XRuUEfCCMkXC//";

describe("an import", () => {
  const folder = temporaryFolder("import");
  const table = path.join(folder, "customers.csv");
  before(() => {
    const rows = ["E-Mail;Name;Firma;Kundennummer;Gültig bis"];
    for (let i = 0; i < kRows; ++i) {
      // Some come twice, some share a contact, some are wrong.
      const at = i % 17 === 0 ? i - 1 : i;
      rows.push(i % 101 === 0 ? `kein Konto;Nr. ${i};;;` : `kunde${at}@partner.example;Kunde ${at};"Firma; ""${at}""";K-${at >> 1};31.12.2027`);
    }
    fs.writeFileSync(table, rows.join("\r\n"));
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  function house(name, journal) {
    const home = path.join(folder, name);
    const config = path.join(home, "pforte.toml");
    const run = (...words) => {
      const made = pforte(config, ...words);
      assert.equal(made.status, 0, made.stderr);
    };
    run("init", home, "--journal", journal, "--mail-directory", "mail", "--admin-address", "http://127.0.0.1:8081");
    run("website", "add", "--name", "Muster", "--address", "https://www.muster.example", "--policy", "manual", "--sender",
      "a@muster.example", "--imprint", "/imprint");
    return config;
  }
  // What stands there, but for when it was written.
  function state(config) {
    const read = (what) => JSON.parse(pforte(config, "export", what, "--format", "json", { maxBuffer: 1 << 28 }).stdout);
    const told = (row) => JSON.stringify({ ...row, created_at: 0, since: 0, requested_at: 0, at: 0 });
    return ["contacts", "accesses", "history"].map((what) => read(what).map(told));
  }
  const words = ["import", "csv", table, "--website", "1"];

  for (const journal of ["truncate", "wal"]) {
    test(`ended by force again and again comes to the same end (${journal})`, async () => {
      const whole = house(`whole-${journal}`, journal);
      const once = pforte(whole, ...words);
      assert.equal(once.status, 1, "some lines are wrong");
      const config = house(`killed-${journal}`, journal);
      let kills = 0;
      for (let wait = 20; ; wait += 25) {
        const child = spawn(path.join(kBuild, "pforte"), words, { env: { PFORTE_CONFIG: config }, stdio: "ignore" });
        const ended = new Promise((done) => child.on("exit", (status) => done(status)));
        await Promise.race([ended, sleep(wait)]);
        child.kill("SIGKILL");
        if ((await ended) !== null) break;
        ++kills;
      }
      assert.ok(kills >= 3, `${kills} kills`);
      assert.deepEqual(state(config), state(whole));
      const again = pforte(config, ...words);
      assert.equal(again.status, 1);
      assert.match(again.stdout, /imported: 0 contacts, 0 accounts, 0 accesses/);
    });
  }

  test("ended by a signal says so and goes on", async () => {
    const config = house("signal", "truncate");
    const passwords = path.join(folder, "htpasswd");
    fs.writeFileSync(passwords, Array.from({ length: 2000 }, (_, i) => `kunde${i}:${kHash}\n`).join(""));
    const child = spawn(path.join(kBuild, "pforte"),
      ["import", "htpasswd", passwords, "--website", "1", "--domain", "partner.example"], { env: { PFORTE_CONFIG: config } });
    let said = "";
    child.stderr.on("data", (text) => (said += text));
    await sleep(500);
    child.kill("SIGTERM");
    assert.equal(await new Promise((done) => child.on("exit", done)), 1);
    assert.match(said, /run it again to go on/);
    const rest = pforte(config, "import", "htpasswd", passwords, "--website", "1", "--domain", "partner.example", "--dry-run");
    assert.match(rest.stdout, /would be imported: [1-9]\d* contacts, [1-9]\d* accounts, [1-9]\d* accesses; [1-9]\d* lines were there already, 0/);
  });

  test("brings people along who then sign in with the password they had", async () => {
    const demo = await Demo.start();
    try {
      const password = "leise Birken im Nebel 7";
      const hash = (option, name) => execFileSync("htpasswd", ["-nb", ...option, `${name}@alt.example`, password], { encoding: "utf8" }).trim();
      const lines = { apr1: hash(["-m"], "apr1"), bcrypt: hash(["-B", "-C", "5"], "bcrypt"), sha1: hash(["-s"], "sha1"), sha512: hash(["-5"], "sha512") };
      const run = pforte(demo.config, "import", "htpasswd", "-", "--website", "1", "--proven", { input: Object.values(lines).join("\n") });
      assert.equal(run.status, 0, run.stderr);
      // The second time by the hash that took its place.
      for (const name of [...Object.keys(lines), ...Object.keys(lines)]) {
        const visitor = new Visitor(demo.port);
        assert.notEqual((await visitor.signIn(`${name}@alt.example`, `${password}8`)).status, 303, name);
        assert.equal((await visitor.signIn(`${name}@alt.example`, password)).status, 303, name);
        assert.equal((await visitor.get("/members/")).status, 200, name);
      }
    } finally {
      await demo.end();
    }
  });

  test("draws no progress where nobody waits at a terminal", () => {
    const run = pforte(house("quiet", "truncate"), ...words);
    assert.doesNotMatch(run.stderr, /\r|\x1b/);
  });
});
