// The demo's life: start, restart, ends, and what happens when the ground gives way under running processes.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { Demo, freePort, kBuild, kRoot, pforte, processesOf, send, sleep, temporaryFolder, until, Visitor } from "../browser/support.mjs";
import { isClosed } from "./gate.mjs";
import { clerk, customer, grant, hire, kPassword } from "./people.mjs";

const gone = (word) => until("the end of every process", () => processesOf(word).length === 0, 10);

// The demo's own script where it must fail: exit status and what it said.
async function refused(environment) {
  const ports = { PORT: await freePort(), ADMIN_PORT: await freePort() };
  return spawnSync(path.join(kRoot, "sql/seed/run.sh"), {
    env: { ...process.env, BUILD: kBuild, ...ports, ...environment }, encoding: "utf8", timeout: 60_000,
  });
}
function saysOneLine(run, said) {
  assert.equal(run.status, 1, run.stdout + run.stderr);
  assert.match(run.stderr, said);
  assert.equal(run.stderr.trim().split("\n").length, 1, run.stderr);
}
const isRoot = process.getuid() === 0;

describe("the demo", () => {
  test("says that a port is taken", async () => {
    const server = net.createServer();
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const folder = temporaryFolder("port");
    for (const name of ["PORT", "ADMIN_PORT"]) {
      const port = server.address().port;
      const child = spawn(path.join(kRoot, "sql/seed/run.sh"), {
        env: { ...process.env, BUILD: kBuild, PORT: await freePort(), ADMIN_PORT: await freePort(), RUN_DIR: folder, [name]: port },
      });
      let stderr = "";
      child.stderr.on("data", (text) => (stderr += text));
      const status = await new Promise((done) => child.on("exit", done));
      saysOneLine({ status, stderr, stdout: "" }, new RegExp(`port ${port} is taken`));
    }
    server.close();
    fs.rmSync(folder, { recursive: true });
  });
  test("says where it cannot write", async () => {
    saysOneLine(await refused({ RUN_DIR: "/proc/pforte" }), /cannot write into \/proc\/pforte/);
    const folder = temporaryFolder("file");
    const file = path.join(folder, "taken");
    fs.writeFileSync(file, "");
    saysOneLine(await refused({ RUN_DIR: file }), /cannot write into/);
    fs.rmSync(folder, { recursive: true });
  });
  test("says that there is no room", { skip: !isRoot && "mounts need root" }, async () => {
    const folder = temporaryFolder("full");
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
    try {
      saysOneLine(await refused({ RUN_DIR: folder }), /no room/);
    } finally {
      execFileSync("umount", [folder]);
      fs.rmdirSync(folder);
    }
  });
  test("refuses nonsense", async () => {
    saysOneLine(await refused({ RUN_DIR: "/tmp/x", PORT: "web" }), /no port number/);
    saysOneLine(await refused({ RUN_DIR: "/tmp/x", MODE: "fcgi" }), /MODE=fcgi/);
  });

  for (const mode of ["fastcgi", "cgi"]) {
    describe(`in mode ${mode}`, () => {
      let demo;
      before(async () => (demo = await Demo.start({ MODE: mode })));
      after(() => demo?.end());
      test("serves portal, office, gate, public pages and plain error pages", async () => {
        const see = async (port, target, status, said) => {
          const answer = await send({ port, path: target });
          assert.equal(answer.status, status, `${target}: ${answer.text.slice(0, 300)}`);
          if (said) assert.match(answer.text, said);
          return answer;
        };
        await see(demo.port, "/", 200, /Muster/);
        await see(demo.port, "/service/", 200, /Muster/);
        await see(demo.port, "/account/login", 200, /name="password"/);
        await see(demo.port, "/service/account/login", 200, /name="password"/);
        await see(demo.port, "/account/", 303);
        await see(demo.port, "/account", 301);
        await see(demo.port, "/accounting", 404);
        await see(demo.port, "/members/", 302);
        await see(demo.port, "/members", 302);
        await see(demo.port, "/service/members/", 302);
        await see(demo.port, "/nowhere", 404, /Diese Seite gibt es nicht/);
        await see(demo.port, "/admin/login", 404);
        await see(demo.port, "/pforte/css/pforte.css", 200);
        await see(demo.port, "/robots.txt", 200);
        await see(demo.adminPort, "/admin/login", 200, /name="password"/);
        await see(demo.adminPort, "/account/login", 404);
        const start = await see(demo.adminPort, "/", 301);
        assert.match(start.headers.location, /\/admin\/$/);
      });
      test("signs a customer in, a post included", async () => {
        grant(demo, `mode-${mode}@partner.example`);
        const visitor = await customer(demo, `mode-${mode}@partner.example`);
        assert.equal((await visitor.get("/members/")).status, 200);
        assert.equal((await visitor.get("/account/")).status, 200);
      });
      test("keeps its data at the second start", async () => {
        const dump = () => demo.dump().replace(/^INSERT INTO mail .*$/gm, "");
        const before = dump();
        const said = demo.said;
        await demo.stop();
        await gone(demo.folder);
        await demo.run({ MODE: mode });
        assert.equal(dump(), before);
        assert.equal(demo.said, said);
      });
      for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"]) {
        test(`leaves no process behind after ${signal}`, async () => {
          assert.ok(processesOf(demo.folder).length >= 3);
          await demo.stop(signal);
          await gone(demo.folder);
          await demo.run({ MODE: mode });
        });
      }
      test("ends when its web server ends", async () => {
        const web = processesOf(demo.folder).find((each) => /lighttpd -D/.test(each.command));
        process.kill(web.id, "SIGKILL");
        const how = await demo.ended;
        assert.equal(how.code, 1);
        await gone(demo.folder);
        await demo.run({ MODE: mode });
      });
    });
  }

  test("ends with make", async () => {
    const folder = temporaryFolder("make");
    const words = [`BUILD=${kBuild}`, `PORT=${await freePort()}`, `ADMIN_PORT=${await freePort()}`, `RUN_DIR=${folder}`];
    const make = spawn("make", ["--no-print-directory", "-o", "all", ...words, "run"], { cwd: kRoot, env: { ...process.env, MAKELEVEL: "", MAKEFLAGS: "" } });
    let said = "";
    for (const stream of [make.stdout, make.stderr]) stream.on("data", (text) => (said += text));
    await until("the demo's start", () => said.includes("Ctrl-C"), 120);
    make.kill("SIGTERM");
    await new Promise((done) => make.on("exit", done));
    await gone(folder);
    fs.rmSync(folder, { recursive: true });
  });
});

