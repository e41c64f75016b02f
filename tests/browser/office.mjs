// The office's story: sees who waits, decides, finds a contact, corrects an address, grants access, words the mails,
// sets the websites.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { after, before, describe, test } from "node:test";

import { kDemoPassword } from "./customer.mjs";
import { Reader } from "./reader.mjs";
import { pforte } from "./support.mjs";

const kPassword = "drei graue Wale singen leise";

export function officeStory(house, mode) {
  const { language, javaScript } = mode;
  const key = `${language}${javaScript ? "" : "-plain"}`;
  const of = (name) => `${name}-${key}@desk.example`;
  const admin = () => house.demo.admin;
  // The stories run side by side: each changes the settings of a website of its own.
  const website = language === "de" ? 1 : 2;
  const websiteName = language === "de" ? "Muster GmbH, Kundenbereich" : "Muster GmbH, Service";

  describe(`the office's story in ${language}${javaScript ? "" : " without JavaScript"}`, { concurrency: 1 }, () => {
    let desk;
    const accessOf = (email) =>
      house.demo.select(`SELECT a.id, a.status, c.id AS account, c.contact_id AS contact FROM access a JOIN account c ON c.id = a.account_id WHERE c.email = '${email}'`)[0];
    const grant = (name, status, ...more) => {
      const run = pforte(house.demo.config, "access", "grant", "--website", "1", "--email", of(name), "--name", `Toni ${name} ${key}`, "--company", `Tisch ${key}`,
        "--status", status, "--proven", "--no-mail", "--password-stdin", ...more, { input: `${kPassword}\n` });
      assert.equal(run.status, 0, run.stderr);
    };
    // Sensitive acts ask for the password again after five minutes, and a slow machine needs longer for the story.
    const prove = async () => {
      await desk.open(`${admin()}/admin/second-factor`);
      if (await desk.form("/admin/confirm").count()) await desk.submit("/admin/confirm", { confirm_password: kDemoPassword });
    };
    before(async () => {
      desk = await Reader.open(house, mode);
      for (const name of ["one", "two", "three", "four"]) grant(name, "in_processing", "--message", "Bitte <b>bald</b>.", "--order", "A-1");
      grant("known", "approved", "--number", `K-${key}`);
    });
    after(() => desk?.close());

    test("signing in comes first", async () => {
      await desk.open(`${admin()}/`);
      assert.match(desk.path, /^\/admin\/login/);
      await desk.look("office-login");
      await desk.submit("/admin/login");
      await desk.look("office-login-empty", { status: 422 });
      await desk.signIn("ada@muster.example", "falsch falsch falsch", "/admin/login");
      await desk.look("office-login-mismatch", { status: 422 });
      await desk.signIn("ada@muster.example", kDemoPassword, "/admin/login");
      assert.equal(desk.path, "/admin/registrations");
      await desk.follow(`.languages a[hreflang=${language}]`);
    });
    test("the queue shows all stages and how many wait", async () => {
      await desk.open(`${admin()}/admin/registrations`);
      assert.match(await desk.page.title(), /\([0-9]+\)/);
      await desk.look("office-queue");
      for (const stage of ["unverified", "approved", "rejected", "withdrawn", "expired"]) {
        await desk.open(`${admin()}/admin/registrations?stage=${stage}`);
        await desk.look(`office-queue-${stage}`);
      }
      await desk.open(`${admin()}/admin/registrations?q=nobodyofthatname`);
      await desk.look("office-queue-empty");
    });
    test("one is approved without being opened, and that is undone", async () => {
      await desk.open(`${admin()}/admin/registrations?q=${encodeURIComponent(of("one"))}`);
      const { id } = accessOf(of("one"));
      await desk.submit("/admin/registrations/decide", {}, `button[name=approve_${id}]`);
      assert.equal(accessOf(of("one")).status, "approved");
      // At once: the demo's mails wait five seconds only.
      await desk.submit(`/undo/in_processing`);
      assert.equal(accessOf(of("one")).status, "in_processing");
      await desk.look("office-access-undone");
    });
    test("deciding about nobody says so", async () => {
      await desk.open(`${admin()}/admin/registrations`);
      await desk.submit("/admin/registrations/decide", {}, "button[name=decision][value=reject]");
      await desk.look("office-queue-nobody", { status: 422 });
    });
    test("several are rejected together, with a reason", async () => {
      await desk.open(`${admin()}/admin/registrations?q=${encodeURIComponent(`Tisch ${key}`)}`);
      const ids = ["two", "three"].map((name) => accessOf(of(name)).id);
      await desk.submit("/admin/registrations/decide", { [`select_${ids[0]}`]: true, [`select_${ids[1]}`]: true, reason: "Kein Auftrag." },
        "button[name=decision][value=reject]");
      assert.match(desk.path, /^\/admin\/bulk\/\d+$/);
      await desk.look("office-bulk-preview");
      for (const name of ["two", "three"]) assert.equal(accessOf(of(name)).status, "in_processing");
      await desk.submit(`${desk.path}/run`);
      await desk.look("office-bulk-result");
      await desk.open(`${admin()}/admin/registrations?stage=rejected&order=A-1&older=1&by=nobody`);
      await desk.look("office-queue-narrowed");
      for (const name of ["two", "three"]) assert.equal(accessOf(of(name)).status, "rejected");
      const letter = await house.demo.mail(of("two"));
      assert.match(letter.text, /Kein Auftrag\./);
    });
    test("somebody looks after a request, notes something and asks back; the answer lands in it", async () => {
      const { id, contact } = accessOf(of("four"));
      pforte(house.demo.config, "contact", "add", "--name", `Toni four ${key}`, "--number", `F-${key}`);
      await desk.open(`${admin()}/admin/access/${id}`);
      await desk.look("office-access-evidence");
      await desk.submit(`/admin/access/${id}/claim`);
      await desk.submit(`/admin/access/${id}/note`, { note: "" });
      await desk.look("office-access-note-wrong", { status: 422 });
      await desk.submit(`/admin/access/${id}/note`, { note: "Ruft montags an." });
      await desk.submit(`/admin/access/${id}/ask`, { question: "Unter welcher Nummer kennen wir Sie?" });
      await desk.look("office-access-asked");
      const letter = await house.demo.mail(of("four"));
      assert.match(letter.text, /Unter welcher Nummer/);
      const guest = await Reader.open(house, mode);
      await guest.open(letter.link);
      await guest.signIn(of("four"), kPassword);
      await guest.open(`${house.demo.base}/account/status`);
      await guest.follow(`.languages a[hreflang=${language}]`);
      await guest.look("status-question");
      await guest.submit("/account/status/answer", { answer: "" });
      await guest.look("status-answer-wrong", { status: 422 });
      await guest.submit("/account/status/answer", { answer: "Unter keiner, wir sind neu." });
      assert.notEqual(await guest.notice(), "");
      await guest.close();
      await desk.open(`${admin()}/admin/registrations?q=${encodeURIComponent(of("four"))}`);
      await desk.look("office-queue-answered");
      await desk.open(`${admin()}/admin/access/${id}`);
      await desk.sees(/wir sind neu/);
      await desk.look("office-access-answered");
      await desk.open(`${admin()}/admin/contact/${contact}/merge`);
      await desk.look("office-merge");
      await desk.follow('form[method=post][action$="/merge"] button');
      assert.notEqual(accessOf(of("four")).contact, contact);
      await desk.look("office-merged");
      await desk.open(`${admin()}/admin/contact/${contact}`);
      await desk.look("office-contact-merged");
      await desk.submit(`/admin/contact/${contact}/unmerge`);
      assert.equal(accessOf(of("four")).contact, contact);
    });
    test("who decides second is told", async () => {
      const { id } = accessOf(of("four"));
      await desk.open(`${admin()}/admin/access/${id}`);
      assert.equal(pforte(house.demo.config, "access", "approve", String(id), "--no-mail").status, 0);
      await desk.submit(`/admin/access/${id}/reject`, { reason: "zu spät" });
      assert.equal(accessOf(of("four")).status, "approved");
      assert.notEqual(await desk.notice(), "");
      await desk.look("office-access-conflict");
    });
    test("a contact is found by any part of it", async () => {
      await desk.open(`${admin()}/admin/contacts`);
      await desk.look("office-contacts");
      for (const word of [`K-${key}`, `known-${key}`, `Toni known ${key}`]) {
        await desk.submit("/admin/contacts", { q: word });
        await desk.sees(new RegExp(`Toni known ${key}`));
      }
      await desk.look("office-contacts-found");
      await desk.open(`${admin()}/admin/contacts?q=nobodyofthatname`);
      await desk.look("office-contacts-empty");
    });
    test("the contact's page lists all accesses on all websites", async () => {
      const run = pforte(house.demo.config, "access", "grant", "--website", "2", "--email", of("known"), "--status", "rejected", "--no-mail");
      assert.equal(run.status, 0, run.stderr);
      await desk.open(`${admin()}/admin/contact/${accessOf(of("known")).contact}`);
      await desk.sees(/Muster GmbH, Kundenbereich[\s\S]*Muster GmbH, Service/);
      await desk.look("office-contact");
      await desk.submit(`/admin/contact/${accessOf(of("known")).contact}`, { name: "" });
      await desk.look("office-contact-wrong", { status: 422 });
      await desk.submit(`/admin/contact/${accessOf(of("known")).contact}`, { name: `Toni known ${key}`, phone: "+49 30 987", notes: "Ruft montags an." });
      assert.notEqual(await desk.notice(), "");
    });
    test("a mistyped address is corrected, and the new one asked for proof", async () => {
      const { id, account } = accessOf(of("known"));
      await desk.open(`${admin()}/admin/access/${id}`);
      await desk.submit(`/admin/account/${account}/email`, { email: "toni@" });
      await desk.look("office-access-email-wrong", { status: 422 });
      await desk.submit(`/admin/account/${account}/email`, { email: of("corrected") });
      await desk.look("office-access-corrected");
      const letter = await house.demo.mail(of("corrected"));
      assert.ok(letter.link.startsWith(house.demo.base), letter.text);
    });
    test("an access is limited in time", async () => {
      const { id } = accessOf(of("corrected"));
      await desk.open(`${admin()}/admin/access/${id}`);
      await desk.submit(`/admin/access/${id}/validity`, { valid_until: "2099-12-31" });
      await desk.sees(/2099/);
      await desk.look("office-access-limited");
    });
    test("help on the telephone: a link to hand over, shown once", async () => {
      const { id, account } = accessOf(of("corrected"));
      await prove();
      await desk.open(`${admin()}/admin/access/${id}`);
      await desk.submit(`/admin/account/${account}/handover`);
      const link = (await desk.page.locator(".secret").innerText()).trim();
      assert.ok(link.startsWith(`${house.demo.base}/account/reset?token=`), link);
      await desk.look("office-access-handover");
      await desk.open(`${admin()}/admin/access/${id}`);
      assert.equal(await desk.page.locator(".secret").count(), 0);
    });
    test("a new contact is granted access and invited, and sets the password", async () => {
      await desk.open(`${admin()}/admin/contact/new`);
      await desk.look("office-contact-new");
      await desk.submit("/admin/contact/new", { name: `Ines ${key}`, company: "Gast GmbH", number: `G-${key}`, language });
      const contact = desk.path.match(/^\/admin\/contact\/(\d+)/)[1];
      await desk.look("office-contact-added");
      await desk.open(`${admin()}/admin/contact/${contact}/grant`);
      await desk.look("office-grant");
      await desk.submit(`/admin/contact/${contact}/grant`, { email: "" });
      await desk.look("office-grant-wrong", { status: 422 });
      await desk.submit(`/admin/contact/${contact}/grant`, { website_1: true, email: of("invited"), name: `Ines ${key}` });
      assert.match(desk.path, /^\/admin\/access\/\d+$/);
      const letter = await house.demo.mail(of("invited"));
      const guest = await Reader.open(house, mode);
      await guest.open(letter.link);
      await guest.look("invitation");
      await guest.submit("/account/reset", { new_password: kPassword });
      await guest.signIn(of("invited"), kPassword);
      assert.equal((await guest.open(`${house.demo.base}/members/`)).status(), 200);
      await guest.close();
    });
    test("contacts are found as one types", async (context) => {
      if (!javaScript) return context.skip("without the script the button searches");
      await desk.open(`${admin()}/admin/contacts`);
      const status = desk.page.locator("#contacts [role=status]");
      const kept = await status.elementHandle();
      await desk.page.locator("#q").pressSequentially(`Toni known ${key}`);
      await desk.page.waitForFunction((name) => new URLSearchParams(location.search).get("q") === name, `Toni known ${key}`);
      assert.equal(await desk.page.locator("#contacts tbody tr").count(), 1);
      assert.ok(await kept.evaluate((element) => element.isConnected && element.textContent !== ""), "the line that is read out stays where it is");
      await desk.page.locator("#q").fill("nobodyofthatname");
      await desk.page.locator("#contacts .empty").waitFor();
    });
    test("an account is signed out, disabled, explained and enabled", async () => {
      await prove();
      const { account, contact } = accessOf(of("corrected"));
      await desk.open(`${admin()}/admin/contact/${contact}`);
      await desk.submit(`/admin/account/${account}/sessions/end`);
      assert.notEqual(await desk.notice(), "");
      await desk.submit(`/admin/account/${account}/disable`);
      await desk.look("office-contact-disabled");
      await desk.open(`${admin()}/admin/account/${account}/why`);
      await desk.look("office-why");
      await desk.submit(`/admin/account/${account}/why`, { page: `${house.demo.base}/members/` });
      await desk.look("office-why-not");
      await desk.open(`${admin()}/admin/contact/${contact}`);
      await desk.submit(`/admin/account/${account}/enable`);
      assert.notEqual(await desk.notice(), "");
    });
    test("what is held is read and saved, a second account is added and deleted with its contact", async () => {
      await prove();
      const { contact } = accessOf(of("invited"));
      await desk.open(`${admin()}/admin/contact/${contact}/account`);
      await desk.look("office-account");
      await desk.submit(`/admin/contact/${contact}/account`, { email: "" });
      await desk.look("office-account-wrong", { status: 422 });
      await desk.submit(`/admin/contact/${contact}/account`, { email: of("second"), name: "Zweite" });
      await desk.sees(new RegExp(of("second").replace(".", "\\.")));
      await desk.open(`${admin()}/admin/contact/${contact}/held`);
      await desk.look("office-held");
      const [download] = await Promise.all([desk.page.waitForEvent("download"), desk.form(`/admin/contact/${contact}/held`).locator("button").click()]);
      const held = JSON.parse(fs.readFileSync(await download.path(), "utf8"));
      assert.deepEqual(held.account.map((each) => each.email), [of("invited"), of("second")]);
      await desk.open(`${admin()}/admin/contact/${contact}/delete`);
      await desk.look("office-delete");
      await desk.submit(`/admin/contact/${contact}/delete`);
      assert.equal(desk.path, "/admin/contacts");
      assert.deepEqual(house.demo.select(`SELECT id FROM account WHERE contact_id = ${contact}`), []);
      assert.equal(pforte(house.demo.config, "audit", "verify").status, 0, "the chain holds");
    });
    test("an access that ends is asked for by its holder and renewed", async () => {
      const { id } = accessOf(of("four"));
      const day = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
      assert.equal(pforte(house.demo.config, "access", "approve", String(id), "--no-mail").status <= 1, true);
      assert.equal(pforte(house.demo.config, "access", "validity", String(id), "--until", day(20)).status, 0);
      // As if that had been said long ago: half of its time is over.
      execFileSync("sqlite3", [house.demo.database, `UPDATE access SET valid_since = valid_since - 40 * 86400 WHERE id = ${id}`]);
      await house.demo.mail(of("four"), /ends on|endet am/);
      const guest = await Reader.open(house, mode);
      await guest.open(`${house.demo.base}/account/login`);
      await guest.signIn(of("four"), kPassword);
      await guest.open(`${house.demo.base}/account/`);
      await guest.look("home-ending");
      await guest.submit("/account/renewal");
      await guest.look("home-renewal-asked");
      await guest.close();
      await desk.open(`${admin()}/admin/registrations?stage=renewal`);
      await desk.look("office-queue-renewal");
      await desk.open(`${admin()}/admin/access/${id}`);
      await desk.look("office-access-renewal");
      await desk.submit(`/admin/access/${id}/renew`, { renew_until: "2099-12-31" });
      assert.notEqual(await desk.notice(), "");
      await desk.sees(/2099/);
    });
    test("the websites and their settings", async () => {
      await prove();
      await desk.open(`${admin()}/admin/websites`);
      await desk.look("office-websites");
      await desk.open(`${admin()}/admin/website/${website}/accesses`);
      await desk.look("office-holders");
      await desk.open(`${admin()}/admin/website/${website}`);
      await desk.look("office-website");
      await desk.submit(`/admin/website/${website}`, { name: "", password_minimum: "3" });
      await desk.look("office-website-wrong", { status: 422 });
      await desk.submit(`/admin/website/${website}`, { name: websiteName, password_minimum: "15" });
      assert.notEqual(await desk.notice(), "");
      await desk.open(`${admin()}/admin/website/new`);
      await desk.look("office-website-new");
      await desk.submit("/admin/website/new", { name: `Probe ${key}`, address: `https://${key}.muster.example`, sender: "Muster <kunden@muster.example>" });
      assert.match(desk.path, /^\/admin\/website\/\d+$/);
      await desk.open(`${admin()}${desk.path}/accesses`);
      await desk.look("office-holders-empty");
    });
    test("a website gets its look: seen before it is saved, then by its customers", async () => {
      await prove();
      const branding = `/admin/website/${website}/branding`;
      await desk.open(`${admin()}${branding}`);
      await desk.look("office-branding");
      await desk.submit(branding, { color: "yellow" });
      await desk.look("office-branding-wrong", { status: 422 });
      await desk.submit(branding, { color: "#ffcc00", corners: "round", links: "AGB https://www.muster.example/agb" }, "button[value=try]");
      await desk.sees(/#ffcc00/);
      await desk.look("office-branding-tried");
      await desk.submit(branding, {}, "button[value=save]");
      assert.notEqual(await desk.notice(), "");
      await desk.form(`${branding}/logo`).locator("[name=logo]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no image") });
      await desk.submit(`${branding}/logo`);
      await desk.look("office-branding-no-image", { status: 422 });
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><script>document.title = "run"</script><rect width="80" height="40" rx="8" fill="#7a1f3d"/></svg>';
      await desk.form(`${branding}/logo`).locator("[name=logo]").setInputFiles({ name: "any name.txt", mimeType: "text/plain", buffer: Buffer.from(svg) });
      await desk.submit(`${branding}/logo`, { logo_text: "Muster" });
      assert.notEqual(await desk.notice(), "");
      await desk.look("office-branding-set");

      const guest = await Reader.open(house, mode);
      const site = house.demo.select(`SELECT address FROM website WHERE id = ${website}`)[0].address;
      await guest.open(`${site}/account/login`);
      assert.equal(await guest.page.locator("img.logo").evaluate((image) => image.naturalWidth), 80);
      assert.equal(await guest.page.locator(".primary").evaluate((button) => getComputedStyle(button).borderTopLeftRadius), "20px");
      assert.equal(await guest.page.locator(".bottom a", { hasText: "AGB" }).getAttribute("href"), "https://www.muster.example/agb");
      await guest.look("branded");
      // Opened by itself it is a document, in which nothing may run all the same.
      await guest.open(new URL(await guest.page.locator("img.logo").getAttribute("src"), site).href);
      assert.notEqual(await guest.page.title(), "run");
      assert.deepEqual(guest.troubles.splice(0).filter((said) => !/sandbox|Content Security Policy/.test(said)), []);
      await guest.close();
    });
    test("a website is closed and opened again, and made after another", async () => {
      await prove();
      await desk.open(`${admin()}/admin/website/new?like=${website}`);
      await desk.look("office-website-like");
      await desk.submit("/admin/website/new", { name: `Wie ${key}`, address: `https://like-${key}.muster.example`, approvers: true });
      assert.match(desk.path, /^\/admin\/website\/\d+$/);
      const made = desk.path;
      await desk.submit(`${made}/close`);
      await desk.look("office-website-closed");
      await desk.submit(`${made}/reopen`);
      assert.equal(await desk.form(`${made}/close`).count(), 1);
      await desk.open(`${admin()}${made}/branding`);
      assert.equal(await desk.page.locator(".front img").count(), 2, "the logo came along");
    });
    test("rules by the domain of addresses, and what the registration form asks", async () => {
      await prove();
      const [{ id }] = house.demo.select(`SELECT id FROM website WHERE address = 'https://${key}.muster.example'`);
      const of = (path) => `/admin/website/${id}/${path}`;
      await desk.open(`${admin()}${of("rules")}`);
      await desk.look("office-rules");
      await desk.submit(of("rules"), { rules: "approve partner.example\nfalsch" });
      await desk.look("office-rules-wrong", { status: 422 });
      await desk.submit(of("rules"), { rules: "approve partner.example\nblock *.partner.example" });
      assert.notEqual(await desk.notice(), "");
      await desk.follow(`.tabs a[href$="${of("form")}"]`);
      await desk.look("office-registration-form-empty");
      await desk.submit(of("form"), { company: "required", terms_version: "2026-12-01" });
      await desk.look("office-registration-form-wrong", { status: 422 });
      await desk.submit(of("form"), { terms_de: "Erstens.\n\nZweitens.", terms_en: "First.\n\nSecond." });
      await desk.open(`${admin()}${of("field/new")}`);
      await desk.submit(of("field/new"), { kind: "choice" });
      await desk.look("office-form-field-wrong", { status: 422 });
      const labels = { label_de: "Branche", label_en: "Trade" };
      await desk.submit(of("field/new"), { ...labels, choices_de: "Handel\nHandwerk", choices_en: "Retail\nCrafts", required: true });
      await desk.open(`${admin()}${of("field/new")}`);
      await desk.submit(of("field/new"), { label_de: "Kundennummer", label_en: "Customer number" });
      const [first, second] = house.demo.select(`SELECT id FROM form_field WHERE website_id = ${id} ORDER BY id`);
      await desk.submit(of(`field/${second.id}/move/up`));
      await desk.look("office-registration-form");
      await desk.follow(`a[href$="${of(`field/${first.id}`)}"]`);
      await desk.look("office-form-field");
      await desk.submit(of(`field/${first.id}/remove`));
      assert.deepEqual(house.demo.select(`SELECT id FROM form_field WHERE website_id = ${id}`), [second]);
    });
    test("what a website asks is asked on its form", async () => {
      // Nothing that must be answered: customers register there meanwhile.
      const ask = (...more) => Number(pforte(house.demo.config, "website", "field", "add", String(website), ...more).stdout);
      const ids = [ask("--label-de", "Branche", "--label-en", "Trade", "--kind", "choice", "--choice-de", "Handel", "--choice-de", "Handwerk",
        "--choice-en", "Retail", "--choice-en", "Crafts"), ask("--label-de", "Ich handle gewerblich", "--label-en", "I act as a business", "--kind", "check")];
      const guest = await Reader.open(house, mode);
      await guest.open(`${house.demo.base}${website === 1 ? "" : "/service"}/account/register`);
      await guest.look("register-questions");
      await guest.submit("/account/register", { [`field-${ids[0]}`]: language === "de" ? "Handwerk" : "Crafts", [`field-${ids[1]}`]: true });
      await guest.look("register-questions-wrong", { status: 422 });
      assert.equal(await guest.form("/account/register").locator(`[name="field-${ids[1]}"]`).isChecked(), true, "the input is kept");
      await guest.close();
      for (const id of ids) assert.equal(pforte(house.demo.config, "website", "field", "remove", String(website), String(id)).status, 0);
    });
    test("a mail is worded, previewed, refused without its link, saved and restored", async () => {
      await desk.open(`${admin()}/admin/website/${website}/texts`);
      await desk.look("office-mail-texts");
      const text = `/admin/website/${website}/text/${language}/verify`;
      await desk.open(`${admin()}${text}`);
      const body = await desk.form(text).locator("[name=body]").inputValue();
      await desk.look("office-mail-text");
      await desk.submit(text, { body: "Kein Platzhalter." }, "button[value=save]");
      await desk.look("office-mail-text-wrong", { status: 422 });
      await desk.submit(text, { subject: "Probe {{WEBSITE}}", body: `Vorweg ein Satz.\n\n${body}` }, "button[value=preview]");
      await desk.sees(new RegExp(`Probe ${websiteName}`));
      await desk.look("office-mail-text-preview");
      await desk.submit(text, { person_email: "nobody@nowhere.example" }, "button[value=preview]");
      await desk.look("office-mail-text-nobody", { status: 422 });
      await desk.submit(text, { subject: "Probe für {{NAEM}}" }, "button[value=preview]");
      await desk.sees(/\{\{NAME\}\}/);
      await desk.look("office-mail-text-misspelt", { status: 422 });
      const person = await desk.form(text).locator("[name=person] option").nth(1);
      const name = (await person.innerText()).split(" <")[0];
      await desk.submit(text, { subject: "Probe für {{NAME}}", person_email: "", person: await person.getAttribute("value") }, "button[value=preview]");
      await desk.sees(new RegExp(`Probe für ${name}`));
      await desk.sees(/token=…/);
      await desk.look("office-mail-text-person");
      await desk.submit(text, { subject: "Probe {{WEBSITE}}" }, "button[value=save]");
      assert.notEqual(await desk.notice(), "");
      await desk.submit(text, { body: `Vorweg noch ein Satz.\n\n${body}` }, "button[value=save]");
      for (const summary of await desk.page.locator("summary").all()) await summary.click();
      assert.equal(await desk.page.locator(".diff del").first().isVisible(), true);
      await desk.look("office-mail-text-saved");
      await desk.submit(text, {}, "button[value=test]");
      const letter = await house.demo.mail("ada@muster.example", /Probe/);
      assert.match(letter.subject, /^Test: /);
      assert.match(letter.text, /Vorweg noch ein Satz\./);
      assert.match(letter.html, /Vorweg noch ein Satz\./);
      for (const summary of await desk.page.locator("summary").all()) await summary.click();
      await Promise.all([desk.page.waitForEvent("load"), desk.page.locator("button[value=restore_version]").first().click()]);
      assert.match(await desk.form(text).locator("[name=body]").inputValue(), /^Vorweg ein Satz\./);
      // As if an older version of the program had been there when it was written.
      execFileSync("sqlite3", [house.demo.database, ".timeout 5000",
        `UPDATE mail_text SET default_body = 'Guten Tag,' || char(10) || default_body WHERE website_id = ${website} AND event = 'verify'`]);
      await desk.open(`${admin()}/admin/website/${website}/texts`);
      await desk.look("office-mail-texts-upgraded");
      await desk.open(`${admin()}${text}`);
      await desk.look("office-mail-text-upgraded");
      await desk.submit(text, {}, "button[value=restore]");
      assert.equal(await desk.form(text).locator("[name=body]").inputValue(), body);
    });
    test("the outbox", async () => {
      for (const delivery of ["queued", "sent", "dead", "cancelled"]) {
        await desk.open(`${admin()}/admin/mails?delivery=${delivery}`);
        await desk.look(`office-mails-${delivery}`);
      }
      await desk.open(`${admin()}/admin/mails?delivery=sent`);
      await desk.submit("/admin/mails", { q: "er" });
      await desk.look("office-mails-short");
      await desk.open(`${admin()}/admin/mails?delivery=sent`);
      const someone = (await desk.page.locator("tbody th a").first().innerText()).trim();
      await desk.submit("/admin/mails", { q: someone.toUpperCase() });
      await desk.sees(new RegExp(someone));
      await desk.follow("tbody th a");
      await desk.look("office-mail-sent");
    });
    test("a link is handed over instead of a mail that failed", async () => {
      await prove();
      grant("lost", "approved");
      const { account } = accessOf(of("lost"));
      execFileSync("sqlite3", [house.demo.database, ".timeout 5000", `
        INSERT INTO mail (event, website_id, account_id, recipient, language, dedupe, message_id, delivery, attempts, next_at, created_at, expires_at)
        SELECT 'reset', 1, ${account}, '${of("lost")}', '${language}', 'lost' || n || '${key}', 'lost' || n || '${key}', 'queued', 3, 4e9, unixepoch(), 4e9
        FROM (SELECT 1 AS n UNION SELECT 2);
        UPDATE mail SET delivery = 'dead', last_error = 'sendmail: 550 5.1.1 <${of("lost")}>: no such user' WHERE dedupe LIKE 'lost%${key}'`]);
      await desk.open(`${admin()}/admin/mails?delivery=dead&q=${of("lost")}`);
      await desk.look("office-mails-failed");
      await desk.follow("tbody th a");
      await desk.look("office-mail-failed");
      await desk.submit(`${desk.path}/handover`);
      assert.match(await desk.page.locator(".secret").innerText(), /\/account\/reset\?token=[\w-]{43}$/);
      await desk.look("office-mail-handed");
      await desk.open(`${admin()}/admin/mails?delivery=dead&q=${of("lost")}`);
      assert.equal(await desk.page.locator("tbody th a").count(), 1, "one is left");
      await desk.submit("/retry");
      assert.notEqual(await desk.notice(), "");
    });
    test("the overview draws what happened, and has the numbers behind", async () => {
      await desk.open(`${admin()}/admin/overview`);
      await desk.look("office-overview");
      for (const summary of await desk.page.locator("summary").all()) await summary.click();
      const cells = await desk.page.locator(".figures tbody tr:last-child td").allInnerTexts();
      assert.ok(cells.length >= 8 && cells.every((text) => /^\d+$/.test(text.trim())), cells.join());
      await desk.look("office-overview-numbers");
    });
    test("the log says who did what, and is searched and saved", async () => {
      await desk.open(`${admin()}/admin/audit`);
      await desk.sees(/Ada Muster/);
      await desk.look("office-audit");
      await desk.submit("/admin/audit", { person: of("corrected") });
      await desk.sees(new RegExp(of("corrected")));
      await desk.look("office-audit-person");
      await desk.submit("/admin/audit", { person: "nobody@nowhere.example", to: "2001-01-01" });
      await desk.look("office-audit-wrong", { status: 422 });
      await desk.open(`${admin()}/admin/audit?q=nobodyofthatname`);
      await desk.look("office-audit-empty");
      await desk.open(`${admin()}/admin/audit?actor=Ada+Muster`);
      const [saved] = await Promise.all([desk.page.waitForEvent("download"), desk.form("/admin/audit/export").locator("button").click()]);
      const table = fs.readFileSync(await saved.path(), "utf8");
      assert.match(saved.suggestedFilename(), /^pforte-audit-.*\.csv$/);
      assert.match(table, /Ada Muster/);
      assert.doesNotMatch(table, /[;,]customer[;,]/);
      const whole = pforte(house.demo.config, "audit", "verify", "--json");
      assert.equal(whole.status, 0, whole.stderr);
    });
    test("the people of the office", async () => {
      await prove();
      await desk.open(`${admin()}/admin/staff`);
      await desk.look("office-staff");
      await desk.submit("/admin/staff", { email: "x" });
      await desk.look("office-staff-wrong", { status: 422 });
      await desk.submit("/admin/staff", { email: of("clerk"), name: `Berta ${key}`, role: "approver", language, website_1: true });
      const link = (await desk.page.locator(".secret").innerText()).trim();
      await desk.look("office-staff-added");
      const berta = house.demo.select(`SELECT id FROM staff WHERE email = '${of("clerk")}'`)[0].id;
      await desk.open(`${admin()}/admin/staff/${berta}`);
      await desk.look("office-person");
      await desk.submit(`/admin/staff/${berta}`, { website_1: true, website_2: true });
      await desk.open(`${admin()}/admin/website/2`);
      await desk.look("office-website-people");
      await desk.submit(`/admin/website/2/approver/${berta}/remove`);
      assert.match(await desk.notice(), /Berta/);
      const clerk = await Reader.open(house, mode);
      await clerk.open(link);
      await clerk.look("office-invitation");
      await clerk.submit("/admin/invitation", { new_password: "kurz" });
      await clerk.look("office-invitation-wrong", { status: 422 });
      await clerk.submit("/admin/invitation", { new_password: kPassword });
      await clerk.signIn(of("clerk"), kPassword, "/admin/login");
      await clerk.look("office-queue-approver");
      await clerk.open(link);
      await clerk.look("office-invitation-over");
      await clerk.open(`${admin()}/admin/staff`);
      await clerk.look("office-forbidden", { status: 403 });
      await clerk.close();
    });
    test("an auditor reads everything, and no button is there to press", async () => {
      const run = pforte(house.demo.config, "staff", "add", "--email", of("auditor"), "--name", `Rita ${key}`, "--role", "auditor", "--language", language,
        "--password-stdin", { input: `${kPassword}\n` });
      assert.equal(run.status, 0, run.stderr);
      const auditor = await Reader.open(house, mode);
      await auditor.open(`${admin()}/admin/login`);
      await auditor.signIn(of("auditor"), kPassword, "/admin/login");
      const pages = { registrations: "office-queue-auditor", staff: "office-staff-auditor", [`website/${website}`]: "office-website-auditor",
        [`access/${accessOf(of("corrected")).id}`]: "office-access-auditor" };
      for (const [place, name] of Object.entries(pages)) {
        await auditor.open(`${admin()}/admin/${place}`);
        assert.equal(await auditor.page.locator("main form[method=post] button:visible").count(), 0);
        await auditor.look(name);
      }
      await auditor.close();
    });
    test("the own account: a second factor is set up, used, and replaced by a recovery code", async () => {
      const run = pforte(house.demo.config, "staff", "add", "--email", of("factor"), "--name", `Fee ${key}`, "--language", language, "--password-stdin",
        { input: `${kPassword}\n` });
      assert.equal(run.status, 0, run.stderr);
      const owner = await Reader.open(house, mode);
      const signIn = async () => {
        await owner.open(`${admin()}/admin/login`);
        await owner.signIn(of("factor"), kPassword, "/admin/login");
      };
      await signIn();
      await owner.open(`${admin()}/admin/me`);
      await owner.look("office-me");
      await owner.submit("/admin/me/password", { password: "falsch", new_password: "kurz" });
      await owner.look("office-me-wrong", { status: 422 });
      await owner.open(`${admin()}/admin/second-factor`);
      await owner.look("office-factor");
      await owner.submit("/admin/second-factor", { code: "000" });
      await owner.look("office-factor-wrong", { status: 422 });
      const secret = (await owner.page.locator(".secret").innerText()).replaceAll(" ", "");
      const code = (more) => execFileSync("oathtool", ["--totp", "--base32", "--now", more, secret], { encoding: "utf8" }).trim();
      await owner.submit("/admin/second-factor", { code: code("now") });
      await owner.look("office-recovery");
      const recovery = await owner.page.locator(".codes code").allInnerTexts();
      assert.equal(recovery.length, 10);
      await owner.follow("main a.button");
      await owner.look("office-me-factor");
      await owner.submit("/admin/logout");
      await signIn();
      await owner.look("office-code");
      await owner.submit("/admin/code", { code: "123" });
      await owner.look("office-code-wrong", { status: 422 });
      await owner.submit("/admin/code", { code: code("30 seconds") });
      assert.equal(owner.path, "/admin/registrations");
      await owner.submit("/admin/logout");
      await signIn();
      await owner.page.locator("summary").click();
      const lost = owner.page.locator("details form");
      await lost.locator("[name=recovery]").fill(recovery[3]);
      await Promise.all([owner.page.waitForEvent("load"), lost.locator("button").click()]);
      assert.equal(owner.path, "/admin/registrations");
      await owner.close();
    });
    test("a sensitive act asks for the password again, and keeps what was typed", async () => {
      const run = pforte(house.demo.config, "staff", "add", "--email", of("chief"), "--name", `Carla ${key}`, "--role", "administrator", "--language", language, "--password-stdin",
        { input: `${kPassword}\n` });
      assert.equal(run.status, 0, run.stderr);
      const chief = await Reader.open(house, mode);
      await chief.open(`${admin()}/admin/login`);
      await chief.signIn(of("chief"), kPassword, "/admin/login");
      const ago = `UPDATE staff_session SET proven_at = proven_at - 300 WHERE staff_id = (SELECT id FROM staff WHERE email = '${of("chief")}')`;
      execFileSync("sqlite3", [house.demo.database, ".timeout 5000", ago]);
      await chief.open(`${admin()}/admin/staff`);
      await chief.submit("/admin/staff", { email: of("later"), name: `Später ${key}`, role: "auditor", language });
      await chief.look("office-confirm");
      await chief.submit("/admin/staff", { confirm_password: "falsch" });
      await chief.look("office-confirm-wrong", { status: 422 });
      await chief.submit("/admin/staff", { confirm_password: kPassword });
      await chief.sees(new RegExp(`Später ${key}`));
      assert.match(await chief.page.locator(".secret").innerText(), /\/admin\/invitation\?token=/);
      await chief.close();
    });
    test("pages that do not exist say so", async () => {
      await desk.open(`${admin()}/admin/nowhere`);
      await desk.look("office-missing", { status: 404 });
      await desk.open(`${admin()}/admin/access/999999`);
      await desk.look("office-missing-access", { status: 404 });
    });
    test("signing out", async () => {
      await desk.submit("/admin/logout");
      assert.match(desk.path, /^\/admin\/login/);
      await desk.look("office-signed-out");
    });
  });
}
