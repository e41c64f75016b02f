// Each executable as plain CGI: variables in the environment, the body on standard input, the answer on standard output.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { encode, kBuild, pforte, temporaryFolder } from "../browser/support.mjs";

const kHost = "muster.example";
let folder, config;

function cgi(program, variables = {}, body = "", environment = {}) {
  const run = spawnSync(path.join(kBuild, program), [], {
    env: {
      PFORTE_CONFIG: config, GATEWAY_INTERFACE: "CGI/1.1", SERVER_PROTOCOL: "HTTP/1.1", REQUEST_METHOD: "GET", HTTPS: "on",
      REMOTE_ADDR: "127.0.0.1", HTTP_HOST: kHost, SERVER_PORT: "443", REQUEST_URI: "/account/login", ...variables, ...environment,
    },
    input: body, encoding: "utf8", timeout: 40_000,
  });
  const [head, ...rest] = run.stdout.split("\r\n\r\n");
  const lines = head.split("\r\n");
  const values = (name) => lines.filter((line) => line.toLowerCase().startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
  return { ...run, status: Number(values("status")[0]?.slice(0, 3)), values, body: rest.join("\r\n\r\n") };
}
function post(program, target, fields, variables = {}) {
  const body = typeof fields === "string" ? fields : encode(fields);
  return cgi(program, {
    REQUEST_METHOD: "POST", REQUEST_URI: target, CONTENT_TYPE: "application/x-www-form-urlencoded",
    CONTENT_LENGTH: String(Buffer.byteLength(body)), ...variables,
  }, body);
}

function isPage(answer, status) {
  assert.equal(answer.status, status, answer.stdout.slice(0, 300) + answer.stderr);
  assert.equal(answer.values("status").length, 1);
  assert.deepEqual(answer.values("content-type"), ["text/html; charset=utf-8"]);
  assert.match(answer.body, /^\s*<!DOCTYPE html>[\s\S]*<h1>[\s\S]*<\/html>\s*$/);
  assert.equal(answer.signal, null);
}

describe("as plain CGI", () => {
  before(() => {
    folder = temporaryFolder("cgi");
    config = path.join(folder, "pforte.toml");
    const made = pforte(config, "init", folder, "--journal", "truncate", "--mail-directory", "mail", "--admin-address", `https://${kHost}`);
    assert.equal(made.status, 0, made.stderr);
    const added = pforte(config, "website", "add", "--name", "Muster", "--address", `https://${kHost}`, "--sender", `kunden@${kHost}`);
    assert.equal(added.status, 0, added.stderr);
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("the log knows where a failed sign-in to the office came from, and shows what another tool changed in it", () => {
    const office = { HTTP_HOST: kHost, REMOTE_ADDR: "127.0.0.9" };
    const page = cgi("admin.fcgi", { ...office, REQUEST_URI: "/admin/login" });
    const cookie = page.values("set-cookie").map((each) => each.split(";")[0]).join("; ");
    const csrf = page.body.match(/name="csrf" value="([^"]+)"/)[1];
    const answer = post("admin.fcgi", "/admin/login", { email: "nobody@muster.example", password: "not this one", csrf }, { ...office, HTTP_COOKIE: cookie });
    assert.equal(answer.status, 422, answer.stdout);
    const [line] = JSON.parse(pforte(config, "audit", "list", "--act", "sign_in_failed", "--json").stdout);
    assert.equal(line.source, "127.0.0.9");
    assert.equal(line.actor, "stranger");
    assert.equal(line.detail, "", "what was typed may be a password");
    const [added] = JSON.parse(pforte(config, "audit", "list", "--act", "changed", "--json").stdout);
    assert.match(added.source, /^.+ \(uid \d+\)$/);

    const verified = pforte(config, "audit", "verify", "--json");
    assert.equal(verified.status, 0, verified.stderr);
    const { head } = JSON.parse(verified.stdout);
    const database = path.join(folder, "pforte.db");
    const copy = path.join(folder, "copy.db");
    fs.copyFileSync(database, copy);
    const sql = (text) => assert.equal(spawnSync("sqlite3", [database, text], { encoding: "utf8" }).stderr, "");
    sql("DROP TRIGGER history_is_never_changed; DROP TRIGGER history_is_never_removed");
    for (const [change, words, why] of [
      [`UPDATE history SET source = '10.0.0.1' WHERE id = ${line.id}`, [], `line ${line.id} is not as it was written, or was put there`],
      [`DELETE FROM history WHERE id = ${line.id - 1}`, [], `lines before line ${line.id} are missing`],
      [`DELETE FROM history WHERE id = ${line.id}`, ["--head", head], `line ${line.id} is not there: the end was cut off, or an older backup restored`],
    ]) {
      sql(`CREATE TABLE kept AS SELECT * FROM history; ${change}`);
      const run = pforte(config, "audit", "verify", ...words);
      assert.equal(run.status, 1, change);
      assert.equal(run.stderr, `pforte: ${why}\n`);
      sql("DELETE FROM history; INSERT INTO history SELECT * FROM kept; DROP TABLE kept");
    }
    assert.equal(pforte(config, "audit", "verify", "--head", head).status, 0);
    fs.copyFileSync(copy, database);
  });

  test("the sign-in page comes whole", () => {
    const answer = cgi("portal.fcgi");
    isPage(answer, 200);
    assert.equal(answer.values("content-length")[0], String(Buffer.byteLength(answer.body)));
  });

  test("the office's sign-in page comes whole", () => isPage(cgi("admin.fcgi", { REQUEST_URI: "/admin/login" }), 200));

  test("HEAD has the headers of GET and no body", () => {
    const get = cgi("portal.fcgi"), head = cgi("portal.fcgi", { REQUEST_METHOD: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(head.body, "");
    assert.deepEqual(head.values("content-security-policy"), get.values("content-security-policy"));
  });

  test("a cookie is __Host-, Secure, HttpOnly and SameSite=Lax", () => {
    const cookies = cgi("portal.fcgi").values("set-cookie");
    assert.notEqual(cookies.length, 0);
    for (const cookie of cookies) assert.match(cookie, /^__Host-[a-z]+=[^;]*; (?=.*Path=\/)(?=.*Secure)(?=.*HttpOnly)(?=.*SameSite=Lax)/);
  });

  test("the gate denies in plain CGI too", () => {
    const answer = cgi("gate.fcgi", { REQUEST_URI: "/members/", PFORTE_GATE: "authorizer" });
    assert.equal(answer.status, 302);
    assert.match(answer.values("location")[0], /^\/account\/login\?next=/);
  });

  test("the gate started with an unknown protocol says so and ends", () => {
    const answer = cgi("gate.fcgi", { PFORTE_GATE: "guess" });
    assert.equal(answer.status | 0, 0);
    assert.notEqual(answer.stderr, "");
    assert.equal(spawnSync(path.join(kBuild, "gate.fcgi"), [], { env: { PFORTE_GATE: "guess" } }).status, 1);
  });

  describe("a length that lies", () => {
    const fields = encode({ email: "a@b.example", password: "geheim" });
    const cases = {
      "is longer than the body": [String(fields.length + 1), 400], "is negative": ["-1", 400], "is no number": ["ten", 400],
      "has a sign": ["+10", 400], "is 2^63": ["9223372036854775808", 413], "is 2^64": ["18446744073709551616", 413],
      "is a gigabyte": [String(2 ** 30), 413], "is one more than the limit": ["65537", 413],
    };
    for (const [name, [length, status]] of Object.entries(cases)) {
      test(name, () => isPage(post("portal.fcgi", "/account/login", fields, { CONTENT_LENGTH: length }), status));
    }
  });

  describe("a request that is too much", () => {
    test("a target of 3000 bytes", () => isPage(cgi("portal.fcgi", { REQUEST_URI: `/account/login?next=${"a".repeat(3000)}` }), 414));
    test("a cookie of 9000 bytes", () => isPage(cgi("portal.fcgi", { HTTP_COOKIE: `a=${"b".repeat(9000)}` }), 431));
    test("1000 variables", () => {
      const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`HTTP_X_${i}`, "1"]));
      isPage(cgi("portal.fcgi", many), 431);
    });
    test("10 000 cookies", () => {
      const answer = cgi("portal.fcgi", { HTTP_COOKIE: Array.from({ length: 10_000 }, (_, i) => `c${i}=1`).join("; ") });
      isPage(answer, 431);
    });
    test("65 fields", () => isPage(post("portal.fcgi", "/account/login", Array.from({ length: 65 }, (_, i) => [`f${i}`, ""])), 400));
  });

  describe("a path that could be read in two ways", () => {
    for (const target of ["/account/%2flogin", "/account/..%2f", "/account/%00", "/account/%", "/account/%zz", "/account\\login",
      "/account/%5clogin", "/../account/login", "/%2e%2e/account/login", "/account/%c3%28", "", "account/login", "*"]) {
      test(JSON.stringify(target), () => isPage(cgi("portal.fcgi", { REQUEST_URI: target }), 400));
    }
  });

  describe("a host that is not ours", () => {
    for (const host of ["evil.example", `${kHost}.evil.example`, `evil.example/${kHost}`, `${kHost}@evil.example`, `${kHost}, evil.example`,
      "", "[", "muster.example:8443", `${kHost}:443:443`]) {
      test(JSON.stringify(host), () => {
        const answer = cgi("portal.fcgi", { HTTP_HOST: host });
        isPage(answer, 421);
        assert.doesNotMatch(answer.stdout, /evil/);
      });
    }
    for (const header of ["HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_ORIGINAL_URL", "HTTP_X_REWRITE_URL", "HTTP_X_HOST"]) {
      test(`${header} changes nothing`, () => {
        const answer = cgi("portal.fcgi", { [header]: "host=evil.example" });
        isPage(answer, 200);
        assert.doesNotMatch(answer.stdout, /evil/);
      });
    }
    test("a network that is not trusted sets neither scheme nor address", () => {
      const answer = cgi("admin.fcgi", { REQUEST_URI: "/admin/login", REMOTE_ADDR: "203.0.113.9", HTTP_X_FORWARDED_FOR: "127.0.0.1" });
      isPage(answer, 404);
      assert.equal(cgi("portal.fcgi", { HTTPS: "", HTTP_X_FORWARDED_PROTO: "https" }).status, 303);
    });
  });

  test("the office does not exist outside its networks", () => {
    for (const target of ["/admin/", "/admin/login", "/admin/registrations", "/admin/nonsense"]) {
      isPage(cgi("admin.fcgi", { REQUEST_URI: target, REMOTE_ADDR: "203.0.113.9" }), 404);
    }
  });

  test("the command line obeys no web server, which would hand it the words of a query", () => {
    for (const told of ["GATEWAY_INTERFACE", "REQUEST_METHOD"]) {
      const run = pforte(config, "website", "list", { env: { PFORTE_CONFIG: config, [told]: "GET" } });
      assert.equal(run.status, 1);
      assert.equal(run.stdout, "");
      assert.match(run.stderr, /is no CGI program/);
    }
    assert.equal(pforte(config, "website", "list").status, 0);
  });

  describe("a configuration that does not hold", () => {
    let broken;
    const write = (text) => fs.writeFileSync(broken, text);
    before(() => (broken = path.join(folder, "broken.toml")));
    const doctor = () => pforte(broken, "website", "list");
    const refuses = (said) => {
      const run = doctor();
      assert.equal(run.status, 1);
      assert.match(run.stderr, said);
      assert.equal(run.stderr.trim().split("\n").length, 1, run.stderr);
      // The pages say that something is wrong, never what: that is for the log.
      const answer = cgi("portal.fcgi", { PFORTE_CONFIG: broken });
      isPage(answer, 500);
      assert.doesNotMatch(answer.body, /toml|\.key|\.db/);
      assert.match(answer.stderr, said);
      assert.equal(cgi("gate.fcgi", { PFORTE_CONFIG: broken, REQUEST_URI: "/members/", PFORTE_GATE: "authorizer" }).status, 403);
      isPage(cgi("admin.fcgi", { PFORTE_CONFIG: broken, REQUEST_URI: "/admin/login" }), 500);
    };
    const good = () => fs.readFileSync(config, "utf8");
    test("an unknown key is named with its line", () => {
      write(good().replace("database =", 'databse = "x"\ndatabase ='));
      const line = fs.readFileSync(broken, "utf8").split("\n").findIndex((each) => each.startsWith("databse")) + 1;
      refuses(new RegExp(`broken\\.toml:${line}: unknown key 'databse'`));
    });
    test("a missing file is named", () => {
      fs.rmSync(broken);
      refuses(/broken\.toml: cannot be read/);
    });
    test("a broken file is named with its line", () => {
      write("database = \"pforte.db\nkey_file");
      refuses(/broken\.toml:1: /);
    });
    test("a missing key file is named", () => {
      write(good().replace('"pforte.key"', '"nowhere.key"'));
      refuses(/nowhere\.key/);
    });
    test("a key file that others may read is refused", () => {
      fs.copyFileSync(path.join(folder, "pforte.key"), path.join(folder, "open.key"));
      fs.chmodSync(path.join(folder, "open.key"), 0o644);
      write(good().replace('"pforte.key"', '"open.key"'));
      refuses(/open\.key/);
    });
    test("a key file that is no key is refused", () => {
      fs.writeFileSync(path.join(folder, "short.key"), "short", { mode: 0o600 });
      write(good().replace('"pforte.key"', '"short.key"'));
      refuses(/short\.key/);
    });
    test("a key file that cannot be read is named", () => {
      fs.mkdirSync(path.join(folder, "folder.key"), { recursive: true });
      write(good().replace('"pforte.key"', '"folder.key"'));
      refuses(/folder\.key/);
    });
    test("a missing database is named, not made", () => {
      write(good().replace('"pforte.db"', '"nowhere.db"'));
      refuses(/nowhere\.db/);
      assert.equal(fs.existsSync(path.join(folder, "nowhere.db")), false);
    });
    test("an Argon2id cost below the floor is refused", () => {
      write(`${good()}\n[argon2]\nmemory_kib = 1024\npasses = 1\n`);
      refuses(/broken\.toml:\d+: .*argon2/);
    });
  });
});
