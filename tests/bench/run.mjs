// make bench: how much Pforte adds to what cannot be avoided. Every figure stands beside a limit that was measured in
// the same run, in turn with it: a FastCGI program that answers the same bytes without thinking, an empty CGI program,
// Argon2id alone. Rates of one machine differ by two from hour to hour, ratios hold.
// Exits with 1 if something could not be measured; a goal that is missed is a figure, no failure.
import {execFile, spawn} from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';

import {customer, grant} from '../wire/people.mjs';
import {kServers, Stand, streamingByNginx} from '../wire/servers.mjs';
import {inTurn, median, middleOf, ratioOf, report, table} from './figures.mjs';
import {measureOffice} from './office.mjs';

const kProcesses = 8;       // of each FastCGI program: libfcgi serves one connection at a time
const kSessions = 100_000;
const kClients = 16;        // that have a password, see populate.cc
const kPassword = 'leise Birken im Nebel 7';
const kArgon2 = {kib: 19456, passes: 2, slots: 2};  // the defaults of pforte.toml
const kRounds = 5;
const kModeRounds = 3;
const kCustomers = 4;       // that read in turn in each mode of the gate
const kPairs = 1000;        // of sign-ins that fail, at most 100 of them for one address (rules/throttle.h)
const kLarge = 2 ** 30;      // bytes of the file that the streaming gate sends
const kHost = 'pforte.localhost';  // without a port: not every server tells it

const build = process.env.BUILD;
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const folder = path.join(build, 'bench/house');
const cgiFolder = path.join(build, 'bench/cgi-house');
const sockets = fs.mkdtempSync(path.join(os.tmpdir(), 'pforte-bench-'));  // their paths must be short
const helper = name => path.join(build, 'bench', name);
const sleep = seconds => new Promise(done => setTimeout(done, seconds * 1000));
const execute = promisify(execFile);
const pids = [];            // everything started here that would outlive this process
const stands = [];          // whose processes would, too

async function run(program, args, env = process.env) {
  return (await execute(program, args, {env, maxBuffer: 1 << 26})).stdout;
}

// How often one of the first is slower than one of the second: 0.5 if nobody can tell them apart, 1 if everybody can.
function areaUnderCurve(first, second) {
  const wins = first.map(a => second.reduce((sum, b) => sum + (a > b ? 1 : a === b ? 0.5 : 0), 0));
  return wins.reduce((sum, each) => sum + each, 0) / first.length / second.length;
}

const perSecond = figures => Math.round(middleOf(figures, 'rate')).toLocaleString('en').replaceAll(',', ' ');

// ---- processes

