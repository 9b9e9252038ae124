import { expect, test } from "vitest";
import { keepsEveryMember } from "../../src/server/json.js";

test.each([
  ["a flat object", '{"a":"1","b":"2"}'],
  ["objects in objects and lists", '{"a":{"b":["x",{"c":"1"},{"c":"2"}]},"d":null}'],
  ["blanks around colons", '{"a" : "1", "b"\n:"2"}'],
  ["no members", "{}"],
  ["__proto__", '{"__proto__":"1"}'],
])("%s: nothing is lost", (_, json) => {
  expect(keepsEveryMember(json, JSON.parse(json))).toBe(true);
});

test.each([
  ["a member given twice", '{"a":"1","a":"2"}'],
  ["one of them with a blank", '{"a":"1","a" :"2"}'],
  ["deep inside", '{"a":[{"b":"1","b":"2"}]}'],
  ["a name spelled with an escape", '{"a":"1","\\u0061":"2"}'],
  ["a text that looks like a name: not sure", '{"a":"\\":"}'],
])("%s: something may be", (_, json) => {
  expect(keepsEveryMember(json, JSON.parse(json))).toBe(false);
});
