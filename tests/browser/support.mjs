// What the tests of the real executables share: the demo in a folder of its own, visitors without and with a
// browser, the mails on disk, the store as text.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const kRoot = fileURLToPath(new URL("../..", import.meta.url));
export const kBuild = process.env.BUILD ?? path.join(kRoot, "build");
const require = createRequire(path.join(kBuild, "node", "package.json"));

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Asks until `ask` gives something truthy.
export async function until(what, ask, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`in ${seconds} seconds not seen: ${what}`);
    await sleep(100);
  }
}

export async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export function temporaryFolder(name) {
  return fs.mkdtempSync(path.join(os.tmpdir(), `pforte-${name}-`));
}

// ---- processes

// Every process that names `word` in its command line or environment: what a demo in that folder started.
export function processesOf(word) {
  const found = [];
  for (const id of fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name))) {
    if (Number(id) === process.pid) continue;
    try {
      const said = fs.readFileSync(`/proc/${id}/cmdline`, "utf8") + fs.readFileSync(`/proc/${id}/environ`, "utf8");
      const state = fs.readFileSync(`/proc/${id}/stat`, "utf8").replace(/^.*\) /, "")[0];
      if (said.includes(word) && state !== "Z") found.push({ id: Number(id), command: said.replaceAll("\0", " ").slice(0, 120) });
    } catch {
      continue;  // it ended meanwhile
    }
  }
  return found;
}

export function pforte(config, ...words) {
  const options = typeof words.at(-1) === "object" ? words.pop() : {};
  return spawnSync(path.join(kBuild, "pforte"), words, {
    env: { PATH: process.env.PATH, PFORTE_CONFIG: config }, encoding: "utf8", ...options,
  });
}

export class Demo {
  // Starts sql/seed/run.sh as `make run` does. `environment` adds to its variables.
  static async start(environment = {}) {
    const demo = new Demo();
    demo.port = await freePort();
    demo.adminPort = await freePort();
    demo.folder = environment.RUN_DIR ?? temporaryFolder("demo");
    Object.assign(demo, { base: `http://localhost:${demo.port}`, admin: `http://localhost:${demo.adminPort}` });
    await demo.run(environment);
    return demo;
  }

