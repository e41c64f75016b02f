// Runs every suite that `make test` has built, shows what they say, and adds their counts up. A suite that does not come
// to its end counts as a failure.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const build = process.env.BUILD ?? path.join(root, "build");
const reports = path.join(build, "report");
fs.rmSync(reports, { recursive: true, force: true });
fs.mkdirSync(reports, { recursive: true });

const [major] = process.versions.node.split(".").map(Number);
if (major < 18) throw new Error(`node ${process.version} is too old: 18 or later is needed`);

// Shows the output as it comes; resolves to the exit status.
function run(program, words, { environment = {}, quiet = false } = {}) {
  const child = spawn(program, words, { cwd: root, env: { ...process.env, BUILD: build, ...environment }, stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"] });
  let said = "";
  if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  return new Promise((done) => {
    child.on("error", (error) => done({ status: error.message, said }));
    child.on("exit", (status, signal) => done({ status: status ?? signal, said }));
  });
}

async function googleTest(binary, environment) {
  const report = path.join(reports, `${path.relative(build, binary).replaceAll("/", "-")}.json`);
  const { status } = await run(binary, ["--gtest_brief=1", `--gtest_output=json:${report}`], { environment });
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, why: `ended with ${status}` };
  const { tests, failures, disabled, errors = 0 } = JSON.parse(fs.readFileSync(report, "utf8"));
  const failed = failures + errors + (status !== 0 && failures + errors === 0 ? 1 : 0);
  return { passed: tests - failures - errors - disabled, failed };
}

async function nodeTest(name) {
  const report = path.join(reports, `${name}.tap`);
  const { status } = await run(process.execPath, ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap",
    `--test-reporter-destination=${report}`, `tests/${name}/main.mjs`]);
  const text = fs.existsSync(report) ? fs.readFileSync(report, "utf8") : "";
  const count = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, "m"))?.[1] ?? NaN);
  const passed = count("pass"), failed = count("fail") + count("cancelled");
  if (Number.isNaN(passed + failed)) return { passed: 0, failed: 1, why: `ended with ${status}` };
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}

// Every page that the browser saw and every static one, by the Nu checker; warnings count.
async function html() {
  const files = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? files(full) : entry.name.endsWith(".html") ? [full] : [];
  });
  const seen = path.join(build, "html");
  const pages = [path.join(root, "htdocs"), path.join(root, "sql/seed/site"), ...(fs.existsSync(seen) ? [seen] : [])].flatMap(files);
  const require = createRequire(path.join(build, "node", "package.json"));
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
  const { status, said } = await run("java", ["-jar", jar, "--format", "json", "--exit-zero-always", ...pages], { quiet: true });
  const json = said.slice(said.indexOf('{"'));
  if (status !== 0 || !json) return { passed: 0, failed: 1, why: `the checker ended with ${status}: ${said}` };
  const bad = new Set();
  for (const message of JSON.parse(json).messages) {
    bad.add(message.url);
    console.log(`${message.url.replace(/^file:/, "")}:${message.lastLine ?? 0}: ${message.subType ?? message.type}: ${message.message}`);
  }
  const enough = fs.existsSync(seen);
  return { passed: pages.length - bad.size, failed: bad.size + (enough ? 0 : 1), why: enough ? "" : "the browser saved no page" };
}

const suites = {
  // The build that ships: it also runs what sanitizers leave no memory for.
  "rules": () => googleTest(path.join(build, "unit_test"), {}),
  "rules under sanitizers": () => googleTest(path.join(build, "asan/unit_test"),
    { ASAN_OPTIONS: "detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1", UBSAN_OPTIONS: "print_stacktrace=1:halt_on_error=1" }),
  "wire": () => nodeTest("wire"),
  "browser": () => nodeTest("browser"),
  "HTML": html,
};

const chosen = process.argv.slice(2);
let passed = 0, failed = 0;
const lines = [];
for (const [name, suite] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n== ${name}`);
  const start = Date.now();
  const result = await suite();
  // Nothing proven is not a pass.
  if (result.passed + result.failed === 0) result.failed = 1;
  passed += result.passed;
  failed += result.failed;
  lines.push(`${name.padEnd(24)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(4)} failed ` +
    `${((Date.now() - start) / 1000).toFixed(0).padStart(5)} s ${result.why ?? ""}`);
}
console.log(`\n${lines.join("\n")}\n\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
