// Portal and gate behind each web server as a webmaster sets it up: with what `pforte gate config SERVER` prints.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { freePort, kBuild, kRoot, pforte, processesOf, send, sendRaw, temporaryFolder, until, Visitor } from "../browser/support.mjs";
import { isClosed, kSpellings } from "./gate.mjs";
import { grant, kPassword } from "./people.mjs";

const kSite = path.join(kRoot, "sql/seed/site");
const kServers = {
  nginx: {
    program: "nginx",
    starts: false,  // FastCGI processes by itself
    words: (folder) => ["-c", path.join(folder, "nginx.conf"), "-p", folder],
    write(folder, port, snippet) {
      fs.copyFileSync("/etc/nginx/fastcgi_params", path.join(folder, "fastcgi_params"));
      fs.writeFileSync(path.join(folder, "nginx.conf"), `
        ${process.getuid() === 0 ? "user root;" : ""}
        daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
        events { worker_connections 256; }
        http {
          access_log off; server_tokens off;
          types { text/html html; image/svg+xml svg; }
          client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
          uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
          server {
            listen 127.0.0.1:${port};
            root ${kSite};
            # What lets pages escape from a gate that was put in place without care.
            location ~ \\.html$ { }
            ${snippet}
          }
        }`);
    },
  },
  lighttpd: {
    program: "lighttpd",
    starts: true,
    words: (folder) => ["-D", "-f", path.join(folder, "lighttpd.conf")],
    write(folder, port, snippet) {
      fs.writeFileSync(path.join(folder, "lighttpd.conf"), `
        server.bind = "127.0.0.1"
        server.port = ${port}
        server.document-root = "${kSite}"
        server.errorlog = "${folder}/lighttpd.log"
        index-file.names = ("index.html")
        mimetype.assign = (".html" => "text/html", ".svg" => "image/svg+xml")
        ${snippet}`);
    },
  },
};

