// make bench: how long the office waits for its pages, beside houses of 1 000, 100 000 and 1 000 000 contacts: the real
// executable behind lighttpd, each page asked for many times in turn with the same page of the other houses. Then one
// decision about many, and the import of a table. CONTACTS="1000 20000" measures other sizes.
import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import {freePort, pforte, temporaryFolder, until, Visitor} from '../browser/support.mjs';
import {hire} from '../wire/people.mjs';
import {median, report} from './figures.mjs';

const kRounds = 15;
const kWebsites = 3;
const kOffice = 'ada@muster.example', kPassword = 'ein langer Satz mit Getriebe 17';
const kMost = 30;      // milliseconds of any page
const kGrowth = 1.5;   // times the same page of the smallest house
const kBulk = 10_000, kRows = 100_000;

// What the office opens all day. `$contact`, `$access`, `$next` are found in the house itself.
const kPages = {
  'the queue': '/admin/registrations',
  'those approved': '/admin/registrations?stage=approved',
  'those approved on one website': '/admin/registrations?stage=approved&website=2',
  'those approved, the next page': '$next',
  'a search for two words in the queue': '/admin/registrations?stage=approved&q=schmidt+pumpen',
  'an order number': '/admin/registrations?order=A-20000',
  'contacts, the newest': '/admin/contacts',
  'contacts: a rare word': '/admin/contacts?q=firma-777.seed',
  'contacts: a word in a fifth of all': '/admin/contacts?q=gmbh',
  'contacts: two such words': '/admin/contacts?q=gmbh+schmidt',
  'contacts: no hit': '/admin/contacts?q=gibtesnicht',
  'contacts: a customer number': '/admin/contacts?q=S-$contact',
  'contacts: two letters': '/admin/contacts?q=ag',
  'a contact': '/admin/contact/$contact',
  'an access, with what speaks for it': '/admin/access/$access',
  'who has access to a website': '/admin/website/1/accesses',
  'the websites': '/admin/websites',
  'the overview': '/admin/overview',
  'the outbox': '/admin/mails',
  'the log': '/admin/audit',
  'the log of one person': '/admin/audit?actor=Ada+Muster',
};

class House {
  constructor(contacts) { this.contacts = contacts; }

  async open() {
    this.folder = temporaryFolder('bench-office');
    this.port = await freePort();
    this.config = path.join(this.folder, 'house/pforte.toml');
    this.do('init', path.join(this.folder, 'house'), '--mail-directory', 'mail', '--admin-address', `http://localhost:${this.port}`);
    fs.writeFileSync(this.config, `staff_second_factor = false\n${fs.readFileSync(this.config, 'utf8')}`);
    for (let i = 1; i <= kWebsites; ++i) {
      const mail = `kunden@website-${i}.example`;
      this.do('website', 'add', '--name', `Website ${i}`, '--address', `https://website-${i}.example`, '--sender', mail, '--contact', mail);
    }
    hire(this, kOffice);
    console.error(`a house of ${this.contacts} contacts`);
    const begin = performance.now();
    this.do('seed', '--contacts', String(this.contacts));
    this.rate = this.contacts / (performance.now() - begin) * 1000;
    await this.serve();
  }

  do(...words) {
    const {status, stdout, stderr} = pforte(this.config, ...words, {maxBuffer: 1 << 28});
    if (status !== 0) throw new Error(`pforte ${words.join(' ')}: ${stderr}`);
    return stdout;
  }