function statOf(pid) {
  // The fields behind the name, which may hold blanks (proc(5)): utime and stime are the 14th and 15th.
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
const cpuOf = list => list.reduce((sum, pid) => sum + statOf(pid), 0) * 1e4;  // microseconds, at 100 ticks a second
const childrenOf = pid => fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

function memoryOf(pid, key) {
  const file = key === 'VmHWM' ? 'status' : 'smaps_rollup';
  return Number(fs.readFileSync(`/proc/${pid}/${file}`, 'utf8').match(new RegExp(`^${key}:\\s+(\\d+)`, 'm'))[1]) / 1024;
}

async function startFastCgi(name, program, env) {
  const list = path.join(sockets, name + '.pids');
  await run('spawn-fcgi', ['-s', path.join(sockets, name), '-M', '0600', '-F', kProcesses, '-P', list, '--', program],
            {...process.env, ...env});
  const started = fs.readFileSync(list, 'utf8').trim().split('\n').map(Number);
  pids.push(...started);
  if (started.length !== kProcesses) throw new Error(`${name}: ${started.length} processes`);
  return started;
}

async function startNginx(port) {
  const parameters = 'include /etc/nginx/fastcgi_params;';
  const gate = name => `location = /check-${name} { internal; ${parameters} fastcgi_pass_request_body off;
      fastcgi_param CONTENT_LENGTH ""; fastcgi_param PFORTE_PATH $pforte_path; fastcgi_param PFORTE_HOST "$host:80"; fastcgi_pass unix:${sockets}/${name}; }`;
  const folders = ['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'];
  fs.writeFileSync(path.join(sockets, 'nginx.conf'), `
    daemon on; pid ${sockets}/nginx.pid; error_log ${build}/bench/nginx.log warn; worker_processes auto;
    ${process.getuid() === 0 ? 'user root;' : ''}
    events { worker_connections 1024; }
    http {
      include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
      ${folders.map(each => `${each}_temp_path ${sockets}/${each};`).join(' ')}
      server {
        listen 127.0.0.1:${port}; root ${build}/bench/htdocs;
        location /account/ { ${parameters} fastcgi_pass unix:${sockets}/portal; }
        location = /null { ${parameters} fastcgi_pass unix:${sockets}/null-page; }
        location /members/ { set $pforte_path $uri; auth_request /check-gate; }
        location /null/ { set $pforte_path $uri; auth_request /check-null-gate; }
        ${gate('gate')} ${gate('null-gate')}
      }
    }`);
  await run('nginx', ['-c', path.join(sockets, 'nginx.conf'), '-p', sockets, '-e', path.join(build, 'bench/nginx.log')]);
  const master = Number(fs.readFileSync(path.join(sockets, 'nginx.pid'), 'utf8'));
  pids.push(master);
  await sleep(0.2);
  return childrenOf(master);
}

// Sends the same sparse file in each way: by itself (own), through the gate (sent), handed back by it (accel).
async function startLargeNginx(port, where) {
  const parameters = 'include /etc/nginx/fastcgi_params; fastcgi_param PFORTE_HOST "$host:80";';
  // Else what the browser does not take yet is written to the disk.
  const gate = name => `${parameters} fastcgi_max_temp_file_size 0; fastcgi_buffers 16 64k; fastcgi_pass unix:${sockets}/${name};`;
  const folders = ['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'];
  fs.writeFileSync(path.join(where, 'nginx.conf'), `
    daemon on; pid ${where}/nginx.pid; error_log ${where}/nginx.log warn; worker_processes auto;
    ${process.getuid() === 0 ? 'user root;' : ''}
    events { worker_connections 64; }
    http {
      access_log off; sendfile on; tcp_nopush on;
      ${folders.map(each => `${each}_temp_path ${where}/${each};`).join(' ')}
      server {
        listen 127.0.0.1:${port}; root ${where}/htdocs;
        location /sent/ { ${gate('streaming')} }
        location /accel/ { ${gate('accel')} }
        location /internal/ { internal; alias ${where}/htdocs/; }
      }
    }`);
  await run('nginx', ['-c', path.join(where, 'nginx.conf'), '-p', where, '-e', path.join(where, 'nginx.log')]);
  pids.push(Number(fs.readFileSync(path.join(where, 'nginx.pid'), 'utf8')));
}

// The gate by mod_fcgid (sent) and as plain CGI (cgi), and what Apache makes of any program that sends the file (cat).
async function startLargeApache(port, where, settings) {
  const modules = ['mpm_event', 'authz_core', 'alias', 'env', 'fcgid', 'cgid'];
  fs.writeFileSync(path.join(where, 'apache.conf'), `
    ${modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ServerRoot ${where}
    ServerName ${kHost}
    Listen 127.0.0.1:${port}
    ErrorLog ${where}/apache.log
    PidFile ${where}/apache.pid
    DefaultRuntimeDir ${where}
    ${process.getuid() === 0 ? 'User www-data\nGroup www-data' : ''}
    Scriptsock ${where}/cgid.sock
    FcgidIPCDir ${where}/fcgid
    FcgidProcessTableFile ${where}/fcgid/table
    DocumentRoot ${where}/htdocs
    SetEnv ap_trust_cgilike_cl 1
    ${Object.entries(settings).map(([name, value]) => `FcgidInitialEnv ${name} "${value}"\nSetEnv ${name} "${value}"`).join('\n')}
    ScriptAlias /sent/ ${where}/bin/gate.fcgi/
    ScriptAlias /cgi/ ${where}/bin/gate.cgi/
    ScriptAlias /cat/ ${where}/bin/cat.cgi/
    <Directory ${where}/bin>
      Options +ExecCGI
      <Files gate.fcgi>
        SetHandler fcgid-script
      </Files>
    </Directory>`);
  await run('apache2', ['-f', path.join(where, 'apache.conf')], {...process.env, PATH: `${process.env.PATH}:/usr/sbin`});
  for (let waited = 0; !fs.existsSync(path.join(where, 'apache.pid')) && waited < 5; waited += 0.1) await sleep(0.1);
  pids.push(Number(fs.readFileSync(path.join(where, 'apache.pid'), 'utf8')));
  await sleep(0.5);
}

async function end() {
  for (const pid of pids.reverse()) try { process.kill(pid); } catch { /* has ended */ }
  const alive = () => pids.filter(pid => fs.existsSync(`/proc/${pid}`));
  for (let waited = 0; alive().length > 0 && waited < 7; waited += 0.1) await sleep(0.1);
  for (const pid of alive()) process.kill(pid, 'SIGKILL');
  await Promise.all(stands.map(stand => stand.end()));
  for (const each of [sockets, folder, cgiFolder]) fs.rmSync(each, {recursive: true, force: true});
}

function freePort() {
  return new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => done(port));
    });
  });
}

