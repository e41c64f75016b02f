// Portal and gate behind nginx: fastcgi_pass for the pages, auth_request for the protected ones.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { freePort, kBuild, kRoot, pforte, processesOf, send, sendRaw, temporaryFolder, until, Visitor } from "../browser/support.mjs";
import { isClosed, kSpellings } from "./gate.mjs";
import { grant, kPassword } from "./people.mjs";

describe("behind nginx", () => {
  const demo = {};
  const children = [];
  let visitor;

  const start = (program, words, environment = {}) => {
    const child = spawn(program, words, { env: { PATH: `${process.env.PATH}:/usr/sbin`, ...environment }, stdio: "ignore" });
    children.push(child);
    child.ended = new Promise((done) => child.on("exit", done));
    return child;
  };
  // One process on a socket of its own.
  const serve = async (name, environment) => {
    const socket = path.join(demo.folder, `${name}.socket`);
    fs.rmSync(socket, { force: true });
    const child = start("spawn-fcgi", ["-n", "-s", socket, "-M", "0666", "--", path.join(kBuild, `${name}.fcgi`)],
      { PFORTE_CONFIG: demo.config, ...environment });
    await until(`${name}'s socket`, () => fs.existsSync(socket));
    return child;
  };

  before(async () => {
    demo.folder = temporaryFolder("nginx");
    fs.chmodSync(demo.folder, 0o755);
    demo.config = path.join(demo.folder, "pforte.toml");
    demo.port = await freePort();
    const ready = [
      pforte(demo.config, "init", demo.folder, "--mail-directory", "mail"),
      pforte(demo.config, "website", "add", "--name", "Muster", "--address", `http://localhost:${demo.port}`, "--sender", "kunden@muster.example"),
    ];
    for (const step of ready) assert.equal(step.status, 0, step.stderr);
    grant(demo, "nginx-approved@partner.example");
    grant(demo, "nginx-waiting@partner.example", 1, "in_processing");
    await serve("portal");
    demo.gate = await serve("gate", { PFORTE_GATE: "auth_request" });
    const user = os.userInfo();
    fs.writeFileSync(path.join(demo.folder, "nginx.conf"), `
      ${user.uid === 0 ? "user root;" : ""}
      daemon off; worker_processes 1; pid ${demo.folder}/nginx.pid; error_log ${demo.folder}/nginx.log;
      events { worker_connections 256; }
      http {
        access_log off; server_tokens off;
        types { text/html html; image/svg+xml svg; }
        client_body_temp_path ${demo.folder}/b; proxy_temp_path ${demo.folder}/p; fastcgi_temp_path ${demo.folder}/f;
        uwsgi_temp_path ${demo.folder}/u; scgi_temp_path ${demo.folder}/s;
        large_client_header_buffers 4 16k;
        server {
          listen 127.0.0.1:${demo.port};
          root ${kRoot}/sql/seed/site;
          location /account/ { include ${demo.folder}/pforte_fastcgi; fastcgi_pass unix:${demo.folder}/portal.socket; client_max_body_size 0; fastcgi_request_buffering off; }
          location ^~ /members/ {
            set $pforte_path $uri;
            auth_request /pforte-gate;
            auth_request_set $pforte_user $upstream_http_x_pforte_user;
            error_page 401 = @pforte_sign_in;
            error_page 403 = @pforte_status;
            add_header X-Seen-User $pforte_user always;
            add_header Cache-Control "private, no-cache" always;
          }
          # Escapes a gate that stands in a location without ^~.
          location ~ \\.html$ { }
          location = /pforte-gate {
            internal; include ${demo.folder}/pforte_fastcgi;
            fastcgi_param PFORTE_PATH $pforte_path; fastcgi_param CONTENT_LENGTH ""; fastcgi_pass_request_body off;
            fastcgi_read_timeout 3s; fastcgi_pass unix:${demo.folder}/gate.socket;
          }
          location @pforte_sign_in { return 302 /account/login?next=$request_uri; }
          location @pforte_status { return 302 /account/status; }
        }
      }`);
    fs.writeFileSync(path.join(demo.folder, "pforte_fastcgi"), `
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param REQUEST_URI $request_uri; fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length; fastcgi_param REMOTE_ADDR $remote_addr; fastcgi_param HTTPS $https if_not_empty;
      fastcgi_param SERVER_PROTOCOL $server_protocol; fastcgi_param REQUEST_SCHEME $scheme;`);
    start("nginx", ["-c", path.join(demo.folder, "nginx.conf"), "-p", demo.folder]);
    await until("nginx", () => send({ port: demo.port }).then(() => true, () => false));
    visitor = new Visitor(demo.port);
  });
  after(async () => {
    for (const child of children.reverse()) child.kill("SIGTERM");
    await Promise.all(children.map((child) => child.ended));
    fs.rmSync(demo.folder, { recursive: true, force: true });
  });

  test("the sign-in page comes with its headers", async () => {
    const answer = await send({ port: demo.port, path: "/account/login" });
    assert.equal(answer.status, 200);
    assert.match(answer.headers["content-security-policy"], /default-src 'none'/);
  });
  test("a gigabyte that is announced is refused at once, with a page", async () => {
    const answer = await sendRaw(demo.port, `POST /account/login HTTP/1.1\r\nHost: localhost:${demo.port}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${2 ** 30}\r\n\r\ncsrf=`);
    assert.equal(answer.status, 413);
    assert.match(answer.text, /<h1>/);
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
    assert.equal(new URL(led.headers.location, `http://localhost:${demo.port}`).pathname, "/account/login");
    await visitor.get(new URL(led.headers.location, `http://localhost:${demo.port}`).href.replace(/^http:\/\/[^/]+/, ""));
    const into = await visitor.post("/account/login", { email: "nginx-approved@partner.example", password: kPassword, next: "/members/prices.html" });
    assert.equal(into.headers.location, "/members/prices.html");
    const page = await visitor.get("/members/prices.html");
    assert.equal(page.status, 200);
    assert.match(page.text, /48,20/);
    assert.equal(page.headers["x-seen-user"], "nginx-approved@partner.example");
  });
  test("whoever waits is led to where the request stands", async () => {
    const other = new Visitor(demo.port);
    await other.signIn("nginx-waiting@partner.example", kPassword);
    const answer = await other.get("/members/prices.html");
    assert.equal(answer.status, 302);
    assert.match(answer.headers.location, /\/account\/status$/);
  });
  test("a rejection shuts the gate with the next request", async () => {
    assert.equal((await visitor.get("/members/prices.html")).status, 200);
    assert.equal(pforte(demo.config, "access", "reject", "nginx-approved@partner.example", "--no-mail").status, 0);
    assert.equal((await visitor.get("/members/prices.html")).status, 302);
    assert.equal(pforte(demo.config, "access", "approve", "nginx-approved@partner.example", "--no-mail").status, 0);
  });
  test("a gate that says nothing, and one that is gone, stay shut", async () => {
    const again = new Visitor(demo.port);
    await again.signIn("nginx-approved@partner.example", kPassword);
    assert.equal((await again.get("/members/prices.html")).status, 200);
    // spawn-fcgi -n becomes the executable itself.
    const gate = processesOf(demo.config).find((each) => each.command.includes("gate.fcgi"));
    process.kill(gate.id, "SIGSTOP");
    isClosed(await again.get("/members/prices.html"));
    process.kill(gate.id, "SIGKILL");
    isClosed(await again.get("/members/prices.html"));
    await demo.gate.ended;
    await serve("gate", { PFORTE_GATE: "auth_request" });
    assert.equal((await again.get("/members/prices.html")).status, 200);
  });
});
