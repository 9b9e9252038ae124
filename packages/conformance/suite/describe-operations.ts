import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callPath } from "../src/call-path.js";
import { type Case, listCases } from "../src/cases.js";
import { commandNames } from "../src/command-names.js";
import { observeReply } from "../src/coverage/observe-reply.js";
import { createRecorder } from "../src/coverage/recorder.js";
import { createFixtures, type Fixtures } from "../src/fixtures.js";
import { type Prepared, prepare } from "../src/prepare.js";
import type { Settings } from "../src/settings.js";
import { signerOf } from "../src/signer.js";
import type { Time } from "../src/target/open-server.js";
import { openTarget } from "../src/target/open-target.js";
import type { Target } from "../src/target/target.js";
import { assertReply } from "./checks/assert-reply.js";
import { assertRequest } from "./checks/assert-request.js";
import { orSkip, skipIfUnconfigured } from "./checks/or-skip.js";

/** Every operation and command in every combination of formats, with success. */
export function describeOperations(settings: Settings, time?: Time): void {
  const { transport, maySend } = settings;
  const recorder = createRecorder(`operations-${transport}${maySend ? "" : "-reading"}`);
  let target: Target;
  let fixtures: Fixtures | undefined;

  beforeAll(async () => {
    target = await openTarget(settings, time);
    fixtures = maySend ? createFixtures(target) : undefined;
  });
  afterAll(async () => {
    await recorder.save();
    await target.close();
  });

  describe(`what is sent and what is answered (${transport}${transport === "server" && maySend ? ", --send" : ""})`, () => {
    it.for(listCases(maySend).map((row) => [row.name, row] as const))("%s", async ([, row], { skip }) => {
      const { operation, formats } = row;
      const { cloopen, credentials } = signerOf(operation, target);
      const onSkip = (reason: string): void => recorder.add({ kind: "skipped", transport, ...nameOf(row), reason });
      const skipping = { transport, skip, onSkip };
      const prepared = await orSkip(skipping, () => (fixtures === undefined ? exampleOf(row) : prepare(row, fixtures)));
      target.forget();
      const { data, error } = await callPath(cloopen, operation, formats, prepared);
      skipIfUnconfigured(skipping, error);
      expect(error, String(error)).toBeUndefined();
      const exchange = target.takeExchange();

      assertRequest(target, row, exchange.request, credentials, prepared);
      const answered = assertReply(operation, exchange.reply, formats.reply);
      expect(data).toMatchObject(answered as object);
      recorder.add(observeReply(transport, exchange, formats));
    });
  });
}

function nameOf({ operation, example }: Case): { readonly operation: string; readonly command?: string } {
  const isCommand = example !== undefined && commandNames(operation).includes(example);
  return { operation: operation.id, ...(isCommand && { command: example }) };
}

/** The example as it is, for operations that only read; the client fills in the application. */
function exampleOf({ operation, example }: Case): Prepared {
  const { appId: _, Appid: __, ...body } = (example === undefined ? undefined : operation.examples[example]) ?? {};
  return example === undefined ? {} : { body };
}
