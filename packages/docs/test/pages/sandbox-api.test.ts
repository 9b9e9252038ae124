import { expect, test } from "vitest";
import { readSandboxApi } from "../../src/contract/read-sandbox-api.js";
import { createSandboxTranslator, readSandboxTexts } from "../../src/contract/translate-sandbox-api.js";
import { LANGUAGES } from "../../src/languages.js";
import { readBuilt } from "../dist-files.js";

const api = readSandboxApi();
const ids = Object.values(api.paths).flatMap((methods) =>
  Object.values(methods).flatMap((operation) => ("operationId" in operation ? [operation.operationId] : [])),
);

test.each(LANGUAGES)("%s: every request of the sandbox has its place, and every parameter of it a row", (language) => {
  const html = readBuilt(`${language}/api/sandbox.html`);
  expect(ids.length).toBeGreaterThan(50);
  expect(ids.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
  const list = html.slice(html.indexOf('id="listMessages"'), html.indexOf('id="getMessage"'));
  for (const name of ["wait", "since", "to", "template", "code"])
    expect(list).toContain(`<td><code>${name}</code></td>`);
});

test("every text of the sandbox's API has its Chinese, and every Chinese is on the page", () => {
  const page = readBuilt("zh-CN/api/sandbox.md");
  const table = readSandboxTexts();
  expect(Object.keys(table).length).toBeGreaterThan(300);
  expect(Object.values(table).filter((text) => !page.includes(text))).toEqual([]);
});

test("a text without its Chinese is an error that names it, but for a name alone", () => {
  const say = createSandboxTranslator("zh-CN");
  expect(() => say("A new text.")).toThrow(/sandbox-api\.zh-CN\.yaml has no Chinese for "A new text\."/);
  expect(say("`confid`.")).toBe("`confid`。");
  expect(createSandboxTranslator("en")("A new text.\n")).toBe("A new text.");
});
