// What was linked: static, hardened.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";

import { kBuild } from "../browser/support.mjs";

export const kPrograms = ["portal.fcgi", "admin.fcgi", "gate.fcgi", "pforte"];

for (const program of kPrograms) {
  const readelf = (...words) => execFileSync("readelf", ["-W", ...words, path.join(kBuild, program)], { encoding: "utf8" });
  test(`${program} needs no library at run time`, () => {
    assert.doesNotMatch(readelf("-d"), /NEEDED/);
    assert.doesNotMatch(readelf("-l"), /INTERP/);
  });
  test(`${program} has no executable stack and read-only relocations`, () => {
    const segments = readelf("-l");
    assert.match(segments, /GNU_STACK.* RW /);
    assert.match(segments, /GNU_RELRO/);
  });
}
