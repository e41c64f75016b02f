// The office's people at the real executables: an own password by a link, a second factor whose codes an independent
// program computes, each good once however many come at the same time, and the web server's word for who somebody is.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { Demo, kBuild, pforte, unescape, Visitor } from "../browser/support.mjs";
import { hire, kPassword } from "./people.mjs";

const kEmail = "wire-factor@muster.example";

describe("the people of the office", { concurrency: 1 }, () => {
  let demo, secret, recovery;

  before(async () => {
    demo = await Demo.start();
    // Read by each process at its first request, of which there was none.
    const config = fs.readFileSync(demo.config, "utf8");
    fs.writeFileSync(demo.config, config.replace("staff_second_factor = false", "staff_second_factor = true\nstaff_remote_user = true"));
  });
  after(() => demo?.end());

  const oathtool = (when) => execFileSync("oathtool", ["--totp", "--base32", "--now", when, secret], { encoding: "utf8" }).trim();
  const run = (...words) => {
    const done = pforte(demo.config, "staff", ...words);
    assert.equal(done.status, 0, done.stderr);
    return done.stdout;
  };
  async function givePassword(email = kEmail) {
    const visitor = new Visitor(demo.adminPort);
    const answer = await visitor.signIn(email, kPassword, "", "/admin/login");
    assert.equal(answer.status, 303, answer.text);
    visitor.place = answer.headers.location;
    await visitor.get(visitor.place);
    return visitor;
  }
  // Sets up a factor; remembers its secret and recovery codes.
  async function enrol(visitor) {
    const page = await visitor.get("/admin/second-factor");
    secret = page.text.match(/class="secret">([^<]*)</)[1].replaceAll(" ", "");
    const sealed = unescape(page.text.match(/name="sealed" value="([^"]*)"/)[1]);
    const done = await visitor.post("/admin/second-factor", { sealed, next: "", code: oathtool("now") });
    assert.equal(done.status, 200, done.text);
    recovery = [...done.text.matchAll(/<li><code>([^<]*)</g)].map(([, code]) => code);
    assert.equal(recovery.length, 10);
  }
  async function comeAtTheSameTime(email, fields) {
    const visitors = [];
    for (let i = 0; i < 5; ++i) visitors.push(await givePassword(email));
    const answers = await Promise.all(visitors.map((visitor) => visitor.post("/admin/code", { next: "", ...fields })));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 422, 422, 422, 422]);
    const inside = await Promise.all(visitors.map(isIn));
    assert.equal(inside.filter(Boolean).length, 1);
  }
  const isIn = async (visitor) => (await visitor.get("/admin/contacts")).status === 200;

  test("somebody new sets the own password by the link", async () => {
    const link = run("add", "--email", kEmail, "--name", "Wire Factor", "--role", "administrator").match(/(http\S+)/)[1];
    assert.ok(link.startsWith(`${demo.admin}/admin/invitation?token=`), link);
    const visitor = new Visitor(demo.adminPort);
    const opened = await visitor.get(new URL(link).pathname + new URL(link).search);
    assert.equal(opened.headers.location, "/admin/invitation");
    await visitor.get("/admin/invitation");
    const set = await visitor.post("/admin/invitation", { new_password: kPassword });
    assert.equal(set.headers.location, "/admin/login", set.text);
  });

  test("nothing is open until a second factor is set up", async () => {
    const visitor = await givePassword();
    assert.equal(visitor.place, "/admin/second-factor");
    assert.equal(await isIn(visitor), false);
    await enrol(visitor);
    assert.equal(await isIn(visitor), true);
  });

  test("the code of an independent program opens, once", async () => {
    const code = oathtool("30 seconds");
    const visitor = await givePassword();
    assert.equal(visitor.place, "/admin/code");
    assert.equal(await isIn(visitor), false);
    assert.equal((await visitor.post("/admin/code", { next: "", code })).status, 303);
    assert.equal(await isIn(visitor), true);
    const again = await givePassword();
    assert.equal((await again.post("/admin/code", { next: "", code })).status, 422);
    assert.equal(await isIn(again), false);
  });

  test("of five who come with one code at the same time one gets in", async () => {
    for (const [email, fields] of [["wire-one@muster.example", () => ({ code: oathtool("30 seconds") })],
      ["wire-two@muster.example", () => ({ recovery: recovery[0] })]]) {
      hire(demo, email);
      await enrol(await givePassword(email));
      await comeAtTheSameTime(email, fields());
    }
  });

  test("a lost factor is taken away, and set up anew", async () => {
    run("clear-factor", kEmail);
    const visitor = await givePassword();
    assert.equal(visitor.place, "/admin/second-factor");
    await enrol(visitor);
    assert.equal(await isIn(visitor), true);
  });

  test("the command line shows the sessions and ends them", async () => {
    const sessions = JSON.parse(run("sessions", kEmail, "--json"));
    assert.equal(sessions.length, 1);
    assert.equal(sessions[0].network, "127.0.0.1");
    run("sessions", kEmail, "--end", sessions[0].session);
    run("sessions", kEmail, "--end-all");
    assert.deepEqual(JSON.parse(run("sessions", kEmail, "--json")), []);
  });

  test("the web server's word counts, a browser's does not", () => {
    const ask = (variables) => spawnSync(path.join(kBuild, "admin.fcgi"), [], {
      env: {
        PFORTE_CONFIG: demo.config, GATEWAY_INTERFACE: "CGI/1.1", SERVER_PROTOCOL: "HTTP/1.1", REQUEST_METHOD: "GET", REMOTE_ADDR: "127.0.0.1",
        HTTP_HOST: `localhost:${demo.adminPort}`, REQUEST_URI: "/admin/login", ...variables,
      }, encoding: "utf8",
    }).stdout;
    const offers = /action="\/admin\/login\/remote"/;
    assert.match(ask({ REMOTE_USER: kEmail }), offers);
    assert.match(ask({ REMOTE_USER: kEmail, AUTH_TYPE: "Basic", HTTP_AUTHORIZATION: "Basic eA==" }), offers);
    for (const forged of [{ HTTP_REMOTE_USER: kEmail }, { HTTP_X_REMOTE_USER: kEmail }, { REMOTE_USER: kEmail, HTTP_AUTHORIZATION: "Basic eA==" },
      { REMOTE_USER: "nobody@muster.example" }]) {
      assert.doesNotMatch(ask(forged), offers, JSON.stringify(forged));
    }
  });
});
