import { createClient, getAccountInfo, isCloopenConnectionError } from "@cloopen-rest/client";
import { createSandbox } from "@cloopen-rest/sandbox";
import { expect, it } from "vitest";
import { ownSandbox } from "../../src/settings.js";
import { describeOperations } from "../../suite/describe-operations.js";

describeOperations(ownSandbox("tls"));

it("rejects a certificate that is not trusted", async () => {
  const sandbox = createSandbox({ seed: 1 });
  const stranger = await sandbox.listen({ tls: true });
  const { accountSid, authToken, appId } = sandbox;
  const cloopen = createClient({ accountSid, authToken, appId, baseUrl: stranger.url });
  const error = await getAccountInfo(cloopen).catch((reason: unknown) => reason);
  await stranger.close();
  expect(isCloopenConnectionError(error) && error.code).toMatch(/CERT|UNABLE_TO/);
});
