// Markers: the portal as the only process of ours, and a web server that lets pass whose cookie names a file. Behind Apache
// with nothing but an .htaccess, and behind nginx.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { freePort, kBuild, kRoot, pforte, processesOf, send, sendRaw, temporaryFolder, until, Visitor } from "../browser/support.mjs";
import { isClosed, kSpellings } from "./gate.mjs";
import { grant, kPassword } from "./people.mjs";

const kNewPassword = "acht Raben auf dem Dach 3";
const kCookie = "(?:^|;\\s*)(?:__Host-)?gate=([A-Za-z0-9_-]{43})(?:;|$)";
// Started by root, servers and portal are another user, as on a real host; what root's command line makes must serve them.
const kUser = process.getuid() === 0 ?
  Object.fromEntries(["u", "g"].map((kind) => [`${kind}id`, Number(execFileSync("id", [`-${kind}`, "www-data"], { encoding: "utf8" }))])) : {};

const kServers = {
  nginx: {
    program: "nginx",
    words: (folder) => ["-c", path.join(folder, "nginx.conf"), "-p", folder],
    async prepare(demo) {
      const { folder, port, markers, site } = demo;
      demo.start("spawn-fcgi", ["-n", "-s", path.join(folder, "portal.sock"), "--", path.join(folder, "bin/portal.fcgi")]);
      await until("the portal's socket", () => fs.existsSync(path.join(folder, "portal.sock")));
      fs.copyFileSync("/etc/nginx/fastcgi_params", path.join(folder, "fastcgi_params"));
      fs.writeFileSync(path.join(folder, "nginx.conf"), `
        daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
        events { worker_connections 256; }
        http {
          access_log off; server_tokens off;
          types { text/html html; image/svg+xml svg; }
          client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
          uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
          server {
            listen 127.0.0.1:${port};
            root ${site};
            location ^~ /account/ {
              fastcgi_param HTTP_HOST $http_host;
              include fastcgi_params;
              fastcgi_pass unix:${folder}/portal.sock;
            }
            location ^~ /members/ {
              set $marker "";
              if ($http_cookie ~ "${kCookie}") { set $marker $1; }
              if (!-f ${markers}/1/$marker) { return 302 /account/login?next=$request_uri; }
              add_header Cache-Control "private, no-cache";
            }
          }
        }`);
    },
  },
  Apache: {
    program: "apache2",
    words: (folder) => ["-D", "FOREGROUND", "-d", folder, "-f", path.join(folder, "apache.conf")],
    async prepare({ folder, port, markers, site, config }) {
      const modules = ["mpm_prefork", "authz_core", "rewrite", "cgi", "alias", "dir", "mime", "env"];
      fs.writeFileSync(path.join(site, "members/.htaccess"), [
        "RewriteEngine On",
        `RewriteCond %{HTTP_COOKIE} ${kCookie}`,
        `RewriteCond ${markers}/1/%1 -f`,
        "RewriteRule ^ - [L]",
        "RewriteRule ^ /account/login?next=%{REQUEST_URI} [R=302,L,B,QSD]",
      ].join("\n"));
      fs.writeFileSync(path.join(folder, "apache.conf"), `
        ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n        ")}
        ServerName localhost
        Listen 127.0.0.1:${port}
        PidFile ${folder}/apache.pid
        DefaultRuntimeDir ${folder}
        ErrorLog ${folder}/apache.log
        StartServers 2
        TypesConfig /etc/mime.types
        DocumentRoot ${site}
        DirectoryIndex index.html
        SetEnv PFORTE_CONFIG ${config}
        ScriptAlias /account/ ${folder}/bin/portal.fcgi/
        <Directory ${site}>
          AllowOverride FileInfo
          Options FollowSymLinks
        </Directory>`);
    },
  },
};

