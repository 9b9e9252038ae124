import createFetchClient, { type Client } from "openapi-fetch";
import {
  type CloopenErrorKind,
  callback,
  getAccountInfo,
  iterateSubAccounts,
  type paths,
  sendTemplateSms,
  sendTemplateSmsInBulk,
  uploadMediaFile,
} from "../../../src/index.js";
import { createIvrRouter, ivrResponse, parseIvrNotification } from "../../../src/ivr/index.js";
import { createPathClient } from "../../../src/paths/index.js";
import { signing } from "../../../src/signing.js";
import { createWebhookHandler, parseWebhook } from "../../../src/webhooks/index.js";
import { xml } from "../../../src/xml.js";
import { type Answer, HTML_TYPE, http, JSON_TYPE, json, resetAtOnce, xmlText } from "../answers.js";
import { makeClient } from "../make-client.js";
import { CALLBACK_SECRET, NOW, SID, SUB_ACCOUNT, TOKEN } from "../synthetic-account.js";
import type { WireServer } from "../wire-server.js";
import type { Failure } from "./failure.js";

const SMS = { to: "13800138000", templateId: "1" };
const SMS_PATH = "/Accounts/{accountSid}/SMS/TemplateSMS";
const HTML = http({ status: 502, headers: HTML_TYPE, body: "<html>Bad Gateway" });
const params = { path: { accountSid: SID } };

interface Told {
  readonly answer?: Answer;
  readonly requests?: number;
  readonly expected?: Readonly<Record<string, unknown>>;
}

function failure(
  name: string,
  kind: CloopenErrorKind,
  trigger: (server: WireServer) => unknown,
  { answer, requests = answer === undefined ? 0 : 1, expected = {} }: Told = {},
): Failure {
  return {
    name,
    kind,
    expected,
    requests,
    trigger(server) {
      if (answer !== undefined) server.answer(answer);
      return trigger(server);
    },
  };
}

/** What is iterated fails while it is. */
async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}

function foreignClient({ baseUrl }: WireServer): Client<paths> {
  const api = createFetchClient<paths>({ baseUrl });
  api.use(xml(), signing({ sid: SID, token: TOKEN, now: () => NOW }));
  return api;
}

/** The error that a webhook handler passes to `onError`. */
function heardBy(receive: (onError: (error: unknown) => void) => Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => void receive(reject));
}

const ivrRequest = new Request(`http://localhost/${CALLBACK_SECRET}/startservice?callid=1`, { method: "POST" });
const callAuth = new Request(`http://localhost/${CALLBACK_SECRET}`, {
  method: "POST",
  body: "<request><action>CallAuth</action></request>",
});

/**
 * Failures behind the other doors of the package: paths, sub-accounts, uploads, many at once,
 * middlewares, receivers, IVR applications.
 */