// ---- requests

function request(url, {host = kHost, cookie, body, from, agent = false} = {}) {
  return new Promise((done, fail) => {
    const headers = {Host: host, ...(cookie && {Cookie: cookie}), ...(from && {'X-Forwarded-For': from})};
    if (body) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    const sent = http.request(url, {method: body ? 'POST' : 'GET', headers, agent}, response => {
      let text = '';
      response.setEncoding('utf8').on('data', part => text += part).on('end', () =>
        done({status: response.statusCode, text, cookies: (response.headers['set-cookie'] ?? []).map(each => each.split(';')[0])}));
    });
    sent.on('error', fail).end(body);
  });
}

async function expect(url, status, options) {
  const answer = await request(url, options);
  if (answer.status !== status) throw new Error(`${url} answers ${answer.status} instead of ${status}`);
  return answer;
}

// wrk for so many seconds; `file` holds the requests (load.lua). Fails if an answer did, unless `allowed`.
async function load(url, {host = kHost, seconds = 2, connections = 16, file, charged = [], allowed = false} = {}) {
  const threads = connections < 16 || allowed ? 1 : 2;
  const before = cpuOf(charged);
  const output = await run('wrk', [`-t${threads}`, `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-H', `Host: ${host}`,
                                   '-s', path.join(here, 'load.lua'), url, ...(file ? ['--', file] : [])]);
  const figures = JSON.parse(output.trim().split('\n').pop());
  if (figures.requests === 0 || (figures.bad > 0 && !allowed)) throw new Error(`${url}: ${figures.bad} of ${figures.requests} failed`);
  return {...figures, rate: (figures.requests - figures.bad) / figures.seconds, size: figures.bytes / figures.requests,
          cpu: (cpuOf(charged) - before) / figures.requests};
}

// What a browser sends to sign in, from a page it fetched: one line for each client.
async function signInForms(url) {
  const lines = [];
  for (let client = 0; client < kClients; ++client) {
    const page = await expect(url, 200);
    const csrf = page.text.match(/name="csrf" value="([^"]+)"/)[1];
    const body = new URLSearchParams({csrf, email: `kunde${client}@partner.example`, password: kPassword, next: ''});
    lines.push(`${page.cookies.join('; ')}\t${body}`);
  }
  const [cookie, body] = lines[0].split('\t');
  const answer = await expect(url, 303, {cookie, body});
  if (!answer.cookies.some(each => each.startsWith('session='))) throw new Error('signing in sets no session');
  return lines;
}

// ---- the rows

async function pageRow(url, nullUrl, charged) {
  const [ours, limit] = await Promise.all([expect(url, 200), expect(nullUrl, 200)]);
  if (ours.text.length !== limit.text.length) throw new Error('the null responder sends other bytes');
  const found = await inTurn(kRounds, {
    ours: () => load(url, {charged: charged.ours}), limit: () => load(nullUrl, {charged: charged.limit})});
  if (Math.abs(middleOf(found.ours, 'size') - middleOf(found.limit, 'size')) > 8) throw new Error('answers of other length');
  report('sign-in page, FastCGI', `${perSecond(found.ours)}/s of ${perSecond(found.limit)}/s null`,
         ratioOf(found.ours, found.limit, 'rate'), {least: 0.8});
  report('  CPU, with the server', `${middleOf(found.limit, 'cpu').toFixed(0)} null; microseconds`, middleOf(found.ours, 'cpu'));
  report('  weight', `bytes of HTML`, ours.text.length, {most: 15 * 1024});
}

async function gateRow(url, nullUrl, file, charged) {
  await expect(url, 401);
  await expect(nullUrl, 200);
  const found = await inTurn(kRounds, {
    ours: () => load(url, {file, charged: charged.ours}), limit: () => load(nullUrl, {file, charged: charged.limit})});
  report(`gate, ${kSessions / 1000} 000 sessions`, `${perSecond(found.ours)}/s of ${perSecond(found.limit)}/s null`,
         ratioOf(found.ours, found.limit, 'rate'), {least: 0.85});
  report('  CPU, with the server', `${middleOf(found.limit, 'cpu').toFixed(0)} null; microseconds`, middleOf(found.ours, 'cpu'),
         {most: 180});
}

// How the gate guards on each server: what the server is (tests/wire/servers.mjs), and for which $PFORTE_GATE a null
// responder stands in, if a process guards at all.
const kModes = {
  'lighttpd, authorizer': [kServers.lighttpd, 'authorizer', {least: 0.85}],
  'nginx, auth_request': [kServers.nginx, 'auth_request', {least: 0.85}],
  'Apache, mod_authnz_fcgi': [kServers['Apache with mod_authnz_fcgi'], 'authnz_fcgi', {least: 0.85}],
  'nginx, markers': [kServers['nginx by markers'], null, {least: 0.9}],
  'Apache, .htaccess, markers': [kServers['Apache by .htaccess and markers'], null, {least: 0.9}],
  'nginx, streaming': [streamingByNginx(false), 'streaming'],
  'Apache, mod_fcgid, streaming': [kServers['Apache by .htaccess, streaming by mod_fcgid'], 'streaming'],
};
const kProtected = '/members/page.txt', kOpen = '/open/page.txt';
const kPage = 'page '.padEnd(4096, 'x');

// The same page twice, and whatever `more` does before the server runs.
function startStand(how, more) {
  return Stand.start({...how, processes: 4, prepare(stand) {
    stands.push(stand);
    for (const each of [kProtected, kOpen]) {
      fs.mkdirSync(path.dirname(path.join(stand.folder, 'site', each)), {recursive: true});
      fs.writeFileSync(path.join(stand.folder, 'site', each), kPage);
    }
    how.prepare?.(stand);
    more?.(stand);
  }});
}

// Instead of the gate, what repeats its answer.
async function startNullStand(how, protocol, {folder, port}, cookie) {
  const root = path.join(folder, 'site'), host = `localhost:${port}`;
  const answer = await run(path.join(build, 'gate.fcgi'), [], cgiEnvironment(folder, kProtected, {
    PFORTE_GATE: protocol, PFORTE_PATH: kProtected, PFORTE_HOST: host, PFORTE_ROOT: root, DOCUMENT_ROOT: root,
    SCRIPT_FILENAME: root + kProtected, HTTP_HOST: host, HTTP_COOKIE: cookie}));
  if (!/^Status: 20[04] /.test(answer)) throw new Error(`the gate answers ${answer.slice(0, 60)}`);
  return startStand(how, stand => {
    const bin = path.join(stand.folder, 'bin');
    fs.writeFileSync(path.join(bin, 'answer'), answer);
    fs.copyFileSync(helper('null_responder'), path.join(bin, 'null_responder'));
    fs.writeFileSync(path.join(bin, 'gate.fcgi'), `#!/bin/sh\nBENCH_ANSWER='${bin}/answer' exec '${bin}/null_responder'\n`);
  });
}