for (const [server, how] of Object.entries(kServers)) {
  describe(`markers behind ${server}`, () => {
    const demo = {};
    const children = [];
    const page = "/members/prices.html";
    let visitor;

    const command = (...words) => {
      const run = pforte(demo.config, ...words);
      assert.equal(run.status, 0, run.stderr);
      return run.stdout;
    };
    const isOpen = async (who, target = page) => {
      const answer = await who.get(target);
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.text, /48,20/);
    };
    const isShut = async (who, target = page) => isClosed(await who.get(target));
    const signIn = async (email = "marker@partner.example", password = kPassword) => {
      const who = new Visitor(demo.port);
      const answer = await who.signIn(email, password);
      assert.equal(answer.status, 303, answer.text);
      return who;
    };
    const marker = (who) => path.join(demo.markers, "1", who.cookies.get("gate"));

    before(async () => {
      demo.folder = temporaryFolder("marker");
      demo.config = path.join(demo.folder, "data/pforte.toml");
      demo.markers = path.join(demo.folder, "data/markers");
      demo.site = path.join(demo.folder, "site");
      demo.port = await freePort();
      demo.start = (program, words) => {
        const child = spawn(program, words, {
          env: { PATH: `${process.env.PATH}:/usr/sbin`, PFORTE_CONFIG: demo.config }, stdio: "ignore", ...kUser,
        });
        children.push(child);
        child.ended = new Promise((done) => child.on("exit", done));
      };
      fs.cpSync(path.join(kRoot, "sql/seed/site/members"), path.join(demo.site, "members"), { recursive: true });
      fs.mkdirSync(path.join(demo.folder, "bin"));
      fs.copyFileSync(path.join(kBuild, "portal.fcgi"), path.join(demo.folder, "bin/portal.fcgi"));
      command("init", path.join(demo.folder, "data"), "--mail-directory", "mail", "--markers", "markers", "--journal", "truncate");
      command("website", "add", "--name", "Muster", "--address", `http://localhost:${demo.port}`, "--sender", "kunden@muster.example");
      grant(demo, "marker@partner.example");
      grant(demo, "marker-waiting@partner.example", 1, "in_processing");
      if ("uid" in kUser) execFileSync("chown", ["-R", "www-data:www-data", demo.folder]);
      await how.prepare(demo);
      demo.start(how.program, how.words(demo.folder));
      await until(server, () => send({ port: demo.port }).then(() => true, () => false));
      visitor = await signIn();
    });
    after(async () => {
      for (const child of children.reverse()) child.kill("SIGTERM");
      await Promise.all(children.map((child) => child.ended));
      await until("the end of every process", () => processesOf(demo.folder).length === 0);
      fs.rmSync(demo.folder, { recursive: true, force: true });
    });

    test("whoever signs in passes, from the page first wanted and back to it", async () => {
      const other = new Visitor(demo.port);
      const led = await other.get(page);
      assert.equal(led.status, 302);
      const to = new URL(led.headers.location, `http://localhost:${demo.port}`);
      const form = await other.get(to.pathname + to.search);
      const next = form.text.match(/name="next" value="([^"]*)"/)[1];
      const into = await other.post("/account/login", { email: "marker@partner.example", password: kPassword, next });
      assert.equal(into.headers.location, page);
      await isOpen(other);
    });
    for (const [name, target] of kSpellings) {
      test(`a stranger is kept out of ${name}`, async () =>
        isClosed(await sendRaw(demo.port, `GET ${target} HTTP/1.1\r\nHost: localhost:${demo.port}\r\nConnection: close\r\n\r\n`)));
    }
    test("a token that is none, too short, too long, or leads elsewhere is kept out", async () => {
      const token = visitor.cookies.get("gate");
      await isOpen(visitor);
      for (const cookie of [
        "gate=", `gate=${"A".repeat(43)}`, `gate=${token.slice(1)}`, `gate=${token}A`, `gate=${token}%00`, `gate=../1/${token}`,
        `gate=${"../".repeat(12)}etc/passwd`, "gate=.", "gate=..", "gate=.swept", `gate=${token.toLowerCase()}`, `xgate=${token}`, `gate2=${token}`,
        `x=gate=${token}`, `session=${token}`, `gate=${visitor.cookies.get("session")}`, `__Host-gate=${"-".repeat(43)}`,
      ]) {
        isClosed(await send({ port: demo.port, path: page, headers: { Cookie: cookie } }));
      }
      for (const cookie of [`gate=${token}`, `__Host-gate=${token}`, `a=b; gate=${token}; c=d`]) {
        assert.equal((await send({ port: demo.port, path: page, headers: { Cookie: cookie } })).status, 200, cookie);
      }
    });
    test("whoever waits passes from the moment of the approval on", async () => {
      const waiting = await signIn("marker-waiting@partner.example");
      await isShut(waiting);
      command("access", "approve", "marker-waiting@partner.example", "--no-mail");
      await isOpen(waiting);
      command("access", "reject", "marker-waiting@partner.example", "--no-mail");
      await isShut(waiting);
    });
    test("a rejection shuts with the next request, an approval opens", async () => {
      await isOpen(visitor);
      command("access", "reject", "marker@partner.example", "--no-mail");
      await isShut(visitor);
      command("access", "approve", "marker@partner.example", "--no-mail");
      await isOpen(visitor);
    });
    test("a website that closes shuts with the next request", async () => {
      command("website", "set", "1", "--close");
      await isShut(visitor);
      await isShut(await signIn());
      command("website", "set", "1", "--reopen");
      await isOpen(visitor);
    });
    test("an access that has expired is shut", async () => {
      command("access", "validity", "marker@partner.example", "--until", "2020-01-01");
      await isShut(visitor);
      command("access", "validity", "marker@partner.example", "--until", "never");
      await isOpen(visitor);
    });
    test("a marker that has ended by time is shut by the next visit of the portal, or by the mailer", async () => {
      for (const sweep of [() => send({ port: demo.port, path: "/account/login" }), () => command("mail", "send")]) {
        const other = await signIn();
        await isOpen(other);
        const ended = Date.now() / 1000 - 1;
        fs.utimesSync(marker(other), ended, ended);
        fs.rmSync(path.join(demo.markers, ".swept"), { force: true });
        await sweep();
        await isShut(other);
        await isOpen(visitor);
      }
    });
    test("signing out shuts, with the cookie kept too", async () => {
      const other = await signIn();
      const cookie = `gate=${other.cookies.get("gate")}`;
      await isOpen(other);
      await other.get("/account/");
      assert.equal((await other.post("/account/logout", {})).status, 303);
      assert.equal(other.cookies.has("gate"), false);
      isClosed(await send({ port: demo.port, path: page, headers: { Cookie: cookie } }));
    });
    test("purge and restore make the markers say what the database says", async () => {
      const other = await signIn();
      fs.renameSync(marker(other), path.join(demo.markers, "1", "x".repeat(43)));
      await isShut(other);
      assert.match(command("purge"), / 1 markers removed/);
      await isOpen(other);
      isClosed(await send({ port: demo.port, path: page, headers: { Cookie: `gate=${"x".repeat(43)}` } }));
      const backup = path.join(demo.folder, "backup.db");
      command("access", "reject", "marker@partner.example", "--no-mail");
      command("backup", backup, kUser);
      command("access", "approve", "marker@partner.example", "--no-mail");
      await isOpen(other);
      command("restore", backup, "--force", kUser);
      await isShut(other);
      command("access", "approve", "marker@partner.example", "--no-mail");
    });
    test("a new password shuts every other browser", async () => {
      const other = await signIn(), third = await signIn();
      await isOpen(third);
      await other.get("/account/password");
      assert.equal((await other.post("/account/password", { password: kPassword, new_password: kNewPassword })).status, 303);
      await isOpen(other);
      await isShut(third);
      await isShut(visitor);
      await isOpen(await signIn("marker@partner.example", kNewPassword));
    });
    test("nobody but the servers' user can list them", () => {
      for (const folder of [demo.markers, path.join(demo.markers, "1")]) assert.equal(fs.statSync(folder).mode & 0o777, 0o711);
    });
  });
}
