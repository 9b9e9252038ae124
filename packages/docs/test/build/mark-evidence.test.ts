import { expect, test } from "vitest";
import { markEvidence } from "../../src/build/mark-evidence.js";
import { ZH_CN } from "../../src/build/texts/zh-cn.js";

test("gives a badge to whatever carries x-evidence, at any depth", () => {
  const document = {
    post: { "x-evidence": "inferred", parameters: [{ name: "a", "x-evidence": "observed" }, { name: "b" }] },
  };
  markEvidence(document, ZH_CN);
  expect(document).toMatchObject({
    post: { "x-badges": [{ name: "推断" }], parameters: [{ "x-badges": [{ name: "公开报文" }] }, {}] },
  });
  expect(document.post.parameters[1]).toEqual({ name: "b" });
});

test("leaves examples as they are", () => {
  const document = { example: { "x-evidence": "inferred" } };
  markEvidence(document, ZH_CN);
  expect(document).toEqual({ example: { "x-evidence": "inferred" } });
});
