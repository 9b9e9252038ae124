import { notifications } from "@cloopen-rest/client/descriptors";
import { ivrResponse } from "@cloopen-rest/client/ivr";
import type { Application, Sandbox } from "@cloopen-rest/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EMITTED_CALLBACKS } from "../src/callbacks/emitted-callbacks.js";
import { CALLBACKS, type CallbackForm, type SpecCallback } from "../src/callbacks/spec-callbacks.js";
import type { WebhookReceiver } from "../src/callbacks/webhook-receiver.js";
import type { Observation } from "../src/coverage/observation.js";
import { createRecorder } from "../src/coverage/recorder.js";
import { createFixtures, type Fixtures } from "../src/fixtures.js";
import { readSettings } from "../src/settings.js";
import { openTarget } from "../src/target/open-target.js";
import type { Target } from "../src/target/target.js";
import { assertCallback } from "./checks/assert-callback.js";

const settings = readSettings(process.env);
const { transport } = settings;
const recorder = createRecorder("callbacks");

/** Another server calls back another address than the suite's. */
describe.runIf(transport !== "server")("callbacks", () => {
  let target: Target;
  let fixtures: Fixtures;
  let sandbox: Sandbox;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    target = await openTarget(settings);
    fixtures = createFixtures(target);
    if (target.sandbox === undefined || target.receiver === undefined)
      throw new Error("there is no sandbox of our own");
    ({ sandbox, receiver } = target);
  });
  beforeEach(async () => {
    fixtures.console.restore();
    receiver.reactions.clear();
    await sandbox.settled();
    receiver.forget();
  });
  afterAll(async () => {
    await recorder.save();
    await target.close();
  });

  const rows = EMITTED_CALLBACKS.map(
    (row) => [`${row.id} in ${row.format}${row.when === undefined ? "" : `, ${row.when}`}`, row] as const,
  );
  describe("sent by the sandbox", () => {
    it.each(rows)("%s", async (_, { id, format, trigger, answer, expected = {} }) => {
      if (answer !== undefined) receiver.reactions.set(id, answer);
      const change = (changes: Partial<Application>): void => void fixtures.console.application(changes);
      const [attempts, warnings] = [sandbox.callbacks.length, sandbox.warnings.length];
      await trigger({ fixtures, cloopen: target.cloopen, sandbox, receiver, settings: change });
      await sandbox.settled();

      const held = receiver.take().map((exchange) => ({ exchange, ...assertCallback(exchange, receiver.received) }));
      const due = held.filter(({ callback, form }) => callback.id === id && form.format === format);
      expect(due.map(({ message }) => message)).toContainEqual(expect.objectContaining(matching(expected)));
      for (const { exchange } of due.filter(() => format !== "query"))
        expect(exchange.request.headers.get("content-type")).toBe("text/plain;charset=utf-8");
      // The sandbox has got every response, and taken it for what it is.
      const ends = sandbox.callbacks.slice(attempts).map(({ error, status }) => error ?? status);
      expect([...new Set(ends)]).toEqual([200]);
      expect(sandbox.warnings.slice(warnings)).toEqual([]);
      recorder.add(observe(id, format, "sandbox"));
    });
  });

  const forms = CALLBACKS.flatMap((callback) => callback.forms.map((form) => ({ callback, form })));
  describe("from the contract's example", () => {
    it.each(forms.map((row) => [`${row.callback.id} in ${row.form.format}`, row] as const))(
      "%s",
      async (_, { callback, form }) => {
        receiver.reactions.set(callback.id, answerOf(callback.id));
        for (const example of form.examples) await post(receiver, callback, form, example);
        const exchanges = receiver.take();
        expect(exchanges).toHaveLength(form.examples.length);
        for (const exchange of exchanges) {
          const read = assertCallback(exchange, receiver.received);
          expect([read.callback.id, read.form.format]).toEqual([callback.id, form.format]);
        }
        recorder.add(observe(callback.id, form.format, "example"));
      },
    );
  });

  it("the handlers of the client know every callback and no more", () => {
    expect(notifications.map(({ id }) => id)).toEqual(
      CALLBACKS.filter(({ isNotification }) => isNotification).map(({ id }) => id),
    );
  });
});

function observe(id: string, format: CallbackForm["format"], by: "sandbox" | "example"): Observation {
  return { kind: "callback", transport, id, format, by };
}

/** Commands, where the notification may be answered with some; CallAuth is the one callback that has to be answered in words. */
function answerOf(id: string): () => unknown {
  if (id === "callAuth") return () => ({ statuscode: "0000", record: "1" });
  const kind = notifications.find((notification) => notification.id === id)?.replyKind;
  return () => (kind === "IvrCommands" ? ivrResponse().play("goodbye.wav").hangup() : undefined);
}

async function post(
  receiver: WebhookReceiver,
  callback: SpecCallback,
  form: CallbackForm,
  text: string,
): Promise<void> {
  const send = receiver.fetch ?? globalThis.fetch;
  const target = callback.isNotification
    ? `${receiver.ivrUrl}/${callback.path ?? callback.id}?${text}`
    : receiver.callbackUrl;
  const sent = await send(target, { method: "POST", ...(form.format !== "query" && { body: text }) });
  await sent.arrayBuffer();
}

/** A regular expression is matched. */
function matching(expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [
      name,
      value instanceof RegExp
        ? expect.stringMatching(value)
        : typeof value === "object"
          ? expect.objectContaining(matching({ ...value }))
          : value,
    ]),
  );
}
