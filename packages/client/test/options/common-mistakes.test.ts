import { beforeEach, describe, expect, it } from "vitest";
import {
  type CallOptions,
  type ClientOptions,
  createClient,
  isCloopenError,
  listSubAccounts,
  sendTemplateSmsInBulk,
  uploadMediaFile,
} from "../../src/index.js";
import { createPathClient } from "../../src/paths/index.js";
import { answeringClient } from "../support/answering-client.js";
import { caught } from "../support/caught.js";
import { SID, TOKEN } from "../support/synthetic-account.js";

let { cloopen, sent } = answeringClient(() => ({ statusCode: "000000" }));
beforeEach(() => {
  ({ cloopen, sent } = answeringClient(() => ({ statusCode: "000000" })));
});

/** What JavaScript may give, and old examples do. */
const client = (options: unknown) => () =>
  createClient(
    typeof options === "object" && options !== null
      ? ({ accountSid: SID, authToken: TOKEN, ...options } as ClientOptions)
      : (options as ClientOptions),
  );
const call = (options: unknown) => () => listSubAccounts(cloopen, {}, options as CallOptions);
const bulk =
  (params: unknown, options: unknown = {}) =>
  () =>
    sendTemplateSmsInBulk(cloopen, params as never, options as never);

describe("rejects a common mistake with advice, and sends nothing:", () => {
  it.each<[string, () => unknown, string]>([
    ["no credentials", () => createClient({ accountSid: "" }), "accountSid (or CLOOPEN_ACCOUNT_SID) is missing"],
    ["nothing for options", client(null), "the options of createClient must be an object"],
    [
      "a misspelt option",
      client({ timeout: 5 }),
      "timeout is not one of the options of createClient; known are accountSid, authToken, appId, baseUrl, format, timeoutMs",
    ],
    ["a number of retries", client({ retry: 3 }), "the options of retry must be an object"],
    [
      "retries as elsewhere",
      client({ retry: { maxRetries: 3 } }),
      "maxRetries is not one of the options of retry; known are maxAttempts",
    ],
    [
      "a hook as elsewhere",
      client({ hooks: { onRequest() {} } }),
      "onRequest is not one of hooks; known are onCall, onAttempt",
    ],
    ["a host for a URL", client({ baseUrl: "app.cloopen.com:8883" }), "baseUrl must begin with https://"],
    ["plain http", client({ baseUrl: "http://app.cloopen.com:8883" }), "baseUrl must begin with https://"],
    [
      "a misspelt option of a call",
      call({ timeout: 5 }),
      "listSubAccounts: timeout is not one of the options of a call; known are format, signal",
    ],
    [
      "a controller for a signal",
      call({ signal: new AbortController() }),
      "`signal` is not an AbortSignal; give controller.signal",
    ],
    [
      "a misspelt option of a call's retries",
      call({ retry: { retries: 1 } }),
      "listSubAccounts: retries is not one of",
    ],
    [
      "nothing for a sub-account",
      () => cloopen.subAccount(undefined as never),
      "sid (the subAccountSid of the sub-account) is missing",
    ],
    [
      "a sub-account as it was created",
      () => cloopen.subAccount({ subAccountSid: SID, subToken: TOKEN } as never),
      "sid (the subAccountSid of the sub-account) is missing",
    ],
    [
      "a path in another case",
      () => createPathClient(cloopen).POST("/Accounts/{accountSid}/SMS/TemplateSms" as never, {} as never),
      "write the path as in the reference, braces and case included",
    ],
    [
      "a path with the id in it",
      () => createPathClient(cloopen).GET(`/Accounts/${SID}/AccountInfo` as never),
      "write the path as in the reference, braces and case included",
    ],
    [
      "a path of nothing",
      () => createPathClient(cloopen).GET("/nothing" as never),
      "write the path as in the reference",
    ],
    [
      "a path of a file for the file",
      () => uploadMediaFile(cloopen, { filename: "a.wav", file: "a.wav" as never }),
      "for a path, give await openAsBlob(path)",
    ],
    ["nothing to send in bulk", bulk(undefined), "recipients must be iterable"],
    [
      "one number to send to in bulk",
      bulk({ templateId: "1", recipients: "13800138000" }),
      "put one number into a list",
    ],
    ["to for recipients", bulk({ templateId: "1", to: "13800138000" }), "to belongs to one request; give recipients"],
    [
      "one reqId for many requests",
      bulk({ templateId: "1", reqId: "mine", recipients: [] }),
      "reqId belongs to one request",
    ],
    [
      "a misspelt option of bulk sending",
      bulk({ templateId: "1", recipients: [] }, { rate: 5 }),
      "rate is not one of the options of sendTemplateSmsInBulk",
    ],
  ])("%s", async (_, act, message) => {
    const error = await caught(act);
    expect(isCloopenError(error)).toBe(true);
    expect(String(error)).toContain(message);
    expect(sent).toEqual([]);
  });

  it("ignores options that are undefined", async () => {
    const options: object = { timeout: undefined, retry: undefined };
    expect(client(options)).not.toThrow();
    await call(options)();
    expect(sent).toHaveLength(1);
    await call({ signal: new AbortController().signal, retry: { maxAttempts: undefined } })();
  });
});
