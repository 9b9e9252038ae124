import { formatTimestamp } from "@cloopen-rest/client/signing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readsOnly } from "../src/cases.js";
import { observeReply } from "../src/coverage/observe-reply.js";
import { createRecorder } from "../src/coverage/recorder.js";
import { anyCall } from "../src/example-body.js";
import { MISTAKES, type Signing } from "../src/rejections/authentication.js";
import { readSettings } from "../src/settings.js";
import { signerOf } from "../src/signer.js";
import { OPERATIONS } from "../src/spec.js";
import { callTampered } from "../src/tampered-call.js";
import { openTarget } from "../src/target/open-target.js";
import type { Target } from "../src/target/target.js";
import { createVendorConsole, type VendorConsole } from "../src/vendor-console.js";
import { assertRejection } from "./checks/assert-reply.js";

const settings = readSettings(process.env);
const { transport, maySend } = settings;
const recorder = createRecorder("authentication");
let target: Target;
let ownConsole: VendorConsole | undefined;

beforeAll(async () => {
  target = await openTarget(settings);
  ownConsole = target.sandbox && createVendorConsole(target.sandbox);
});
afterEach(() => ownConsole?.restore());
afterAll(async () => {
  await recorder.save();
  await target.close();
});

const operations = OPERATIONS.filter((operation) => maySend || readsOnly(operation));
/** The body is not looked at before the signature; its format goes with that of the reply here. */
const FORMATS = [
  { request: "json", reply: "json" },
  { request: "xml", reply: "xml" },
] as const;
const rows = operations.flatMap((operation) =>
  FORMATS.map((formats) => [`${operation.id}, ${formats.reply}`, operation, formats] as const),
);

describe("each mistake in authentication gives its own code", () => {
  it.each(rows)("%s", async (_, operation, formats) => {
    const { credentials } = signerOf(operation, target);
    const possible = MISTAKES.filter(({ level = operation.level }) => level === operation.level);
    for (const { what, code, tamper, arrange } of possible) {
      if (arrange !== undefined) {
        if (ownConsole === undefined) continue;
        arrange(ownConsole, credentials.sid);
      }
      const signing = signingOf(credentials);
      const outcome = await callTampered(
        target,
        operation,
        formats,
        anyCall(operation),
        (outgoing) => tamper?.(outgoing, signing) ?? outgoing,
      );
      ownConsole?.restore();
      const exchange = target.takeExchange();
      expect(outcome.error?.statusCode, what).toBe(code);
      assertRejection(operation, exchange.reply, formats.reply, outcome, code);
      recorder.add(observeReply(transport, exchange, formats));
    }
  });
});

function signingOf(credentials: { readonly sid: string; readonly token: string }): Signing {
  const now = target.now();
  const ago = (seconds: number): string => formatTimestamp(now - seconds * 1000);
  return { ...credentials, timestamp: ago(0), ago };
}
