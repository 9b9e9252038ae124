import { createClient } from "@cloopen-rest/client";
import { useSandbox } from "@cloopen-rest/sandbox/vitest";
import { createVerify } from "@cloopen-rest/verify";
import { expect, it } from "vitest";

const sandbox = useSandbox();

it("lets in who knows the code", async () => {
  const { accountSid, authToken, appId, url: baseUrl } = sandbox;
  const client = createClient({ accountSid, authToken, appId, baseUrl });
  const verify = createVerify({ client, templateId: "1", secret: "s".repeat(32) });
  const to = "13800138000";

  await verify.start({ to });
  const { code = "" } = await sandbox.waitForMessage({ to });

  expect(await verify.check({ to, code })).toMatchObject({ status: "approved" });
});
