import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Outcome } from "../results.js";
import type { Row } from "../row.js";
import { BUNDLE } from "../typescript/contract.js";
import { installTools, toolsFolder, versionOfTool } from "./npm-tools.js";

/** Prism mocks the JSON side of the contract: successes, failures on demand, and requests that lack something. */
export const PRISM: Row = {
  id: "prism",
  version: versionOfTool("@stoplight/prism-cli"),
  needs: ["npm"],
  run: async (cache) => (await installTools(cache)) ?? (await mock(toolsFolder(cache))),
};

const START_MS = 90_000;
const SID = "a".repeat(32);
const SIGNED = { Authorization: "YTpi", Accept: "application/json", "Content-Type": "application/json" };
const MESSAGE = JSON.stringify({ to: "13800138000", appId: "c".repeat(32), templateId: "1" });

/** Requests to the mock, and the responses that it must give. */
const ASKED = [
  {
    name: "a message",
    init: { method: "POST", headers: SIGNED, body: MESSAGE },
    status: 200,
    text: '"statusCode":"000000"',
  },
  {
    name: "a failure",
    init: { method: "POST", headers: { ...SIGNED, Prefer: "example=failure" }, body: MESSAGE },
    status: 200,
    text: '"statusMsg"',
  },
  {
    name: "a message without members",
    init: { method: "POST", headers: SIGNED, body: "{}" },
    status: 422,
    text: "'templateId'",
  },
] as const;

async function mock(folder: string): Promise<Outcome> {
  const port = await freePort();
  const program = join(folder, "node_modules/@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [program, "mock", "--host", "127.0.0.1", "--port", String(port), BUNDLE]);
  try {
    const url = `http://127.0.0.1:${port}/Accounts/${SID}/SMS/TemplateSMS?sig=${"A".repeat(32)}`;
    if (!(await isUp(url))) return { kind: "failed", why: "did not listen in time" };
    for (const { name, init, status, text } of ASKED) {
      const response = await fetch(url, init);
      const body = await response.text();
      if (response.status !== status || !body.includes(text)) {
        return { kind: "failed", why: `${name}: ${response.status} ${body.slice(0, 200)}` };
      }
    }
    return { kind: "passed" };
  } finally {
    if (child.exitCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Whether the mock responds within its time. It is polled, since it does not report when it is ready. */
async function isUp(url: string): Promise<boolean> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}
