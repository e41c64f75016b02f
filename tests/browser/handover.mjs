// The story of a customer of two websites at different hosts, who types the password once.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, describe, test } from "node:test";

import { grant, kPassword } from "../wire/people.mjs";
import { Reader } from "./reader.mjs";

export function handoverStory(house, mode) {
  const { language, javaScript } = mode;
  const email = `two-${language}${javaScript ? "" : "-plain"}@story.example`;

  describe(`the story of two hosts in ${language}${javaScript ? "" : " without JavaScript"}`, { concurrency: 1 }, () => {
    let reader, hosts;
    before(async () => {
      hosts = house.hosts;
      for (const website of [1, 2]) grant(hosts, email, website);
      reader = await Reader.open(house, mode);
    });
    after(() => reader?.close());
    const address = () => reader.page.url();
    const arrive = async () => {
      assert.equal(address(), `${hosts.there}/account/arrive`, "the ticket left the address line");
      await reader.sees(new RegExp(email.replaceAll(".", "\\.")));
      assert.equal((await reader.answer.request().allHeaders())["sec-fetch-site"], "cross-site");
    };

    test("the sign-in page of the second leads to the first", async () => {
      await reader.open(`${hosts.there}/members/prices.html`);
      await reader.look("login-elsewhere");
      await reader.follow("section a[href*='from=']");
      assert.ok(address().startsWith(`${hosts.here}/account/login?next=`), address());
    });
    test("signing in there is followed by the way back, by one button, by the page first wanted", async () => {
      await reader.signIn(email, kPassword);
      await reader.look("handover");
      await reader.follow("a.button");
      await arrive();
      await reader.look("arrive");
      await reader.submit("/account/arrive");
      assert.equal(address(), `${hosts.there}/members/prices.html`);
      await reader.sees(/48,20/);
    });
    test("signing out at the second is signing out at the first", async () => {
      await reader.open(`${hosts.there}/account/`);
      await reader.submit("/account/logout");
      await reader.open(`${hosts.here}/members/prices.html`);
      assert.ok(address().startsWith(`${hosts.here}/account/login?next=`), address());
    });
    test("the overview of the first leads to the pages of the second", async () => {
      await reader.signIn(email, kPassword);
      await reader.open(`${hosts.here}/account/`);
      await reader.follow("a[href*='from=']");
      await arrive();
      await reader.submit("/account/arrive");
      assert.equal(address(), `${hosts.there}/members/`);
    });
    test("going back to the button leads on", async () => {
      await reader.page.goBack();
      assert.equal(address(), `${hosts.there}/account/`);
    });
    test("whoever comes to the button from nowhere is told what to do", async () => {
      await reader.submit("/account/logout");
      await reader.open(`${hosts.there}/account/arrive`);
      await reader.look("arrive-over");
      await reader.follow("a.button");
      assert.equal(address(), `${hosts.there}/account/login`);
    });
    test("no ticket was told to another page", () => {
      const lines = fs.readFileSync(hosts.log, "utf8").split("\n");
      assert.deepEqual(lines.filter((line) => /from .*(ticket|v1\.)/.test(line)), []);
    });
  });
}
