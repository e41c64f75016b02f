// Who may do what in the office, through the web server: every route of the table times everybody who may come. What is not
// allowed here is refused; what is refused changes nothing.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { Demo, encode, kRoot, send } from "../browser/support.mjs";
import { clerk, grant, hire } from "./people.mjs";

const kTable = fs.readFileSync(path.join(kRoot, "cgi/page/routes_admin.cc"), "utf8");
const kRoutes = [...kTable.matchAll(/\{k(Get|Post), "([^"]+)", k([A-Za-z]+),/g)].map(([, method, route, need]) => ({ method: method.toUpperCase(), route, need }));
const kRoles = ["nobody", "approver", "auditor", "administrator"];
const kForm = { "Content-Type": "application/x-www-form-urlencoded" };

// Said apart from the code, once more.
function isAllowed({ method, need }, role) {
  if (need === "Anyone") return true;
  if (role === "nobody" || need === "Code") return false;
  if (need === "Oneself" || need === "Enrolment") return true;
  if (role === "auditor") return method === "GET";
  return role === "administrator" || need === "Staff";
}

function outcome({ method, route, need }, answer, base) {
  // A form with a forged token is looked at only where its sender may send it.
  if (method === "POST") return answer.status === 403 && /Dieses Formular ist zu alt/.test(answer.text) ? "allowed" : answer.status === 403 || answer.status === 303 ? "refused" : "neither";
  if ([200, 404].includes(answer.status)) return "allowed";
  if (answer.status === 403) return "refused";
  const place = new URL(answer.headers.location, base).pathname;
  if (place === "/admin/login") return "refused";
  // Who is signed in is led on from the start and from what opens to strangers.
  return route === "/admin/" || need === "Anyone" ? "allowed" : "refused";
}

describe("the office's rights, through the server", { concurrency: 1 }, () => {
  let demo, access;
  const cookies = { nobody: "" };

  before(async () => {
    demo = await Demo.start();
    access = grant(demo, "rights@partner.example", 1, "in_processing");
    for (const role of kRoles.slice(1)) {
      hire(demo, `${role}@rights.example`, role, ...(role === "approver" ? ["--website", "1"] : []));
      const visitor = await clerk(demo, `${role}@rights.example`);
      cookies[role] = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    }
  });
  after(() => demo?.end());

  const contact = () => demo.select(`SELECT contact_id AS id FROM account JOIN access ON account_id = account.id WHERE access.id = ${access}`)[0].id;
  const targetOf = (route) => route.replace("/text/{word}/{word}", "/text/de/verify").replace("{word}", "in_processing")
    .replace("access/{}", `access/${access}`).replace("contact/{}", `contact/${contact()}`).replaceAll("{}", "1");

  test("the table is read", () => assert.ok(kRoutes.length > 60, `${kRoutes.length} routes`));

  for (const role of kRoles) {
    test(role, async () => {
      const before = demo.dump();
      const wrong = [];
      for (const each of kRoutes) {
        const body = each.method === "POST" ? encode({ csrf: "forged" }) : undefined;
        const answer = await send({ port: demo.adminPort, method: each.method, path: targetOf(each.route), body, headers: { ...kForm, Cookie: cookies[role] } });
        const did = outcome(each, answer, demo.admin);
        if (did !== (isAllowed(each, role) ? "allowed" : "refused")) wrong.push(`${each.method} ${each.route}: ${answer.status} ${answer.headers.location ?? ""}`);
      }
      assert.deepEqual(wrong, []);
      assert.equal(demo.dump(), before, "something was changed");
    });
  }
});
