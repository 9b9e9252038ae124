import { expect, test } from "vitest";
import { formatTarget, parseTarget } from "../target.js";

test.each([
  ["$", []],
  ["$.info", ["info"]],
  ["$.components.schemas.AppId", ["components", "schemas", "AppId"]],
  ["$.paths['/a/{b}'].post", ["paths", "/a/{b}", "post"]],
  ['$["paths"]["/a"].get.parameters[0]', ["paths", "/a", "get", "parameters", 0]],
  ["$.paths['/a'].get.responses['200']", ["paths", "/a", "get", "responses", "200"]],
  ["$.tags[?(@.name=='sub-account')]", ["tags", { member: "name", equals: "sub-account" }]],
  ['$.tags[?@.name == "sms"]', ["tags", { member: "name", equals: "sms" }]],
])("%s is read step by step", (target, steps) => {
  expect(parseTarget(target)).toEqual(steps);
});

test.each(["info", "$..description", "$.paths.*", "$.paths[*]", "$.tags[0:2]", "$.info.", "$.a b"])(
  "%s is no plain target",
  (target) => {
    expect(parseTarget(target)).toBeUndefined();
  },
);

test("what is written is read again", () => {
  const path = ["paths", "/Accounts/{accountSid}/ivr/conf", "post", "parameters", 1, "x-displayName", "200"];
  expect(parseTarget(formatTarget(path))).toEqual(path);
});
