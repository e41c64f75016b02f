// Portal and gate behind each web server as a webmaster sets it up: with what `pforte gate config SERVER` prints.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { send, sendRaw, until, Visitor } from "../browser/support.mjs";
import { isClosed, kSpellings, tellsNothing } from "./gate.mjs";
import { customer, grant, kPassword } from "./people.mjs";
import { kServers, Stand } from "./servers.mjs";

const kPage = "/members/prices.html";

for (const [server, how] of Object.entries(kServers)) {
  describe(`behind ${server}, as pforte gate config prints it`, () => {
    let stand, visitor;
    const raw = (method, target, header = "X: y") => sendRaw(stand.port,
      `${method} ${target} HTTP/1.1\r\nHost: localhost:${stand.port}\r\n${header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);

    before(async () => {
      stand = await Stand.start(how);
      grant(stand, "approved@partner.example");
      grant(stand, "waiting@partner.example", 1, "in_processing");
      visitor = new Visitor(stand.port);
    });
    after(() => stand?.end());

    test("the sign-in page comes with its headers and its style", async () => {
      const answer = await send({ port: stand.port, path: "/account/login" });
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.headers["content-security-policy"], /default-src 'none'/);
      assert.equal((await send({ port: stand.port, path: "/pforte/css/pforte.css" })).status, 200);
      const bare = await send({ port: stand.port, path: "/account" });
      assert.equal(bare.status, 301);
      assert.match(bare.headers.location, /\/account\/$/);
    });
    test("public pages are open to everybody", async () => {
      const answer = await send({ port: stand.port, path: "/" });
      assert.equal(answer.status, 200);
      assert.match(answer.text, /Muster/);
    });
    test("a gigabyte that is announced is refused", async () => {
      const answer = await sendRaw(stand.port, `POST /account/login HTTP/1.1\r\nHost: localhost:${stand.port}\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${2 ** 30}\r\n\r\ncsrf=`, 20_000);
      // A server that waits for all of the body never asks us.
      if (answer.status !== 0) assert.equal(answer.status, 413);
      else assert.equal(how.program, "apache2");
    });
    for (const [name, target] of kSpellings) test(`the gate stays shut for ${name}`, async () => isClosed(await raw("GET", target)));
    for (const method of ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"]) {
      // Apache answers TRACE before it reads any .htaccess, with what it was sent and nothing else.
      const echoed = method === "TRACE" && how.asks[0].startsWith("htaccess");
      test(`the gate stays shut for ${method}`, async () => (echoed ? tellsNothing : isClosed)(await raw(method, kPage)));
    }
    for (const header of ["Range: bytes=0-9", "If-None-Match: *", "X-Pforte-User: a@b.example", "Remote-User: a@b.example", "Authorization: Basic YTpi",
      `Cookie: session=${"A".repeat(43)}`, `Cookie: gate=${"A".repeat(43)}`, "Cookie: gate=../1", "Cookie: gate=", "Cookie: gate=%2e%2e", "X-Original-URI: /"]) {
      test(`the gate stays shut for ${header.slice(0, 40)}`, async () => isClosed(await raw("GET", kPage, header)));
    }
    test("a stranger is led to signing in and from there to the page first wanted, query and all", async () => {
      const wanted = "/members/prices.html?year=2026&for=a%26b&year=2027&q=%C3%BC";
      const led = await visitor.get(wanted);
      assert.equal(led.status, 302, led.text);
      const to = new URL(led.headers.location, `http://localhost:${stand.port}`);
      assert.equal(to.pathname, "/account/login");
      const page = await visitor.get(to.pathname + to.search);
      assert.equal(page.status, 200, page.text);
      const next = page.text.match(/name="next" value="([^"]*)"/)[1].replaceAll("&amp;", "&");
      assert.equal(next, wanted);
      const into = await visitor.post("/account/login", { email: "approved@partner.example", password: kPassword, next });
      assert.equal(into.headers.location, wanted);
      const read = await visitor.get(wanted);
      assert.equal(read.status, 200, read.text);
      assert.match(read.text, /48,20/);
      assert.match(read.headers["cache-control"] ?? "", /private/);
    });
    test("a folder's page opens by the folder's name", async () => {
      const answer = await visitor.get("/members/");
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.text, /Sie sind angemeldet/);
    });
    test("whoever waits is led to where the request stands", async () => {
      const other = await customer(stand, "waiting@partner.example");
      let answer = await other.get(kPage);
      assert.equal(answer.status, 302);
      if (/\/account\/login/.test(answer.headers.location)) answer = await other.get("/account/login?next=%2Fmembers%2F");
      assert.match(answer.headers.location, /\/account\/status$/);
    });
    if (how.tells) {
      test("pages learn who reads them, whatever the browser says about itself", async () => {
        const page = await visitor.get("/members/who.shtml", { headers: { "X-Pforte-User": "evil@b.example", "X-Pforte-Name": "Evil", "Remote-User": "evil@b.example", "Pforte-Name": "Evil" } });
        assert.equal(page.status, 200);
        assert.match(page.text, /approved@partner\.example/);
        assert.match(page.text, /Kunde approved@partner\.example/);
        assert.match(page.text, /Muster/);
        assert.doesNotMatch(page.text, /evil/i);
      });
    }
    test("the other website of the host stays shut, signed in or not", async () => {
      isClosed(await raw("GET", "/service/members/"));
      isClosed(await visitor.get("/service/members/index.html"));
    });
    for (const [name, shut, open] of [
      ["a rejection", ["access", "reject", "approved@partner.example", "--no-mail"], ["access", "approve", "approved@partner.example", "--no-mail"]],
      ["closing the website", ["website", "set", "1", "--close"], ["website", "set", "1", "--reopen"]],
    ]) {
      test(`${name} shuts the gate with the next request`, async () => {
        assert.equal((await visitor.get(kPage)).status, 200);
        stand.run(...shut);
        isClosed(await visitor.get(kPage));
        stand.run(...open);
        assert.equal((await visitor.get(kPage)).status, 200);
      });
    }
    test("signing out shuts the gate with the next request, for a copy of the cookies too", async () => {
      const other = await customer(stand, "approved@partner.example");
      assert.equal((await other.get(kPage)).status, 200);
      const copy = new Visitor(stand.port);
      copy.cookies = new Map(other.cookies);
      assert.equal((await copy.get(kPage)).status, 200);
      await other.get("/account/");
      await other.post("/account/logout", {});
      isClosed(await copy.get(kPage));
      isClosed(await other.get(kPage));
      assert.equal((await visitor.get(kPage)).status, 200, "another session goes on");
    });
    if (!how.gate) return;
    test("a gate that says nothing, and one that is gone, stay shut", async () => {
      assert.equal((await visitor.get(kPage)).status, 200);
      stand.gate.kill("SIGSTOP");
      const silent = visitor.get(kPage);
      const answer = await Promise.race([silent, new Promise((done) => setTimeout(done, 3000))]);
      if (answer) isClosed(answer);
      stand.gate.kill("SIGKILL");
      isClosed(await silent);
      isClosed(await visitor.get(kPage));
      await stand.gate.ended;
      await stand.startGate();
      await until("the gate's return", async () => (await visitor.get(kPage)).status === 200);
    });
  });
}

