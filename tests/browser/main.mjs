// The whole story in a real browser: in German, in English, and with JavaScript switched off.
import { after, before, describe, test } from "node:test";
import fs from "node:fs";
import path from "node:path";

import { customerStory } from "./customer.mjs";
import { handoverStory } from "./handover.mjs";
import { TwoHosts } from "./hosts.mjs";
import { officeStory } from "./office.mjs";
import { tellLooks } from "./reader.mjs";
import { Demo, kBuild, openBrowser } from "./support.mjs";

for (const folder of ["html", "screenshots"]) fs.rmSync(path.join(kBuild, folder), { recursive: true, force: true });

const house = {};
const stories = [
  [[customerStory, "de", true], [officeStory, "de", true], [customerStory, "de", false], [handoverStory, "de", true]],
  [[officeStory, "en", true], [customerStory, "en", true], [officeStory, "en", false], [handoverStory, "en", true], [handoverStory, "en", false]],
];
describe("in the browser", { concurrency: 1 }, () => {
  before(async () => {
    house.demo = await Demo.start();
    house.hosts = await TwoHosts.start();
    house.browser = await openBrowser();
  });
  after(async () => {
    await house.browser?.close();
    await house.hosts?.end();
    await house.demo?.end();
  });
  describe("side by side", { concurrency: stories.length }, () => {
    for (const [i, lane] of stories.entries()) {
      describe(`lane ${i + 1}`, { concurrency: 1 }, () => {
        for (const [story, language, javaScript] of lane) story(house, { language, javaScript });
      });
    }
  });
  test("every page on the way", (context) => tellLooks(house, context));
});
