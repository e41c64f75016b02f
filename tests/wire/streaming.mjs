// The streaming gate, which sends the files itself, or hands them back to the server that can take them. It must do what
// the same server does with the same files where nothing is protected, and open no door that the others keep shut.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { processesOf, sendRaw, until, Visitor } from "../browser/support.mjs";
import { isClosed, kSpellings } from "./gate.mjs";
import { customer, grant, kPassword } from "./people.mjs";
import { kServers as kPrinted, lighttpd, Stand, streamingByNginx, streamingSettings } from "./servers.mjs";

const kPage = "/members/prices.html";
const kOdd = "ü 100% & ?#+.txt";
const kLarge = 100 * 1024 * 1024;

// What all the servers serve: a protected folder, and the same one open.
function fill({ folder }) {
  const members = path.join(folder, "site/members"), outside = path.join(folder, "outside.html");
  fs.writeFileSync(path.join(members, kOdd), "an odd name");
  fs.writeFileSync(path.join(members, "letters.txt"), "abcdefghijklmnopqrstuvwxyz".repeat(1000));
  fs.writeFileSync(path.join(members, "empty.txt"), "");
  fs.writeFileSync(path.join(members, "none.unknowable"), "what is this");
  fs.mkdirSync(path.join(members, "folder"));
  fs.mkdirSync(path.join(members, "bare"));
  fs.writeFileSync(path.join(members, "folder/index.html"), "<p>the folder</p>");
  const block = Buffer.alloc(kLarge);
  for (let at = 0; at < kLarge; at += 4) block.writeUInt32LE(Math.imul(at, 2654435761) >>> 0, at);
  fs.writeFileSync(path.join(members, "large.bin"), block);
  fs.cpSync(members, path.join(folder, "site/open"), { recursive: true, preserveTimestamps: true });
  // Never to be seen, by nobody.
  fs.writeFileSync(outside, "48,20");
  fs.symlinkSync(outside, path.join(members, "outside.html"));
  fs.symlinkSync(folder, path.join(members, "up"));
  for (const name of [".htpasswd", ".git/config", "settings.php", "settings.PHP", "settings.php.bak", "old.html~", "database.sqlite", "secret.ini"]) {
    fs.mkdirSync(path.dirname(path.join(members, name)), { recursive: true });
    fs.writeFileSync(path.join(members, name), "48,20");
  }
}

const kServers = {
  "Apache with mod_cgi": kPrinted["Apache by .htaccess, streaming by mod_cgi"],
  "Apache with mod_fcgid": kPrinted["Apache by .htaccess, streaming by mod_fcgid"],
  nginx: streamingByNginx(false),
  "nginx with X-Accel-Redirect": streamingByNginx(true),
  "lighttpd with X-Sendfile": {
    program: "lighttpd",
    portal: true, gate: "streaming",
    environment: ({ folder, port }) => ({ ...streamingSettings(folder, port), PFORTE_SENDFILE: "X-Sendfile" }),
    words: (folder) => ["-D", "-f", path.join(folder, "lighttpd.conf")],
    write: (folder, port) => lighttpd(folder, port, `
      server.modules += ( "mod_fastcgi" )
      $HTTP["url"] =~ "^/(service/)?members(/|$)" {
        fastcgi.server = ( "" => (( "socket" => "${folder}/gate.sock", "check-local" => "disable", "x-sendfile" => "enable", "x-sendfile-docroot" => ( "${folder}/site" ) )) )
      }
      fastcgi.server += ( "/account/" => (( "socket" => "${folder}/portal.sock", "check-local" => "disable" )) )`),
  },
};

// One request whose answer may be any bytes; cut: how many bytes may come before the browser goes away.
function fetch(port, target, { method = "GET", headers = {}, cookie, cut = Infinity, pause } = {}) {
  return new Promise((done, failed) => {
    const request = http.request({ host: "127.0.0.1", port, method, path: target, agent: false, headers: { Host: `localhost:${port}`, ...(cookie && { Cookie: cookie }), ...headers } });
    request.on("error", failed).on("response", async (response) => {
      const hash = createHash("sha256"), kept = [];
      let size = 0;
      const end = (broken) => done({
        status: response.statusCode, headers: response.headers, size, broken, hash: hash.digest("hex"), text: Buffer.concat(kept).toString("latin1"),
      });
      response.on("error", () => {});
      response.on("close", () => end(!response.complete));
      if (pause) await pause();
      response.on("data", (piece) => {
        size += piece.length;
        hash.update(piece);
        if (size < 1 << 20) kept.push(piece);
        if (size >= cut) request.destroy();
      });
    });
    request.end();
  });
}

