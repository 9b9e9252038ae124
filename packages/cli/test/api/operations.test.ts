import { operations } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";
import { describe, expect, it } from "vitest";
import { readContract } from "../../src/api/contract.js";
import { EXIT } from "../../src/exit-codes.js";
import { exampleRequests } from "../support/examples.js";
import { runCli } from "../support/run-cli.js";
import { startSandbox } from "../support/sandbox.js";

const SUB_ACCOUNT = { sid: "e".repeat(32), token: "f1".repeat(16) };
const contract = await readContract("en");
const requests = exampleRequests();

it("has a command for every operation and every command of the contract", () => {
  expect(contract).toHaveLength(operations.length - 2 + 22);
  expect(new Set(contract.map(({ id }) => id))).toEqual(new Set([...requests.map(({ id }) => id), "uploadMediaFile"]));
});

describe.each(["json", "xml"])("in %s", (format) => {
  const fixture = startSandbox({ strict: true, subAccounts: [SUB_ACCOUNT] });
  const env = () => ({
    ...fixture.env,
    CLOOPEN_SUB_ACCOUNT_SID: SUB_ACCOUNT.sid,
    CLOOPEN_SUB_ACCOUNT_TOKEN: SUB_ACCOUNT.token,
  });

  it.each(requests.map(({ id, args, body }) => ({ id, args, body })))(
    "$id makes the body of the contract's example from options, and reaches the platform",
    async ({ id, args, body }) => {
      const line = ["api", id, ...args, "--format", format, "--json"];
      const shown = await runCli([...line, "--dry-run"], { env: env() });
      const request: { readonly body?: string; readonly url: string } = JSON.parse(shown.stdout);
      expect(request.url).toMatch(/[?&]sig=\*\*\*$/);
      if (body !== undefined) expect(read(id, request.body ?? "", format)).toEqual(body);

      const { code, stdout, stderr } = await runCli([...line, "--yes"], { env: env() });
      if (code === EXIT.done) expect(JSON.parse(stdout)).toBeInstanceOf(Object);
      // What an example names may not exist there; the request itself was in order.
      else
        expect(JSON.parse(stderr).error).toMatchObject({
          exitCode: EXIT.rejected,
          kind: "api",
          statusCode: expect.not.stringMatching(/^160031|^1111[0-4]/),
        });
      expect(fixture.sandbox.warnings).toEqual([]);
    },
  );
});

/** Decodes what would be sent, by the descriptor of its operation. */
function read(id: string, text: string, format: string): unknown {
  if (format === "json") return JSON.parse(text);
  const path = contract.find((each) => each.id === id)?.path;
  const request = operations.find((each) => each.path === path)?.request ?? expect.unreachable();
  return decodeXml(request, text);
}
