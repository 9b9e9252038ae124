import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FOLDERS = ["spec", "packages", "tools"];

/** A small repository of its own, held against the rules of this one. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "layers-"));
  for (const name of FOLDERS) mkdirSync(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(ROOT, ".dependency-cruiser.mjs");
  const { stdout } = spawnSync(process.execPath, [program, "--config", config, ...FOLDERS], {
    cwd: folder,
    encoding: "utf8",
  });
  for (const name of Object.keys(files)) rmSync(join(folder, name));
  return stdout;
}

describe("rules of imports", () => {
  it("leaves out what generators of other people wrote", () => {
    const files = {
      "tools/a/.generated/one.ts": 'import "./two.js";',
      "tools/a/.generated/two.ts": 'import "./one.js";',
    };
    expect(check(files)).toContain("no dependency violations found");
  });

  it("takes files that import downwards", () => {
    expect(check({ "packages/a/src/one.ts": 'import "./two.js";', "packages/a/src/two.ts": "" })).toContain(
      "no dependency violations found",
    );
  });

  it.each([
    {
      name: "rejects a cycle of types",
      rule: "no-cycles",
      files: {
        "packages/a/src/one.ts": 'import type { Two } from "./two.js"; export interface One { two: Two }',
        "packages/a/src/two.ts": 'import type { One } from "./one.js"; export interface Two { one: One }',
      },
    },
    {
      name: "rejects a package that imports a tool's file",
      rule: "packages-without-tools",
      files: { "packages/a/src/one.ts": 'import "../../../tools/t/two.js";', "tools/t/two.ts": "" },
    },
    {
      name: "rejects a package that imports a tool by its name",
      rule: "packages-without-tools",
      files: { "packages/a/src/one.ts": 'import "@cloopen-rest/generate";' },
    },
    {
      name: "rejects the retry layer of the client that knows requests",
      rule: "client-layers-retry",
      files: {
        "packages/client/src/retry/one.ts": 'import type { Two } from "../request/two.js"; export type One = Two',
        "packages/client/src/request/two.ts": "export type Two = string",
      },
    },
    {
      name: "rejects webhooks and IVR of the client that import one another",
      rule: "client-layers-webhooks",
      files: {
        "packages/client/src/webhooks/one.ts": 'import "../ivr/two.js";',
        "packages/client/src/ivr/two.ts": "",
      },
    },
    {
      name: "rejects a service of the sandbox that imports another",
      rule: "sandbox-services-apart",
      files: {
        "packages/sandbox/src/services/sms/one.ts": 'import type { Two } from "../voice/two.js"; export type One = Two',
        "packages/sandbox/src/services/voice/two.ts": "export type Two = string",
      },
    },
    {
      name: "rejects a layer of the sandbox that imports one above it",
      rule: "sandbox-layers-kernel",
      files: {
        "packages/sandbox/src/kernel/one.ts": 'import "../services/sms/two.js";',
        "packages/sandbox/src/services/sms/two.ts": "",
      },
    },
    {
      name: "rejects layers of the sandbox beside each other that import one another",
      rule: "sandbox-layers-server",
      files: {
        "packages/sandbox/src/server/one.ts": 'import "../admin/two.js";',
        "packages/sandbox/src/admin/two.ts": "",
      },
    },
  ])("$name", ({ rule, files }) => {
    expect(check(files)).toContain(rule);
  });
});