// The parts of a multipart/byteranges answer: [Content-Range, content].
function parts(answer) {
  const boundary = answer.headers["content-type"].match(/^multipart\/byteranges; boundary=(.+)$/)[1];
  const pieces = `\r\n${answer.text}`.split(`\r\n--${boundary}`);
  assert.equal(pieces.shift().trim(), "");
  assert.match(pieces.pop(), /^--(\r\n)?$/);
  return pieces.map((piece) => {
    const [, head, content] = piece.match(/^\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/);
    return [head.match(/^content-range: (.*)$/im)[1], content];
  });
}

for (const [server, how] of Object.entries(kServers)) {
  describe(`the streaming gate behind ${server}`, () => {
    let stand, visitor, cookie;
    const get = (target, options) => fetch(stand.port, target, { cookie, ...options });
    const open = (target, options) => fetch(stand.port, target.replace("/members", "/open"), options);
    const stranger = (method, target, header = "X: y") => sendRaw(stand.port,
      `${method} ${target} HTTP/1.1\r\nHost: localhost:${stand.port}\r\n${header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    const odd = `/members/${encodeURIComponent(kOdd)}`;

    before(async () => {
      stand = await Stand.start({ ...how, prepare: (begun) => (fill(begun), how.prepare?.(begun)) });
      grant(stand, "approved@partner.example");
      grant(stand, "waiting@partner.example", 1, "in_processing");
      visitor = await customer(stand, "approved@partner.example");
      cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    });
    after(() => stand?.end());

    test("a stranger is led to signing in and from there to the page first wanted, query and all", async () => {
      const other = new Visitor(stand.port), wanted = `${kPage}?year=2026&for=a%26b&q=%C3%BC`;
      const led = await other.get(wanted);
      assert.equal(led.status, 302, led.text);
      const to = new URL(led.headers.location, `http://localhost:${stand.port}`);
      const page = await other.get(to.pathname + to.search);
      const next = page.text.match(/name="next" value="([^"]*)"/)[1].replaceAll("&amp;", "&");
      const into = await other.post("/account/login", { email: "approved@partner.example", password: kPassword, next });
      assert.equal(into.headers.location, wanted);
      const read = await other.get(wanted);
      assert.equal(read.status, 200, read.text);
      assert.match(read.text, /48,20/);
    });
    test("whoever waits is led to where the request stands", async () => {
      const led = await (await customer(stand, "waiting@partner.example")).get(kPage);
      assert.equal(led.status, 302);
      assert.match(led.headers.location, /\/account\/status$/);
    });
    const programs = ["/cgi/gate.fcgi", "/cgi/gate.fcgi/members/prices.html", "/cgi/gate.fcgi/cgi/gate.fcgi"].map((target) => [target, target]);
    for (const [name, target] of [...kSpellings, ...programs]) test(`it stays shut for ${name}`, async () => isClosed(await stranger("GET", target)));
    for (const method of ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "get"]) {
      test(`it stays shut for ${method}`, async () => isClosed(await stranger(method, kPage)));
    }
    for (const header of ["Range: bytes=0-9", "If-None-Match: *", "If-Match: \"x\"", "Pforte-Root: /", "X-Accel-Redirect: /internal/members/prices.html",
      `Cookie: session=${"A".repeat(43)}`, "X-Original-URI: /open/prices.html"]) {
      test(`it stays shut for ${header.slice(0, 40)}`, async () => isClosed(await stranger("GET", kPage, header)));
    }
    test("a stranger cannot tell a page that is there from one that is not, nor a folder from a file", async () => {
      const seen = [];
      for (const target of [kPage, "/members/nothing.html", "/members/folder", "/members/bare/", "/members/.htpasswd", "/members/settings.php"]) {
        const answer = await stranger("GET", target);
        seen.push(`${answer.status} ${answer.text.replaceAll(encodeURIComponent(target), "").replace(/^Date: .*$/m, "")}`);
      }
      assert.equal(new Set(seen).size, 1, seen.join("\n"));
      assert.match(seen[0], /^302 /);
    });

    for (const target of [kPage, "/members/", "/members/gear.svg", "/members/letters.txt", "/members/empty.txt", "/members/folder/", "/members/large.bin", odd]) {
      test(`a customer gets ${target} as the server itself sends it`, async () => {
        const [ours, its] = [await get(target), await open(target)];
        assert.equal(ours.status, 200, ours.text);
        assert.equal(ours.hash, its.hash);
        assert.equal(ours.broken, false);
        for (const header of ["content-length", "last-modified", "accept-ranges"]) {
          if (header in its.headers) assert.equal(ours.headers[header], its.headers[header], header);
        }
        assert.match(ours.headers.etag, /^"[^"]+"$/);
        assert.equal(ours.headers["cache-control"], "private, no-cache");
        assert.equal(ours.headers["x-content-type-options"], "nosniff");
        assert.equal(ours.headers.vary, "Cookie");
        assert.equal(ours.headers["content-security-policy"], undefined);
        if (target === kPage) assert.match(ours.headers["content-type"], /^text\/html/);
      });
    }
    test("a kind of file that nobody knows is for keeping, not for watching", async () => {
      const answer = await get("/members/none.unknowable");
      assert.equal(answer.headers["content-type"], "application/octet-stream");
      assert.equal(answer.headers["content-disposition"], "attachment");
    });
    test("HEAD tells what GET would send, and sends nothing", async () => {
      const [head, whole] = [await get(kPage, { method: "HEAD" }), await get(kPage)];
      assert.equal(head.status, 200);
      assert.equal(head.size, 0);
      for (const header of ["content-length", "content-type", "etag", "last-modified"]) assert.equal(head.headers[header], whole.headers[header], header);
    });
    for (const range of ["bytes=0-0", "bytes=10-19", "bytes=-5", "bytes=25990-", "bytes=25990-99999", "bytes=26000-"]) {
      test(`a range is answered as by the server: ${range}`, async () => {
        const [ours, its] = [await get("/members/letters.txt", { headers: { Range: range } }), await open("/members/letters.txt", { headers: { Range: range } })];
        assert.equal(ours.status, its.status);
        // Apache does not say how long the file is.
        if (how.program !== "apache2" || its.status === 206) assert.equal(ours.headers["content-range"], its.headers["content-range"]);
        if (ours.status !== 416) assert.equal(ours.text, its.text);
      });
    }
    if (how.streams) {
      test("a range that cannot be read does not count", async () => {
        for (const range of ["bytes=x", "bytes=5-2", "lines=1-2", "bytes=0-10,5-15"]) {
          const answer = await get("/members/letters.txt", { headers: { Range: range } });
          assert.equal(answer.status, 200, range);
          assert.equal(answer.size, 26000);
        }
      });
    }
    test("several ranges come as parts", async () => {
      const answer = await get("/members/letters.txt", { headers: { Range: "bytes=1-3,100-101,-2" } });
      assert.equal(answer.status, 206);
      assert.deepEqual(parts(answer), [["bytes 1-3/26000", "bcd"], ["bytes 100-101/26000", "wx"], ["bytes 25998-25999/26000", "yz"]]);
      assert.equal(Number(answer.headers["content-length"] ?? answer.size), answer.size);
    });
    test("what the browser has is not sent again, and a range only of what it has", async () => {
      const { headers: { etag, "last-modified": modified } } = await get("/members/letters.txt");
      const status = async (headers) => (await get("/members/letters.txt", { headers })).status;
      assert.equal(await status({ "If-None-Match": etag }), 304);
      assert.equal(await status({ "If-None-Match": '"other"' }), 200);
      assert.equal(await status({ "If-Modified-Since": modified }), 304);
      assert.equal(await status({ "If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT" }), 200);
      assert.equal(await status({ Range: "bytes=0-1", "If-Range": etag }), 206);
      assert.equal(await status({ Range: "bytes=0-1", "If-Range": '"other"' }), 200);
      if (!how.streams) return;  // what follows lighttpd does not know
      assert.equal(await status({ "If-Match": '"other"' }), 412);
      assert.equal(await status({ "If-Match": etag }), 200);
      assert.equal(await status({ "If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT" }), 412);
    });
    test("a folder's name leads to the folder, and a folder without a page is not listed", async () => {
      for (const target of ["/members", "/members/folder"]) {
        const answer = await get(`${target}?a=1`);
        assert.equal(answer.status, 301);
        assert.match(answer.headers.location, new RegExp(`^(http://localhost:${stand.port})?${target}/\\?a=1$`));
      }
      const bare = await get("/members/bare/");
      assert.equal(bare.status, 404);
    });
    test("a customer's POST is answered with what there is", async () => {
      const answer = await get(kPage, { method: "POST", headers: { "Content-Length": 0 } });
      assert.equal(answer.status, 405);
      assert.equal(answer.headers.allow, "GET, HEAD");
    });
    for (const target of ["/members/.htpasswd", "/members/.git/config", "/members/settings.php", "/members/settings.PHP", "/members/settings.php.bak",
      "/members/old.html~", "/members/database.sqlite", "/members/secret.ini", "/members/%2ehtpasswd", "/members/settings%2ephp",
      "/members/outside.html", "/members/up/outside.html", "/members/up/pforte.key", "/members/../outside.html", "/members/../../outside.html", "/members/..%2foutside.html",
      "/members/%2e%2e/%2e%2e/outside.html", "/members/settings.php/", "/members/settings.php/x", "/members/prices.html/", "/members/nothing.html", "/cgi/gate.fcgi/members/settings.php"]) {
      test(`a customer does not get ${target}`, async () =>
        isClosed(await stranger("GET", target, `Cookie: ${cookie}`)));
    }
    if (!how.streams) test("the place from which the server sends is nobody's address", async () => isClosed(await get("/internal/members/prices.html")));
    test("the other website of the host stays shut", async () => isClosed(await get("/service/members/index.html")));
    test("a rejection shuts the gate with the next request", async () => {
      assert.equal((await get(kPage)).status, 200);
      stand.run("access", "reject", "approved@partner.example", "--no-mail");
      isClosed(await get(kPage));
      isClosed(await get("/members/large.bin", { headers: { Range: "bytes=0-1" } }));
      stand.run("access", "approve", "approved@partner.example", "--no-mail");
      assert.equal((await get(kPage)).status, 200);
    });
    test("many at once each get their own", async () => {
      const whole = fs.readFileSync(path.join(stand.folder, "site/members/large.bin")).toString("latin1");
      await Promise.all(Array.from({ length: 24 }, async (_, i) => {
        const from = i * 4_000_000 + i;
        const answer = await get("/members/large.bin", { headers: { Range: `bytes=${from}-${from + 99_999}` } });
        assert.equal(answer.status, 206);
        assert.ok(answer.text === whole.slice(from, from + 100_000));
      }));
    });
    test("browsers that go away leave nothing running", async () => {
      await Promise.all(Array.from({ length: 4 }, () => get("/members/large.bin", { cut: 1_000_000 })));
      const answer = await get("/members/large.bin");
      assert.equal(answer.size, kLarge);
      if (how === kServers["Apache with mod_cgi"]) {
        await until("the end of every program", () => processesOf(stand.folder).every(({ command }) => !command.includes("bin/gate.fcgi")));
      }
    });
    if (how.streams) {
      test("a file that is cut while it is sent is known to be a part, and what came is of the file", async () => {
        const file = path.join(stand.folder, "site/members/shrinking.bin"), size = 200 * 1024 * 1024;
        fs.writeFileSync(file, Buffer.alloc(size, "x"));
        const answer = await get("/members/shrinking.bin", { pause: async () => fs.truncateSync(file, 1000) });
        assert.equal(answer.status, 200);
        assert.equal(Number(answer.headers["content-length"]), size);
        assert.equal(answer.broken, true);
        assert.ok(answer.size < size);
        assert.ok(/^x*$/.test(answer.text));
        assert.equal((await get("/members/shrinking.bin")).size, 1000);
      });
    }
  });
}
