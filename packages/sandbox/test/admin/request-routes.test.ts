import { sendTemplateSms } from "@cloopen-rest/client";
import { expect, test } from "vitest";
import { createCaller } from "../support/caller.js";
import { MAIN } from "../support/test-sandbox.js";

test("GET requests/{id}/curl signs again, and quotes what would break out of the shell", async () => {
  const { cloopen, sandbox, clock } = createCaller();
  await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["'; rm -rf ~ #", "5"] });
  const first = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/requests/1/curl"));
  const text = await first.text();
  expect(text).toMatch(/^curl -X POST 'http:[^']*\?sig=[0-9A-F]{32}'/);
  expect(text).toContain(`'\\''; rm -rf ~ #`);
  expect(text).not.toContain(MAIN.token);
  clock.advance(60_000);
  const later = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/requests/1/curl"));
  expect(await later.text()).not.toBe(text);
});

test("GET requests/{id}/curl names the requests that are kept", async () => {
  const { sandbox } = createCaller();
  const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/requests/7/curl"));
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("there is none");
});
