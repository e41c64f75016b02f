// Every web server with what `pforte gate config` prints for it, unedited: the printed part stands in a configuration
// that has only what the server itself needs.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

import { freePort, kBuild, kRoot, pforte, processesOf, send, temporaryFolder, until } from "../browser/support.mjs";

export const kSite = path.join(kRoot, "sql/seed/site");

export function nginx(folder, port, printed) {
  fs.copyFileSync("/etc/nginx/fastcgi_params", path.join(folder, "fastcgi_params"));
  fs.writeFileSync(path.join(folder, "nginx.conf"), `
    ${process.getuid() === 0 ? "user root;" : ""}
    daemon off; worker_processes auto; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
    events { worker_connections 512; }
    http {
      access_log off; server_tokens off;
      types { text/html html shtml; image/svg+xml svg; }
      client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
      uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      server {
        listen 127.0.0.1:${port};
        root ${folder}/site;
        ssi on;
        # What lets pages escape from a gate that was put in place without care.
        location ~ \\.html$ { }
        ${printed}
      }
    }`);
}

export function lighttpd(folder, port, printed) {
  fs.writeFileSync(path.join(folder, "lighttpd.conf"), `
    server.modules = ( "mod_ssi" )
    server.bind = "127.0.0.1"
    server.port = ${port}
    server.document-root = "${folder}/site"
    server.errorlog = "${folder}/lighttpd.log"
    index-file.names = ("index.html")
    mimetype.assign = (".html" => "text/html", ".svg" => "image/svg+xml")
    ssi.extension = ( ".shtml" )
    # As Debian's lighttpd.conf has it, before it reads conf-enabled/.
    server.http-parseopts = ( "header-strict" => "enable", "url-path-2f-decode" => "enable" )
    ${printed}`);
}

const kModules = "authn_core authz_core authz_user auth_basic alias dir env headers include mime rewrite setenvif";
function apache(folder, port, { modules, mpm = "event", server = "", site = "" }) {
  const load = [`mpm_${mpm}`, ...kModules.split(" "), ...modules].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  fs.writeFileSync(path.join(folder, "apache.conf"), `
    ${load.join("\n")}
    ServerRoot ${folder}
    ServerName localhost
    Listen 127.0.0.1:${port}
    ErrorLog ${folder}/apache.log
    PidFile ${folder}/apache.pid
    DefaultRuntimeDir ${folder}
    ${process.getuid() === 0 ? "User www-data\nGroup www-data" : ""}
    TypesConfig /etc/mime.types
    DocumentRoot ${folder}/site
    DirectoryIndex index.html
    AddOutputFilter INCLUDES .shtml
    AddType text/html .shtml
    <Directory ${folder}/site>
      Require all granted
      Options FollowSymLinks Includes
      ${site}
    </Directory>
    ${server}`);
}

// The executables where the server runs them as CGI programs.
const cgiBin = (folder, handler) => `
    ScriptAlias /cgi-bin/ ${folder}/bin/
    <Directory ${folder}/bin>
      Options +ExecCGI
      SetHandler ${handler}
      Require all granted
    </Directory>`;
const htaccess = (folder, port, printed) => {
  fs.writeFileSync(path.join(folder, "site/.htaccess"), printed);
  apache(folder, port, { modules: ["cgid"], site: "AllowOverride FileInfo", server: `Scriptsock ${folder}/cgid.sock\n${cgiBin(folder, "cgi-script")}` });
};

