// make pictures: draws the pictures of the office's guide anew, from the demo with its cast, in both languages.
import fs from "node:fs";
import path from "node:path";

import { Demo, kRoot, openBrowser } from "./support.mjs";

const kFolder = path.join(kRoot, "docs/office/pictures");
const kWidth = 1080, kMost = 860;  // pixels; what is below is cut off
const kPassword = "muster demo kennwort 2026";

// Each is a page, and what is done there before the picture is taken.
const kPictures = {
  queue: { page: "/admin/registrations" },
  access: { follow: ["/admin/registrations", "Jonas Petersen"] },
  bulk: { page: "/admin/registrations", async before(page) {
    for (const box of (await page.locator("tbody input[type=checkbox]").all()).slice(0, 3)) await box.check();
    await press(page, "button[value=approve_selected], button[value=approve]");
  } },
  contacts: { page: "/admin/contacts?q=partner" },
  contact: { follow: ["/admin/contacts?q=partner", "Erika Beispiel"] },
  why: { page: "/admin/account/{account}/why?page={site}/members/prices.html" },
  website: { page: "/admin/website/1" },
  form: { page: "/admin/website/1/form" },
  branding: { page: "/admin/website/1/branding" },
  "mail-text": { page: "/admin/website/1/text/{language}/approved", async before(page) {
    await press(page, "button[value=preview]");
  } },
  mails: { page: "/admin/mails?delivery=sent" },
  overview: { page: "/admin/overview" },
  audit: { page: "/admin/audit" },
  staff: { page: "/admin/staff" },
  factor: { page: "/admin/second-factor" },
};

const press = (page, selector) => Promise.all([page.waitForEvent("load"), page.locator(selector).first().click()]);

async function take(page, demo, language, name, picture) {
  const [start, link] = picture.follow ?? [picture.page];
  const [{ account }] = demo.select("SELECT id AS account FROM account WHERE email = 'erika@partner.example'");
  const values = { language, account, site: encodeURIComponent(demo.base) };
  await page.goto(demo.admin + start.replace(/\{([a-z]+)\}/g, (_, name) => values[name]));
  if (link) await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: link }).first().click()]);
  await picture.before?.(page);
  const height = await page.evaluate(() => document.body.scrollHeight);
  // The focus and the bar that sticks to the window's edge would lie in the middle of what is shown.
  await page.evaluate(() => document.activeElement?.blur());
  await page.setViewportSize({ width: kWidth, height: Math.min(kMost, height) });
  await page.screenshot({ path: path.join(kFolder, language, `${name}.png`) });
  console.log(`${language}/${name}.png`);
}

const demo = await Demo.start();
const browser = await openBrowser();
try {
  for (const language of ["de", "en"]) {
    const context = await browser.newContext({ locale: language === "de" ? "de-DE" : "en-GB", viewport: { width: kWidth, height: kMost } });
    const page = await context.newPage();
    await page.goto(`${demo.admin}/admin/login`);
    await page.fill("[name=email]", "ada@muster.example");
    await page.fill("[name=password]", kPassword);
    await press(page, "main button");
    await page.goto(`${demo.admin}/admin/me`);
    await page.selectOption("[name=language]", language);
    await press(page, 'form[action$="/admin/me/language"] button');
    fs.mkdirSync(path.join(kFolder, language), { recursive: true });
    for (const [name, picture] of Object.entries(kPictures)) await take(page, demo, language, name, picture);
    await context.close();
  }
} finally {
  await browser.close();
  await demo.end();
}
