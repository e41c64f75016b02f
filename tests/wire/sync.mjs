// Split operation with the real executables: an office and a web host, each in a folder of its own, and a pipe between
// them that is closed anywhere or whose ends are killed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { kBuild, pforte, sleep, temporaryFolder } from "../browser/support.mjs";

const kPforte = path.join(kBuild, "pforte");
const kCutter = fileURLToPath(new URL("cut.mjs", import.meta.url));

describe("split operation", () => {
  const folder = temporaryFolder("sync");
  let office, web;
  after(() => fs.rmSync(folder, { recursive: true }));

  const run = (config, ...words) => {
    const made = pforte(config, ...words);
    assert.equal(made.status, 0, `${words.join(" ")}: ${made.stderr}`);
    return made.stdout.trim();
  };
  const list = (config, ...words) => JSON.parse(run(config, ...words, "--json"));
  const serve = () => [kPforte, "--config", web, "sync", "--serve"];
  const sync = (...words) => pforte(office, "sync", ...words, "--", ...serve());
  // What customers have, without the ids and times of one side.
  const state = (config) => JSON.parse(pforte(config, "export", "accesses", "--format", "json").stdout)
    .map((row) => [row.email, row.status, row.decided_by, row.reason].join(" ")).sort();
  const mails = (config) => ["queued", "sent"].flatMap((delivery) => list(config, "mail", "list", "--delivery", delivery));

  before(() => {
    [office, web] = ["office", "web"].map((name) => {
      const home = path.join(folder, name);
      run(path.join(home, "pforte.toml"), "init", home, "--mail-directory", "mail", "--admin-address", "http://127.0.0.1:8081");
      return path.join(home, "pforte.toml");
    });
    run(web, "website", "add", "--name", "Muster", "--address", "https://www.muster.example", "--policy", "manual", "--sender",
      "a@muster.example", "--imprint", "/imprint");
    run(web, "sync", "pair", "--as", "web", run(office, "sync", "key"));
    run(office, "sync", "pair", "--as", "office", run(web, "sync", "key"));
  });
  const apply = (email) => run(web, "access", "grant", "--website", "1", "--email", email, "--name", email, "--status", "in_processing",
    "--no-mail", "--proven");
  const idOf = (config, email) => String(list(config, "access", "list", "--stage", "waiting").find((row) => row.email === email).id);

  test("brings a request to the office and the decision back, once", () => {
    apply("erika@partner.example");
    assert.match(sync("--dry-run").stdout, /would fetch [1-9]\d* changes, and publish 0/);
    assert.deepEqual(state(office), []);
    assert.equal(sync().status, 0);
    run(office, "access", "approve", idOf(office, "erika@partner.example"));
    const published = JSON.parse(sync("--json").stdout);
    assert.deepEqual([published.published, published.mails, published.conflicts], [1, 1, 0]);
    assert.deepEqual(state(web), ["erika@partner.example approved command line "]);
    assert.deepEqual(state(office), state(web));
    const again = JSON.parse(sync("--json").stdout);
    assert.deepEqual([again.fetched, again.published, again.mails], [0, 0, 0]);
    assert.deepEqual(mails(web).map((mail) => mail.event), ["approved"]);
    run(office, "mail", "send");
    assert.ok(!fs.existsSync(path.join(folder, "office/mail")) || fs.readdirSync(path.join(folder, "office/mail")).length === 0);
    assert.equal(list(office, "sync", "status").waiting, 0);
  });

  test("tells of a conflict by the exit status, in the list and in the log", () => {
    apply("otto@partner.example");
    sync();
    run(office, "access", "approve", idOf(office, "otto@partner.example"));
    run(web, "access", "reject", idOf(web, "otto@partner.example"), "--reason", "no order", "--no-mail");
    const told = sync();
    assert.equal(told.status, 1);
    assert.match(told.stderr, /event=sync_conflict kind=access/);
    assert.match(told.stderr, /conflicts: 1; see/);
    assert.deepEqual(state(office), state(web));
    const listed = pforte(office, "sync", "conflicts", "--json");
    assert.equal(listed.status, 1);
    const [conflict] = JSON.parse(listed.stdout);
    assert.deepEqual([conflict.wished.status, conflict.holds.status, conflict.holds.reason], ["approved", "rejected", "no order"]);
    run(office, "sync", "conflicts", "--settle", String(conflict.id));
    assert.deepEqual(list(office, "sync", "conflicts"), []);
    assert.equal(sync().status, 0);
  });

  test("goes on wherever the pipe was closed", () => {
    for (let i = 0; i < 6; ++i) apply(`viele${i}@partner.example`);
    const cut = (up, down) => pforte(office, "sync", "--", process.execPath, kCutter, String(up),
      String(down), ...serve(), { timeout: 20000 });
    const kMuch = 1 << 20;
    let broken = 0;
    for (let bytes = 0; bytes < 3000; bytes += 211) {
      for (const closed of [cut(bytes, kMuch), cut(kMuch, bytes)]) {
        if (closed.status === 0) continue;
        ++broken;
        assert.match(closed.stderr, /pforte: .*run it again/);
      }
      if (bytes === 5 * 211) {
        for (const row of list(office, "access", "list", "--stage", "waiting")) run(office, "access", "approve", String(row.id));
      }
    }
    assert.ok(broken > 10, `${broken} broken`);
    assert.equal(sync().status, 0);
    for (const row of list(office, "access", "list", "--stage", "waiting")) run(office, "access", "approve", String(row.id));
    assert.equal(sync().status, 0);
    assert.deepEqual(state(office), state(web));
    assert.equal(state(web).filter((row) => row.includes("viele") && row.includes("approved")).length, 6);
    const told = mails(web).filter((mail) => mail.to?.startsWith("viele") || mail.recipient?.startsWith("viele"));
    assert.equal(told.length, 6, "one mail each");
    for (const config of [office, web]) run(config, "audit", "verify");
  });

  test("goes on after either end was killed", async () => {
    for (let i = 0; i < 10; ++i) apply(`weg${i}@partner.example`);
    let kills = 0;
    for (let wait = 2; wait < 60; wait += 3) {
      const child = spawn(kPforte, ["sync", "--", ...serve()], { env: { PFORTE_CONFIG: office }, stdio: "ignore" });
      const ended = new Promise((done) => child.on("exit", (status) => done(status)));
      await Promise.race([ended, sleep(wait)]);
      child.kill("SIGKILL");
      if ((await ended) === null) ++kills;
      await sleep(30);  // the other end notices
      if (wait === 29) {
        sync();
        for (const row of list(office, "access", "list", "--stage", "waiting")) {
          run(office, "access", "reject", String(row.id), "--reason", "later", "--no-mail");
        }
      }
    }
    assert.ok(kills > 3, `${kills} kills`);
    assert.equal(sync().status, 0);
    assert.deepEqual(state(office), state(web));
    assert.equal(state(web).filter((row) => row.startsWith("weg") && row.includes("rejected")).length, 10);
    for (const config of [office, web]) run(config, "audit", "verify");
  });

  test("refuses strangers, a second run and what is no web host", async () => {
    const home = path.join(folder, "stranger");
    const stranger = path.join(home, "pforte.toml");
    run(stranger, "init", home, "--mail-directory", "mail", "--admin-address", "http://127.0.0.1:8081");
    run(stranger, "sync", "pair", "--as", "office", run(web, "sync", "key"));
    const refused = pforte(stranger, "sync", "--", ...serve());
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /not from the installation that this one is paired/);
    assert.equal(refused.stdout, "");
    assert.match(pforte(office, "sync", "--", "echo", "Last login: today").stderr, /not from `pforte sync`: "Last login: today"/);
    assert.match(pforte(office, "sync", "--", "false").stderr, /ended too early/);
    assert.match(pforte(office, "sync", "--serve").stderr, /not paired as the web host/);
    assert.equal(pforte(office, "sync").status, 2);
    assert.match(pforte(office, "sync", "pair", "--as", "office", "x").stderr, /is no key/);

    const long = spawn(kPforte, ["sync", "--", "sleep", "60"], { env: { PATH: process.env.PATH, PFORTE_CONFIG: office } });
    let said = "";
    long.stderr.on("data", (text) => (said += text));
    const ended = new Promise((done) => long.on("exit", done));
    await sleep(300);
    assert.match(sync().stderr, /another run is under way/);
    long.kill("SIGTERM");
    assert.equal(await ended, 1);
    assert.match(said, /stopped; run it again to go on/);
    assert.equal(sync().status, 0);
  });

  test("draws no progress where nobody waits at a terminal", () => {
    assert.doesNotMatch(sync().stderr, /\r|\x1b/);
  });
});