// In three files where the comments name them. Apache shows the programs' folder in the document root.
const htaccessStreaming = (handler) => ({
  ...kApache, asks: ["htaccess-streaming", "--cgi", "/cgi"], streams: true,
  write(folder, port, printed) {
    const [, portal, gate, rules] = printed.split(/^# (?:portal\.fcgi|gate\.fcgi|\.htaccess), .*\n/m);
    fs.mkdirSync(path.join(folder, "site/cgi"));
    fs.writeFileSync(path.join(folder, "site/cgi/portal.fcgi"), portal, { mode: 0o755 });
    fs.writeFileSync(path.join(folder, "site/cgi/gate.fcgi"), gate, { mode: 0o755 });
    fs.writeFileSync(path.join(folder, "site/.htaccess"), rules);
    const cgi = handler === "cgi";
    apache(folder, port, {
      modules: [handler], mpm: cgi ? "prefork" : "event", site: "AllowOverride FileInfo Indexes\nOptions +ExecCGI",
      server: cgi ? "" : `FcgidIPCDir ${folder}/fcgid\nFcgidProcessTableFile ${folder}/fcgid/table`,
    });
  },
});

const kApache = { program: "apache2", words: (folder) => ["-D", "FOREGROUND", "-f", path.join(folder, "apache.conf")] };
const kNginx = { program: "nginx", words: (folder) => ["-c", path.join(folder, "nginx.conf"), "-p", folder, "-e", path.join(folder, "nginx.log")] };

// asks: what `gate config` is asked for, if at all; gate: $PFORTE_GATE of the process that must be started beside the server;
// markers: no process guards; streams: the gate itself sends the files; tells: pages learn who reads them;
// protection: of the first website, if not of /members/. More that whoever starts it may say: prepare(stand), done before
// anything runs; processes: how many of each executable that does not start by itself.
export const kServers = {
  lighttpd: { program: "lighttpd", words: (folder) => ["-D", "-f", path.join(folder, "lighttpd.conf")], asks: ["lighttpd"], write: lighttpd, tells: true },
  nginx: { ...kNginx, asks: ["nginx"], write: nginx, portal: true, gate: "auth_request", tells: true },
  "nginx by markers": { ...kNginx, asks: ["nginx-markers"], write: nginx, portal: true, markers: true },
  "Apache with mod_authnz_fcgi": {
    ...kApache, asks: ["apache"], gate: "authnz_fcgi", tells: true,
    write(folder, port, printed) {
      const [, provider, site] = printed.split(/^# \/etc\/apache2\/.*\n/m);
      apache(folder, port, { modules: ["authnz_fcgi", "fcgid"], server: `FcgidIPCDir ${folder}/fcgid\nFcgidProcessTableFile ${folder}/fcgid/table
        ${provider}\n<VirtualHost *:${port}>\n${site}\n</VirtualHost>` });
    },
  },
  "Apache by .htaccess and markers": { ...kApache, asks: ["htaccess"], write: htaccess, markers: true },
  "Apache by .htaccess, streaming by mod_fcgid": htaccessStreaming("fcgid"),
  "Apache by .htaccess, streaming by mod_cgi": htaccessStreaming("cgi"),
};

// The gate that streams behind other servers, as docs/gate.md says: nothing is printed for it.
export const streamingSettings = (folder, port) => ({ PFORTE_CONFIG: `${folder}/pforte.toml`, PFORTE_GATE: "streaming", PFORTE_ROOT: `${folder}/site`, PFORTE_HOST: `localhost:${port}` });

export const streamingByNginx = (sendfile) => ({
  ...kNginx,
  portal: true, gate: "streaming", streams: !sendfile,
  environment: ({ folder, port }) => ({ ...streamingSettings(folder, port), ...(sendfile && { PFORTE_SENDFILE: "X-Accel-Redirect=/internal/" }) }),
  write: (folder, port) => nginx(folder, port, `
    ${["= /members", "^~ /members/", "^~ /service/members/"].map((place) => `location ${place} {
      ssi off; fastcgi_param HTTP_HOST $http_host; include fastcgi_params; fastcgi_max_temp_file_size 0; fastcgi_pass unix:${folder}/gate.sock;
    }`).join("\n")}
    location ^~ /account/ { fastcgi_param HTTP_HOST $http_host; include fastcgi_params; fastcgi_pass unix:${folder}/portal.sock; }
    location ^~ /internal/ { internal; ssi off; alias ${folder}/site/; add_header Vary Cookie; add_header X-Content-Type-Options nosniff; }`),
});

// Whether somebody takes connections at that port.
const listens = (port) => new Promise((done) => {
  const connection = net.connect(port, "127.0.0.1", () => done(true)).on("error", () => done(false));
  connection.end();
});

// One server with its portal, gate and two websites, "" and "/service", each with a protected folder.
export class Stand {
  static async start(how) {
    const stand = new Stand();
    stand.how = how;
    stand.children = [];
    stand.folder = temporaryFolder("stand");
    fs.chmodSync(stand.folder, 0o755);
    stand.config = path.join(stand.folder, "pforte.toml");
    stand.port = await freePort();
    const { folder } = stand;
    fs.cpSync(kSite, path.join(folder, "site"), { recursive: true });
    fs.cpSync(path.join(kRoot, "htdocs"), path.join(folder, "site/pforte"), { recursive: true });
    fs.mkdirSync(path.join(folder, "bin"));
    for (const name of ["portal.fcgi", "gate.fcgi"]) fs.copyFileSync(path.join(kBuild, name), path.join(folder, "bin", name));
    stand.run("init", folder, "--mail-directory", "mail");
    if (how.markers) fs.writeFileSync(stand.config, `markers = "markers"\n${fs.readFileSync(stand.config, "utf8")}`);
    const address = `http://localhost:${stand.port}`;
    const protection = how.protection ?? ["--path", "/members/"];
    stand.run("website", "add", "--name", "Muster", "--address", address, "--sender", "kunden@muster.example", ...protection);
    stand.run("website", "add", "--name", "Service", "--address", `${address}/service`, "--sender", "kunden@muster.example", "--path", "/members/");
    const gatePort = await freePort();
    const printed = how.asks && stand.run("gate", "config", ...how.asks, "--website", "1", "--document-root", path.join(folder, "site"), "--sockets", folder,
      "--programs", path.join(folder, "bin"), "--htdocs", path.join(kRoot, "htdocs"), "--port", String(gatePort));
    stand.gatePort = gatePort;
    if (how.prepare) how.prepare(stand);
    // Apache serves as another user.
    if (how.program === "apache2") {
      fs.mkdirSync(path.join(folder, "fcgid"));
      if (process.getuid() === 0) execFileSync("chown", ["-R", "www-data:www-data", folder]);
    }
    if (how.portal) await stand.serve("portal", {});
    if (how.gate) await stand.startGate();
    how.write(folder, stand.port, printed);
    stand.server = stand.spawn(how.program, how.words(folder));
    await until(how.program, () => send({ port: stand.port }).then(() => true, () => false)).catch((error) => {
      const log = fs.readdirSync(folder).filter((name) => name.endsWith(".log")).map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
      throw new Error(`${error.message}\n${stand.server.said}\n${log.join("\n").slice(-2000)}`);
    });
    return stand;
  }
  run(...words) {
    const run = pforte(this.config, ...words);
    assert.equal(run.status, 0, `${words.join(" ")}: ${run.stderr}`);
    return run.stdout;
  }
  spawn(program, words, environment = {}) {
    // Apache ends its whole process group with itself.
    const detached = program === "apache2";
    const child = spawn(program, words, { env: { PATH: `${process.env.PATH}:/usr/sbin`, ...environment }, stdio: ["ignore", "pipe", "pipe"], detached });
    child.said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (child.said += text));
    child.ended = new Promise((done) => child.on("exit", done));
    this.children.push(child);
    return child;
  }
  // One process on a socket of its own, or on a TCP port; spawn-fcgi -n becomes the executable itself, or what keeps many.
  async serve(name, environment, port) {
    const socket = path.join(this.folder, `${name}.sock`);
    fs.rmSync(socket, { force: true });
    const place = port ? ["-a", "127.0.0.1", "-p", String(port)] : ["-s", socket, "-M", "0666"];
    const many = this.how.processes ? ["/usr/bin/multiwatch", "-f", String(this.how.processes), "--"] : [];
    const child = this.spawn("spawn-fcgi", ["-n", ...place, "--", ...many, path.join(this.folder, "bin", `${name}.fcgi`)], { PFORTE_CONFIG: this.config, ...environment });
    await until(`${name}'s process`, () => (port ? listens(port) : fs.existsSync(socket)));
    return child;
  }
  async startGate() {
    this.gate = await this.serve("gate", { PFORTE_GATE: this.how.gate, ...this.how.environment?.(this) }, this.how.gate === "authnz_fcgi" && this.gatePort);
  }
  async end() {
    for (const child of [...this.children].reverse()) child.kill("SIGTERM");
    await Promise.all(this.children.map((child) => child.ended));
    await until("the end of every process", () => processesOf(this.folder).length === 0);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
