// The customer's story: wants a page, registers, proves the address, waits, is approved, reads, changes and resets the
// password, is rejected.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Reader } from "./reader.mjs";
import { until } from "./support.mjs";

export const kDemoPassword = "muster demo kennwort 2026";
const kFirst = "drei graue Wale singen leise";
const kSecond = "sieben rote Drachen im Wind";
const kThird = "ein Teller Suppe um Mitternacht";

const kSays = {
  de: { verify: /bestätigen/, inProcessing: /eingegangen/, approved: /frei/, rejected: /Zu Ihrem Antrag/, reset: /Neues Passwort/, changed: /geändert/, already: /schon/ },
  en: { verify: /confirm/i, inProcessing: /We have/, approved: /is open/, rejected: /About your/, reset: /New password/, changed: /was changed/, already: /already/i },
};

export function customerStory(house, mode) {
  const { language, javaScript } = mode;
  const says = kSays[language];
  const of = (name) => `${name}-${language}${javaScript ? "" : "-plain"}@story.example`;
  const base = () => house.demo.base;
  const newReader = () => Reader.open(house, mode);

  describe(`the customer's story in ${language}${javaScript ? "" : " without JavaScript"}`, { concurrency: 1 }, () => {
    let reader, office;
    before(async () => {
      reader = await newReader();
      office = await newReader();
    });
    after(async () => {
      await reader?.close();
      await office?.close();
    });
    const registerAs = async (who, name, mount = "") => {
      await who.submit(`${mount}/account/register`, {
        email: of(name), password: kFirst, name: `Kim ${name}`, company: "Story & Söhne", phone: "+49 30 123", message: "Bitte um Zugang.", order: "A-77",
      });
    };

    test("a protected page leads to signing in", async () => {
      await reader.open(`${base()}/`);
      if (language === "de") await reader.look("site");
      await reader.open(`${base()}/members/prices.html`);
      assert.match(reader.path, /^\/account\/login\?/);
      assert.equal(reader.next, "/members/prices.html");
      await reader.look("login");
    });
    test("signing in with nothing says what is missing", async () => {
      await reader.submit("/account/login");
      await reader.look("login-empty", { status: 422 });
    });
    test("signing in with a wrong password does not say which part is wrong", async () => {
      await reader.signIn(of("nobody"), kFirst);
      await reader.look("login-mismatch", { status: 422 });
      assert.equal(await reader.form("/account/login").locator("[name=email]").inputValue(), of("nobody"));
      assert.equal(await reader.form("/account/login").locator("[name=password]").inputValue(), "");
    });
    test("the way to asking for access keeps the page first wanted", async () => {
      await reader.open(`${base()}/members/prices.html`);
      await reader.follow("a[href*='/account/register']");
      assert.match(reader.path, /^\/account\/register\?/);
      assert.equal(reader.next, "/members/prices.html");
      await reader.look("register");
    });
    test("asking with nothing says what is missing, beside each field", async () => {
      await reader.submit("/account/register", { company: "Story & Söhne", message: "<b>eins</b>\nzwei" });
      await reader.look("register-empty", { status: 422 });
      for (const [name, value] of Object.entries({ company: "Story & Söhne", message: "<b>eins</b>\nzwei" })) {
        assert.equal(await reader.form("/account/register").locator(`[name=${name}]`).inputValue(), value);
      }
      for (const name of ["name", "email", "password"]) {
        const described = await reader.form("/account/register").locator(`[name=${name}]`).getAttribute("aria-describedby");
        const error = described.split(" ").find((id) => id.endsWith("-error"));
        assert.notEqual((await reader.page.locator(`#${error}`).innerText()).trim(), "");
      }
    });
    test("a short password and an address that is none are refused", async () => {
      await reader.submit("/account/register", { name: "Kim", email: "kim@", password: "kurz" });
      await reader.look("register-wrong", { status: 422 });
    });
    test("asking for access leads to proving the address", async () => {
      await registerAs(reader, "link");
      assert.equal(reader.path, "/account/verify");
      assert.equal(await reader.form("/account/verify").locator("[name=email]").inputValue(), of("link"));
      await reader.look("verify-code");
    });
    test("a wrong code is told beside the field", async () => {
      await reader.submit("/account/verify", { code: "000000" });
      await reader.look("verify-wrong-code", { status: 422 });
    });
    test("the mailed link opens a page with a button, and opening it changes nothing", async () => {
      const letter = await house.demo.mail(of("link"), says.verify);
      assert.ok(letter.code.length >= 6, letter.text);
      await reader.open(letter.link);
      assert.equal(reader.path, "/account/verify", "the secret is out of the address line");
      await reader.look("verify-link");
      await reader.open(letter.link);
      assert.equal(house.demo.select(`SELECT count(*) AS n FROM account WHERE email = '${of("link")}'`)[0].n, 0);
    });
    test("the button proves the address", async () => {
      await reader.submit("/account/verify");
      assert.match(reader.path, /^\/account\/login\?/);
      assert.equal(reader.next, "/members/prices.html");
      assert.notEqual(await reader.notice(), "");
      await reader.look("verify-done");
    });
    test("a used link says that it was used", async () => {
      const letter = await house.demo.mail(of("link"), says.verify);
      const other = await newReader();
      await other.open(letter.link);
      await other.look("verify-used");
      await other.open(letter.link.replace(/token=.*/, `token=${"A".repeat(43)}`));
      await other.look("verify-unknown");
      await other.close();
    });
    test("signing in before the decision leads to where the request stands", async () => {
      await reader.signIn(of("link"), kFirst);
      assert.equal(reader.path, "/account/status");
      await reader.look("status-waiting");
      const letter = await house.demo.mail(of("link"), says.inProcessing);
      assert.ok(letter.link.startsWith(base()), letter.link);
    });
    test("a note for the office is kept", async () => {
      await reader.submit("/account/status/message", { message: "Noch ein Satz.\nUnd <noch> einer." });
      assert.notEqual(await reader.notice(), "");
      await reader.sees(/Und <noch> einer\./);
      await reader.look("status-noted");
    });
    test("the overview lists the access with its status", async () => {
      await reader.open(`${base()}/account/`);
      await reader.look("home-waiting");
    });
    test("the protected page stays shut and says why", async () => {
      await reader.open(`${base()}/members/prices.html`);
      assert.equal(reader.path, "/account/status");
    });

    const openInOffice = async (email) => {
      await office.open(`${house.demo.admin}/admin/registrations?q=${encodeURIComponent(email)}`);
      if (office.path.startsWith("/admin/login")) {
        await office.signIn("ada@muster.example", kDemoPassword, "/admin/login");
        await office.open(`${house.demo.admin}/admin/contacts?language=${language}`);
      }
      const [{ id }] = house.demo.select(`SELECT a.id FROM access a JOIN account c ON c.id = a.account_id WHERE c.email = '${email}'`);
      await office.open(`${house.demo.admin}/admin/access/${id}`);
      return id;
    };
    test("the office approves", async () => {
      const id = await openInOffice(of("link"));
      await office.look("office-access-waiting");
      await office.submit(`/admin/access/${id}/approve`);
      assert.match(await office.notice(), /5/);
      await office.look("office-access-approved");
    });
    test("the mail of it leads to the page first wanted, in another browser too", async () => {
      const letter = await house.demo.mail(of("link"), says.approved);
      const other = await newReader();
      await other.open(letter.link);
      await other.signIn(of("link"), kFirst);
      assert.equal(other.path, "/members/prices.html");
      await other.close();
    });
    test("the status page leads there too", async () => {
      await reader.open(`${base()}/account/status`);
      await reader.look("status-approved");
      await reader.follow("main .actions a.button");
      assert.equal(reader.path, "/members/prices.html");
      await reader.open(`${base()}/account/`);
      await reader.look("home-approved");
    });
    test("the password is changed only by whoever knows the old one", async () => {
      await reader.open(`${base()}/account/password`);
      await reader.look("password");
      await reader.submit("/account/password", { password: kThird, new_password: "kurz" });
      await reader.look("password-wrong", { status: 422 });
      await reader.submit("/account/password", { password: kFirst, new_password: kSecond });
      assert.equal(reader.path, "/account/");
      assert.notEqual(await reader.notice(), "");
      await reader.look("password-changed");
      await house.demo.mail(of("link"), says.changed);
    });
    test("signing out shuts the protected pages", async () => {
      await reader.submit("/account/logout");
      assert.equal(reader.path, "/account/login");
      await reader.look("signed-out");
      await reader.open(`${base()}/members/`);
      assert.match(reader.path, /^\/account\/login/);
    });
    test("the old password is void", async () => {
      await reader.signIn(of("link"), kFirst);
      assert.equal(reader.answer.status(), 422);
    });
    test("a forgotten password is set anew by a mailed link", async () => {
      await reader.follow("a[href$='/account/forgot']");
      await reader.look("forgot");
      await reader.submit("/account/forgot", { email: "kim@" });
      await reader.look("forgot-wrong", { status: 422 });
      await reader.submit("/account/forgot", { email: of("link") });
      await reader.look("forgot-sent");
      const letter = await house.demo.mail(of("link"), says.reset);
      await reader.open(letter.link);
      assert.equal(reader.path, "/account/reset");
      await reader.look("reset");
      await reader.submit("/account/reset", { new_password: "kurz" });
      await reader.look("reset-wrong", { status: 422 });
      await reader.submit("/account/reset", { new_password: kThird });
      assert.equal(reader.path, "/account/login");
      await reader.look("reset-done");
      await reader.open(letter.link);
      await reader.look("reset-used");
      await reader.open(`${base()}/account/login`);
      await reader.signIn(of("link"), kThird);
      assert.equal((await reader.open(`${base()}/members/`)).status(), 200);
      if (language === "de") await reader.look("site-members");
    });
    test("nobody learns by the form who is a customer", async () => {
      const stranger = await newReader();
      await stranger.open(`${base()}/account/forgot`);
      await stranger.submit("/account/forgot", { email: of("nobody") });
      const unknown = await stranger.page.locator("main").innerText();
      await reader.open(`${base()}/account/forgot?sent=1`);
      assert.equal(await reader.page.locator("main").innerText(), unknown);
      await stranger.open(`${base()}/account/register`);
      await registerAs(stranger, "link");
      assert.equal(stranger.path, "/account/verify");
      await house.demo.mail(of("link"), says.already);
      assert.equal(house.demo.mailCount(of("nobody")), 0);
      await stranger.close();
    });
    test("a rejection shuts the gate with the next click and says why", async () => {
      const id = await openInOffice(of("link"));
      await office.submit(`/admin/access/${id}/reject`, { reason: "Der Vertrag ist beendet." });
      await office.look("office-access-rejected");
      await reader.open(`${base()}/members/prices.html`);
      assert.match(reader.path, /^\/account\/(login|status)/);
      if (reader.path.startsWith("/account/login")) await reader.signIn(of("link"), kThird);
      if (reader.path !== "/account/status") await reader.open(`${base()}/account/status`);
      await reader.sees(/Der Vertrag ist beendet\./);
      await reader.look("status-rejected");
      await reader.open(`${base()}/account/`);
      await reader.look("home-rejected");
      const letter = await house.demo.mail(of("link"), says.rejected);
      assert.match(letter.text, /Der Vertrag ist beendet\./);
    });

    test("the code proves the address as well", async () => {
      const other = await newReader();
      await other.open(`${base()}/account/register`);
      await registerAs(other, "code");
      const letter = await house.demo.mail(of("code"), says.verify);
      await other.submit("/account/verify", { code: ` ${letter.code.toLowerCase()} ` });
      assert.equal(other.path, "/account/login");
      await other.signIn(of("code"), kFirst);
      assert.equal(other.path, "/account/status");
      await other.submit("/account/status/withdraw");
      await other.look("status-withdrawn");
      await other.submit("/account/accesses", { message: "Doch noch einmal.", order: "" });
      await other.look("status-again");
      await other.close();
    });
    test("a link opened in another browser asks for the password", async () => {
      const first = await newReader(), second = await newReader();
      await first.open(`${base()}/account/register`);
      await registerAs(first, "elsewhere");
      const letter = await house.demo.mail(of("elsewhere"), says.verify);
      await second.open(letter.link);
      await second.look("verify-elsewhere");
      await second.submit("/account/verify", { password: kSecond });
      await second.look("verify-elsewhere-wrong", { status: 422 });
      await second.submit("/account/verify", { password: kFirst });
      assert.match(second.path, /^\/account\/login/);
      await first.close();
      await second.close();
    });
    test("the proof is sent again to whoever asks", async () => {
      const other = await newReader();
      await other.open(`${base()}/account/register`);
      await registerAs(other, "again");
      await house.demo.mail(of("again"), says.verify);
      await other.submit("/account/verify/resend", { email: "kim@" });
      await other.look("resend-wrong", { status: 422 });
      await other.submit("/account/verify/resend", { email: of("again") });
      await other.look("resend-done");
      await house.demo.mail(of("again"), says.verify, 1);
      await other.close();
    });
    test("where approval is automatic, the page first wanted opens at once", async () => {
      const other = await newReader();
      await other.open(`${base()}/service/members/`);
      assert.match(other.path, /^\/service\/account\/login/);
      await other.follow("a[href*='/service/account/register']");
      await registerAs(other, "service", "/service");
      const letter = await house.demo.mail(of("service"), says.verify);
      await other.open(letter.link);
      await other.submit("/service/account/verify");
      await other.signIn(of("service"), kFirst, "/service/account/login");
      assert.equal(other.path, "/service/members/");
      await other.open(`${base()}/members/`);
      assert.match(other.path, /^\/account\/(status|login)/);
      if (other.path.startsWith("/account/status")) await other.look("status-none");
      await other.close();
    });
    test("pages that do not exist say so", async () => {
      await reader.open(`${base()}/account/nowhere`);
      await reader.look("missing", { status: 404 });
      await reader.open(`${base()}/account/login?language=xx&next=%zz`);
      assert.equal(reader.answer.status(), 400);
    });
    test("a form that was open for too long says so and offers the way back", async () => {
      const other = await newReader();
      await other.open(`${base()}/account/login`);
      await other.context.clearCookies();
      await other.signIn(of("link"), kThird);
      await other.look("stale-form", { status: 403 });
      await other.close();
    });
    if (javaScript) {
      test("the whole way goes by keyboard", async () => {
        const other = await newReader();
        await other.open(`${base()}/account/login`);
        await other.page.keyboard.press("Tab");
        assert.equal(await other.page.evaluate(() => document.activeElement.className), "skip");
        await other.page.keyboard.press("Enter");
        await other.page.keyboard.press("Tab");
        assert.equal(await other.page.evaluate(() => document.activeElement.name), "email");
        await other.page.keyboard.type(of("link"));
        await until("the password field", async () => {
          await other.page.keyboard.press("Tab");
          return other.page.evaluate(() => document.activeElement.name === "password");
        });
        await other.page.keyboard.type(kThird);
        await Promise.all([other.page.waitForEvent("load"), other.page.keyboard.press("Enter")]);
        assert.equal(other.path, "/account/status");
        await other.close();
      });
      test("what is typed as a new password can be shown", async () => {
        const other = await newReader();
        await other.open(`${base()}/account/register`);
        const input = other.form("/account/register").locator("[name=password]");
        await input.fill(kFirst);
        await other.page.locator("button.reveal").click();
        assert.equal(await input.getAttribute("type"), "text");
        await other.page.locator("button.reveal").click();
        assert.equal(await input.getAttribute("type"), "password");
        await other.close();
      });
      test("the other language is one click away and stays", async () => {
        const other = await newReader();
        await other.open(`${base()}/account/login`);
        const wanted = language === "de" ? "en" : "de";
        await other.follow(`.languages a[hreflang=${wanted}]`);
        assert.equal(await other.page.locator("html").getAttribute("lang"), wanted);
        assert.equal(other.path, "/account/login");
        await other.open(`${base()}/account/register`);
        assert.equal(await other.page.locator("html").getAttribute("lang"), wanted);
        await other.close();
      });
    }
  });
}