async function signInCustomers(stand) {
  const cookies = [];
  for (const email of Array.from({length: kCustomers}, (_, i) => `kunde${i}@partner.example`)) {
    grant(stand, email);
    cookies.push([...(await customer(stand, email)).cookies].map(each => each.join('=')).join('; '));
  }
  return cookies;
}

// What loads that page, once it is proven that customers get it, many at once, and that a stranger does only if it is open.
async function pageLoad({port}, target, cookies, isOpen) {
  const url = `http://127.0.0.1:${port}${target}`, host = `localhost:${port}`, file = path.join(sockets, 'cookies');
  const answers = await Promise.all(Array.from({length: 16}, (_, i) => expect(url, 200, {host, cookie: cookies[i % kCustomers]})));
  if (answers.some(({text}) => text !== kPage)) throw new Error(`${url} is another page`);
  const {status} = await request(url, {host});
  if ((status === 200) !== isOpen) throw new Error(`${url} answers a stranger with ${status}`);
  fs.writeFileSync(file, cookies.join('\n') + '\n');
  return async () => {
    const figures = await load(url, {host, seconds: 1, file});
    // wrk takes a redirection for a success.
    if (figures.size < kPage.length) throw new Error(`${url} answers with ${figures.size} bytes`);
    return figures;
  };
}

