// One installation with two websites, each at a host name of its own, behind one lighttpd as `pforte gate config` prints
// it. To a browser the two are different sites: below localhost every name is one of its own, as below .com.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { freePort, kBuild, kRoot, pforte, processesOf, send, temporaryFolder, until } from "./support.mjs";

const kSite = path.join(kRoot, "sql/seed/site");
export const kHere = "a.localhost", kThere = "b.localhost";

export class TwoHosts {
  static async start() {
    const hosts = new TwoHosts();
    hosts.folder = temporaryFolder("hosts");
    hosts.config = path.join(hosts.folder, "pforte.toml");
    hosts.port = await freePort();
    hosts.here = `http://${kHere}:${hosts.port}`;
    hosts.there = `http://${kThere}:${hosts.port}`;
    const website = (name, address) => pforte(hosts.config, "website", "add", "--name", name, "--address", address,
      "--sender", "kunden@muster.example", "--path", "/members/");
    const steps = [
      pforte(hosts.config, "init", hosts.folder, "--mail-directory", "mail"),
      website("Werk A", hosts.here), website("Werk B", hosts.there),
      pforte(hosts.config, "gate", "config", "lighttpd", "--document-root", kSite, "--sockets", hosts.folder, "--programs", kBuild,
        "--htdocs", path.join(kRoot, "htdocs")),
    ];
    for (const step of steps) assert.equal(step.status, 0, step.stderr);
    fs.writeFileSync(path.join(hosts.folder, "lighttpd.conf"), `
      server.modules += ( "mod_accesslog" )
      server.bind = "127.0.0.1"
      server.port = ${hosts.port}
      server.document-root = "${kSite}"
      server.errorlog = "${hosts.folder}/lighttpd.log"
      accesslog.filename = "${hosts.log}"
      accesslog.format = "%V %r %>s from %{Referer}i"
      index-file.names = ("index.html")
      mimetype.assign = (".html" => "text/html", ".svg" => "image/svg+xml", ".css" => "text/css", ".js" => "text/javascript")
      ${steps.at(-1).stdout}`);
    hosts.child = spawn("lighttpd", ["-D", "-f", path.join(hosts.folder, "lighttpd.conf")],
      { env: { PATH: `${process.env.PATH}:/usr/sbin` }, stdio: "ignore" });
    hosts.ended = new Promise((done) => hosts.child.on("exit", done));
    await until("lighttpd", () => send({ port: hosts.port }).then(() => true, () => false));
    return hosts;
  }
  get log() { return path.join(this.folder, "access.log"); }
  get database() { return path.join(this.folder, "pforte.db"); }

  async end() {
    this.child.kill("SIGTERM");
    await this.ended;
    await until("the end of every process", () => processesOf(this.folder).length === 0);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
