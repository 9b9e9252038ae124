import { createClient } from "@cloopen-rest/client";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { afterEach, beforeEach, expect, it } from "vitest";
import { notify } from "./notify.js";

let sandbox: Sandbox;
let server: Awaited<ReturnType<Sandbox["listen"]>>;
beforeEach(async () => {
  sandbox = createSandbox();
  server = await sandbox.listen();
});
afterEach(() => server.close());

const client = () => {
  const { accountSid, authToken, appId } = sandbox;
  return createClient({ accountSid, authToken, appId, baseUrl: server.url });
};

it("sends one message", async () => {
  const result = await notify(client(), "13800138000", ["6532", "5"]);
  expect(result.outcome).toBe("accepted");
  expect(sandbox.state.messages.size).toBe(1);
});

it("names the code of a rejection", async () => {
  const result = await notify(client(), "19900112310", ["6532", "5"]);
  expect(result).toEqual({ outcome: "not sent", code: "112310" });
});

it("does not send again when the response is lost", async () => {
  sandbox.fail({ kind: "reset-after", operation: "sendTemplateSms" });
  const result = await notify(client(), "13800138000", ["6532", "5"]);
  expect(result).toEqual({ outcome: "unknown" });
  expect(sandbox.state.messages.size).toBe(1);
});
