import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readGuide } from "../../src/build/guide/read-guide.js";
import { LANGUAGES } from "../../src/build/languages.js";
import { PACKAGE } from "../../src/build/package-folder.js";

const SIG = "2A7699649C08D9851D1BF8A73CAA19D1";
const AUTHORIZATION = "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAxNDA0MTYxNDIwMzA=";

const run = promisify(execFile);

describe.each(LANGUAGES)("%s", (language) => {
  test("the guide has all its sections, and every sample is in it", async () => {
    const { html, sections } = await readGuide(language);
    expect(sections.map(({ id }) => id)).toEqual(
      "quick-start authentication formats errors callbacks ivr sandbox evidence".split(" "),
    );
    expect(html).not.toContain("<sample");
    expect(html.match(/<figure/g)?.length).toBe(readdirSync(join(PACKAGE, "samples")).length + 2);
  });

  test("the worked example is the one that the samples compute", async () => {
    const { html } = await readGuide(language);
    expect(html).toContain(`<code>${SIG}</code>`);
    expect(html).toContain(`<code>${AUTHORIZATION}</code>`);
  });
});

test("the shell signs as the worked example says", async () => {
  const { stdout } = await run("sh", [join(PACKAGE, "samples/sign-in-shell.sh")]);
  expect(stdout).toBe(`${SIG}\n${AUTHORIZATION}`);
});

describe("the TypeScript of the guide", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  /** Gives what the sample writes, run against a sandbox of its own. */
  async function outputOf(load: () => Promise<unknown>): Promise<unknown[][]> {
    const sandbox: Sandbox = createSandbox({ seed: 1 });
    const server = await sandbox.listen();
    vi.stubEnv("CLOOPEN_BASE_URL", server.url);
    vi.stubEnv("CLOOPEN_ACCOUNT_SID", sandbox.accountSid);
    vi.stubEnv("CLOOPEN_AUTH_TOKEN", sandbox.authToken);
    vi.stubEnv("CLOOPEN_APP_ID", sandbox.appId);
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    await load();
    await server.close();
    return [...log.mock.calls, ...error.mock.calls];
  }

  test.each([
    ["first-call", () => import("../../samples/first-call.js"), [["accepted", expect.stringMatching(/^\w{32}$/)]]],
    ["sign-by-hand", () => import("../../samples/sign-by-hand.js"), [["20140416142030", SIG, AUTHORIZATION]]],
    ["both-formats", () => import("../../samples/both-formats.js"), [[expect.any(String), expect.any(String)]]],
    [
      "handle-errors",
      () => import("../../samples/handle-errors.js"),
      [["112310", expect.any(String), expect.any(String), expect.any(String)]],
    ],
    ["sandbox-in-a-test", () => import("../../samples/sandbox-in-a-test.js"), [[1, 1]]],
  ])("%s runs", async (_, load, output) => {
    expect(await outputOf(load)).toEqual(output);
  });
});
