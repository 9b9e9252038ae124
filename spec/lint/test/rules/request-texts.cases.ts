import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const digits = "components/schemas/Digits.yaml";
const createConf = "components/schemas/CreateConf.yaml";
const text = "'^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*$'";
const found = lintCases("request-texts", {
  "as it is": {},
  "a free text": { [digits]: ["pattern: ^[0-9]+$\n", ""] },
  "a text without control characters": { [digits]: ["^[0-9]+$", text] },
  "a pattern that takes them": { [digits]: ["^[0-9]+$", "^[^,]+$"] },
  "needed and maybe empty": {
    [digits]: ["^[0-9]+$", text],
    [createConf]: ["properties:", "required:\n  - maxmember\nproperties:"],
  },
  "needed and not empty": {
    [digits]: ["^[0-9]+$", `${text}\nminLength: 1`],
    [createConf]: ["properties:", "required:\n  - maxmember\nproperties:"],
  },
  "one of two needed": {
    [digits]: ["^[0-9]+$", text],
    [createConf]: ["properties:", "not:\n  propertyNames:\n    not:\n      enum: [maxmember, other]\nproperties:"],
  },
});

test("texts without control characters pass", () => {
  for (const name of ["as it is", "a text without control characters", "needed and not empty"] as const)
    expect(found(name)).toEqual([]);
});
test("reports a text of a request that may hold control characters", () => {
  for (const name of ["a free text", "a pattern that takes them"] as const)
    expect(found(name)).toEqual([
      expect.stringMatching(/Digits\.yaml:1 `Digits` may hold control characters, which XML cannot carry/),
    ]);
});
test("reports a needed text that may be empty", () => {
  for (const name of ["needed and maybe empty", "one of two needed"] as const)
    expect(found(name)).toEqual([
      expect.stringMatching(/CreateConf\.yaml:\d+ `maxmember` is needed and may be empty.*Write `minLength: 1`/),
    ]);
});
