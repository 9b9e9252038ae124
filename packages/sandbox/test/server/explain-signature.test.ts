import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { explainSignature } from "../../src/server/explain-signature.js";

const sid = "ab".repeat(16);
const token = "cd".repeat(16);
const other = "ef".repeat(16);
const timestamp = "20240229120000";
const PARTS = { sid, token, timestamp };

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex").toUpperCase();
}

test.each([
  ["the token of another account", sid + other + timestamp, "token is that of another account"],
  ["a clock that was read twice", `${sid}${token}20240229120002`, "2 s later"],
  ["a clock that was read twice, the other way", `${sid}${token}20240229115959`, "1 s earlier"],
  ["UTC in one of the two", `${sid}${token}20240229040000`, "different time zones"],
  ["no timestamp", sid + token, "timestamp is missing"],
  ["no token", sid + timestamp, "token is missing"],
  ["no id", token + timestamp, "id of the account is missing"],
  ["another order", token + sid + timestamp, "token comes before"],
  ["another order at the end", sid + timestamp + token, "timestamp comes before the token"],
  ["colons", `${sid}:${token}:${timestamp}`, "joined by colons"],
  ["another letter case", sid + token.toUpperCase() + timestamp, "another letter case"],
  ["a line end behind the token", `${sid}${token}\n${timestamp}`, "at the end of the token"],
  ["something else", `${sid}${"0".repeat(32)}${timestamp}`, "the token is another one"],
])("names %s", (_, hashed, why) => {
  const explained = explainSignature(md5(hashed), PARTS, [other]);
  expect(explained).toContain(why);
  expect(explained).not.toContain(token);
});

test("says that a sig has the wrong form", () => {
  expect(explainSignature("abc", PARTS, [])).toContain("32 hexadecimal digits");
});
