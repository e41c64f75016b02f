// One person at a browser: opens pages, fills forms, and has every page looked at on the way.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import { axeSource, kBuild } from "./support.mjs";

export async function tellLooks(house, context) {
  for (const { name, wrong } of house.looks.splice(0)) await context.test(name, () => assert.deepEqual(wrong, []));
}

const kWidths = [360, 768, 1280];
const kBetween = [1024];  // must fit, too; no pictures
const kSchemes = ["light", "dark"];
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const kLocale = { de: "de-DE", en: "en-GB" };
let axe;

export class Reader {
  static async open(house, { language, javaScript }) {
    const reader = new Reader();
    house.looks ??= [];
    Object.assign(reader, { language, javaScript, troubles: [], looks: house.looks });
    reader.context = await house.browser.newContext({
      locale: kLocale[language], javaScriptEnabled: javaScript, viewport: { width: 1280, height: 800 }, reducedMotion: "reduce",
    });
    reader.page = await reader.context.newPage();
    reader.page.setDefaultTimeout(15_000);
    reader.page.on("response", (response) => {
      if (response.request().isNavigationRequest() && response.frame() === reader.page.mainFrame()) reader.answer = response;
    });
    reader.page.on("pageerror", (error) => reader.troubles.push(`${error}`));
    reader.page.on("console", (message) => {
      // A refused form (422) is also told on the console.
      if (message.type() === "error" && !/Failed to load resource/.test(message.text())) reader.troubles.push(message.text());
    });
    return reader;
  }

  close() { return this.context.close(); }

  async open(address) {
    await this.page.goto(address);
    return this.answer;
  }
  get next() { return new URL(this.page.url()).searchParams.get("next"); }
  get path() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  form(action) { return this.page.locator(`form[action$="${action}"]`).first(); }

  // Fills the inputs by name and presses the form's own button, or the one named.
  async submit(action, fields = {}, button = "button:not([type=button]):not([disabled])") {
    const form = this.form(action);
    for (const [name, value] of Object.entries(fields)) {
      const input = form.locator(`[name="${name}"]`);
      if (typeof value === "boolean") await input.setChecked(value);
      else if (await input.evaluate((element) => element.tagName === "SELECT")) await input.selectOption(value);
      else await input.fill(value);
    }
    await Promise.all([this.page.waitForEvent("load"), form.locator(button).first().click()]);
  }

  async follow(locator) {
    await Promise.all([this.page.waitForEvent("load"), this.page.locator(locator).first().click()]);
  }

  async signIn(email, password, action = "/account/login") { await this.submit(action, { email, password }); }

  async sees(said) {
    const text = await this.page.locator("main").innerText();
    assert.match(text, said);
  }
  async notice() { return (await this.page.locator(".notice [role=status]").innerText()).trim(); }
  async title() { return (await this.page.locator("h1").innerText()).trim(); }

  // Looks at the page: language, headings, width, rules for everybody's reading, pictures of it, its HTML for the checker.
  // What is wrong with it is told by a test of its own at the end (tellLooks), so that the story goes on.
  async look(name, { status = 200 } = {}) {
    const looked = { name: `${name} in ${this.language}${this.javaScript ? "" : " without JavaScript"}`, wrong: [] };
    this.looks.push(looked);
    assert.equal(this.answer.status(), status, `${name} at ${this.page.url()}`);
    for (const check of [this.isWhole, this.saysErrors, this.fits]) {
      try {
        await check.call(this, name, status);
      } catch (error) {
        looked.wrong.push(error.message);
      }
    }
    await this.page.setViewportSize({ width: 1280, height: 800 });
    await this.page.emulateMedia({ colorScheme: "light" });
  }

  async isWhole(name) {
    const { page } = this;
    const place = `${this.language}${this.javaScript ? "" : "-plain"}`;
    this.save("html", `${place}/${name}.html`, await this.answer.body());
    assert.equal(await page.locator("html").getAttribute("lang"), this.language, "its language");
    assert.equal(await page.locator("h1").count(), 1, "one main heading");
    assert.deepEqual(this.troubles.splice(0), [], "said on the console");
    // The pages that word mails, and the log of it, show markers on purpose.
    if (!name.includes("mail-text") && name !== "office-audit") assert.doesNotMatch(await page.locator("body").innerText(), /\{\{|\[\[|\]\]|\}\}/, "a marker was left");
  }

  async fits(name) {
    const { page } = this;
    const place = `${this.language}${this.javaScript ? "" : "-plain"}`;
    const wrong = [];
    // Without JavaScript it is the same page: once is enough.
    for (const width of this.javaScript ? [...kBetween, ...kWidths] : [360]) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
      wrong.push(...await page.evaluate((at) => {
        const { clientWidth, scrollWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const wide = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > clientWidth + 0.5);
        const leaves = wide.filter((each) => !wide.some((other) => other !== each && each.contains(other)));
        return [`at ${at} it is ${scrollWidth - clientWidth} pixels too wide by ${leaves.map((each) => each.outerHTML.slice(0, 120)).join(" and ")}`];
      }, width));
      for (const colorScheme of this.javaScript && kWidths.includes(width) ? kSchemes : []) {
        await page.emulateMedia({ colorScheme });
        this.save("screenshots", `${name}/${place}-${width}-${colorScheme}.png`, await page.screenshot({ fullPage: true }));
        if (this.javaScript && width !== 768) wrong.push(...await this.barriers(`${width}, ${colorScheme}`));
      }
    }
    assert.deepEqual(wrong, []);
  }

  // A summary on top that has the focus and whose links lead to the fields; each field says what is wrong.
  async saysErrors(name, status) {
    if (status !== 422) return;
    const summary = this.page.locator(".errors");
    assert.ok(await summary.count() > 0, "no summary of what is wrong");
    for (const link of await summary.first().locator("a").all()) {
      const field = this.page.locator(await link.getAttribute("href"));
      assert.equal(await field.count(), 1, `${name}: ${await link.getAttribute("href")} leads nowhere`);
      assert.equal(await field.getAttribute("aria-invalid"), "true", "a field in the summary is not marked");
    }
    if (this.javaScript) {
      assert.equal(await summary.first().evaluate((element) => element === document.activeElement), true, "the summary has no focus");
    }
  }

  async barriers(where) {
    axe ??= axeSource();
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), kRules);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  }

  save(room, file, bytes) {
    const full = path.join(kBuild, room, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, bytes);
  }
}
