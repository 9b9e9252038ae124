import { expect, test } from "vitest";
import { pickCode } from "../../../src/admin/lists/pick-code.js";

const free = (text: string) => pickCode({ templateId: undefined, datas: [], text });

test.each([
  [["4711", "5"], "4711"],
  [["张三", "A7K9Q2", "5"], "A7K9Q2"],
  [["012345"], "012345"],
])("picks the first variable that looks like a code: %j → %s", (datas, code) => {
  expect(pickCode({ templateId: "1", datas, text: datas.join(" ") })).toBe(code);
});

test.each([
  ["您的验证码是4711，请于5分钟内正确输入", "4711"],
  ["【某店】动态码：A7K9Q2，1234567890勿泄露", "A7K9Q2"],
  ["Your code is 482913. It expires at 12:30.", "482913"],
  ["482913 is what you need", "482913"],
  ["订单 20240229 的提货号 4711", undefined],
  ["2024-02-29 的余额为 1234.56 元", undefined],
  ["您的快递已到", undefined],
  ["call 13800138000", undefined],
])("of a free text picks what stands behind a word for it, else its only number: %s → %s", (text, code) => {
  expect(free(text)).toBe(code);
});

test("takes time in proportion to the length of a hostile text", () => {
  const began = performance.now();
  free("验证码 ".repeat(50_000));
  free("1".repeat(200_000));
  free("1234,".repeat(50_000));
  expect(performance.now() - began).toBeLessThan(500);
});