async function modeRow(mode, how, protocol, goal) {
  const stand = await startStand(how), cookies = await signInCustomers(stand);
  const ours = await pageLoad(stand, kProtected, cookies, false), opened = await pageLoad(stand, kOpen, cookies, true);
  // Apache reads it for every file below it; where there is no gate there is none.
  const rules = path.join(stand.folder, 'site/.htaccess'), away = `${rules}.away`;
  const open = fs.existsSync(rules) ? async () => {
    fs.renameSync(rules, away);
    const figures = await opened();
    fs.renameSync(away, rules);
    return figures;
  } : opened;
  const limit = protocol && await pageLoad(await startNullStand(how, protocol, stand, cookies[0]), kProtected, cookies, true);
  const found = await inTurn(kModeRounds, {ours, open, ...(limit && {limit})});
  const rate = `${perSecond(found.ours)}/s of`, without = `${perSecond(found.open)}/s without a gate`;
  const ofOpen = ratioOf(found.ours, found.open, 'rate');
  if (limit) {
    report(`gate, ${mode}`, `${rate} ${perSecond(found.limit)}/s null; ${ofOpen.toFixed(2)} of ${without}`,
           ratioOf(found.ours, found.limit, 'rate'), goal);
  } else {
    report(`gate, ${mode}`, `${rate} ${without}`, ofOpen, goal);
  }
  // Whoever interrupts this still finds those that run.
  for (; stands.length > 0; stands.pop()) await stands.at(-1).end();
}

async function cgiRow(portal, environment) {
  if (!(await run(portal, [], environment)).startsWith('Status: 200 ')) throw new Error('no page by plain CGI');
  const started = await inTurn(kRounds, {both: async () => {
    const lines = (await run(helper('cold_start'), [100, portal, helper('empty_cgi')], environment)).trim().split('\n');
    const [ours, limit] = lines.map(line => line.split(' ').map(Number));
    return {ours: ours[0], limit: limit[0], ratio: ours[0] / limit[0], peak: ours[1] / 1024};
  }});
  const list = path.join(sockets, 'strace');
  await run('strace', ['-f', '-c', '-o', list, portal], environment);
  const calls = Number(fs.readFileSync(list, 'utf8').trim().split('\n').pop().trim().split(/\s+/)[3]);
  if (!(calls > 0)) throw new Error('strace counts nothing');
  const middle = key => middleOf(started.both, key);
  report('sign-in page, plain CGI', `${(middle('ours') / 1000).toFixed(2)} ms of ${(middle('limit') / 1000).toFixed(2)} ms empty`,
         middle('ratio'), {most: 3});
  report('  peak memory', 'MiB resident', middle('peak'), {most: 5});
  report('  system calls', 'strace -c', calls, {most: 120});
}

async function signInRow(url, file, charged) {
  const {kib, passes, slots} = kArgon2;
  const bare = async () => {
    const each = (await Promise.all(Array.from({length: slots}, () => run(helper('bare_argon2'), [kib, passes, 4]))))
      .map(line => line.split(' ').map(Number));
    return {rate: each.reduce((sum, [rate]) => sum + rate, 0), cpu: median(each.map(([, cpu]) => cpu)) * 1000};
  };
  const found = await inTurn(kRounds, {ours: () => load(url, {file, seconds: 4, connections: 4, charged}), limit: bare});
  report('sign-in, 4 clients', `${middleOf(found.ours, 'rate').toFixed(1)}/s of ${middleOf(found.limit, 'rate').toFixed(1)}/s Argon2id alone`,
         ratioOf(found.ours, found.limit, 'rate'), {least: 0.95});
  report('  CPU, with the server', `${(middleOf(found.limit, 'cpu') / 1000).toFixed(1)} Argon2id alone; milliseconds`,
         middleOf(found.ours, 'cpu') / 1000);
}

