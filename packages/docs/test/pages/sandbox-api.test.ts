import { expect, test } from "vitest";
import { readSandboxApi } from "../../src/contract/read-sandbox-api.js";
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
  for (const name of ["wait", "since", "to", "template", "code"]) expect(list).toContain(`<code>${name}</code> query`);
});