for (const [server, how] of Object.entries(kServers)) {
  describe(`behind ${server}, as pforte gate config prints it`, () => {
    const demo = {};
    const children = [];
    let visitor;

    const start = (program, words, environment = {}) => {
      const child = spawn(program, words, { env: { PATH: `${process.env.PATH}:/usr/sbin`, ...environment }, stdio: "ignore" });
      children.push(child);
      child.ended = new Promise((done) => child.on("exit", done));
      return child;
    };
    // One process on a socket of its own; spawn-fcgi -n becomes the executable itself.
    const serve = async (name, environment) => {
      const socket = path.join(demo.folder, `${name}.sock`);
      fs.rmSync(socket, { force: true });
      const child = start("spawn-fcgi", ["-n", "-s", socket, "-M", "0666", "--", path.join(kBuild, `${name}.fcgi`)],
        { PFORTE_CONFIG: demo.config, ...environment });
      await until(`${name}'s socket`, () => fs.existsSync(socket));
      return child;
    };

    before(async () => {
      demo.folder = temporaryFolder(server);
      demo.config = path.join(demo.folder, "pforte.toml");
      demo.port = await freePort();
      const ready = [
        pforte(demo.config, "init", demo.folder, "--mail-directory", "mail"),
        pforte(demo.config, "website", "add", "--name", "Muster", "--address", `http://localhost:${demo.port}`, "--sender", "kunden@muster.example"),
        pforte(demo.config, "gate", "config", server, "--document-root", kSite, "--sockets", demo.folder, "--programs", kBuild,
          "--htdocs", path.join(kRoot, "htdocs"), "--protect", "/members/", "--protect", "/service/members/"),
      ];
      for (const step of ready) assert.equal(step.status, 0, step.stderr);
      grant(demo, "snippet-approved@partner.example");
      grant(demo, "snippet-waiting@partner.example", 1, "in_processing");
      if (!how.starts) {
        await serve("portal");
        demo.gate = await serve("gate", { PFORTE_GATE: "auth_request" });
      }
      how.write(demo.folder, demo.port, ready[2].stdout);
      start(how.program, how.words(demo.folder));
      await until(server, () => send({ port: demo.port }).then(() => true, () => false));
      visitor = new Visitor(demo.port);
    });
    after(async () => {
      for (const child of children.reverse()) child.kill("SIGTERM");
      await Promise.all(children.map((child) => child.ended));
      await until("the end of every process", () => processesOf(demo.folder).length === 0);
      fs.rmSync(demo.folder, { recursive: true, force: true });
    });

    test("the sign-in page comes with its headers and its style", async () => {
      const answer = await send({ port: demo.port, path: "/account/login" });
      assert.equal(answer.status, 200);
      assert.match(answer.headers["content-security-policy"], /default-src 'none'/);
      assert.equal((await send({ port: demo.port, path: "/pforte/css/pforte.css" })).status, 200);
    });
    test("a gigabyte that is announced is refused at once", async () => {
      const answer = await sendRaw(demo.port, `POST /account/login HTTP/1.1\r\nHost: localhost:${demo.port}\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${2 ** 30}\r\n\r\ncsrf=`);
      assert.equal(answer.status, 413);
    });
    for (const [name, target] of kSpellings) {
      test(`the gate stays shut for ${name}`, async () =>
        isClosed(await sendRaw(demo.port, `GET ${target} HTTP/1.1\r\nHost: localhost:${demo.port}\r\nConnection: close\r\n\r\n`)));
    }
    for (const method of ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"]) {
      test(`the gate stays shut for ${method}`, async () => isClosed(await sendRaw(demo.port,
        `${method} /members/prices.html HTTP/1.1\r\nHost: localhost:${demo.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)));
    }
    for (const header of ["Range: bytes=0-9", "If-None-Match: *", "X-Pforte-User: a@b.example", `Cookie: session=${"A".repeat(43)}`, "X-Original-URI: /"]) {
      test(`the gate stays shut for ${header.slice(0, 40)}`, async () => isClosed(await sendRaw(demo.port,
        `GET /members/prices.html HTTP/1.1\r\nHost: localhost:${demo.port}\r\n${header}\r\nConnection: close\r\n\r\n`)));
    }
    test("a stranger is led to signing in and from there to the page first wanted", async () => {
      const led = await visitor.get("/members/prices.html");
      assert.equal(led.status, 302);
      const to = new URL(led.headers.location, `http://localhost:${demo.port}`);
      assert.equal(to.pathname, "/account/login");
      const page = await visitor.get(to.pathname + to.search);
      const next = page.text.match(/name="next" value="([^"]*)"/)[1];
      const into = await visitor.post("/account/login", { email: "snippet-approved@partner.example", password: kPassword, next });
      assert.equal(into.headers.location, "/members/prices.html");
      const wanted = await visitor.get("/members/prices.html");
      assert.equal(wanted.status, 200);
      assert.match(wanted.text, /48,20/);
    });
    test("whoever waits is led to where the request stands", async () => {
      const other = new Visitor(demo.port);
      await other.signIn("snippet-waiting@partner.example", kPassword);
      const answer = await other.get("/members/prices.html");
      assert.equal(answer.status, 302);
      assert.match(answer.headers.location, /\/account\/status$/);
    });
    test("a rejection shuts the gate with the next request", async () => {
      assert.equal((await visitor.get("/members/prices.html")).status, 200);
      assert.equal(pforte(demo.config, "access", "reject", "snippet-approved@partner.example", "--no-mail").status, 0);
      assert.equal((await visitor.get("/members/prices.html")).status, 302);
      assert.equal(pforte(demo.config, "access", "approve", "snippet-approved@partner.example", "--no-mail").status, 0);
    });
    if (how.starts) return;
    test("a gate that says nothing, and one that is gone, stay shut", async () => {
      const again = new Visitor(demo.port);
      await again.signIn("snippet-approved@partner.example", kPassword);
      assert.equal((await again.get("/members/prices.html")).status, 200);
      demo.gate.kill("SIGSTOP");
      const silent = again.get("/members/prices.html");
      const answer = await Promise.race([silent, new Promise((done) => setTimeout(done, 3000))]);
      if (answer) isClosed(answer);
      demo.gate.kill("SIGKILL");
      isClosed(await silent);
      isClosed(await again.get("/members/prices.html"));
      await demo.gate.ended;
      await serve("gate", { PFORTE_GATE: "auth_request" });
      assert.equal((await again.get("/members/prices.html")).status, 200);
    });
  });
}