// Somebody asks who has an account, by the time that a wrong password takes: known and unknown addresses in turn, in
// random order, each kind on one connection, each attempt from a network of its own, so that no limit is reached.
async function silenceRow(url) {
  const page = await expect(url, 200);
  const csrf = page.text.match(/name="csrf" value="([^"]+)"/)[1];
  const agents = {};
  let attempts = 0;
  const timed = async (kind, email, password) => {
    agents[kind] ??= new http.Agent({keepAlive: true, maxSockets: 1});
    const from = `10.${++attempts >> 16}.${attempts >> 8 & 255}.${attempts & 255}`;
    const body = String(new URLSearchParams({csrf, email, password, next: ''}));
    const start = process.hrtime.bigint();
    const answer = await expect(url, 422, {cookie: page.cookies.join('; '), body, from, agent: agents[kind]});
    return {milliseconds: Number(process.hrtime.bigint() - start) / 1e6, size: answer.text.length};
  };
  const pairs = async (count, first, second) => {
    const times = [[], []];
    const sizes = new Set();
    for (let pair = 0; pair < count; ++pair) {
      const order = crypto.randomInt(2);
      for (const which of [order, 1 - order]) {
        const {milliseconds, size} = await [first, second][which](pair % kClients);
        times[which].push(milliseconds);
        sizes.add(size - String(pair % kClients).length);
      }
    }
    if (sizes.size !== 1) throw new Error('the answers differ in length');
    return times;
  };
  const known = client => timed('known', `kunde${client}@partner.example`, 'ein falsches Kennwort');
  const unknown = client => timed('unknown', `kunde${client}@unknown.example`, 'ein falsches Kennwort');
  const unhashed = client => timed('unhashed', `kunde${client}@another.example`, 'x'.repeat(5000));
  await pairs(20, known, unknown);
  const [ours, others] = await pairs(kPairs, known, unknown);
  const area = areaUnderCurve(ours, others);
  report('sign-in tells nothing by time', `AUC ${area.toFixed(3)}, ${kPairs} pairs; away from 0.5`, Math.abs(area - 0.5), {most: 0.03});
  report('  medians apart', `ms of ${median(others).toFixed(1)} ms`, Math.abs(median(ours) - median(others)));
  const [hashed, quick] = await pairs(20, unknown, unhashed);
  report('  an answer without a hash', 'AUC; what telling looks like', areaUnderCurve(hashed, quick), {least: 0.99});
  for (const agent of Object.values(agents)) agent.destroy();
}

async function stormRow(url, cookies, signInUrl, forms) {
  const read = () => load(url, {file: cookies, seconds: 3, connections: 4});
  const found = await inTurn(3, {quiet: read, storm: async () => {
    const signIns = load(signInUrl, {file: forms, seconds: 5, connections: 16, allowed: true});
    await sleep(1);
    const reading = await read();
    const {rate, bad} = await signIns;
    return {...reading, signIns: rate, refused: bad};
  }});
  report('protected pages in a sign-in storm', `${perSecond(found.storm)}/s of ${perSecond(found.quiet)}/s quiet`,
         ratioOf(found.storm, found.quiet, 'rate'), {least: 0.7});
  report('  99 of 100 within', `ms; ${middleOf(found.quiet, 'p99').toFixed(1)} quiet`, middleOf(found.storm, 'p99'), {most: 25});
  report('  signed in meanwhile', `a second, 16 clients; ${middleOf(found.storm, 'refused')} refused`, middleOf(found.storm, 'signIns'));
}

// MiB a second of one download of the large file.
async function download(url, cookie) {
  const said = await run('curl', ['-sS', '-o', '/dev/null', '-H', `Host: ${kHost}`, '-H', `Cookie: ${cookie}`,
                                  '-w', '%{http_code} %{size_download} %{time_total}', url]);
  const [status, size, seconds] = said.split(' ').map(Number);
  if (status !== 200 || size !== kLarge) throw new Error(`${url} answers ${status} with ${size} bytes`);
  return {rate: size / 2 ** 20 / seconds};
}

async function largeFileRow(row, url, limitUrl, limit, cookie, goal) {
  for (const each of [url, limitUrl]) await download(each, cookie);
  const found = await inTurn(kRounds, {ours: () => download(url, cookie), limit: () => download(limitUrl, cookie)});
  report(row, `${perSecond(found.ours)} of ${perSecond(found.limit)} MiB/s ${limit}`, ratioOf(found.ours, found.limit, 'rate'), goal);
}

