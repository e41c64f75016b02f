// Whoever is named by the gate is the one who asked, however many ask at once; and a gate that fails, in whatever way,
// opens nothing (security.md: S2, G2, G5).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { processesOf, send, sleep, until } from "../browser/support.mjs";
import { isClosed } from "./gate.mjs";
import { impostor, kAnswers } from "./impostor.mjs";
import { customer, grant } from "./people.mjs";
import { kServers, Stand } from "./servers.mjs";

const kPage = "/members/prices.html";
const kPeople = ["erika@partner.example", "jonas@partner.example"];

// No answer within a while is none: nothing was opened.
async function ask(port, cookie) {
  const answer = send({ port, path: kPage, headers: cookie ? { Cookie: cookie } : {} }).catch(() => null);
  return Promise.race([answer, sleep(3000).then(() => null)]);
}
async function staysShut(port, cookie) {
  const answer = await ask(port, cookie);
  if (answer) isClosed(answer);
}
const cookieOf = (visitor) => [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

describe("one gate behind nginx", () => {
  // The printed part, but the protected pages tell the browser whom the gate named.
  const how = {
    ...kServers.nginx,
    write(folder, port, printed) {
      const line = 'add_header Cache-Control "private, no-cache";';
      assert.ok(printed.includes(line));
      kServers.nginx.write(folder, port, printed.replaceAll(line, `${line} add_header X-Pforte-User $pforte_user;`));
    },
  };
  let stand;
  const clients = [];
  before(async () => {
    stand = await Stand.start(how);
    for (const email of kPeople) grant(stand, email);
    for (let i = 0; i < 64; ++i) {
      const email = kPeople[i % 2];
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      clients.push({ email, agent, cookie: cookieOf(await customer(stand, email)) });
    }
  });
  after(async () => {
    for (const client of clients) client.agent.destroy();
    await stand?.end();
  });

  // `total` requests of all clients at once, every eighth by a stranger on the same connection. Counts what came.
  async function storm(total, mayFail) {
    const seen = { named: 0, strangers: 0, failed: 0 };
    let left = total;
    await Promise.all(clients.map(async ({ email, agent, cookie }) => {
      for (let turn = 0; left > 0; ++turn) {
        --left;
        const stranger = turn % 8 === 7;
        const headers = { Connection: "keep-alive", "X-Pforte-User": kPeople[turn % 2], ...(stranger ? {} : { Cookie: cookie }) };
        const answer = await send({ port: stand.port, path: kPage, agent, headers });
        const who = answer.headers["x-pforte-user"];
        if (mayFail && answer.status >= 500) {
          isClosed(answer);
          ++seen.failed;
        } else if (stranger) {
          assert.equal(answer.status, 302);
          assert.equal(who, undefined);
          isClosed(answer);
          ++seen.strangers;
        } else {
          assert.equal(answer.status, 200, answer.text);
          assert.equal(who, email);
          assert.match(answer.text, /48,20/);
          ++seen.named;
        }
      }
    }));
    return seen;
  }

  test("ten thousand answers to 64 clients of two accounts name who asked, strangers in between nobody", async () => {
    const seen = await storm(10_000, false);
    assert.equal(seen.named + seen.strangers, 10_000);
    assert.ok(seen.strangers > 1000);
  });
  test("so they do while the gate is killed and comes back", async () => {
    let over = false;
    const killing = (async () => {
      while (!over) {
        await sleep(100);
        stand.gate.kill("SIGKILL");
        await stand.gate.ended;
        await stand.startGate();
      }
    })();
    const seen = await storm(4000, true).finally(() => (over = true));
    await killing;
    assert.ok(seen.failed > 0, "nobody noticed");
    assert.ok(seen.named > 0, "nobody passed");
    assert.equal((await ask(stand.port, clients[0].cookie)).status, 200);
  });
  test("a gate whose database is away lets nobody pass", async () => {
    const database = path.join(stand.folder, "pforte.db");
    fs.renameSync(database, `${database}.away`);
    try {
      for (const { cookie } of clients.slice(0, 8)) await staysShut(stand.port, cookie);
      await staysShut(stand.port);
    } finally {
      fs.renameSync(`${database}.away`, database);
    }
    assert.equal((await ask(stand.port, clients[0].cookie)).status, 200);
  });

  describe("of which somebody took the place", () => {
    // nginx believes whoever says 200 on that socket: it must be the gate's alone.
    const opens = ["opens twice", "names no status"];
    before(async () => {
      stand.gate.kill("SIGKILL");
      await stand.gate.ended;
    });
    for (const name of Object.keys(kAnswers)) {
      test(`${opens.includes(name) ? "nginx believes one that" : "nothing is opened by one that"} ${name}`, async () => {
        const socket = path.join(stand.folder, "gate.sock");
        fs.rmSync(socket, { force: true });
        const server = impostor(name).listen(socket);
        await until("the socket", () => fs.existsSync(socket));
        fs.chmodSync(socket, 0o666);
        try {
          for (const cookie of [undefined, clients[0].cookie]) {
            if (opens.includes(name)) assert.equal((await ask(stand.port, cookie)).status, 200);
            else await staysShut(stand.port, cookie);
          }
        } finally {
          await new Promise((done) => server.close(done));
        }
      });
    }
  });
});

describe("lighttpd, which takes silence for consent,", () => {
  let stand, cookie;
  // The server starts the gate by a script that first does what a test asks for.
  const how = {
    ...kServers.lighttpd,
    write(folder, port, printed) {
      const gate = path.join(folder, "bin/gate.fcgi");
      fs.renameSync(gate, path.join(folder, "bin/real-gate.fcgi"));
      fs.writeFileSync(gate, `#!/bin/sh\nset --\n. "${folder}/before"\nexec "$@" "${folder}/bin/real-gate.fcgi"\n`, { mode: 0o755 });
      fs.writeFileSync(path.join(folder, "before"), "");
      kServers.lighttpd.write(folder, port, printed);
    },
  };
  async function stop() {
    stand.server.kill("SIGTERM");
    await stand.server.ended;
    // What a tracer leaves behind, and a server that does not come to its start.
    await until("the end of every process", () => {
      const left = processesOf(stand.folder);
      for (const each of left) {
        try {
          process.kill(each.id, "SIGKILL");
        } catch (error) {
          assert.equal(error.code, "ESRCH");
        }
      }
      return left.length === 0;
    });
  }
  // A server whose gates begin with those lines of shell. It need not even start.
  async function startWith(lines) {
    fs.writeFileSync(path.join(stand.folder, "before"), lines);
    stand.server = stand.spawn(how.program, how.words(stand.folder));
    let over = false;
    stand.server.ended.then(() => (over = true));
    await until("the server", () => over || send({ port: stand.port }).then(() => true, () => false));
  }
  async function failing(lines, alsoForCustomers = false) {
    await startWith(lines);
    try {
      for (let i = 0; i < 3; ++i) await staysShut(stand.port);
      await staysShut(stand.port, `session=${"A".repeat(43)}`);
      if (alsoForCustomers) await staysShut(stand.port, cookie);
    } finally {
      await stop();
    }
  }

  before(async () => {
    stand = await Stand.start(how);
    grant(stand, kPeople[0]);
    cookie = cookieOf(await customer(stand, kPeople[0]));
    assert.equal((await ask(stand.port, cookie)).status, 200);
    await stop();
  });
  after(() => stand?.end());

  test("would open for a gate that ends without a word", async () => {
    const script = fileURLToPath(new URL("impostor.mjs", import.meta.url));
    await startWith(`exec "${process.execPath}" "${script}" "ends without a word"\n`);
    assert.equal((await ask(stand.port)).status, 200, "or these tests could not fail");
    await stop();
  });

  // Files as they were, whatever the test did to them.
  const spoil = (name, how) => async () => {
    const file = path.join(stand.folder, name), kept = `${file}.kept`;
    fs.copyFileSync(file, kept);
    try {
      how(file);
      await failing("", true);
    } finally {
      fs.rmSync(file, { recursive: true, force: true });
      fs.renameSync(kept, file);
      fs.chmodSync(file, 0o600);
    }
  };
  const write = (text) => (file) => fs.writeFileSync(file, text);
  const kWays = {
    "is missing": (file) => fs.rmSync(file),
    "is empty": write(""),
    "is noise": write("\x00\xff noise ".repeat(1000)),
    "is a folder": (file) => { fs.rmSync(file); fs.mkdirSync(file); },
  };
  for (const name of ["pforte.db", "pforte.key", "pforte.toml"]) {
    for (const [way, how] of Object.entries(kWays)) test(`stays shut when ${name} ${way}`, spoil(name, how));
  }
  test("stays shut when everybody may read the key", spoil("pforte.key", (file) => fs.chmodSync(file, 0o644)));
  test("stays shut when the protocol is unknown", () => failing("export PFORTE_GATE=none\n", true));
  test("stays shut when the gate ends at once", () => failing("exit 0\n", true));

  for (const [limit, values] of Object.entries({
    v: [1000, 3000, 4000, 4500, 5000, 5500, 6000, 6500, 7000, 8000, 10_000, 14_000],  // KiB of memory
    n: [0, 1, 2, 3, 4, 5, 6, 7],  // descriptors
    s: [8, 16, 32, 64],           // KiB of stack
    f: [0],                       // blocks of a file
  })) {
    test(`stays shut under ulimit -${limit} of ${values.join(", ")}`, async () => {
      for (const value of values) await failing(`ulimit -${limit} ${value}\n`);
    });
  }

  const traces = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
  const injecting = (call, what) => failing(`set -- strace -o /dev/null -e trace=${call} -e inject=${call}:${what}\n`);
  for (const signal of ["SIGKILL", "SIGSEGV", "SIGTERM"]) {
    test(`stays shut when ${signal} comes in the midst of an answer`, { skip: !traces && "strace cannot trace here" }, async () => {
      for (let time = 1; time <= 5; ++time) await injecting("write", `signal=${signal}:when=${time}`);
    });
  }
  for (const [call, error] of [["write", "EIO"], ["read", "EIO"], ["openat", "EMFILE"], ["mmap", "ENOMEM"], ["brk", "ENOMEM"],
    ["pread64", "EIO"], ["fcntl", "EIO"], ["newfstatat", "EACCES"], ["getrandom", "EFAULT"]]) {
    test(`stays shut when ${call} fails with ${error}, once and from then on`, { skip: !traces && "strace cannot trace here" }, async () => {
      for (const when of ["1", "2", "3", "5", "8", "1+", "2+", "3+", "4+", "6+", "9+", "13+"]) await injecting(call, `error=${error}:when=${when}`);
    });
  }
});
