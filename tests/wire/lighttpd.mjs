// The demo behind lighttpd: every form with every bad input, every answer's headers, the gate in every spelling.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { Demo, encode, kRoot, pforte, send, sendRaw, sleep, unescape, until, Visitor } from "../browser/support.mjs";
import { isClosed, kSpellings } from "./gate.mjs";
import { clerk, customer, grant, hire, kPassword } from "./people.mjs";

// Every POST that the route tables name: a new one is tested without being listed here.
function postRoutes(file) {
  const table = fs.readFileSync(path.join(kRoot, "cgi/page", file), "utf8");
  return [...table.matchAll(/\{kPost, "([^"]+)", (k[A-Za-z]+),/g)].map(([, route, need]) => ({ route, need }));
}
const kPortal = postRoutes("routes_portal.cc");
const kOffice = postRoutes("routes_admin.cc");

// Their forms stand on no page until something was done; without a token they are tested all the same.
const kHidden = ["/account/arrive", "/admin/access/{}/undo/{word}", "/admin/mail/{}/retry", "/admin/mail/{}/cancel", "/admin/mail/{}/handover", "/admin/mails/retry",
  "/admin/registrations/decide",
  "/admin/login/remote", "/admin/code", "/admin/confirm", "/admin/me/recovery", "/admin/me/factor/remove", "/admin/staff/{}/invite",
  "/admin/staff/{}/factor/clear",
  "/admin/bulk/{}/run", "/admin/bulk/{}/undo", "/admin/access/{}/release", "/admin/contact/{}/unmerge",
  "/admin/website/{}/reopen", "/admin/website/{}/branding/logo/remove", "/account/renewal", "/admin/access/{}/renew", "/admin/access/{}/decline",
  "/admin/account/{}/enable"];
// Leaving every text empty is a sensible thing to say there.
const kMayBeEmpty = ["/account/accesses", "/account/status/message", "/admin/access/{}/reject", "/admin/access/{}/validity",
  "/admin/website/{}/branding", "/admin/website/{}/rules", "/admin/website/{}/form"];

const kForm = { "Content-Type": "application/x-www-form-urlencoded" };
const kPages = {
  customer: ["/account/", "/account/status", "/account/password"],
  stranger: ["/account/login", "/account/register", "/account/verify", "/account/forgot", "/account/reset"],
};

function isPage(answer, least = 400, most = 499) {
  assert.ok(answer.status >= least && answer.status <= most, `status ${answer.status}: ${answer.text.slice(0, 400)}`);
  assert.match(answer.headers["content-type"] ?? "", /^text\/html/);
  assert.match(answer.text, /<h1>/);
}

// Inputs that a person fills in, by the form's address.
function formsOf(html) {
  const forms = new Map();
  for (const [, action, inside] of html.matchAll(/<form[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)) {
    const fields = {}, texts = [];
    for (const [tag] of inside.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
      const name = tag.match(/\bname="([^"]*)"/)?.[1];
      const type = tag.match(/\btype="([^"]*)"/)?.[1] ?? "text";
      if (!name || type === "checkbox") continue;
      fields[name] = unescape(tag.match(/\bvalue="([^"]*)"/)?.[1] ?? "");
      if (type !== "hidden" && !tag.startsWith("<select")) texts.push(name);
    }
    const action_button = inside.match(/<button[^>]*name="(action)" value="save"/);
    if (action_button) fields.action = "save";
    forms.set(unescape(action), { fields, texts });
  }
  return forms;
}

