// One installation, two host names behind one lighttpd: signed in at the first, on to the protected pages of the second.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { after, before, describe, test } from "node:test";

import { kHere, kThere, TwoHosts } from "../browser/hosts.mjs";
import { pforte, send, unescape, until, Visitor } from "../browser/support.mjs";
import { grant, kPassword } from "./people.mjs";

// One browser at both hosts: the cookies of each, and the redirections in between.
class Traveller {
  constructor(hosts) {
    this.hosts = hosts;
    this.at = { [kHere]: new Visitor(hosts.port), [kThere]: new Visitor(hosts.port) };
  }
  get(address) {
    const { hostname, host, pathname, search } = new URL(address);
    return this.at[hostname].get(pathname + search, { host });
  }
  post(address, fields) {
    const { hostname, host, pathname } = new URL(address);
    return this.at[hostname].post(pathname, fields, { host, headers: { Origin: `http://${host}` } });
  }
  async go(address) {
    this.way = [];
    for (let hops = 0; hops < 10; ++hops) {
      this.way.push(address);
      const answer = await this.get(address);
      if (![302, 303].includes(answer.status)) return answer;
      address = new URL(answer.headers.location, address).href;
    }
    throw new Error(`round in circles: ${this.way}`);
  }
  async signIn(base, email) {
    await this.get(`${base}/account/login`);
    const answer = await this.post(`${base}/account/login`, { email, password: kPassword, next: "" });
    assert.equal(answer.status, 303, answer.text);
  }
  // From the sign-in page at the second host by its link; ends at the page with the button.
  async cross(wanted = "/members/prices.html") {
    const login = await this.go(this.hosts.there + wanted);
    const link = login.text.match(/<section class="aside">[\s\S]*?<a href="([^"]*)">Werk A<\/a>/)[1];
    return this.go(unescape(link));
  }
}