  async serve() {
    const file = path.join(this.folder, 'lighttpd.conf');
    fs.writeFileSync(file, `
      server.modules = ("mod_fastcgi")
      server.bind = "127.0.0.1"
      server.port = ${this.port}
      server.document-root = "${this.folder}"
      server.errorlog = "${this.folder}/lighttpd.log"
      fastcgi.server = ("/admin/" => (("socket" => "${this.folder}/office.sock", "bin-path" => "${process.env.BUILD}/admin.fcgi",
        "bin-environment" => ("PFORTE_CONFIG" => "${this.config}"), "check-local" => "disable", "max-procs" => 1)))`);
    this.server = spawn('lighttpd', ['-D', '-f', file], {stdio: 'ignore'});
    this.office = new Visitor(this.port);
    await until('the office', async () => (await this.office.get('/admin/login').catch(() => ({}))).status === 200);
    const answer = await this.office.signIn(kOffice, kPassword, '', '/admin/login');
    if (answer.status !== 303) throw new Error(`the office's sign-in said ${answer.status}`);
    const waiting = await this.office.get('/admin/registrations');
    this.access = waiting.text.match(/\/admin\/access\/(\d+)/)[1];
    const approved = await this.office.get('/admin/registrations?stage=approved');
    this.next = approved.text.match(/<a [^>]*rel="next"[^>]*href="([^"]+)"/)?.[1] ?? approved.text.match(/href="([^"]+)"[^>]*rel="next"/)?.[1];
    if (!this.next) throw new Error('those approved have no next page');
    this.next = new URL(this.next.replaceAll('&amp;', '&'), `http://localhost:${this.port}/admin/registrations`);
    this.next = this.next.pathname + this.next.search;
  }

  address(page) {
    return page === '$next' ? this.next : page.replace('$contact', String(this.contacts >> 1)).replace('$access', this.access);
  }

  async time(page) {
    const begin = performance.now();
    const {status} = await this.office.get(this.address(page));
    const passed = performance.now() - begin;
    if (status !== 200) throw new Error(`${this.address(page)} said ${status}`);
    return passed;
  }

  async close() {
    if (this.server) {
      const ended = new Promise(done => this.server.on('exit', done));
      this.server.kill('SIGTERM');
      await ended;
    }
    if (this.folder) fs.rmSync(this.folder, {recursive: true, force: true});
  }
}

async function measurePages(houses) {
  for (const [name, page] of Object.entries(kPages)) {
    const times = houses.map(() => []);
    for (let round = -2; round < kRounds; ++round) {  // the first two warm up
      for (const [i, house] of houses.entries()) {
        const passed = await house.time(page);
        if (round >= 0) times[i].push(passed);
      }
    }
    const middle = times.map(median);
    const last = middle.at(-1);
    report(name, `${middle.map(each => each.toFixed(1)).join(' / ')} ms; the last`, last, {most: kMost});
    if (houses.length > 1) report('  times that of the first', '', last / middle[0], {most: kGrowth});
  }
}

// A decision about so many at once, carried out as the button does it, with a mail for each.
function measureBulk(house) {
  const begin = performance.now();
  const said = house.do('access', 'all', 'approve', '--json');
  const seconds = (performance.now() - begin) / 1000;
  const number = execFileSync('sqlite3', [path.join(house.folder, 'house/pforte.db'), "SELECT count(*) FROM mail WHERE event = 'approved'"], {encoding: 'utf8'}).trim();
  if (Number(number) === 0) throw new Error(`nobody was approved: ${said.slice(0, 200)}`);
  report(`deciding about ${number} who wait, with their mails`, `seconds for ${kBulk}`, seconds / Number(number) * kBulk, {most: 3});
}

function measureImport() {
  const house = new House(0);
  house.folder = temporaryFolder('bench-import');
  house.config = path.join(house.folder, 'house/pforte.toml');
  try {
    house.do('init', path.join(house.folder, 'house'), '--mail-directory', 'mail');
    house.do('website', 'add', '--name', 'A', '--address', 'https://a.example', '--sender', 'k@a.example', '--contact', 'k@a.example');
    const rows = Array.from({length: kRows}, (_, i) => `kunde-${i}@firma-${i % 5000}.example;Kunde ${i};Firma ${i % 5000} GmbH;K-${i}`);
    const file = path.join(house.folder, 'customers.csv');
    fs.writeFileSync(file, `email;name;company;number\n${rows.join('\n')}\n`);
    const begin = performance.now();
    house.do('import', 'csv', file, '--website', '1', '--proven');
    report(`importing a table of ${kRows} customers`, 'seconds', (performance.now() - begin) / 1000, {most: 30});
  } finally {
    fs.rmSync(house.folder, {recursive: true, force: true});
  }
}

export async function measureOffice(sizes) {
  const houses = sizes.map(size => new House(size));
  try {
    for (const house of houses) await house.open();
    report('seeding', 'contacts a second', houses.at(-1).rate);
    await measurePages(houses);
    measureBulk(houses.at(-1));
  } finally {
    for (const house of houses) await house.close();
  }
  measureImport();
}