async function largeFileRows() {
  const where = path.join(sockets, 'large'), house = path.join(where, 'house');
  for (const each of ['htdocs/own', 'bin', 'fcgid']) fs.mkdirSync(path.join(where, each), {recursive: true});
  fs.chmodSync(sockets, 0o755);
  fs.writeFileSync(path.join(where, 'htdocs/own/file.bin'), '');
  fs.truncateSync(path.join(where, 'htdocs/own/file.bin'), kLarge);
  for (const each of ['sent', 'cgi', 'accel']) fs.symlinkSync('own', path.join(where, 'htdocs', each));
  for (const each of ['gate.fcgi', 'gate.cgi']) fs.copyFileSync(path.join(build, 'gate.fcgi'), path.join(where, 'bin', each));
  const cat = `printf 'Status: 200 OK\\r\\nContent-Type: text/plain\\r\\nContent-Length: ${kLarge}\\r\\n\\r\\n'; exec cat '${where}/htdocs/own/file.bin'`;
  fs.writeFileSync(path.join(where, 'bin/cat.cgi'), `#!/bin/sh\n${cat}\n`, {mode: 0o755});
  await run(helper('populate'), [house, kHost, 10, 'truncate']);
  const cookie = fs.readFileSync(path.join(house, 'cookies'), 'utf8').split('\n')[0];
  const settings = {PFORTE_CONFIG: path.join(house, 'pforte.toml'), PFORTE_GATE: 'streaming', PFORTE_ROOT: path.join(where, 'htdocs'),
                    PFORTE_HOST: `${kHost}:80`};
  const gate = path.join(build, 'gate.fcgi');
  const processes = await startFastCgi('streaming', gate, settings);
  await startFastCgi('accel', gate, {...settings, PFORTE_SENDFILE: 'X-Accel-Redirect=/internal/'});
  const [nginxPort, apachePort] = [await freePort(), await freePort()];
  await startLargeNginx(nginxPort, where);
  const nginx = `http://127.0.0.1:${nginxPort}`, apache = `http://127.0.0.1:${apachePort}`;
  const own = ['by the server itself', cookie, {least: 0.8}];
  await largeFileRow('1 GB file, nginx, FastCGI', `${nginx}/sent/file.bin`, `${nginx}/own/file.bin`, ...own);
  report('  peak memory', 'MiB resident, largest process', Math.max(...processes.map(pid => memoryOf(pid, 'VmHWM'))), {most: 8});
  await largeFileRow('1 GB file, nginx, X-Accel-Redirect', `${nginx}/accel/file.bin`, `${nginx}/own/file.bin`, ...own);
  // Apache serves as another user.
  if (process.getuid() === 0) await run('chown', ['-R', 'www-data:www-data', where]);
  await startLargeApache(apachePort, where, settings);
  await largeFileRow('1 GB file, Apache, mod_fcgid', `${apache}/sent/file.bin`, `${apache}/own/file.bin`, ...own);
  await largeFileRow('1 GB file, Apache, plain CGI', `${apache}/cgi/file.bin`, `${apache}/own/file.bin`, ...own);
  await largeFileRow('  beside another program', `${apache}/cgi/file.bin`, `${apache}/cat/file.bin`, 'by cat', cookie, {least: 0.9});
  const environment = cgiEnvironment(house, '/own/file.bin', {...settings, SERVER_PORT: '80', HTTP_COOKIE: cookie});
  const [, peak] = (await run(helper('cold_start'), [1, gate], environment)).split(' ').map(Number);
  report('  peak memory', 'MiB resident', peak / 1024, {most: 8});
}

async function memoryRow(services) {
  await sleep(1);
  for (const [name, list] of Object.entries(services)) {
    report(`memory at rest, ${name}`, 'MiB resident, largest process', Math.max(...list.map(pid => memoryOf(pid, 'Rss'))), {most: 8});
    report('  its peak', 'MiB resident', Math.max(...list.map(pid => memoryOf(pid, 'VmHWM'))));
  }
  const all = Object.values(services).flat();
  report('memory at rest, whole service', `MiB proportional, ${all.length} processes`,
         all.reduce((sum, pid) => sum + memoryOf(pid, 'Pss'), 0), {most: 10});
}

// ---- the run