describe("signed in at one host, on to another", () => {
  let hosts, there;
  before(async () => {
    hosts = await TwoHosts.start();
    there = `${hosts.there}/account/arrive`;
  });
  after(() => hosts?.end());

  for (const name of [kHere, kThere]) {
    test(`the gate is shut at ${name}`, () => {
      const check = pforte(hosts.config, "gate", "check", `http://${name}:${hosts.port}/members/prices.html`, "--connect", `127.0.0.1:${hosts.port}`);
      assert.equal(check.status, 0, check.stdout + check.stderr);
    });
  }
  test("a name that no website has shows nothing", async () => {
    for (const page of ["/", "/members/prices.html", "/account/login"]) {
      assert.equal((await send({ port: hosts.port, path: page, host: `c.localhost:${hosts.port}` })).status, 403, page);
    }
  });
  const grantBoth = (email) => [1, 2].forEach((website) => grant(hosts, email, website));
  const prepared = async (name) => {
    grantBoth(`${name}@partner.example`);
    const traveller = new Traveller(hosts);
    await traveller.signIn(hosts.here, `${name}@partner.example`);
    return traveller;
  };

  test("a protected page there is reached with one button and no password", async () => {
    const traveller = await prepared("reach");
    const page = await traveller.cross();
    assert.equal(page.status, 200);
    assert.equal(traveller.way.at(-1), there);
    assert.match(page.text, /reach@partner\.example/);
    const arrived = await traveller.post(there, {});
    assert.equal(arrived.status, 303);
    assert.equal(arrived.headers.location, "/members/prices.html");
    const wanted = await traveller.get(`${hosts.there}/members/prices.html`);
    assert.equal(wanted.status, 200);
    assert.match(wanted.text, /48,20/);
  });
  test("nothing is stored before the button is pressed", async () => {
    const traveller = await prepared("nothing");
    const sessions = () => execFileSync("sqlite3", [`file:${hosts.database}?mode=ro`, "SELECT count(*) FROM session; SELECT count(*) FROM ticket"], { encoding: "utf8" });
    const before = sessions();
    await traveller.cross();
    await traveller.get(there);
    assert.equal(sessions(), before);
    await traveller.post(there, {});
    assert.notEqual(sessions(), before);
  });
  test("the ticket stands in one line of the access log", async () => {
    const traveller = await prepared("log");
    await traveller.cross();
    await traveller.post(there, {});
    const [ticket] = traveller.way.find((address) => address.includes("ticket=")).match(/v1\.[^&]+$/);
    const lines = await until("the access log", () => {
      const found = fs.readFileSync(hosts.log, "utf8").split("\n").filter((line) => line.includes(ticket));
      return found.length > 0 && found;
    });
    assert.equal(lines.length, 1);
  });
  test("the second use is refused", async () => {
    const traveller = await prepared("replay");
    await traveller.cross();
    const ticket = traveller.way.find((address) => address.includes("ticket="));
    const session = async () => {
      traveller.at[kThere].cookies.delete("session");
      await traveller.go(ticket);
      return traveller.post(there, {});
    };
    assert.equal((await session()).status, 303);
    const again = await session();
    assert.equal(again.status, 422);
    assert.equal(traveller.at[kThere].cookies.has("session"), false);
  });
  test("another browser is refused, with the cookie of the waiting arrival as well", async () => {
    const traveller = await prepared("thief");
    await traveller.cross();
    const thief = new Traveller(hosts);
    await thief.get(`${hosts.there}/account/login`);
    const page = await thief.go(traveller.way.find((address) => address.includes("ticket=")));
    assert.equal(thief.way.at(-1), there, "the ticket leaves the address line");
    assert.doesNotMatch(page.text, /thief@partner\.example|<form[^>]*arrive/);
    thief.at[kThere].cookies.set("arrival", traveller.at[kThere].cookies.get("arrival"));
    assert.doesNotMatch((await thief.get(there)).text, /thief@partner\.example/);
    assert.equal((await thief.post(there, {})).status, 403, "no form of ours");
    assert.equal((await thief.post(there, { csrf: traveller.at[kThere].tokens.get("/account/arrive") })).status, 403);
    assert.equal(thief.at[kThere].cookies.has("session"), false);
  });
  test("a ticket opens nothing at the host that issued it", async () => {
    const traveller = await prepared("host");
    await traveller.cross();
    const ticket = traveller.way.find((address) => address.includes("ticket=")).replace(kThere, kHere);
    assert.doesNotMatch((await traveller.go(ticket)).text, /<form[^>]*arrive/);
  });
  for (const [from, to] of [["here", "there"], ["there", "here"]]) {
    test(`signing out ${from} closes the pages ${to} with the next request`, async () => {
      const traveller = await prepared(`out-${from}`);
      await traveller.cross();
      await traveller.post(there, {});
      for (const base of [hosts.here, hosts.there]) assert.equal((await traveller.get(`${base}/members/prices.html`)).status, 200);
      await traveller.get(`${hosts[from]}/account/`);
      assert.equal((await traveller.post(`${hosts[from]}/account/logout`, {})).status, 303);
      for (const base of [hosts.here, hosts.there]) assert.equal((await traveller.get(`${base}/members/prices.html`)).status, 302);
    });
  }
  test("an account that is disabled while the button waits does not come in", async () => {
    const traveller = await prepared("disabled");
    await traveller.cross();
    execFileSync("sqlite3", [hosts.database, "UPDATE account SET disabled = 1 WHERE email = 'disabled@partner.example'"]);
    assert.equal((await traveller.post(there, {})).status, 422);
    assert.equal(traveller.at[kThere].cookies.has("session"), false);
  });
  test("whoever is signed in nowhere signs in at the first host and is asked before going on", async () => {
    grantBoth("later@partner.example");
    const traveller = new Traveller(hosts);
    const login = await traveller.cross();
    assert.match(traveller.way.at(-1), new RegExp(`^http://${kHere}:[0-9]+/account/login\\?next=`));
    const next = unescape(login.text.match(/name="next" value="([^"]*)"/)[1]);
    const answer = await traveller.post(`${hosts.here}/account/login`, { email: "later@partner.example", password: kPassword, next });
    assert.equal(answer.status, 303);
    const asked = await traveller.get(hosts.here + answer.headers.location);
    assert.equal(asked.status, 200);
    await traveller.go(hosts.here + unescape(asked.text.match(/class="button" href="([^"]*)"/)[1]));
    assert.equal(traveller.way.at(-1), there);
    assert.equal((await traveller.post(there, {})).headers.location, "/members/prices.html");
  });
  test("the overview leads to the other host the same way", async () => {
    const traveller = await prepared("overview");
    const home = await traveller.get(`${hosts.here}/account/`);
    const link = unescape(home.text.match(new RegExp(`href="(http://${kThere}[^"]*)"`))[1]);
    assert.match((await traveller.go(link)).text, /overview@partner\.example/);
    assert.equal(traveller.way.at(-1), there);
    assert.equal((await traveller.post(there, {})).headers.location, "/members/");
  });
});