function same(now, before) {
  const [a, b] = [now, before].map((text) => text.split("\n"));
  assert.deepEqual(a.filter((line) => !b.includes(line)), b.filter((line) => !a.includes(line)));
}

describe("when the ground gives way", () => {
  let demo, visitor;
  const pages = ["/account/login", "/account/register", "/account/forgot"];
  before(async () => {
    demo = await Demo.start();
    hire(demo, "life-office@muster.example");
    grant(demo, "life@partner.example");
    visitor = await customer(demo, "life@partner.example");
  });
  after(() => demo?.end());

  const isBroken = (answer) => {
    assert.ok([500, 503].includes(answer.status), `status ${answer.status}`);
    assert.match(answer.headers["content-type"], /^text\/html/);
    assert.match(answer.text, /<h1>/);
    assert.match(answer.headers["x-request-id"], /^[0-9a-f]{16}$/);
    assert.ok(answer.text.includes(answer.headers["x-request-id"]), "the page names the request");
    assert.doesNotMatch(answer.text, /pforte\.db|sqlite|SQL/i);
  };
  const settled = () => until("an empty outbox", () => demo.select("SELECT count(*) AS n FROM mail WHERE delivery = 'queued'")[0].n === 0, 60);
  const gateProcesses = () => processesOf(demo.folder).filter((each) => /gate\.fcgi/.test(each.command));

  test("killed gate processes let nobody pass, and come back", async () => {
    for (let i = 0; i < 5; ++i) {
      for (const each of gateProcesses()) process.kill(each.id, "SIGKILL");
      isClosed(await send({ port: demo.port, path: "/members/prices.html" }));
    }
    await until("the gate's return", async () => (await visitor.get("/members/")).status === 200);
  });
  test("stopped gate processes let nobody pass", async () => {
    const stopped = gateProcesses();
    for (const each of stopped) process.kill(each.id, "SIGSTOP");
    const answer = await Promise.race([send({ port: demo.port, path: "/members/prices.html" }), sleep(4000)]);
    for (const each of stopped) process.kill(each.id, "SIGCONT");
    if (answer) isClosed(answer);
    await until("the gate's return", async () => (await visitor.get("/members/")).status === 200);
  });
  test("killed portal processes come back", async () => {
    for (const each of processesOf(demo.folder).filter((one) => /portal\.fcgi/.test(one.command))) process.kill(each.id, "SIGKILL");
    await until("the portal's return", async () => (await visitor.get("/account/")).status === 200);
  });
  test("a backup taken while people work restores exactly that moment", async () => {
    const backup = path.join(demo.folder, "backup.db");
    await settled();
    const work = (async () => {
      for (let i = 0; i < 10; ++i) await visitor.get("/account/");
    })();
    const made = pforte(demo.config, "backup", backup);
    await work;
    assert.equal(made.status, 0, made.stderr);
    assert.equal(fs.statSync(backup).mode & 0o777, 0o600);
    assert.equal(pforte(demo.config, "backup", backup).status, 1, "a backup never overwrites");
    const before = demo.dump();
    assert.equal(pforte(demo.config, "access", "reject", "life@partner.example", "--no-mail").status, 0);
    assert.equal((await visitor.get("/members/")).status, 302);
    assert.equal(pforte(demo.config, "restore", backup).status, 1, "a restore never overwrites unasked");
    const restored = pforte(demo.config, "restore", backup, "--force");
    assert.equal(restored.status, 0, restored.stderr);
    // The history goes on behind the backup: with why it begins there again, and whole.
    const withoutLast = (dump) =>
      dump
        .replace(/^INSERT INTO history VALUES\(\d+,\d+,'command line','(backed_up|restored)',.*\n/m, "")
        .replace(/^INSERT INTO tally VALUES\(\d+,'(backed_up|restored)',.*\n/gm, "");
    const after = demo.dump();
    assert.match(after, /^INSERT INTO history VALUES\(.*'command line','restored',/m);
    same(withoutLast(after), withoutLast(before));
    const verified = pforte(demo.config, "audit", "verify");
    assert.equal(verified.status, 0, verified.stderr);
    visitor = await customer(demo, "life@partner.example");
    assert.equal((await visitor.get("/members/")).status, 200);
  });
  test("a backup that is none is refused and changes nothing", async () => {
    const broken = path.join(demo.folder, "broken.db");
    const before = demo.dump();
    for (const bytes of ["", "no database", fs.readFileSync(path.join(demo.folder, "backup.db")).subarray(0, 20_000)]) {
      fs.writeFileSync(broken, bytes);
      const run = pforte(demo.config, "restore", broken, "--force");
      assert.equal(run.status, 1);
      assert.equal(run.stderr.trim().split("\n").length, 1, run.stderr);
    }
    assert.equal(demo.dump(), before);
  });
  test("a missing database is a plain page that names the request, and a closed gate", async () => {
    fs.renameSync(demo.database, `${demo.database}.away`);
    try {
      for (const page of pages) isBroken(await send({ port: demo.port, path: page }));
      isBroken(await send({ port: demo.adminPort, path: "/admin/login" }));
      for (let i = 0; i < 8; ++i) isClosed(await visitor.get("/members/prices.html"));
      assert.equal(fs.existsSync(demo.database), false, "nobody made an empty one");
    } finally {
      fs.renameSync(`${demo.database}.away`, demo.database);
    }
    assert.equal((await visitor.get("/members/")).status, 200);
    assert.equal((await send({ port: demo.port, path: "/account/login" })).status, 200);
  });
  test("a database that is none is a plain page, and a closed gate", async () => {
    for (const suffix of ["", "-wal", "-shm"]) if (fs.existsSync(demo.database + suffix)) fs.renameSync(demo.database + suffix, `${demo.database}.away${suffix}`);
    try {
      fs.writeFileSync(demo.database, "x".repeat(8192));
      for (const page of pages) isBroken(await send({ port: demo.port, path: page }));
      for (let i = 0; i < 8; ++i) isClosed(await visitor.get("/members/prices.html"));
    } finally {
      for (const suffix of ["-wal", "-shm", ".lock"]) fs.rmSync(demo.database + suffix, { force: true });
      for (const suffix of ["", "-wal", "-shm"]) if (fs.existsSync(`${demo.database}.away${suffix}`)) fs.renameSync(`${demo.database}.away${suffix}`, demo.database + suffix);
    }
    await until("the portal's return", async () => (await visitor.get("/members/")).status === 200);
  });
  test("a configuration that breaks while running closes the gate of new processes", async () => {
    const good = fs.readFileSync(demo.config);
    fs.writeFileSync(demo.config, "databse = 1\n");
    for (const each of processesOf(demo.folder).filter((one) => /(gate|portal)\.fcgi/.test(one.command))) process.kill(each.id, "SIGKILL");
    try {
      await sleep(1500);
      for (let i = 0; i < 8; ++i) isClosed(await visitor.get("/members/prices.html"));
      isBroken(await until("a page", async () => {
        const answer = await send({ port: demo.port, path: "/account/login" });
        return answer.headers["x-request-id"] && answer;
      }));
    } finally {
      fs.writeFileSync(demo.config, good);
    }
    await until("the gate's return", async () => (await visitor.get("/members/")).status === 200);
  });
});

describe("on a full disk", { skip: !isRoot && "mounts need root" }, () => {
  let demo, folder;
  const fill = () => {
    try {
      fs.writeFileSync(path.join(folder, "filler"), Buffer.alloc(1 << 26));
    } catch (error) {
      assert.equal(error.code, "ENOSPC");
    }
  };
  before(async () => {
    folder = temporaryFolder("disk");
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", folder]);
    demo = await Demo.start({ RUN_DIR: folder });
    grant(demo, "disk@partner.example");
    hire(demo, "disk-office@muster.example");
  });
  after(async () => {
    await demo?.stop();
    await gone(folder);
    execFileSync("umount", [folder]);
    fs.rmdirSync(folder);
  });

  test("nothing is half done, every refusal is a page, and it goes on when there is room again", async () => {
    const visitor = await customer(demo, "disk@partner.example");
    const office = await clerk(demo, "disk-office@muster.example");
    const stranger = new Visitor(demo.port);
    await stranger.get("/account/register");
    await office.get("/admin/contact/new");
    await until("an empty outbox", () => demo.select("SELECT count(*) AS n FROM mail WHERE delivery = 'queued'")[0].n === 0, 60);
    const before = demo.dump();
    fill();
    const contact = { number: "", name: "x".repeat(100), company: "y".repeat(100), phone: "", language: "de", notes: "z".repeat(3900), version: "1" };
    let refusals = 0;
    for (let i = 0; i < 40 && refusals < 3; ++i) {
      const answer = await office.post("/admin/contact/new", contact);
      assert.ok([303, 500, 503].includes(answer.status), `status ${answer.status}: ${answer.text.match(/class="errors"[\s\S]{0,400}/)}`);
      if (answer.status === 303) continue;
      ++refusals;
      assert.match(answer.text, /<h1>/);
      assert.match(answer.headers["x-request-id"], /^[0-9a-f]{16}$/);
    }
    assert.equal(refusals, 3, "the disk was not full");
    for (let i = 0; i < 3; ++i) {
      const answer = await stranger.post("/account/register", {
        email: `full-${i}@partner.example`, password: kPassword, name: "x".repeat(100), company: "y".repeat(100), phone: "", message: "z".repeat(900), order: "", next: "",
      });
      assert.ok([303, 500, 503].includes(answer.status), `status ${answer.status}`);
      assert.match(answer.status === 303 ? "<h1>" : answer.text, /<h1>/);
      const stored = demo.select(`SELECT (SELECT count(*) FROM registration WHERE email = 'full-${i}@partner.example') AS asked,
        (SELECT count(*) FROM mail WHERE recipient = 'full-${i}@partner.example') AS mails`)[0];
      assert.deepEqual(stored, answer.status === 303 ? { asked: 1, mails: 1 } : { asked: 0, mails: 0 });
    }
    // Reading goes on.
    assert.equal((await send({ port: demo.port, path: "/account/login" })).status, 200);
    assert.equal((await visitor.get("/members/")).status, 200);
    isClosed(await send({ port: demo.port, path: "/members/prices.html" }));
    fs.rmSync(path.join(folder, "filler"));
    const check = demo.select("PRAGMA integrity_check")[0];
    assert.equal(Object.values(check)[0], "ok");
    const kept = new Set(demo.dump().split("\n"));
    for (const line of before.split("\n")) if (!/INTO (account|staff|link|mail) |contact_search/.test(line)) assert.ok(kept.has(line), line);
    assert.equal((await office.post("/admin/contact/new", contact)).status, 303);
  });
});