export const ELSEWHERE: readonly Failure[] = [
  failure(
    "a path, with an HTML page",
    "http",
    (server) => createPathClient(makeClient(server)).POST(SMS_PATH, { body: SMS }),
    {
      answer: HTML,
    },
  ),
  failure(
    "a path, with a reset",
    "connection",
    (server) => createPathClient(makeClient(server)).POST(SMS_PATH, { body: SMS }),
    {
      answer: resetAtOnce,
    },
  ),
  failure(
    "a path, with an unknown member",
    "encode",
    // @ts-expect-error: no member
    (server) => createPathClient(makeClient(server)).POST(SMS_PATH, { body: { ...SMS, authToken: TOKEN } }),
  ),
  failure("a path with another id", "config", (server) =>
    createPathClient(makeClient(server)).GET("/Accounts/{accountSid}/AccountInfo", {
      params: { path: { accountSid: TOKEN } },
    }),
  ),
  failure(
    "a sub-account that is rejected",
    "api",
    (server) => callback(makeClient(server).subAccount(SUB_ACCOUNT), { from: "1", to: "2" }),
    { answer: json({ statusCode: "111109", statusMsg: "【账号】签名不符" }), expected: { operation: "callback" } },
  ),
  failure(
    "a sub-account whose connection is reset",
    "connection",
    (server) => callback(makeClient(server).subAccount(SUB_ACCOUNT), { from: "1", to: "2" }),
    { answer: resetAtOnce, expected: { mayHaveActed: true } },
  ),
  failure("a clock that stays wrong", "api", (server) => getAccountInfo(makeClient(server)), {
    answer: http({
      headers: { ...JSON_TYPE, Date: new Date(NOW + 90_000_000).toUTCString() },
      body: '{"statusCode":"111106"}',
    }),
    requests: 2,
    expected: { attempts: 2 },
  }),
  failure("an upload of too much", "encode", (server) =>
    uploadMediaFile(makeClient(server), { filename: "a.wav", file: new Uint8Array(21 * 1024 * 1024) }),
  ),
  failure(
    "an upload of a text",
    "encode",
    // @ts-expect-error: bytes are due
    (server) => uploadMediaFile(makeClient(server), { filename: "a.wav", file: TOKEN }),
  ),
  failure(
    "an upload that is redirected",
    "http",
    (server) => uploadMediaFile(makeClient(server), { filename: "a.wav", file: new Uint8Array(9) }),
    {
      answer: http({ status: 307, headers: { Location: `http://127.0.0.1:9/?token=${TOKEN}` } }),
      expected: { status: 307 },
    },
  ),
  failure("an iteration", "api", (server) => drain(iterateSubAccounts(makeClient(server))), {
    answer: json({ statusCode: "111141" }),
  }),
  failure(
    "a sending in bulk that is stopped",
    "api",
    (server) => drain(sendTemplateSmsInBulk(makeClient(server), { templateId: "1", recipients: ["13800138000"] })),
    { answer: json({ statusCode: "111109" }) },
  ),
  failure("a sending in bulk to nobody iterable", "encode", (server) =>
    sendTemplateSmsInBulk(makeClient(server), { templateId: "1", recipients: TOKEN }),
  ),
  failure(
    "xml() with a DOCTYPE",
    "decode",
    (server) => foreignClient(server).GET("/Accounts/{accountSid}/AccountInfo", { params }),
    { answer: xmlText(`<!DOCTYPE a [<!ENTITY b "${TOKEN}">]><a>&b;</a>`) },
  ),
  failure("xml() with a body that does not fit", "encode", (server) =>
    // @ts-expect-error: a list is due
    foreignClient(server).POST(SMS_PATH, { params, body: { ...SMS, appId: "1", datas: TOKEN } }),
  ),
  failure("signing() with another id in the path", "config", (server) =>
    foreignClient(server).GET("/Accounts/{accountSid}/AccountInfo", {
      params: { path: { accountSid: "f".repeat(32) } },
    }),
  ),
  failure("signing() with a token that is none", "config", () => signing({ sid: SID, token: `${TOKEN}\n` })),
  failure("signing() without a token", "config", () => signing({ sid: SID, token: "" })),
  failure("signing() over plain http", "config", () => {
    const api = createFetchClient<paths>({ baseUrl: "http://app.cloopen.com:8883/2013-12-26" });
    api.use(signing({ sid: SID, token: TOKEN }));
    return api.GET("/Accounts/{accountSid}/AccountInfo", { params });
  }),
  failure("a receiver with a secret that is none", "config", () =>
    createWebhookHandler({}, { secret: `${CALLBACK_SECRET}/` }),
  ),
  failure("a receiver with a handler of nothing", "config", () =>
    // @ts-expect-error: there is no callback
    createWebhookHandler({ smsReport: () => {} }, { secret: CALLBACK_SECRET }),
  ),
  failure("a receiver that does not know its sender", "config", () =>
    heardBy((onError) =>
      createWebhookHandler({}, { secret: CALLBACK_SECRET, allowedSources: ["192.0.2.1"], onError })(callAuth.clone()),
    ),
  ),
  failure("a callback handler that answers nonsense", "encode", () =>
    heardBy((onError) =>
      createWebhookHandler(
        // @ts-expect-error: a code is a string
        { callAuth: () => ({ statuscode: 0 }) },
        { secret: CALLBACK_SECRET, onError },
      )(callAuth.clone()),
    ),
  ),
  failure("a callback that is cut short", "decode", () => parseWebhook(`{"Request":{"content":"${TOKEN}`)),
  failure("an IVR application that leads nowhere", "config", () =>
    heardBy((onError) =>
      createIvrRouter(
        { ivrStartService: () => ivrResponse().play("a.wav").redirect("nowhere") },
        { secret: CALLBACK_SECRET, onError },
      )(ivrRequest.clone()),
    ),
  ),
  failure("an IVR answer that XML cannot carry", "encode", () => String(ivrResponse().play(`${TOKEN}\0`))),
  failure("an IVR notification without its call", "decode", () => parseIvrNotification(`startservice?token=${TOKEN}`)),
  failure(
    "a hook that throws",
    "api",
    (server) => {
      const fail = (): never => {
        throw new Error(TOKEN);
      };
      return sendTemplateSms(makeClient(server, { hooks: { onCall: fail, onAttempt: fail } }), SMS);
    },
    { answer: json({ statusCode: "112310" }) },
  ),
];
