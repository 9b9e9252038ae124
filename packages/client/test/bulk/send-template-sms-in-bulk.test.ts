import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type BulkProgress,
  type BulkRecipient,
  type BulkSmsOptions,
  type BulkSmsParams,
  type BulkSmsResult,
  isCloopenApiError,
  isCloopenConfigError,
  isCloopenEncodeError,
  sendTemplateSmsInBulk,
} from "../../src/index.js";
import { answeringClient, type SentBody } from "../support/answering-client.js";
import { caught } from "../support/caught.js";
import { APP_ID } from "../support/synthetic-account.js";

const number = (at: number): string => String(13_800_000_000 + at);
const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => number(at));
const accepted = (_: SentBody, at: number) => ({ statusCode: "000000", templateSMS: { smsMessageSid: `m${at}` } });
const refuseAt = (place: number, statusCode: string) => (body: SentBody, at: number) =>
  at === place ? { statusCode } : accepted(body, at);
const failAt =
  (...places: number[]) =>
  (body: SentBody, at: number) => {
    if (places.includes(at)) throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
    return accepted(body, at);
  };
const toOf = ({ to }: SentBody): string[] => String(to).split(",");

/**
 * Runs a sending to its end: every result, in the order of the recipients, and what was thrown
 * behind the last.
 */
async function run<Recipient extends string | BulkRecipient>(
  answer: (body: SentBody, at: number) => unknown,
  params: Omit<BulkSmsParams<Recipient>, "templateId">,
  options: BulkSmsOptions = {},
) {
  const { cloopen, sent } = answeringClient(answer);
  const results: BulkSmsResult<Recipient>[] = [];
  let error: unknown;
  try {
    for await (const result of sendTemplateSmsInBulk(cloopen, { templateId: "1", ...params }, options)) {
      results.push(result);
    }
  } catch (cause) {
    error = cause;
  }
  results.sort((one, other) => one.index - other.index);
  return { sent, results, error, ends: results.map(({ outcome }) => outcome) };
}

