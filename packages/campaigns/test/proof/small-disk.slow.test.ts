import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireProgram, startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { isLong, say } from "./proof.js";

const CHILD = fileURLToPath(new URL("../support/small-disk.mjs", import.meta.url));

/** Ways to a file system of one's own, for the superuser and for others. */
const NAMESPACES = [
  ["unshare", "--map-root-user", "--mount"],
  ["sudo", "--non-interactive", "--preserve-env", "unshare", "--mount"],
];
const namespace = NAMESPACES.find(([file = "", ...args]) => {
  try {
    execFileSync(file, [...args, "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

/** What the program says of each case. */
interface Case {
  readonly kind: string;
  readonly args: readonly number[];
  readonly code?: string;
  readonly message?: string;
  readonly sentAtFailure?: number;
  readonly requestsAtFailure?: number;
  readonly left?: number;
  readonly end: string;
  readonly accepted: number;
  readonly unknown: number;
  readonly total: number;
  readonly unexplained: number;
  readonly mostPerNumber: number;
}

/** Free kibibytes on the disk: each leaves room for one more write of SQLite or so. */
const FREE = isLong ? Array.from({ length: 40 }, (_, index) => index * 4) : [0, 12];
const REQUESTS = isLong ? [1, 30] : [10];
const CASES = [
  ...FREE.map((free) => ["whileCreated", free]),
  ...FREE.flatMap((free) => REQUESTS.map((request) => ["whileSent", free, request])),
  ["readOnly"],
];

if (requireProgram(namespace?.join(" "), "way to mount a file system (unshare)", "util-linux")) {
  describe("a disk", () => {
    it(`that is full or read-only stops the run, and nobody is lost or sent to twice (${CASES.length} cases)`, {
      timeout: 900_000,
    }, async () => {
      const folder = await mkdtemp(join(tmpdir(), "cloopen-disk-"));
      const [file = "", ...args] = namespace ?? [];
      const env = { PATH: process.env["PATH"] ?? "", DISK: join(folder, "disk"), CASES: JSON.stringify(CASES) };
      const program = [process.execPath, "--expose-gc", "--no-warnings", CHILD];
      const { code, stdout, stderr } = await startProgram(file, [...args, ...program], { env }).ended;
      await rm(folder, { recursive: true });
      expect([code, stderr]).toEqual([0, ""]);
      const ends: readonly Case[] = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(ends).toHaveLength(CASES.length);
      for (const end of ends) check(end);
      const failed = ends.filter((end) => end.code !== undefined).length;
      const unknown = ends.reduce((sum, end) => sum + end.unknown, 0);
      say(`small disk: ${ends.length} cases, ${failed} met the end of the disk, ${unknown} recipients unknown`);
    });
  });
} else {
  describe.skip("a disk");
}

function check(end: Case): void {
  const { kind, args, code, message, left = 0, sentAtFailure = 0 } = end;
  // With much room left, small campaigns get through.
  if (kind !== "whileSent" || (args[0] ?? 0) < 16) expect(code, JSON.stringify(end)).toBe("store-failed");
  if (code !== undefined) expect(message).toContain("Nothing is sent without it.");
  expect(end, JSON.stringify(end)).toMatchObject({ end: "done", unexplained: 0, mostPerNumber: 1, total: 2_000 });
  expect([sentAtFailure, left]).toEqual([0, 0]);
  expect(end.accepted + end.unknown).toBe(end.total);
  // At most the requests that were on their way.
  expect(end.unknown).toBeLessThanOrEqual(kind === "whileSent" ? 4 * 20 : 0);
}
