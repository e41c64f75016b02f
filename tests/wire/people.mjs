// Customers and staff that the wire tests bring along, so that they depend on nobody of the demo's cast.
import assert from "node:assert/strict";

import { pforte, Visitor } from "../browser/support.mjs";

export const kPassword = "ein langer Satz mit Getriebe 17";

// Prints are ids. `more` are further words of the command.
export function grant(demo, email, website = 1, status = "approved", ...more) {
  const run = pforte(demo.config, "access", "grant", "--website", String(website), "--email", email, "--name", `Kunde ${email}`,
    "--status", status, "--proven", "--no-mail", "--password-stdin", ...more, { input: `${kPassword}\n` });
  assert.equal(run.status, 0, run.stderr);
  return Number(run.stdout.trim());
}

export function hire(demo, email, role = "administrator", ...more) {
  const run = pforte(demo.config, "staff", "add", "--email", email, "--name", `Büro ${email}`, "--role", role, "--password-stdin", ...more,
    { input: `${kPassword}\n` });
  assert.equal(run.status, 0, run.stderr);
}

export async function customer(demo, email, mount = "") {
  const visitor = new Visitor(demo.port);
  const answer = await visitor.signIn(email, kPassword, "", `${mount}/account/login`);
  assert.equal(answer.status, 303, answer.text);
  return visitor;
}

export async function clerk(demo, email) {
  const visitor = new Visitor(demo.adminPort);
  const answer = await visitor.signIn(email, kPassword, "", "/admin/login");
  assert.equal(answer.status, 303, answer.text);
  return visitor;
}