for (const [server, how] of Object.entries(kServers)) {
  describe(`a whole website behind ${server}, as pforte gate config prints it`, () => {
    let stand;
    before(async () => {
      const prepare = ({ folder }) => fs.cpSync(path.join(folder, "site/members"), path.join(folder, "site/service/pforte"), { recursive: true });
      stand = await Stand.start({ ...how, protection: ["--protect", "site"], prepare });
    });
    after(() => stand?.end());

    for (const target of ["/", kPage, "/service/pforte/prices.html", "/pforte/../members/prices.html", "/account/..%2fmembers/prices.html"]) {
      test(`${target} is shut`, async () =>
        isClosed(await sendRaw(stand.port, `GET ${target} HTTP/1.1\r\nHost: localhost:${stand.port}\r\nConnection: close\r\n\r\n`)));
    }
    test("its style and its sign-in page are not", async () => {
      for (const target of ["/pforte/css/pforte.css", "/account/login", "/service/account/login"]) {
        assert.equal((await send({ port: stand.port, path: target })).status, 200, target);
      }
    });
  });
}

test("behind nginx scripts among the pages are asked for at the gate and learn who reads, as the comments show it", async () => {
  const how = {
    ...kServers.nginx,
    // The server shows the script itself, and in a header what the script's process would be told.
    write(folder, port, printed) {
      const shown = printed.replaceAll(/^  #location ~ [^]*?^  #\}/gm, (all) => all.replaceAll(/^  #/gm, "  "))
        .replaceAll("fastcgi_param PFORTE_USER ", "add_header X-Told ").replaceAll(/fastcgi_pass unix:\/run\/php.*/g, "");
      assert.notEqual(shown, printed);
      fs.writeFileSync(path.join(folder, "site/members/script.php"), "what scripts know");
      kServers.nginx.write(folder, port, shown);
    },
  };
  const stand = await Stand.start(how);
  try {
    isClosed(await send({ port: stand.port, path: "/members/script.php" }));
    grant(stand, "approved@partner.example");
    const reader = await customer(stand, "approved@partner.example");
    const read = await reader.get("/members/script.php");
    assert.equal(read.status, 200, read.text);
    assert.equal(read.headers["x-told"], "approved@partner.example");
  } finally {
    await stand.end();
  }
});
