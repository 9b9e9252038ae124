import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FOLDERS = ["spec", "packages", "tools"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "layers-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rules of this repository report in a small one of its own. */
function check(name: string, files: Readonly<Record<string, string>>): string {
  const repository = join(folder, name);
  for (const parent of FOLDERS) mkdirSync(join(repository, parent), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), text);
  }
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(ROOT, ".dependency-cruiser.mjs");
  const { stdout } = spawnSync(process.execPath, [program, "--config", config, ...FOLDERS], {
    cwd: repository,
    encoding: "utf8",
  });
  return stdout;
}

const REJECTED = [
  {
    name: "a cycle of types",
    rule: "no-cycles",
    files: {
      "packages/a/src/one1.ts": 'import type { Two } from "./two1.js"; export interface One { two: Two }',
      "packages/a/src/two1.ts": 'import type { One } from "./one1.js"; export interface Two { one: One }',
    },
  },
  {
    name: "a package that imports a tool's file",
    rule: "packages-without-tools",
    files: { "packages/a/src/one2.ts": 'import "../../../tools/t/two2.js";', "tools/t/two2.ts": "" },
  },
  {
    name: "a package that imports a tool by its name",
    rule: "packages-without-tools",
    files: { "packages/a/src/one3.ts": 'import "@cloopen-rest/generate";' },
  },
  {
    name: "the retry layer of the client that knows requests",
    rule: "client-layers-retry",
    files: {
      "packages/client/src/retry/one4.ts": 'import type { Two } from "../request/two4.js"; export type One = Two',
      "packages/client/src/request/two4.ts": "export type Two = string",
    },
  },
  {
    name: "webhooks and IVR of the client that import one another",
    rule: "client-layers-webhooks",
    files: {
      "packages/client/src/webhooks/one5.ts": 'import "../ivr/two5.js";',
      "packages/client/src/ivr/two5.ts": "",
    },
  },
  {
    name: "a service of the sandbox that imports another",
    rule: "sandbox-services-apart",
    files: {
      "packages/sandbox/src/services/sms/one6.ts": 'import type { Two } from "../voice/two6.js"; export type One = Two',
      "packages/sandbox/src/services/voice/two6.ts": "export type Two = string",
    },
  },
  {
    name: "a layer of the sandbox that imports one above it",
    rule: "sandbox-layers-kernel",
    files: {
      "packages/sandbox/src/kernel/one7.ts": 'import "../services/sms/two7.js";',
      "packages/sandbox/src/services/sms/two7.ts": "",
    },
  },
  {
    name: "layers of the sandbox beside each other that import one another",
    rule: "sandbox-layers-server",
    files: {
      "packages/sandbox/src/server/one8.ts": 'import "../admin/two8.js";',
      "packages/sandbox/src/admin/two8.ts": "",
    },
  },
] as const;

describe("rules of imports", () => {
  it("accept imports downwards, and leave out what generators of other people wrote", () => {
    const files = {
      "packages/a/src/one.ts": 'import "./two.js";',
      "packages/a/src/two.ts": "",
      "tools/a/.generated/one.ts": 'import "./two.js";',
      "tools/a/.generated/two.ts": 'import "./one.js";',
    };
    expect(check("accepted", files)).toContain("no dependency violations found");
  });

  let reported: string;
  beforeAll(() => {
    reported = check("rejected", Object.assign({}, ...REJECTED.map(({ files }) => files)));
  });

  it.each(REJECTED)("reject $name", ({ rule, files }) => {
    const [importer = ""] = Object.keys(files);
    expect(reported).toContain(`error ${rule}: ${importer}`);
  });
});
