// The whole story in a real browser: in German, in English, and with JavaScript switched off.
import { after, before, describe } from "node:test";
import fs from "node:fs";
import path from "node:path";

import { customerStory } from "./customer.mjs";
import { officeStory } from "./office.mjs";
import { Demo, kBuild, openBrowser } from "./support.mjs";

for (const folder of ["html", "screenshots"]) fs.rmSync(path.join(kBuild, folder), { recursive: true, force: true });

const house = {};
describe("in the browser", { concurrency: 1 }, () => {
  before(async () => {
    house.demo = await Demo.start();
    house.browser = await openBrowser();
  });
  after(async () => {
    await house.browser?.close();
    await house.demo?.end();
  });
  for (const language of ["de", "en"]) {
    customerStory(house, { language, javaScript: true });
    officeStory(house, { language, javaScript: true });
  }
  customerStory(house, { language: "de", javaScript: false });
  officeStory(house, { language: "en", javaScript: false });
});