  async run(environment = {}) {
    this.said = "";
    this.child = spawn(path.join(kRoot, "sql/seed/run.sh"), {
      env: { ...process.env, BUILD: kBuild, PORT: this.port, ADMIN_PORT: this.adminPort, RUN_DIR: this.folder, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.ended = new Promise((done) => this.child.on("exit", (code, signal) => done({ code, signal })));
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on("data", (text) => (this.said += text));
    let over = null;
    this.ended.then((how) => (over = how));
    await until("the demo's start", () => {
      if (over) throw new Error(`the demo ended: ${this.said}`);
      return this.said.includes("Ctrl-C");
    }, 120);
  }

  async stop(signal = "SIGTERM") {
    this.child.kill(signal);
    return this.ended;
  }

  async end() {
    await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  get config() { return path.join(this.folder, "data/pforte.toml"); }
  get database() { return path.join(this.folder, "data/pforte.db"); }
  get mails() { return path.join(this.folder, "mail"); }

  // The store as SQL text, without what comes and goes with every visit.
  dump() {
    const text = execFileSync("sqlite3", [`file:${this.database}?mode=ro`, ".dump"], { encoding: "utf8", maxBuffer: 1 << 28 });
    return text.split("\n").filter((line) => !/^INSERT INTO (session|staff_session|sqlite_sequence) /.test(line)).join("\n");
  }

  select(query) {
    const text = execFileSync("sqlite3", ["-json", `file:${this.database}?mode=ro`, query], { encoding: "utf8" });
    return text ? JSON.parse(text) : [];
  }

  // The newest mail to `address` whose subject fits, once it is there and newer than `after` (from mailCount()).
  async mail(address, subject = /./, after = 0) {
    return until(`a mail to ${address} with ${subject}`, () =>
      this.allMails().filter((mail) => mail.to === address && subject.test(mail.subject)).slice(after).at(-1), 40);
  }
  mailCount(address, subject = /./) {
    return this.allMails().filter((mail) => mail.to === address && subject.test(mail.subject)).length;
  }
  allMails() {
    if (!fs.existsSync(this.mails)) return [];
    return fs.readdirSync(this.mails).filter((name) => name.endsWith(".eml"))
      .map((name) => path.join(this.mails, name))
      .map((file) => ({ file, at: fs.statSync(file).mtimeMs }))
      .sort((a, b) => a.at - b.at || a.file.localeCompare(b.file, "en", { numeric: true }))
      .map(({ file }) => readMail(fs.readFileSync(file)));
  }
}

// ---- mails

function decodeWords(text) {
  return text.replace(/\r?\n[ \t]+/g, " ").replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
    kind.toLowerCase() === "b" ? Buffer.from(word, "base64").toString("latin1") : unquote(word.replaceAll("_", " ")));
}
function unquote(text) {
  return text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

export function readMail(bytes) {
  const raw = bytes.toString("latin1");
  const parts = raw.match(/^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/);
  const header = (name) => {
    const found = parts[1].match(new RegExp(`^${name}:[ \\t]*((?:.|\\r?\\n[ \\t])*)`, "im"));
    return found ? Buffer.from(decodeWords(found[1]), "latin1").toString("utf8").trim() : "";
  };
  const boundary = header("Content-Type").match(/boundary="([^"]*)"/)?.[1];
  // Of several parts each is a mail of its own, the text the first.
  const [first, second] = boundary ? parts[2].split(`--${boundary}`).slice(1, -1).map((part) => readMail(Buffer.from(part.slice(1, -1), "latin1"))) : [];
  const encoding = header("Content-Transfer-Encoding").toLowerCase();
  const body = encoding === "base64" ? Buffer.from(parts[2], "base64") :
    Buffer.from(encoding === "quoted-printable" ? unquote(parts[2]) : parts[2], "latin1");
  const text = first?.text ?? body.toString("utf8");
  return {
    to: header("To"), from: header("From"), subject: header("Subject"), messageId: header("Message-ID"), text, html: second?.text ?? "",
    link: text.match(/^https?:\/\/\S+$/m)?.[0] ?? "",
    code: text.match(/^ {4}(\S[\S ]*)$/m)?.[1] ?? "",
  };
}

// ---- visitors without a browser

const kEntities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
export const unescape = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => kEntities[name]);

export function encode(fields) {
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
}

// One request as it stands; the answer is {status, headers, text}. Never follows a redirection.
export function send({ port, method = "GET", path: target = "/", headers = {}, body, host, agent }) {
  return new Promise((done, failed) => {
    const request = http.request({
      host: "127.0.0.1", port, method, path: target, agent,
      headers: { Host: host ?? `localhost:${port}`, Connection: "close", ...headers },
    });
    request.on("response", (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", failed);
      response.on("end", () => done({
        status: response.statusCode, headers: response.headers, raw: response.rawHeaders, text: Buffer.concat(chunks).toString("utf8"),
      }));
    });
    request.on("error", failed);
    request.setTimeout(40_000, () => request.destroy(new Error(`${method} ${target}: no answer`)));
    request.end(body);
  });
}

// Bytes to a port, and what comes back until the other side closes or `milliseconds` are over.
export function sendRaw(port, bytes, milliseconds = 10_000) {
  return new Promise((done, failed) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes));
    const chunks = [];
    const timer = setTimeout(() => socket.destroy(), milliseconds);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error) => (chunks.length ? null : failed(error)));
    socket.on("close", () => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString("utf8");
      done({ status: Number(text.match(/^HTTP\/1\.[01] ([0-9]{3})/)?.[1] ?? 0), text });
    });
  });
}

// Cookies and form tokens of one browser, spoken by hand.
export class Visitor {
  constructor(port) {
    this.port = port;
    this.cookies = new Map();
    this.tokens = new Map();
  }

  async request(method, target, { headers = {}, body, host } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await send({ port: this.port, method, path: target, body, host, headers: { ...(cookie && { Cookie: cookie }), ...headers } });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    for (const form of answer.text.matchAll(/<form[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)) {
      const token = form[2].match(/name="csrf" value="([^"]*)"/);
      if (token) this.tokens.set(unescape(form[1]), unescape(token[1]));
    }
    return answer;
  }

  get(target, options) { return this.request("GET", target, options); }

  // With the token of the newest form seen for that address, unless the fields bring one.
  async post(target, fields, options = {}) {
    const all = "csrf" in fields ? fields : { csrf: this.tokens.get(target) ?? "", ...fields };
    return this.request("POST", target, {
      ...options, body: encode(all), headers: { "Content-Type": "application/x-www-form-urlencoded", ...options.headers },
    });
  }

  async signIn(email, password, next = "", place = "/account/login") {
    await this.get(place);
    return this.post(place, { email, password, next });
  }
}

// ---- the browser

export async function openBrowser() {
  const { chromium } = require("playwright-core");
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
export const axeSource = () => fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
