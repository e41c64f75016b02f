// The office's story: sees who waits, decides, finds a contact, corrects an address, grants access, words the mails,
// sets the websites.
import assert from "node:assert/strict";
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
      await desk.submit(`/admin/contact/${contact}/grant`, { website: "1", email: of("invited"), name: `Ines ${key}` });
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
    test("the websites and their settings", async () => {
      await desk.open(`${admin()}/admin/websites`);
      await desk.look("office-websites");
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
      await desk.submit(text, {}, "button[value=save]");
      assert.notEqual(await desk.notice(), "");
      await desk.look("office-mail-text-saved");
      await desk.submit(text, {}, "button[value=test]");
      const letter = await house.demo.mail("ada@muster.example", /Probe/);
      assert.match(letter.text, /Vorweg ein Satz\./);
      await desk.submit(text, {}, "button[value=restore]");
      assert.equal(await desk.form(text).locator("[name=body]").inputValue(), body);
    });
    test("the outbox", async () => {
      for (const delivery of ["queued", "sent", "dead", "cancelled"]) {
        await desk.open(`${admin()}/admin/mails?delivery=${delivery}`);
        await desk.look(`office-mails-${delivery}`);
      }
    });
    test("the people of the office", async () => {
      await desk.open(`${admin()}/admin/staff`);
      await desk.look("office-staff");
      await desk.submit("/admin/staff", { email: "x" });
      await desk.look("office-staff-wrong", { status: 422 });
      await desk.submit("/admin/staff", { email: of("clerk"), name: `Berta ${key}`, role: "approver", language, website_1: true });
      const password = (await desk.page.locator(".secret").innerText()).trim();
      await desk.look("office-staff-added");
      const clerk = await Reader.open(house, mode);
      await clerk.open(`${admin()}/admin/login`);
      await clerk.signIn(of("clerk"), password, "/admin/login");
      await clerk.look("office-queue-approver");
      await clerk.open(`${admin()}/admin/staff`);
      await clerk.look("office-forbidden", { status: 403 });
      await clerk.close();
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
