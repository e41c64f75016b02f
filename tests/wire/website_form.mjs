// What the office sets for a website holds at once in the running processes of the portal, and puts nobody outside.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Demo, pforte, Visitor } from "../browser/support.mjs";
import { clerk, customer, grant, hire, kPassword } from "./people.mjs";

const kDesk = "formular@desk.example";

describe("rules and registration form of a website", () => {
  let demo;
  before(async () => {
    demo = await Demo.start();
    hire(demo, kDesk);
  });
  after(() => demo?.end());

  const save = async (what, fields) => {
    const desk = await clerk(demo, kDesk);
    const page = `/admin/website/1/${what}`;
    const { text } = await desk.get(page);
    const answer = await desk.post(page, { version: text.match(/name="version" value="(\d+)"/)[1], ...fields });
    assert.equal(answer.status, 303, answer.text);
  };
  const ask = async (email, more = {}) => {
    const visitor = new Visitor(demo.port);
    await visitor.get("/account/register?language=en");
    await visitor.get("/account/register");
    const answer = await visitor.post("/account/register", { name: "Kim", email, password: kPassword, ...more });
    return { visitor, answer };
  };

  test("who is inside stays, who comes is refused by the form or approved by the proof", async () => {
    grant(demo, "drin@weg.example");
    const inside = await customer(demo, "drin@weg.example");
    assert.equal((await inside.get("/members/prices.html")).status, 200);
    await save("rules", { rules: "block weg.example\napprove gut.example" });
    for (const email of ["drin@weg.example", "fremd@weg.example"]) {
      const { answer } = await ask(email);
      assert.equal(answer.status, 422);
      assert.match(answer.text, /does not take email addresses of this domain/);
    }
    const { visitor, answer } = await ask("neu@gut.example");
    assert.equal(answer.status, 303, answer.text);
    const { link } = await demo.mail("neu@gut.example");
    await visitor.get(link.replace(demo.base, ""));
    await visitor.get("/account/verify");
    assert.equal((await visitor.post("/account/verify", {})).status, 303);
    assert.equal((await (await customer(demo, "neu@gut.example")).get("/members/prices.html")).status, 200, "nobody had to decide");
    assert.equal((await inside.get("/members/prices.html")).status, 200, "the rule is for those who come");
    await save("rules", { rules: "" });
  });

  test("terms and questions are asked from the next page on", async () => {
    const before = await ask("eins@frage.example");
    assert.equal(before.answer.status, 303);
    await save("form", { company: "hidden", phone: "optional", message: "optional", order_number: "optional", terms_version: "7",
      terms_de: "Deutsch", terms_en: "First.\n\nSecond." });
    const added = pforte(demo.config, "website", "field", "add", "1", "--label-de", "Nummer", "--label-en", "Number", "--required");
    assert.equal(added.status, 0, added.stderr);
    const { visitor, answer } = await ask("zwei@frage.example", { company: "hidden" });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /Number<\/a>: Please fill in this field\./);
    assert.match(answer.text, /I accept the terms \(version 7\)/);
    assert.doesNotMatch(answer.text, /name="company"/);
    assert.match((await visitor.get("/account/terms")).text, /First\.\n\nSecond\./);
    const again = await visitor.post("/account/register",
      { name: "Kim", email: "zwei@frage.example", password: kPassword, terms: "1", terms_version: "7", [`field-${added.stdout.trim()}`]: "4711" });
    assert.equal(again.status, 303, again.text);
    assert.deepEqual(demo.select("SELECT label, value FROM registration_answer"), [{ label: "Number", value: "4711" }]);
    assert.deepEqual(demo.select("SELECT terms_version FROM registration_terms"), [{ terms_version: "7" }]);
  });
});