describe("behind lighttpd", () => {
  let demo, office, waiting, approved, rejected;
  const visitors = {};
  const forms = new Map();

  before(async () => {
    demo = await Demo.start();
    hire(demo, "wire-office@muster.example");
    // Decides about no website yet: one can be given.
    assert.equal(pforte(demo.config, "staff", "add", "--email", "wire-approver@muster.example", "--name", "Wire Approver").status, 0);
    approved = grant(demo, "wire-approved@partner.example");
    waiting = grant(demo, "wire-waiting@partner.example", 1, "in_processing");
    rejected = grant(demo, "wire-rejected@partner.example", 1, "rejected");
    visitors.stranger = new Visitor(demo.port);
    visitors.customer = await customer(demo, "wire-waiting@partner.example");
    visitors.other = await customer(demo, "wire-approved@partner.example");
    visitors.newcomer = await customer(demo, "wire-approved@partner.example", "/service");
    office = visitors.office = await clerk(demo, "wire-office@muster.example");
    const registrant = new Visitor(demo.port);
    await registrant.get("/account/register");
    const asked = await registrant.post("/account/register", {
      email: "wire-new@partner.example", password: kPassword, name: "Neu", company: "", phone: "", message: "", order: "", next: "",
    });
    assert.equal(asked.status, 303, asked.text);
    const letter = await demo.mail("wire-new@partner.example");
    await registrant.get(new URL(letter.link).pathname + new URL(letter.link).search);
    visitors.registrant = registrant;
    assert.equal(pforte(demo.config, "access", "ask", String(waiting), "--question", "Welche Kundennummer?").status, 0);
    for (const label of ["Erste Frage", "Zweite Frage"]) {
      assert.equal(pforte(demo.config, "website", "field", "add", "1", "--label-de", label, "--label-en", label).status, 0);
    }
    await collectForms();
    await settled();
  });
  after(() => demo?.end());

  const ids = () => {
    const account = demo.select(`SELECT account_id AS id FROM access WHERE id = ${waiting}`)[0].id;
    return {
      registration: demo.select("SELECT max(id) AS id FROM registration")[0].id, access: waiting, account,
      contact: demo.select(`SELECT contact_id AS id FROM account WHERE id = ${account}`)[0].id, website: 1,
      bulk: 1, mail: demo.select("SELECT max(id) AS id FROM mail")[0].id, staff: demo.select("SELECT min(id) AS id FROM staff")[0].id,
      field: demo.select("SELECT min(id) AS id FROM form_field")[0].id,
      approver: demo.select("SELECT staff_id AS id FROM staff_website WHERE website_id = 1")[0].id,
    };
  };
  const targetOf = (route) => route.replace(/([a-z]+)\/\{\}/g, (_, noun) => `${noun}/${ids()[noun]}`)
    .replace("text/{word}/{word}", "text/de/verify").replace("move/{word}", "move/down").replace("{word}", "in_processing");

  // No mail is on its way: what is stored stands still.
  const settled = () => until("an empty outbox", () => demo.select("SELECT count(*) AS n FROM mail WHERE delivery = 'queued'")[0].n === 0, 60);

  async function collectForms() {
    const known = ids();
    const look = async (who, pages) => {
      for (const page of pages) {
        const answer = await visitors[who].get(page);
        for (const [action, form] of formsOf(answer.text)) {
          // Should the password be asked for again, here it is.
          if (who === "office") form.fields.confirm_password = kPassword;
          forms.set(action, { ...form, who });
        }
      }
    };
    await look("stranger", kPages.stranger);
    await look("registrant", ["/account/verify"]);
    await look("customer", kPages.customer);
    await look("newcomer", ["/service/account/", "/service/account/status"]);
    const reset = new Visitor(demo.port);
    visitors.reset = reset;
    const link = await handOver();
    await reset.get(new URL(link).pathname + new URL(link).search);
    await look("reset", ["/account/reset"]);
    await look("stranger", ["/account/login"]);
    await clerk(demo, "wire-office@muster.example");  // a second session, so that there is one to end
    await look("office", ["/admin/registrations", "/admin/registrations?stage=unverified", `/admin/access/${known.access}`,
      `/admin/contact/${known.contact}`, "/admin/contact/new", `/admin/contact/${known.contact}/grant`, `/admin/contact/${known.contact}/merge?q=partner`, "/admin/website/new",
      "/admin/website/1", "/admin/website/1/branding", "/admin/website/1/texts", "/admin/website/1/rules", "/admin/website/1/form", "/admin/website/1/field/new",
      `/admin/website/1/field/${known.field}`, `/admin/account/${known.account}/delete`, `/admin/contact/${known.contact}/account`,
      `/admin/contact/${known.contact}/held`, `/admin/contact/${known.contact}/delete`, `/admin/staff/${known.staff}`, "/admin/website/1/text/de/verify", "/admin/mails", "/admin/audit", "/admin/staff", "/admin/me", "/admin/second-factor"]);
    const newcomer = new Visitor(demo.adminPort);
    visitors.invited = newcomer;
    const invited = pforte(demo.config, "staff", "add", "--email", "wire-invited@muster.example", "--name", "Wire Invited");
    await newcomer.get(`/admin/invitation?token=${invited.stdout.match(/token=(\S+)/)[1]}`);
    await look("invited", ["/admin/invitation"]);
    const staffForm = `/admin/staff/${known.staff}/disable`;
    if (forms.has(staffForm)) forms.set(`/admin/staff/${known.staff}/enable`, { ...forms.get(staffForm), hidden: true });
    const signIn = new Visitor(demo.adminPort);
    visitors.signIn = signIn;
    await look("signIn", ["/admin/login"]);
    if (!forms.has("/account/accesses")) forms.set("/account/accesses", forms.get("/service/account/accesses"));
  }
  async function handOver() {
    const account = demo.select(`SELECT account_id AS id FROM access WHERE id = ${approved}`)[0].id;
    await office.get(`/admin/access/${approved}`);
    const shown = await office.post(`/admin/account/${account}/handover`, { access: String(approved) });
    assert.equal(shown.status, 200, shown.text);
    return unescape(shown.text.match(/class="secret">([^<]*)</)[1]);
  }

  describe("bad input", () => {
    let stored;
    before(() => (stored = demo.dump()));

    const everywhere = [...kPortal.map((each) => ({ ...each, place: "port", who: "stranger" })),
      ...kOffice.map((each) => ({ ...each, place: "adminPort", who: "office" }))];
    for (const { route, place, who } of everywhere) {
      describe(`POST ${route}`, () => {
        const ask = (fields, options = {}) => {
          const signed = forms.get(targetOf(route))?.who ?? (who === "stranger" && /^\/account\/(status|renewal)/.test(route) ? "customer" : who);
          return visitors[signed].request("POST", options.target ?? targetOf(route), {
            headers: { ...kForm, ...options.headers }, body: typeof fields === "string" ? fields : encode(fields),
          });
        };
        const bad = {
          "without a token": () => ask({ email: "x@y.example" }),
          "with an empty body": () => ask(""),
          "with a token that is none": () => ask({ csrf: "A".repeat(43) }),
          "with another form's token": () => ask({ csrf: [...visitors.office.tokens.values(), ...visitors.customer.tokens.values()][0] }),
          "as text/plain": () => ask("csrf=x", { headers: { "Content-Type": "text/plain" } }),
          "as multipart": () => ask("--x\r\n\r\n--x--", { headers: { "Content-Type": "multipart/form-data; boundary=x" } }),
          "with a repeated field": () => ask("csrf=a&csrf=a"),
          "with a broken escape": () => ask("email=%zz"),
          "in Latin-1": () => ask("name=M%FCller"),
          "with an overlong encoding": () => ask("name=%c0%af"),
          "with a NUL": () => ask("name=a%00b"),
          "with a raw NUL": () => ask("name=a\0b"),
          "with an escape character": () => ask("name=a%1bb"),
          "with a field of 9000 bytes": () => ask({ name: "x".repeat(9000) }),
          "with a field's name of 9000 bytes": () => ask({ ["x".repeat(9000)]: "" }),
          "with 10 000 fields": () => ask(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, ""])),
          "with 1000 fields": () => ask(Array.from({ length: 1000 }, (_, i) => [`f${i}`, ""])),
          "with 70 kB": () => ask({ message: "x".repeat(70_000) }),
        };
        for (const [name, request] of Object.entries(bad)) test(name, async () => isPage(await request()));

        test("a gigabyte is announced", async () => {
          const answer = await sendRaw(demo[place], `POST ${targetOf(route)} HTTP/1.1\r\nHost: localhost:${demo[place]}\r\n` +
            `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${2 ** 30}\r\n\r\ncsrf=`);
          assert.equal(answer.status, 413, answer.text.slice(0, 300));
          assert.match(answer.text, /<h1>/);
        });
        for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]) {
          test(`by ${method}`, async () => {
            const signed = forms.get(targetOf(route))?.who ?? who;
            const answer = await visitors[signed].request(method, targetOf(route));
            // Whoever is not signed in to the office learns nothing about its pages.
            if (place === "adminPort" && answer.status === 303) assert.equal(answer.headers.location, "/admin/login");
            else assert.ok([400, 405, 501].includes(answer.status), `${answer.status}`);
            assert.doesNotMatch(answer.text, /x-evil/);
          });
        }

        const withToken = (name, change, accept) => test(name, async (context) => {
          const target = targetOf(route);
          const form = forms.get(target);
          if (kHidden.includes(route)) return context.skip("its form stands on no page");
          assert.ok(form, `no page shows a form for ${target}`);
          await change(form, target, accept);
        });
        withToken("from another site", async (form, target) => {
          for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }, { "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site" }]) {
            const answer = await visitors[form.who].post(target, form.fields, { headers: { ...kForm, ...headers } });
            isPage(answer, 403, 403);
          }
        });
        withToken("with another visitor's token", async (form, target) => {
          const other = place === "port" ? visitors.other : new Visitor(demo.adminPort);
          const answer = await other.request("POST", target, { headers: kForm, body: encode({ ...form.fields, csrf: form.fields.csrf }) });
          // Whoever is not signed in there is led to signing in.
          if (answer.status === 303) assert.match(answer.headers.location, /\/login/);
          else isPage(answer, 403, 403);
        });
        withToken("with texts that are too long", async (form, target) => {
          if (form.texts.length === 0 || form.hidden) return;
          // As long as fits into a body that is read at all: six bytes a letter.
          const letters = Math.min(4000, Math.floor(9000 / form.texts.length));
          const long = Object.fromEntries(form.texts.map((name) => [name, "ä".repeat(letters)]));
          const answer = await visitors[form.who].post(target, { ...form.fields, ...long });
          isPage(answer, 422, 422);
        });
        withToken("with empty texts", async (form, target) => {
          if (form.texts.length === 0 || form.hidden || kMayBeEmpty.includes(route)) return;
          const empty = Object.fromEntries(form.texts.map((name) => [name, ""]));
          const answer = await visitors[form.who].post(target, { ...form.fields, ...empty });
          isPage(answer, 422, 422);
        });
      });
    }

    test("GET of what only takes POST", async () => {
      for (const { route } of kPortal.filter((each) => /logout|resend|message|withdraw|accesses/.test(each.route))) {
        isPage(await visitors.customer.get(targetOf(route)), 405, 405);
      }
    });
    test("nothing of it was stored", async () => {
      await settled();
      const now = demo.dump();
      if (now === stored) return;
      const before = new Set(stored.split("\n"));
      assert.fail(`stored:\n${now.split("\n").filter((line) => !before.has(line)).join("\n")}`);
    });
    test("every process answers still", async () => {
      for (let i = 0; i < 20; ++i) {
        assert.equal((await send({ port: demo.port, path: "/account/login" })).status, 200);
        assert.equal((await send({ port: demo.adminPort, path: "/admin/login" })).status, 200);
      }
      assert.doesNotMatch(fs.readFileSync(path.join(demo.folder, "log/lighttpd.log"), "utf8"), /terminated|died|signal/i);
    });
  });

  describe("safe methods change nothing", () => {
    test("GET and HEAD of every page", async () => {
      await settled();
      const stored = demo.dump();
      const pages = ["/", "/service/", "/robots.txt", "/nowhere", ...kPages.stranger];
      for (const page of pages) for (const method of ["GET", "HEAD"]) await visitors.stranger.request(method, page);
      for (const page of [...kPages.customer, ...kPages.stranger, "/members/"]) for (const method of ["GET", "HEAD"]) await visitors.customer.request(method, page);
      for (const page of ["/admin/", "/admin/registrations", "/admin/contacts?q=wire", "/admin/websites", "/admin/mails", "/admin/staff",
        `/admin/access/${waiting}`, "/admin/website/1", "/admin/website/1/branding", "/admin/website/1/texts", "/admin/website/1/text/en/approved"]) {
        for (const method of ["GET", "HEAD"]) assert.ok((await office.request(method, page)).status < 400, page);
      }
      assert.equal(demo.dump(), stored);
    });
  });

  test("a website's look is kept by the browser, and nothing in its logo may run", async () => {
    const logo = path.join(demo.folder, "logo");
    fs.writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const run = pforte(demo.config, "website", "brand", "2", "--color", "#ffcc00", "--logo", logo);
    assert.equal(run.status, 0, run.stderr);
    const page = (await send({ port: demo.port, path: "/service/account/login" })).text;
    for (const [found, type] of [[/href="(\/service\/account\/style\/[a-p]{24})"/, "text/css; charset=utf-8"],
      [/src="(\/service\/account\/logo\/[a-p]{24})"/, "image/svg+xml"]]) {
      const { status, headers } = await send({ port: demo.port, path: page.match(found)[1] });
      assert.equal(status, 200);
      assert.equal(headers["content-type"], type);
      assert.match(headers["cache-control"], /max-age=31536000, immutable/);
      assert.equal(headers["set-cookie"], undefined);
      assert.equal(headers["x-content-type-options"], "nosniff");
      if (type === "image/svg+xml") assert.equal(headers["content-security-policy"], "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }
  });

  describe("every answer carries the security headers", () => {
    const kinds = {
      "a page": ["port", "/account/login"], "a redirection": ["port", "/account/"], "a missing page": ["port", "/account/nowhere"],
      "a malformed request": ["port", "/account/%zz"], "a page of the office": ["adminPort", "/admin/login"],
      "an unknown page of the office": ["adminPort", "/admin/nowhere"], "a public page": ["port", "/"], "a missing file": ["port", "/nowhere"],
      "a style sheet": ["port", "/pforte/css/pforte.css"], "the gate's redirection": ["port", "/members/"],
    };
    for (const [name, [place, target]] of Object.entries(kinds)) {
      test(name, async () => {
        const { headers, status } = await send({ port: demo[place], path: target });
        const policy = headers["content-security-policy"] ?? "";
        assert.match(policy, /default-src 'none'/, `${status}`);
        assert.match(policy, /frame-ancestors 'none'/);
        assert.match(policy, /base-uri 'none'/);
        assert.doesNotMatch(policy, /unsafe|\*/);
        assert.equal(headers["x-content-type-options"], "nosniff");
        assert.match(headers["referrer-policy"], /^same-origin$/);
        assert.equal(headers["cross-origin-opener-policy"], "same-origin");
        for (const header of Object.keys(headers)) assert.doesNotMatch(header, /^access-control-|^x-powered-by|^server$/);
      });
    }
    test("no page of ours is kept by a cache", async () => {
      for (const target of ["/account/login", "/account/"]) {
        assert.match((await send({ port: demo.port, path: target })).headers["cache-control"], /no-store/);
      }
    });
    test("a protected page is kept by no shared cache", async () => {
      const answer = await visitors.other.get("/members/");
      assert.equal(answer.status, 200);
      assert.match(answer.headers["cache-control"], /private/);
    });
    test("no answer says twice what it says once", async () => {
      const { raw } = await send({ port: demo.port, path: "/account/login" });
      const names = raw.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()).filter((name) => name !== "set-cookie");
      assert.deepEqual(names, [...new Set(names)]);
    });
  });

  describe("a foreign host", () => {
    test("gets no page of ours, and no mail is sent for it", async () => {
      for (const host of ["evil.example", `evil.example:${demo.port}`, `localhost.evil.example:${demo.port}`]) {
        const answer = await send({ port: demo.port, path: "/account/forgot", host });
        assert.equal(answer.status, 421);
        assert.doesNotMatch(answer.text + JSON.stringify(answer.headers), /evil/);
      }
      const before = demo.allMails().length;
      const answer = await visitors.stranger.post("/account/forgot", { email: "wire-approved@partner.example" }, { host: "evil.example" });
      assert.ok(answer.status >= 400);
      await sleep(2500);
      assert.equal(demo.allMails().length, before);
    });
    test("never reaches a mail by a forwarding header", async () => {
      const count = demo.mailCount("wire-approved@partner.example");
      const visitor = new Visitor(demo.port);
      await visitor.get("/account/forgot");
      const answer = await visitor.post("/account/forgot", { email: "wire-approved@partner.example" },
        { headers: { "X-Forwarded-Host": "evil.example", Forwarded: "host=evil.example", "X-Host": "evil.example" } });
      assert.equal(answer.status, 303);
      const letter = await demo.mail("wire-approved@partner.example", /./, count);
      assert.doesNotMatch(letter.text, /evil/);
      assert.ok(letter.link.startsWith(`${demo.base}/account/reset?token=`), letter.link);
    });
  });

  describe("where to go after signing in", () => {
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "/%5cevil.example", "/%2f/evil.example", "/\tevil", "javascript:alert(1)",
      "/..//evil.example", "/.//evil.example", "\\\\evil.example", "/a\r\nSet-Cookie: x=y", "http:evil.example", "/%09/evil.example", " /evil", "@evil.example"]) {
      test(`never ${JSON.stringify(next)}`, async () => {
        const visitor = new Visitor(demo.port);
        const answer = await visitor.signIn("wire-approved@partner.example", kPassword, next);
        if (answer.status === 303) assert.match(answer.headers.location, /^\/account\/$/);
        else isPage(answer, 400, 400);
        const page = await send({ port: demo.port, path: `/account/login?next=${encodeURIComponent(next)}` });
        assert.doesNotMatch(page.text, /evil/);
      });
    }
    test("the page first wanted", async () => {
      const visitor = new Visitor(demo.port);
      const answer = await visitor.signIn("wire-approved@partner.example", kPassword, "/members/prices.html");
      assert.equal(answer.headers.location, "/members/prices.html");
    });
  });

  test("a session begins anew at signing in", async () => {
    const visitor = new Visitor(demo.port);
    await visitor.get("/account/login");
    visitor.cookies.set("session", "A".repeat(43));
    await visitor.signIn("wire-approved@partner.example", kPassword);
    const session = visitor.cookies.get("session");
    assert.notEqual(session, "A".repeat(43));
    await visitor.signIn("wire-approved@partner.example", kPassword);
  });

  test("text from a stranger stays text", async () => {
    const evil = `"'><svg onload=1>{{NAME}}{{#X}}`;
    grant(demo, "wire-evil@partner.example", 1, "in_processing", "--company", evil, "--message", evil, "--order", evil.slice(0, 20));
    for (const page of ["/admin/registrations?q=wire-evil", "/admin/contacts?q=wire-evil"]) {
      const answer = await office.get(page);
      assert.equal(answer.status, 200);
      assert.ok(answer.text.includes("{{NAME}}"), page);
      assert.doesNotMatch(answer.text, /<svg/);
    }
    const page = await send({ port: demo.port, path: `/account/login?next=${encodeURIComponent(`/${evil}`)}` });
    assert.doesNotMatch(page.text, /<svg/);
  });

  describe("the gate", () => {
    for (const [name, target] of kSpellings) {
      test(`stays shut for ${name}`, async () => isClosed(await sendRaw(demo.port, `GET ${target} HTTP/1.1\r\nHost: localhost:${demo.port}\r\nConnection: close\r\n\r\n`)));
    }
    for (const method of ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "GETT", "MOVE"]) {
      test(`stays shut for ${method}`, async () => isClosed(await sendRaw(demo.port,
        `${method} /members/prices.html HTTP/1.1\r\nHost: localhost:${demo.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)));
    }
    const headers = {
      "a range": "Range: bytes=0-99", "a condition": "If-None-Match: *", "a date": "If-Modified-Since: Tue, 24 Nov 2026 00:00:00 GMT",
      "a name of its own": "Remote-User: a@b.example", "a forwarded name": "X-Forwarded-User: a@b.example",
      "another address": "X-Original-URL: /", "another address again": "X-Rewrite-URL: /", "a claimed proxy": "X-Forwarded-For: 127.0.0.1",
      "credentials": "Authorization: Basic YTpi", "an empty session": "Cookie: session=", "a made-up session": `Cookie: session=${"A".repeat(43)}`,
      "a session with a NUL": "Cookie: session=a%00b", "a session that is SQL": "Cookie: session=' OR 1=1 --",
      "a session for other names": `Cookie: office=${"A".repeat(43)}; browser=${"A".repeat(43)}`,
      "a session of 20 kB": `Cookie: session=${"A".repeat(20_000)}`,
    };
    for (const [name, header] of Object.entries(headers)) {
      test(`stays shut for ${name}`, async () => isClosed(await sendRaw(demo.port,
        `GET /members/prices.html HTTP/1.1\r\nHost: localhost:${demo.port}\r\n${header}\r\nConnection: close\r\n\r\n`)));
    }
    test("stays shut for another host", async () => {
      for (const host of ["evil.example", "localhost", `localhost:${demo.adminPort}`, ""]) {
        isClosed(await sendRaw(demo.port, `GET /members/prices.html HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
      }
    });
    test("stays shut for whoever waits or was rejected, and says where it stands", async () => {
      for (const email of ["wire-waiting@partner.example", "wire-rejected@partner.example"]) {
        const answer = await (await customer(demo, email)).get("/members/prices.html");
        assert.equal(answer.status, 302);
        assert.equal(answer.headers.location, "/account/status");
      }
    });
    test("stays shut for an access to another website", async () => {
      const answer = await visitors.other.get("/service/members/");
      assert.equal(answer.status, 302);
      assert.match(answer.headers.location, /^\/service\/account\/(status|login)/);
    });
    test("stays shut for a staff session", async () => {
      const staff = [...office.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await send({ port: demo.port, path: "/members/", headers: { Cookie: `${staff}; session=${office.cookies.get("office")}` } });
      assert.equal(answer.status, 302);
    });
    test("tells nobody which files there are", async () => {
      const there = await send({ port: demo.port, path: "/members/prices.html" });
      const missing = await send({ port: demo.port, path: "/members/nowhere.html" });
      assert.equal(there.status, missing.status);
      assert.equal(there.text, missing.text);
    });
    test("opens for whoever is approved, with ranges and conditions", async () => {
      const whole = await visitors.other.get("/members/prices.html");
      assert.equal(whole.status, 200);
      assert.match(whole.text, /48,20/);
      assert.equal((await visitors.other.get("/members/")).status, 200);
      assert.equal((await visitors.other.get("/members/prices.html", { headers: { Range: "bytes=0-9" } })).text, whole.text.slice(0, 10));
      assert.equal((await visitors.other.get("/members/prices.html", { headers: { "If-None-Match": whole.headers.etag } })).status, 304);
      assert.equal((await visitors.other.get("/members/nowhere.html")).status, 404);
    });
    test("shuts with the next request after a rejection, and opens after another approval", async () => {
      grant(demo, "wire-revoked@partner.example");
      const visitor = await customer(demo, "wire-revoked@partner.example");
      assert.equal((await visitor.get("/members/")).status, 200);
      const decide = async (verb) => {
        const id = demo.select("SELECT a.id FROM access a JOIN account c ON c.id = a.account_id WHERE c.email = 'wire-revoked@partner.example'")[0].id;
        const page = await office.get(`/admin/access/${id}`);
        const version = page.text.match(/name="version" value="(\d+)"/)[1];
        const answer = await office.post(`/admin/access/${id}/${verb}`, { version, reason: "" });
        assert.equal(answer.status, 303, answer.text);
      };
      await decide("reject");
      assert.equal((await visitor.get("/members/")).status, 302);
      await decide("approve");
      const again = await customer(demo, "wire-revoked@partner.example");
      assert.equal((await again.get("/members/")).status, 200);
    });
    test("shuts with the next request after signing out", async () => {
      const visitor = await customer(demo, "wire-approved@partner.example");
      assert.equal((await visitor.get("/members/")).status, 200);
      const session = visitor.cookies.get("session");
      await visitor.get("/account/");
      assert.equal((await visitor.post("/account/logout", {})).status, 303);
      const answer = await send({ port: demo.port, path: "/members/", headers: { Cookie: `session=${session}` } });
      assert.equal(answer.status, 302);
    });
  });
});
