import { expect, test } from "vitest";
import { sectionsOf } from "../reference.js";

test("a page falls into the sections below its headings, each with its anchor", () => {
  const page = "# A\n\n## How a `change` flows\ntext\n```sh\n# comment\n```\n### 安全\n";
  expect(sectionsOf(page).map(({ heading, anchor }) => [heading, anchor])).toEqual([
    ["A", "a"],
    ["How a `change` flows", "how-a-change-flows"],
    ["安全", "安全"],
  ]);
  expect(sectionsOf(page)[1]?.text).toBe("text\n```sh\n# comment\n```");
});

test("a section has the addresses of operations that are in it", () => {
  const [section] = sectionsOf("## sendX\n\n发送 · POST /Accounts/{accountSid}/X (deprecated)\n\nPOST /elsewhere\n");
  expect(section?.addresses).toEqual([{ method: "POST", path: "/Accounts/{accountSid}/X" }]);
});