function cgiEnvironment(house, uri, more) {
  return {PATH: process.env.PATH, PFORTE_CONFIG: path.join(house, 'pforte.toml'), GATEWAY_INTERFACE: 'CGI/1.1',
          REQUEST_METHOD: 'GET', REQUEST_URI: uri, SERVER_PROTOCOL: 'HTTP/1.1', HTTP_HOST: kHost, REMOTE_ADDR: '127.0.0.1', ...more};
}

async function nullAnswer(name, program, environment) {
  const answer = await run(program, [], environment);
  if (!/^Status: 20[04] /.test(answer)) throw new Error(`${program} answers ${answer.slice(0, 60)}`);
  const file = path.join(build, 'bench', name);
  fs.writeFileSync(file, answer);
  return {BENCH_ANSWER: file};
}

async function measure() {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  for (const each of [folder, cgiFolder]) fs.rmSync(each, {recursive: true, force: true});
  console.error(`${kSessions} customers sign in`);
  await run(helper('populate'), [folder, kHost, kSessions, 'auto']);
  // Without a process that stays, each would have to rebuild what WAL keeps in shared memory.
  await run(helper('populate'), [cgiFolder, kHost, 1000, 'truncate']);
  // Lets a row come from many networks.
  const toml = path.join(folder, 'pforte.toml');
  fs.writeFileSync(toml, `trusted_proxies = ["127.0.0.0/8"]\n${fs.readFileSync(toml, 'utf8')}`);
  const cookies = path.join(folder, 'cookies');
  for (const place of ['members', 'null']) {
    fs.mkdirSync(path.join(build, 'bench/htdocs', place), {recursive: true});
    fs.writeFileSync(path.join(build, 'bench/htdocs', place, 'page.html'), '<!doctype html><title>page</title>'.padEnd(4096, 'x'));
  }

  const portal = path.join(build, 'portal.fcgi'), gate = path.join(build, 'gate.fcgi');
  const page = cgiEnvironment(folder, '/account/login');
  const check = cgiEnvironment(folder, '/members/page.html', {
    PFORTE_GATE: 'auth_request', PFORTE_PATH: '/members/page.html', PFORTE_HOST: `${kHost}:80`,
    HTTP_COOKIE: fs.readFileSync(cookies, 'utf8').split('\n')[0]});
  const config = {PFORTE_CONFIG: page.PFORTE_CONFIG};
  const processes = {
    portal: await startFastCgi('portal', portal, config),
    gate: await startFastCgi('gate', gate, {...config, PFORTE_GATE: 'auth_request'}),
    'null-page': await startFastCgi('null-page', helper('null_responder'), await nullAnswer('page', portal, page)),
    'null-gate': await startFastCgi('null-gate', helper('null_responder'), await nullAnswer('check', gate, check))};
  const nginx = await startNginx(port);
  const charged = (ours, limit) => ({ours: [...nginx, ...processes[ours]], limit: [...nginx, ...processes[limit]]});
  const login = site + '/account/login', members = site + '/members/page.html';
  const forms = path.join(folder, 'forms');
  fs.writeFileSync(forms, (await signInForms(login)).join('\n') + '\n');

  await pageRow(login, site + '/null', charged('portal', 'null-page'));
  await gateRow(members, site + '/null/page.html', cookies, charged('gate', 'null-gate'));
  for (const [mode, how] of Object.entries(kModes)) await modeRow(mode, ...how);
  await stormRow(members, cookies, login, forms);
  await cgiRow(portal, cgiEnvironment(cgiFolder, '/account/login'));
  await signInRow(login, forms, charged('portal', 'null-page').ours);
  await silenceRow(login);
  await memoryRow({'portal.fcgi': processes.portal, 'gate.fcgi': processes.gate});
  await largeFileRows();
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end().then(() => process.exit(1)));
const [before] = os.loadavg();
const sizes = (process.env.CONTACTS ?? '1000 100000 1000000').split(/\s+/).map(Number);
const [wanted] = process.argv.slice(2);
try {
  if (wanted !== 'office') await measure();
  await measureOffice(sizes);
  const text = `${os.cpus().length} cores, load ${before.toFixed(1)} before the run` +
    `${before > 0.5 ? ': others ran too, trust CPU before rates' : ''}\n\n${table()}`;
  fs.writeFileSync(path.join(build, 'bench.txt'), text);
  process.stdout.write('\n' + text);
} catch (error) {
  console.error(`bench: could not measure: ${error.message}`);
  process.exitCode = 1;
} finally {
  await end();
}