describe("the requests of a sending", () => {
  it("have at most 200 recipients each, and the common arguments", async () => {
    const recipients = numbers(450);
    const { sent, results, error } = await run(accepted, { recipients, datas: ["6532", "5"], subAppend: "7" });
    expect(error).toBeUndefined();
    expect(sent.map(toOf).map(({ length }) => length)).toEqual([200, 200, 50]);
    expect(sent.flatMap(toOf)).toEqual(recipients);
    expect(sent[0]).toMatchObject({ appId: APP_ID, templateId: "1", datas: ["6532", "5"], subAppend: "7" });
    expect(results).toHaveLength(450);
    expect(results.map(({ index }) => index)).toEqual(recipients.map((_, at) => at));
    expect(results.find(({ index }) => index === 200)).toEqual({
      outcome: "accepted",
      smsMessageSid: "m1",
      recipient: number(200),
      index: 200,
    });
  });

  it("have batchSize recipients", async () => {
    const { sent } = await run(accepted, { recipients: numbers(5) }, { batchSize: 2 });
    expect(sent.map(toOf).map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it("are absent without recipients", async () => {
    expect(await run(accepted, { recipients: [] })).toMatchObject({ sent: [], results: [], error: undefined });
  });

  it("omit variables when there are none", async () => {
    const { sent } = await run(accepted, { recipients: numbers(1) });
    expect(sent).toEqual([{ appId: APP_ID, templateId: "1", to: number(0) }]);
  });

  it("are shared by consecutive recipients with the same variables", async () => {
    const recipients = [
      { to: number(1), datas: ["a"], order: 1 },
      { to: number(2), datas: ["a"], order: 2 },
      { to: number(3), order: 3 },
      { to: number(4), datas: ["b"], order: 4 },
    ];
    const { sent, results } = await run(accepted, { recipients, datas: ["z"] });
    expect(sent.map(({ to, datas }) => [to, datas])).toEqual([
      [`${number(1)},${number(2)}`, ["a"]],
      [number(3), ["z"]],
      [number(4), ["b"]],
    ]);
    expectTypeOf(results[0]?.recipient.order).toEqualTypeOf<number | undefined>();
    expect(results.map(({ recipient }) => recipient)).toEqual(recipients);
  });

  it("use the options of a call", async () => {
    const { error, results } = await run(accepted, { recipients: numbers(1) }, { timeoutMs: -1 });
    expect(isCloopenConfigError(error)).toBe(true);
    expect(results).toMatchObject([{ outcome: "unsent", error }]);
  });
});

describe("a number", () => {
  it.each([
    "",
    "12",
    "1380013800x",
    "138 0013 8000",
    "13800138000,13900139000",
    "+",
    "1".repeat(21),
    null,
    13_800_138_000,
  ])("%j is not sent, and does not affect the others", async (wrong) => {
    // JavaScript may give anything.
    const recipients = [number(1), wrong as string, number(2)];
    const { sent, results, error } = await run(accepted, { recipients });
    expect(error).toBeUndefined();
    expect(sent.flatMap(toOf)).toEqual([number(1), number(2)]);
    const result = results.find(({ index }) => index === 1);
    expect(result).toMatchObject({ outcome: "unsent", recipient: wrong, error: { path: "recipients[1]" } });
    expect(result?.outcome === "unsent" && isCloopenEncodeError(result.error)).toBe(true);
  });

  it("is sent to once when it occurs again", async () => {
    const recipients = [...numbers(250), number(3), number(249)];
    const { sent, ends } = await run(accepted, { recipients });
    expect(sent.flatMap(toOf)).toEqual(numbers(250));
    expect(ends.filter((end) => end === "duplicate")).toHaveLength(2);
  });

  it("is sent to again with other variables", async () => {
    const recipients = [
      { to: number(1), datas: ["a"] },
      { to: number(1), datas: ["b"] },
    ];
    expect((await run(accepted, { recipients })).ends).toEqual(["accepted", "accepted"]);
  });

  it("is sent to again with duplicates: send, but never twice in a request", async () => {
    const recipients = [number(1), number(2), number(1), number(1)];
    const { sent, ends } = await run(accepted, { recipients }, { duplicates: "send" });
    expect(sent.map(toOf)).toEqual([[number(1), number(2)], [number(1)], [number(1)]]);
    expect(ends).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  });
});

describe("a request that fails", () => {
  it.each([
    ["111000", "unknown"],
    ["160050", "unknown"],
    ["111111", "rejected"],
    ["160040", "rejected"],
  ])("with a code of the platform: after %s the messages are %s", async (statusCode, outcome) => {
    const { ends } = await run(refuseAt(0, statusCode), { recipients: numbers(2) }, { concurrency: 1, batchSize: 1 });
    expect(ends).toEqual([outcome, "accepted"]);
  });

  it("does not affect the others: rejected, with the status code", async () => {
    const { sent, results, error, ends } = await run(
      refuseAt(1, "112317"),
      { recipients: numbers(6) },
      { batchSize: 2 },
    );
    expect(error).toBeUndefined();
    expect(sent).toHaveLength(3);
    expect(ends).toEqual(["accepted", "accepted", "rejected", "rejected", "accepted", "accepted"]);
    const [, , rejected] = results;
    expect(rejected?.outcome === "rejected" && isCloopenApiError(rejected.error) && rejected.error.statusCode).toBe(
      "112317",
    );
  });

  it.each([
    ["the connection breaks", failAt(1)],
    [
      "there is no envelope",
      (body: SentBody, at: number) => (at === 1 ? new Response("<html>", { status: 502 }) : accepted(body, at)),
    ],
    ["the answer is empty", (body: SentBody, at: number) => (at === 1 ? new Response("") : accepted(body, at))],
  ])("is unknown and not retried when %s", async (_, answer) => {
    const { sent, ends, error } = await run(answer, { recipients: numbers(6) }, { batchSize: 2 });
    expect(error).toBeUndefined();
    expect(sent).toHaveLength(3);
    expect(ends).toEqual(["accepted", "accepted", "unknown", "unknown", "accepted", "accepted"]);
  });

  it("is unsent without a connection", async () => {
    const answer = () => {
      throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
    };
    expect((await run(answer, { recipients: numbers(2) })).ends).toEqual(["unsent", "unsent"]);
  });

  it("is unsent when its own variables cannot be encoded, and the others are sent", async () => {
    const wrong = [7] as unknown as string[];
    const recipients = [{ to: number(1) }, { to: number(2), datas: wrong }, { to: number(3) }];
    const { ends, error } = await run(accepted, { recipients });
    expect(error).toBeUndefined();
    expect(ends).toEqual(["accepted", "unsent", "accepted"]);
  });
});

describe("stops the sending", () => {
  const serial = { batchSize: 1, concurrency: 1 };

  it.each(["111142", "111140", "111109", "111182", "112311", "160032"])(
    "behind %s, which would reject all",
    async (code) => {
      const { sent, results, error, ends } = await run(refuseAt(1, code), { recipients: numbers(10) }, serial);
      expect(sent).toHaveLength(2);
      expect(ends).toEqual(["accepted", "rejected"]);
      expect(results[1]).toMatchObject({ error });
      expect(error).toMatchObject({ statusCode: code });
    },
  );

  it("with the results of all recipients read so far", async () => {
    const { sent, results, error } = await run(refuseAt(0, "111142"), { recipients: numbers(10) }, { batchSize: 2 });
    expect(sent.length).toBeLessThanOrEqual(5);
    expect(error).toMatchObject({ statusCode: "111142" });
    expect(results.map(({ index }) => index)).toEqual(results.map((_, at) => at));
    const gone = results.filter(({ outcome }) => outcome === "accepted" || outcome === "rejected");
    expect(gone).toHaveLength(sent.length * 2);
  });

  it("when the arguments cannot be encoded", async () => {
    // @ts-expect-error: it is templateId
    const { sent, error, ends } = await run(accepted, { recipients: numbers(3), template: "1" }, serial);
    expect(sent).toHaveLength(0);
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(ends).toEqual(["unsent"]);
  });

  it("after maxFailures requests in a row without a response", async () => {
    const answer = failAt(0, 1, 3, 4, 5, 6, 7, 8);
    const { sent, error, ends } = await run(answer, { recipients: numbers(20) }, { ...serial, maxFailures: 3 });
    expect(sent).toHaveLength(6);
    expect(error).toMatchObject({ kind: "connection" });
    expect(ends).toEqual(["unknown", "unknown", "accepted", "unknown", "unknown", "unknown"]);
  });

  it("when reading the recipients fails", async () => {
    async function* broken() {
      yield* numbers(3);
      throw new Error("the cursor is closed");
    }
    const { sent, error, results, ends } = await run(accepted, { recipients: broken() }, { batchSize: 2 });
    expect(error).toMatchObject({ message: "the cursor is closed" });
    expect(sent).toHaveLength(1);
    expect(ends).toEqual(["accepted", "accepted", "unsent"]);
    expect(results[2]).toMatchObject({ index: 2, error });
  });

  it("when it is aborted: completes pending requests", async () => {
    const abort = new AbortController();
    const answer = async (body: SentBody, at: number) => {
      if (at === 1) abort.abort("enough");
      await Promise.resolve();
      return accepted(body, at);
    };
    const options = { ...serial, signal: abort.signal };
    const { sent, error, ends } = await run(answer, { recipients: numbers(10) }, options);
    expect(error).toBe("enough");
    expect(sent).toHaveLength(2);
    expect(ends).toEqual(["accepted", "accepted"]);
  });

  it("when it is aborted while it waits for the next recipient", async () => {
    const abort = new AbortController();
    let closed = false;
    const recipients: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => {
        let at = -1;
        return {
          next: () => {
            at += 1;
            if (at < 3) return Promise.resolve({ done: false, value: number(at) });
            queueMicrotask(() => abort.abort("enough"));
            return new Promise<never>(() => {});
          },
          return: async () => {
            closed = true;
            return { done: true, value: undefined };
          },
        };
      },
    };
    const { ends, error } = await run(accepted, { recipients }, { batchSize: 2, signal: abort.signal });
    expect(error).toBe("enough");
    expect(ends).toEqual(["accepted", "accepted", "unsent"]);
    expect(closed).toBe(true);
  });

  it("before any request when it is already aborted", async () => {
    const { sent, error, ends } = await run(accepted, { recipients: numbers(3) }, { signal: AbortSignal.abort("no") });
    expect({ sent, error, ends }).toEqual({ sent: [], error: "no", ends: [] });
  });

  it("when the loop is left, and closes the recipients", async () => {
    const { cloopen, sent } = answeringClient(accepted);
    let closed = false;
    function* recipients() {
      try {
        yield* numbers(100);
      } finally {
        closed = true;
      }
    }
    const params = { templateId: "1", recipients: recipients() };
    for await (const { outcome } of sendTemplateSmsInBulk(cloopen, params, { batchSize: 1, concurrency: 2 })) {
      expect(outcome).toBe("accepted");
      break;
    }
    expect(closed).toBe(true);
    expect(sent.length).toBeLessThanOrEqual(3);
  });

  it("when onProgress throws, with the results", async () => {
    const onProgress = () => {
      throw new Error("the screen is gone");
    };
    const { error, ends } = await run(accepted, { recipients: numbers(5) }, { ...serial, onProgress });
    expect(error).toMatchObject({ message: "the screen is gone" });
    expect(ends.length).toBeLessThanOrEqual(2);
    expect(ends[0]).toBe("accepted");
  });
});

describe("the pace", () => {
  it("runs exactly concurrency requests at the same time", async () => {
    let running = 0;
    let most = 0;
    const answer = async (body: SentBody, at: number) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      running -= 1;
      return accepted(body, at);
    };
    await run(answer, { recipients: numbers(30) }, { batchSize: 1, concurrency: 3 });
    expect(most).toBe(3);
  });

  it("starts requestsPerSecond requests, evenly spread", async () => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const starts: number[] = [];
    const answer = (body: SentBody, at: number) => {
      starts.push(now);
      return accepted(body, at);
    };
    await run(answer, { recipients: numbers(5) }, { batchSize: 1, concurrency: 1, requestsPerSecond: 4, clock });
    expect(starts).toEqual([0, 250, 500, 750, 1000]);
  });

  it("reads recipients only as results are consumed", async () => {
    let read = 0;
    function* recipients() {
      for (const each of numbers(1000)) {
        read += 1;
        yield each;
      }
    }
    const { cloopen } = answeringClient(accepted);
    const params = { templateId: "1", recipients: recipients() };
    const results = sendTemplateSmsInBulk(cloopen, params, { batchSize: 10, concurrency: 2 });
    expect(read).toBe(0);
    await results.next();
    expect(read).toBeLessThanOrEqual(30);
    await results.return();
  });

  it("yields results while it waits for a slow source", async () => {
    const { cloopen } = answeringClient(accepted);
    async function* recipients() {
      yield number(1);
      yield number(2);
      await new Promise<never>(() => {});
    }
    const params = { templateId: "1", recipients: recipients() };
    const results = sendTemplateSmsInBulk(cloopen, params, { batchSize: 2 });
    expect((await results.next()).value).toMatchObject({ outcome: "accepted", index: 0 });
    expect((await results.next()).value).toMatchObject({ outcome: "accepted", index: 1 });
  });
});

