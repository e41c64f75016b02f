// `pforte gate check` against real web servers: green behind each of them as it is printed, red behind every one that was
// set up badly, and never green where nothing is proven.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { freePort, kBuild, readMail, send, sleep, until } from "../browser/support.mjs";
import { grant, hire } from "./people.mjs";
import { kServers, Stand } from "./servers.mjs";

const kPage = "/members/prices.html";

// Started, not awaited: this process may play the server meanwhile.
function start(stand, words, environment = {}) {
  const child = spawn(path.join(kBuild, "pforte"), words,
    { env: { PATH: process.env.PATH, PFORTE_CONFIG: stand.config, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const run = { child, stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (text) => (run[name] += text));
  run.ended = new Promise((done) => child.on("close", (status, signal) => done(Object.assign(run, { status, signal }))));
  return run;
}
const addressOf = (stand, page = kPage, scheme = "http") => `${scheme}://localhost:${stand.port}${page}`;
const check = (stand, ...words) => start(stand, ["gate", "check", addressOf(stand), ...words]).ended;

// The store as text, without what a check found, what counts up for ever and how the search index is laid out on disk.
function dump(stand) {
  const text = execFileSync("sqlite3", [`file:${stand.folder}/pforte.db?mode=ro`, ".dump", "SELECT count(*) FROM contact_search"],
    { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.split("\n").filter((line) => !/^INSERT INTO (sqlite_sequence|gate_check|tally|'?contact_search)/.test(line)).join("\n");
}
const canaries = (stand) => Number(execFileSync("sqlite3",
  [`file:${stand.folder}/pforte.db?mode=ro`, "SELECT count(*) FROM account WHERE email LIKE '%canary%'"], { encoding: "utf8" }));

// Where the gate stands still, some servers say nothing.
function isGreen(run, silence = "") {
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.match(run.stdout, new RegExp(`^[4-9]\\d\\d asked, all denied; the allowed request passed\n${silence}$`));
  assert.equal(run.stderr, "");
}
function isRed(run, ...said) {
  assert.equal(run.status, 1, run.stdout + run.stderr);
  assert.match(run.stderr, /^pforte: \d+ asked, \d+ got past the gate\n$/);
  for (const each of said) assert.match(run.stdout, each);
}
// No result: one line says why.
function isNothing(run, said) {
  assert.equal(run.status, 1, run.stdout + run.stderr);
  assert.match(run.stderr, said);
  assert.equal(run.stderr.trim().split("\n").length, 1, run.stderr);
  assert.doesNotMatch(run.stdout, /all denied/);
}

for (const [server, how] of Object.entries(kServers)) {
  describe(`pforte gate check behind ${server}, as pforte gate config prints it,`, () => {
    let stand, stored;
    before(async () => {
      stand = await Stand.start(how);
      grant(stand, "customer@partner.example");
      stored = dump(stand);
    });
    after(() => stand?.end());

    test("is green", async () => isGreen(await check(stand)));
    test("is green for a folder and for the other website of the host", async () => {
      isGreen(await start(stand, ["gate", "check", addressOf(stand, "/members/")]).ended);
      isGreen(await start(stand, ["gate", "check", addressOf(stand, "/service/members/index.html?x=y")]).ended);
    });
    // Apache starts another streaming gate when one does not answer.
    if (!how.markers && !how.streams) {
      test("is green while the gate's processes stand still, and they go on", async () => {
        isGreen(await check(stand, "--stop-gate", "all", "--patience", "3"), "\\d+ of them were denied by silence\n");
        isGreen(await check(stand));
      });
    }
    test("leaves nothing behind but that it was there", () => {
      const isNote = (line) => line.startsWith("INSERT INTO history") && line.includes(",'command line','gate_checked',");
      const lines = dump(stand).split("\n");
      assert.equal(lines.filter((line) => !isNote(line)).join("\n"), stored);
      assert.ok(lines.filter(isNote).length >= 3, "a line for each check");
      if (how.markers) assert.deepEqual(fs.readdirSync(path.join(stand.folder, "markers/1")), []);
    });
  });
}

// What turns it red: real servers, each with a mistake that people make.
const inEach = (printed, change) => printed.replace(/^location \^~ (\/\S*members\/) \{$/gm, change);
const kImpostor = fileURLToPath(new URL("impostor.mjs", import.meta.url));
// mod_authnz_fcgi in <Directory>, where a .htaccess has a say.
function inDirectory(folder, printed) {
  const block = /<LocationMatch "[^"]*\)(\/[^"]*)">/g;
  return printed.replace(block, (_, place) => `<Directory "${folder}/site${place}">\n  AllowOverride AuthConfig`)
    .replaceAll("</LocationMatch>", "</Directory>");
}
const edited = (how, edit) => ({ ...how, write: (folder, port, printed) => how.write(folder, port, edit(printed, folder)) });
const kMistakes = {
  "nginx with a pattern that wins over the protected folder": {
    how: edited(kServers.nginx, (printed) => inEach(printed, "location $1 {")), plain: true,
  },
  "nginx with satisfy any": {
    how: edited(kServers.nginx, (printed) => printed.replaceAll("auth_request /pforte-gate;", "satisfy any; allow all; auth_request /pforte-gate;")),
    plain: true,
  },
  "nginx that asks the gate for GET alone": {
    how: edited(kServers.nginx, (printed) => printed.replace("location = /pforte-gate {", "location = /pforte-gate {\n  if ($request_method = HEAD) { return 204; }")),
    found: /^OPEN {2}HEAD \/members\/prices\.html HTTP\/1\.1$/m,
  },
  "nginx whose gate lets pass whoever has a cookie": {
    how: edited(kServers.nginx, (printed) => printed.replace("location = /pforte-gate {", "location = /pforte-gate {\n  if ($cookie_session) { return 204; }")),
    found: /with a session whose access was rejected: 200/,
  },
  "nginx that believes who the browser says it is": {
    how: edited(kServers.nginx, (printed) => printed.replace("location = /pforte-gate {", "location = /pforte-gate {\n  if ($http_remote_user) { return 204; }")),
    found: /\| Remote-User: admin$/m,
  },
  "nginx with another server for unknown names": {
    how: {
      ...kServers.nginx,
      write(folder, port, printed) {
        kServers.nginx.write(folder, port, printed);
        const file = path.join(folder, "nginx.conf");
        const text = fs.readFileSync(file, "utf8");
        fs.writeFileSync(file, text.replace(/\}\s*$/, `server { listen 127.0.0.1:${port}; server_name canary.invalid; root ${folder}/site; } }`));
      },
    },
    found: /\| Host: canary\.invalid$/m,
  },
  "lighttpd with an authorizer that says nothing": {
    how: {
      ...kServers.lighttpd,
      write(folder, port, printed) {
        fs.writeFileSync(path.join(folder, "bin/gate.fcgi"), `#!/bin/sh\nexec "${process.execPath}" "${kImpostor}" "ends without a word"\n`, { mode: 0o755 });
        kServers.lighttpd.write(folder, port, printed);
      },
    },
    plain: true, words: ["--patience", "1"],  // it waits for bodies that no authorizer is sent
  },
  "lighttpd without any gate": {
    how: edited(kServers.lighttpd, (printed) => printed.replaceAll(/fastcgi\.server \+= \( "(\/\S*members\/)"/g, 'fastcgi.server += ( "/nowhere$1"')), plain: true,
  },
  "Apache with a .htaccess that grants everything below a protected <Directory>": {
    how: {
      ...kServers["Apache with mod_authnz_fcgi"],
      write(folder, port, printed) {
        kServers["Apache with mod_authnz_fcgi"].write(folder, port, inDirectory(folder, printed));
        fs.writeFileSync(path.join(folder, "site/members/.htaccess"), "Require all granted\n");
      },
    },
    plain: true,
  },
  "Apache with a .htaccess further in that leaves the markers' rules behind": {
    how: {
      ...kServers["Apache by .htaccess and markers"],
      write(folder, port, printed) {
        kServers["Apache by .htaccess and markers"].write(folder, port, printed);
        fs.writeFileSync(path.join(folder, "site/members/.htaccess"), "RewriteEngine On\n");
      },
    },
    plain: true,
  },
};

describe("pforte gate check is red for", () => {
  for (const [mistake, { how, plain, found, words = [] }] of Object.entries(kMistakes)) {
    test(mistake, async () => {
      const stand = await Stand.start(how);
      try {
        const run = await check(stand, ...words);
        isRed(run, plain ? /^OPEN {2}GET \/members\/prices\.html HTTP\/1\.1\n {6}without a session: 200, shows "/m : found, /^ {3}-> \w/m);
        if (!plain) assert.doesNotMatch(run.stdout, /without a session: 200/);
        assert.equal(canaries(stand), 0);
      } finally {
        await stand.end();
      }
    });
  }
  test("none of them by the way in which they were changed: a protected <Directory> alone is green", async () => {
    const apache = kServers["Apache with mod_authnz_fcgi"];
    const stand = await Stand.start({ ...apache, write: (folder, port, printed) => apache.write(folder, port, inDirectory(folder, printed)) });
    try {
      isGreen(await check(stand));
    } finally {
      await stand.end();
    }
  });
});

// A server with one hole: it answers itself what fits, and hands all else to the real one.
class Hole {
  // `fits(request)`: undefined, or the answer's bytes. request: its bytes as text.
  static async open(port, fits) {
    const hole = new Hole();
    hole.asked = 0;
    hole.server = net.createServer((socket) => {
      let seen = "", upstream;
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        seen += chunk.toString("latin1");
        if (upstream) return void upstream.write(chunk);
        ++hole.asked;
        const answer = fits(seen, hole);
        if (answer === "hang") return;
        if (answer !== undefined) return void socket.end(Buffer.from(answer, "latin1"));
        upstream = net.connect(port, "127.0.0.1");
        upstream.on("error", () => socket.destroy());
        upstream.write(Buffer.from(seen, "latin1"));
        upstream.pipe(socket);
      });
      socket.on("close", () => upstream?.destroy());
    });
    await new Promise((done) => hole.server.listen(0, "127.0.0.1", done));
    hole.place = `127.0.0.1:${hole.server.address().port}`;
    return hole;
  }
  close() {
    this.server.close();
  }
}

describe("pforte gate check finds every single hole:", () => {
  let stand, page;
  before(async () => {
    stand = await Stand.start(kServers.nginx);
    page = fs.readFileSync(path.join(stand.folder, "site/members/prices.html"), "latin1");
  });
  after(() => stand?.end());

  const answer = (status, body, header = "") =>
    `HTTP/1.1 ${status} X\r\nContent-Type: text/html\r\n${header}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
  const shows = (fits) => (request) => (fits.test(request) ? answer(200, page) : undefined);
  // The very page for its own host, by a stranger.
  const plain = (method, more = "") => new RegExp(`^${method} /members/prices\\.html HTTP/1\\.1\\r\\nHost: localhost:\\d+\\r\\n${more}(?!Cookie)`);
  const holes = {
    "HEAD": [(request) => (plain("HEAD").test(request) ? "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n" : undefined), /^by HEAD$/],
    "a method in small letters": [shows(/^get /), /^by get$/],
    "a method that nobody knows": [shows(/^PFORTE /), /^by PFORTE$/],
    "OPTIONS that shows the page": [shows(/^OPTIONS /), /^by OPTIONS$/],
    "OPTIONS that tells its methods is none": [(request) => (/^OPTIONS /.test(request) ? answer(200, "", "Allow: GET\r\n") : undefined), null],
    "TRACE that says what it was sent is none": [(request) => (/^TRACE /.test(request) ? answer(200, request) : undefined), null],
    "PUT beside the page": [(request) => (/^PUT /.test(request) ? answer(201, "") : undefined), /^by PUT beside the page$/],
    "a range": [(request) => (/\r\nRange: bytes=0-9\r\n/.test(request) ? answer(206, "<!DOCTYPE ") : undefined), /^with Range: bytes=0-9$/],
    "a condition on the tag": [(request) => (/\r\nIf-None-Match: \*/.test(request) ? "HTTP/1.1 304 X\r\n\r\n" : undefined), /^with If-None-Match: \*$/],
    "a condition on the page's own tag": [(request) => (/\r\nIf-None-Match: "[0-9a-f]+-[0-9a-f]+"/.test(request) ? "HTTP/1.1 304 X\r\n\r\n" : undefined), /^with If-None-Match: "[0-9a-f-]+"$/, "/members/gear.svg"],
    "a condition on the time": [(request) => (/\r\nIf-Modified-Since:.*2100/.test(request) ? "HTTP/1.1 304 X\r\n\r\n" : undefined), /^with If-Modified-Since: .* 2100/],
    "an answer that is compressed": [(request) => (/\r\nAccept-Encoding: gzip/.test(request) ? answer(200, "\x1f\x8b", "Content-Encoding: gzip\r\n") : undefined), /^with Accept-Encoding/],
    "anything like a session": [(request) => (/\r\nCookie: session=[\w-]{43}\r\n/.test(request) ? answer(200, page) : undefined), /^with a session that was ended$/],
    "an empty session": [shows(/\r\nCookie: session=\r\n/), /^with an empty session$/],
    "a shortened session": [shows(/\r\nCookie: session=[\w-]{42}\r\n/), /^with a session that lacks its last letter$/],
    "a user that the browser names": [shows(/\r\nX-Forwarded-User: /), /^with X-Forwarded-User: admin$/],
    "any password": [shows(/\r\nAuthorization: Basic/), /^with Authorization: Basic/],
    "X-Original-URL": [shows(/^GET \/ HTTP[^]*\r\nX-Original-URL: \/members\/prices\.html\r\n/), /^for the root that names the page in X-Original-URL$/],
    "X-Rewrite-URL": [shows(/\r\nX-Rewrite-URL: \/\r\n/), /^that names the root in X-Rewrite-URL$/],
    "an address within": [shows(/\r\nX-Forwarded-For: 127\.0\.0\.1\r\n/), /^with X-Forwarded-For: 127\.0\.0\.1$/],
    "HTTP/1.0 without a host": [shows(/HTTP\/1\.0\r\n(?!Host)/), /^in HTTP\/1\.0 without a host$/],
    "HTTP/0.9": [(request) => (/^GET \S+\r\n\r\n$/.test(request) ? page : undefined), /^in HTTP\/0\.9 without a version$/],
    "bare line ends": [shows(/^GET \S+ HTTP\/1\.1\nHost/), /^with bare line ends$/],
    "a doubled slash": [shows(/^GET \/\/members\/prices\.html /), /^with a doubled slash at the start$/],
    "an encoded slash": [shows(/^GET \/members%2fprices\.html /), /^with an encoded slash further in$/],
    "a parameter": [shows(/^GET \/members;x\/prices\.html /), /^with a parameter behind "members"$/],
    "a dot behind": [shows(/^GET \/members\/prices\.html\. /), /^with a dot behind "prices\.html"$/],
    "capitals": [shows(/^GET \/MEMBERS\/prices\.html /), /^with capitals in "members"$/],
    "an encoded letter": [shows(/^GET \/%6dembers\/prices\.html /), /^with an encoded first letter in "members"$/],
    "an overlong slash": [shows(/^GET \/members%c0%afprices\.html /), /^with an overlong slash of two bytes further in$/],
    "a NUL": [shows(/^GET \/members\/prices\.html%00\.css /), /^with a NUL and a style sheet behind it$/],
    "a query": [shows(/^GET \/members\/prices\.html\?\.css /), /^with a query that looks like a style sheet/],
    "a way through a public folder": [shows(/^GET \/pforte\/css\/%2e%2e\/%2e%2e\/members/), /^with a way through \/pforte\/css and encoded back$/],
    "another host's address": [shows(/^GET http:\/\/canary\.invalid\//), /^by another host's address$/],
    "another host": [shows(/\r\nHost: canary\.invalid\r\nConnection/), /^for another host$/],
    "two hosts": [shows(/\r\nHost: canary\.invalid\r\nHost: localhost/), /^for another host and then its own$/],
    "a host with a dot behind": [shows(/\r\nHost: localhost\.:/), /^for its host with a dot behind$/],
    "a rejected customer": [shows(/^GET \/members\/prices\.html HTTP[^]*\r\nCookie: session=[\w-]{43}\r\n[^]*If-None-Match: \*/), /^with If-None-Match: \*, with a session whose access was rejected$/],
    "the second request of a connection": [(request) => (/^GET \/account\/login [^]*\r\n\r\nGET \/members/.test(request)
      ? answer(200, "sign in").replace("Connection: close\r\n", "") + answer(200, page) : undefined), /^as the second request of a connection$/],
    "an answer that refuses and shows": [(request) => (plain("GET", "Connection").test(request) ? answer(403, page) : undefined), /^without a session$/],
    "an answer in chunks": [(request) => (plain("GET", "Connection").test(request)
      ? `HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n` : undefined), /^without a session$/],
  };
  for (const [name, [fits, found, target = kPage]] of Object.entries(holes)) {
    test(name, async () => {
      const hole = await Hole.open(stand.port, fits);
      try {
        const run = await start(stand, ["gate", "check", addressOf(stand, target), "--json", "--connect", hole.place]).ended;
        const { green, openings, error, asked, denied } = JSON.parse(run.stdout);
        assert.equal(error, null, error);
        assert.equal(asked, denied + openings.length);
        assert.equal(green, found === null, JSON.stringify(openings, null, 2));
        assert.equal(run.status, found === null ? 0 : 1);
        if (found) assert.ok(openings.some(({ about }) => found.test(about)), JSON.stringify(openings, null, 2));
        for (const { request, answer: said, reading } of openings) assert.ok(request && said && reading);
      } finally {
        hole.close();
      }
    });
  }

  describe("and is never green where nothing is proven:", () => {
    const against = async (fits, said, ...words) => {
      const hole = await Hole.open(stand.port, fits);
      try {
        isNothing(await check(stand, "--connect", hole.place, ...words), said);
      } finally {
        hole.close();
      }
      assert.equal(canaries(stand), 0);
    };
    test("behind a server that locks out whoever attacks", () =>
      against((request, hole) => (hole.asked > 100 ? answer(429, "") : undefined), /did not pass after \d+ attacks, so nothing is proven: it was answered 429/));
    test("behind a server that locks out near the end", () =>
      against((request, hole) => (/^POST \/account\/login/.test(request) || hole.locked ? (hole.locked = true, answer(403, "")) : undefined), /did not pass/));
    test("behind a server that falls over", () =>
      against((request, hole) => {
        if (hole.asked === 100) hole.close();
        return undefined;
      }, /the server cannot be reached: 127\.0\.0\.1 port \d+: Connection refused/));
    test("behind a server that shows something else to everybody", () =>
      against(() => answer(200, "<h1>Wartungsarbeiten heute</h1>"), /has nothing that public pages do not show/));
    test("behind a server that shows the page to nobody", () => against(() => answer(403, ""), /did not pass at the start.*answered 403/));
    test("behind a server that says nothing", () => against(() => "hang", /did not pass at the start.*no answer in 1 seconds/, "--patience", "1"));
    test("for a page that is not there", async () =>
      isNothing(await start(stand, ["gate", "check", addressOf(stand, "/members/nowhere.html")]).ended, /answered 404: is there a page/));
    test("for a page that is not protected", async () =>
      isNothing(await start(stand, ["gate", "check", addressOf(stand, "/index.html")]).ended, /not among the protected folders of Muster: \/members\//));
    test("for a host that is none of ours", async () =>
      isNothing(await start(stand, ["gate", "check", "http://127.0.0.1:1/members/"]).ended, /no website of this installation answers at 127\.0\.0\.1:1/));
    test("for a website that is closed", async () => {
      stand.run("website", "set", "1", "--close");
      isNothing(await check(stand), /Muster is closed/);
      stand.run("website", "set", "1", "--reopen");
    });
    test("where nobody listens", async () => isNothing(await check(stand, "--connect", "127.0.0.1:1"), /cannot be reached: .*refused/));
    test("for processes that are no gate, or none", async () => {
      isNothing(await check(stand, "--stop-gate", String(process.pid)), /is no gate\.fcgi/);
      isNothing(await start(stand, ["gate", "check", addressOf(stand), "--stop-gate", "all", "--config", path.join(stand.folder, "other.toml")]).ended,
        /no gate\.fcgi with PFORTE_CONFIG=/);
    });
    test("where others guard the page than the processes that stand still", async () => {
      // A gate of the same installation that no server asks.
      const idle = stand.spawn("spawn-fcgi", ["-n", "-s", path.join(stand.folder, "idle.sock"), "--", path.join(kBuild, "gate.fcgi")],
        { PFORTE_CONFIG: stand.config, PFORTE_GATE: "auth_request" });
      await until("the idle gate", () => fs.existsSync(path.join(stand.folder, "idle.sock")));
      isNothing(await check(stand, "--stop-gate", String(idle.pid)), /others guard this page/);
    });
    test("misused", async () => {
      for (const words of [[], ["members/"], ["ftp://localhost/members/"], ["http://localhost/members/#x"], ["http://localhost/%00"],
        ["http://user@localhost/members/"], [addressOf(stand), "--connect", "localhost"], [addressOf(stand), "--patience", "0"]]) {
        const run = await start(stand, ["gate", "check", ...words]).ended;
        assert.equal(run.status, 2, `${words}: ${run.stdout}${run.stderr}`);
      }
    });
  });

  describe("whatever ends it,", () => {
    // Held up for as long as the test needs.
    const held = async (body) => {
      const hole = await Hole.open(stand.port, (request, self) => (self.asked > 60 ? "hang" : undefined));
      try {
        await body(hole, async (...words) => {
          const run = start(stand, ["gate", "check", addressOf(stand), "--connect", hole.place, "--patience", "60", ...words]);
          await until("the check in its midst", () => hole.asked > 60);
          assert.equal(canaries(stand), 4);
          return run;
        });
      } finally {
        hole.close();
      }
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      test(`${signal} leaves no canary behind`, () => held(async (hole, begin) => {
        const run = await begin();
        run.child.kill(signal);
        isNothing(await run.ended, /interrupted: nothing is proven/);
        assert.equal(canaries(stand), 0);
      }));
    }
    test("only one runs at a time", () => held(async (hole, begin) => {
      const run = await begin();
      isNothing(await check(stand), /another check of this installation is running/);
      assert.equal(canaries(stand), 4);
      run.child.kill("SIGINT");
      await run.ended;
    }));
    test("the canary of a killed one is removed by the next", () => held(async (hole, begin) => {
      const run = await begin();
      run.child.kill("SIGKILL");
      await run.ended;
      assert.equal(canaries(stand), 4);
      isGreen(await check(stand));
      assert.equal(canaries(stand), 0);
    }));
    for (const signal of ["SIGINT", "SIGKILL"]) {
      test(`a gate that stands still goes on after ${signal}`, async () => {
        const state = () => fs.readFileSync(`/proc/${stand.gate.pid}/stat`, "utf8").replace(/^.*\) /, "")[0];
        const run = start(stand, ["gate", "check", addressOf(stand), "--stop-gate", String(stand.gate.pid)]);
        await until("the gate that stands still", () => state() === "T", 60);
        run.child.kill(signal);
        await run.ended;
        await until("the gate that goes on", () => state() !== "T");
        isGreen(await check(stand));
      });
    }
  });

  test("--mail writes to the administrators unless it is green", async () => {
    hire(stand, "ada@muster.example");
    hire(stand, "otto@muster.example", "approver", "--website", "1");
    const folder = path.join(stand.folder, "mail");
    const letters = () => (fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => readMail(fs.readFileSync(path.join(folder, name)))) : []);
    isGreen(await check(stand, "--mail"));
    assert.deepEqual(letters(), []);
    const hole = await Hole.open(stand.port, shows(/^get /));
    isRed(await check(stand, "--mail", "--connect", hole.place), /^OPEN {2}get /m);
    hole.close();
    assert.deepEqual(letters().map((letter) => letter.to), ["ada@muster.example"]);
    assert.match(letters()[0].text, /get \/members\/prices\.html HTTP\/1\.1/);
    assert.match(letters()[0].subject, /prices\.html/);
    isNothing(await check(stand, "--mail", "--connect", "127.0.0.1:1"), /refused/);
    assert.equal(letters().length, 2);
    assert.ok(letters().some((letter) => /refused/.test(letter.text)));
  });
  test("pforte doctor --gate says the same", async () => {
    const doctor = await start(stand, ["doctor", "--json", "--gate", addressOf(stand)]).ended;
    const found = JSON.parse(doctor.stdout).find(({ about }) => about === "gate");
    assert.equal(found.grade, "ok");
    assert.match(found.found, /all denied; the allowed request passed/);
    const bad = await start(stand, ["doctor", "--gate", addressOf(stand, "/members/nowhere.html")]).ended;
    assert.equal(bad.status, 1);
    assert.match(bad.stdout, /^broken +gate: .*404/m);
  });
});

describe("pforte gate check by TLS", () => {
  let stand, certificate;
  before(async () => {
    stand = await Stand.start(edited(kServers.nginx, (printed, folder) => {
      certificate = path.join(folder, "certificate.pem");
      execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost", "-keyout", path.join(folder, "key.pem"), "-out", certificate], { stdio: "ignore" });
      return `ssl_certificate ${certificate}; ssl_certificate_key ${folder}/key.pem;\n${printed}`;
    }));
  });
  after(() => stand?.end());
  const secure = (environment, ...words) => start(stand, ["gate", "check", addressOf(stand, kPage, "https"), ...words], environment).ended;

  test("is green with a certificate that the host trusts, or any if told so, and has no result without", async () => {
    // The same server, encrypted from now on.
    const file = path.join(stand.folder, "nginx.conf");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(`listen 127.0.0.1:${stand.port};`, `listen 127.0.0.1:${stand.port} ssl;`));
    stand.run("website", "set", "1", "--address", `https://localhost:${stand.port}`);
    stand.server.kill("SIGHUP");
    await until("encryption", async () => (await send({ port: stand.port }).catch(() => ({ status: 400 }))).status === 400);
    await sleep(500);
    isGreen(await secure({}, "--insecure"));
    isGreen(await secure({ SSL_CERT_FILE: certificate }));
    isNothing(await secure({ SSL_CERT_FILE: "/dev/null", SSL_CERT_DIR: "/nowhere" }), /no trusted encryption: localhost: self-signed certificate/);
    isNothing(await start(stand, ["gate", "check", `http://localhost:${stand.port}${kPage}`]).ended, /did not pass at the start/);
  });
  test("is red where the same folder is served without encryption, and green where nobody is or all is led away", async () => {
    const file = path.join(stand.folder, "nginx.conf"), text = fs.readFileSync(file, "utf8"), bare = await freePort();
    const ask = () => secure({}, "--insecure", "--http", `localhost:${bare}`);
    isGreen(await ask());
    const serve = async (rule, status) => {
      fs.writeFileSync(file, text.replace(/\}\s*$/, `server { listen 127.0.0.1:${bare}; root ${stand.folder}/site; ${rule} } }`));
      stand.server.kill("SIGHUP");
      await until("the other server", async () => (await send({ port: bare, path: kPage }).catch(() => ({}))).status === status);
    };
    await serve("", 200);
    isRed(await ask(), /^OPEN {2}GET \/members\/prices\.html HTTP\/1\.1$/m, /by http, without encryption: 200/, /lead all of http to https/);
    await serve(`return 301 https://localhost:${stand.port}$request_uri;`, 301);
    isGreen(await ask());
  });
});
