// Ways to ask for a protected page that must all be refused, whatever the web server makes of them.
import assert from "node:assert/strict";

const kPlain = [
  "/members/prices.html", "/members/", "/members", "/members/gear.svg", "//members/prices.html", "/members//prices.html", "///members///prices.html",
  "/./members/prices.html", "/members/./prices.html", "/members/../members/prices.html", "/pforte/../members/prices.html",
  "/service/../members/prices.html", "/nowhere/../members/prices.html", "/account/../members/prices.html", "/pforte/css/../../members/prices.html",
  "/%2e/members/prices.html", "/%2e%2e/members/prices.html", "/pforte/%2e%2e/members/prices.html", "/pforte/.%2e/members/prices.html",
  "/pforte/%2E%2E/members/prices.html", "/account/%2e%2e/members/prices.html", "/%6dembers/prices.html", "/members/%70rices.html",
  "/%6D%65%6D%62%65%72%73/prices.html", "/members%2fprices.html", "/members%2Fprices.html", "/pforte/..%2fmembers/prices.html", "/pforte%2f..%2fmembers/prices.html",
  "/members%5cprices.html", "/members\\prices.html", "/pforte\\..\\members/prices.html", "/members;x/prices.html", "/members/;x/prices.html",
  "/members/prices.html;x", "/;x/members/prices.html", "/members/prices.html.", "/members./prices.html", "/members/prices.html%20", "/members%20/prices.html",
  "/members/prices.html%00", "/members/prices.html%00.css", "/members%00/prices.html", "/members/prices.html/", "/members/prices.html/x", "/members/prices.html/../prices.html",
  "/members/prices.html?", "/members/prices.html?x=/pforte/", "/members/prices.html#x", "/members/prices.html%23", "/members/prices.html%3f", "/members/prices.html%3Fx",
  "/MEMBERS/prices.html", "/Members/prices.html", "/members/PRICES.html", "/members/prices.html~", "/members/prices.html::$DATA", "/members/index.html",
  "/%2fmembers/prices.html", "/%252e%252e/members/prices.html", "/members/%252e/prices.html", "/%c0%ae%c0%ae/members/prices.html", "/pforte/%c0%ae%c0%ae/members/prices.html",
  "/members/%e0%80%afprices.html", "/%u002e%u002e/members/prices.html", "/members/prices%2ehtml", "/./././members/././prices.html", "/a/b/c/../../../members/prices.html",
  "/../members/prices.html", "/../../../../members/prices.html", "/pforte/..;/members/prices.html", "/pforte/..%3b/members/prices.html", "/..;/members/prices.html",
  "/members/prices.html%0d%0aX:y", "/members/prices.html%0a", "/members/%09prices.html", "/members/%20prices.html", "/service/members/", "/service/members/index.html",
  "/service//members/index.html", "/service/./members/", "/service/account/../members/index.html", "/service/%6dembers/index.html",
  `/${"x/../".repeat(300)}members/prices.html`, `/members/prices.html?${"x".repeat(3000)}`, `/members/${"./".repeat(500)}prices.html`,
];
// Absolute addresses (RFC 9112 section 3.2.2) and what is no address at all.
const kOdd = ["http://localhost/members/prices.html", "http://evil.example/members/prices.html", "https://localhost/members/prices.html", "members/prices.html", "*", "localhost:80"];

export const kSpellings = [...kPlain, ...kOdd].map((target) => [JSON.stringify(target.length > 60 ? `${target.slice(0, 57)}...` : target), target]);

// What stands on the protected pages and nowhere else.
const kSecret = /48,20|am Lager|Wartungsplan|Sie sind angemeldet|<path/;

export function tellsNothing(answer) {
  assert.notEqual(answer.status, 0, "no answer");
  assert.doesNotMatch(answer.text, kSecret);
}

export function isClosed(answer) {
  tellsNothing(answer);
  assert.ok(answer.status < 200 || answer.status >= 300, `status ${answer.status}: ${answer.text.slice(0, 300)}`);
  assert.notEqual(answer.status, 206);
  assert.notEqual(answer.status, 304);
}
