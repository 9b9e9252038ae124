import { createServer } from "node:http";
import { createWebhookHandler, toNodeListener } from "@cloopen-rest/client/webhooks";
import { ACCOUNT_SID, listenOnLoopback } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { readSamples } from "../../src/listen/samples.js";
import { runCli } from "../support/run-cli.js";

const samples = await readSamples();

describe("a body on stdin", () => {
  it.each(samples)(
    "$id in $format is recognised, with its fields and the answer that is due",
    async ({ id, format, body }) => {
      const { code, stdout } = await runCli(["verify-callback", "--json"], { input: body });
      expect(code).toBe(EXIT.done);
      expect(JSON.parse(stdout)).toMatchObject({
        name: id,
        format,
        missing: [],
        reply: { body: expect.stringContaining("statuscode") },
      });
    },
  );

  it.each([
    ["<Request><action>SMSArrived</action><smsType>1</smsType></Request>", "missing"],
    ["<Request><action>Nothing</action></Request>", "unknown"],
    ["nonsense", "unreadable"],
    ["", "unreadable"],
  ])("%s is reported, with exit code 1", async (input, word) => {
    const { code, stdout } = await runCli(["verify-callback"], { input });
    expect(code).toBe(EXIT.rejected);
    expect(stdout).toContain(word);
  });

  it("in a file that is not there is a mistake of the command line", async () => {
    expect((await runCli(["verify-callback", "/nonexistent"])).code).toBe(EXIT.usage);
  });
});

describe("an application", () => {
  it("made by the client's handler answers every kind as it should", async () => {
    const handler = createWebhookHandler(
      { callAuth: () => ({ statuscode: "0000" }) },
      { secret: false, basePath: "/" },
    );
    const server = createServer(toNodeListener(handler));
    const url = `http://127.0.0.1:${await listenOnLoopback(server)}/`;
    const { code, stdout } = await runCli(["verify-callback", "--url", url]);
    server.close();
    expect(stdout.split("\n").filter((line) => line.startsWith("✗"))).toEqual([]);
    expect(stdout.split("\n").filter((line) => line.startsWith("✓"))).toHaveLength(samples.length);
    expect(code).toBe(EXIT.done);
  });

  it("that answers 000000 to a call gets a complaint", async () => {
    const server = createServer((_request, response) =>
      response.end("<Response><statuscode>000000</statuscode></Response>"),
    );
    const url = `http://127.0.0.1:${await listenOnLoopback(server)}/`;
    const { code, stdout } = await runCli(["verify-callback", "--url", url, "--kind", "callAuth"]);
    server.close();
    expect({ code, stdout }).toMatchObject({
      code: EXIT.rejected,
      stdout: expect.stringContaining("000000 instead of 0000"),
    });
  });

  it.each([
    ["--url", "ftp://x/"],
    ["--url", "http://127.0.0.1:1/", "--kind", "nothing"],
  ])("is not tried with %s %s", async (...args) => {
    expect((await runCli(["verify-callback", ...args])).code).toBe(EXIT.usage);
  });
});

it("never needs an account", async () => {
  const { stdout } = await runCli(["verify-callback"], { input: samples[0]?.body ?? "" });
  expect(stdout).not.toContain(ACCOUNT_SID);
});