describe("progress", () => {
  it("is reported after each request", async () => {
    const told: BulkProgress[] = [];
    const options = { batchSize: 2, concurrency: 1, onProgress: (progress: BulkProgress) => void told.push(progress) };
    await run(refuseAt(1, "112317"), { recipients: [...numbers(4), "x", number(1)] }, options);
    expect(told.at(0)).toEqual({ accepted: 2, rejected: 0, unknown: 0, unsent: 0, duplicate: 0 });
    expect(told.at(-1)).toEqual({ accepted: 2, rejected: 2, unknown: 0, unsent: 1, duplicate: 1 });
  });
});

describe("rejects before any request", () => {
  const { cloopen, sent } = answeringClient(accepted);

  it.each(["13800138000", undefined, 7, { to: "13800138000" }])("recipients %j", async (recipients) => {
    // @ts-expect-error: that is what JavaScript may give
    const error = await caught(() => sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients }));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(sent).toHaveLength(0);
  });

  it.each([
    { concurrency: 0 },
    { concurrency: 1.5 },
    { batchSize: 0 },
    { batchSize: 201 },
    { requestsPerSecond: 0 },
    { requestsPerSecond: Number.NaN },
    { maxFailures: 0 },
    { duplicates: "drop" as "skip" },
  ])("%j", async (options) => {
    const error = await caught(() => sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: [] }, options));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining(Object.keys(options)[0] ?? "") });
  });
});
