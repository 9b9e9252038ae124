import { readFile } from "node:fs/promises";
import {
  agentOnWork,
  callback,
  createConference,
  createQueue,
  sendTemplateSms,
  uploadMediaFile,
  voiceVerify,
} from "@cloopen-rest/client";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Sandbox } from "../../src/sandbox.js";
import { createCaller } from "../support/caller.js";
import { SUB } from "../support/test-sandbox.js";

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly $ref?: string }[];
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly example: unknown } } };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly responses: Described["responses"] };
}

const document: Document = parse(await readFile(new URL("../../openapi.yaml", import.meta.url), "utf8"));
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const isPresent = <Value>(value: Value | undefined): value is Value => value !== undefined;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ ...document, $id: "sandbox" });

/** What is there of each kind, so that each page has something to show and each id of a path something to name. */
async function prepare(): Promise<{ readonly sandbox: Sandbox; readonly ids: ReadonlyMap<string, string> }> {
  const caller = createCaller({
    smsCallbackUrl: "http://127.0.0.1:9/sms",
    ivrUrl: "http://127.0.0.1:9/ivr",
    // The contract does not know one of the attributes, and the caller waits in a queue.
    answer: () => '<Response><EnterCCS queuetype="7" timeout="600" colour="red"/></Response>',
  });
  const { cloopen, sub, sandbox } = caller;
  const { smsMessageSid = "" } = await sendTemplateSms(cloopen, {
    to: "13800138000",
    templateId: "1",
    datas: ["4711", "5"],
  });
  await voiceVerify(cloopen, { to: "13800138000", verifyCode: "0815" });
  await callback(sub, { from: "13800138000", to: "13800138001" });
  const { confid = "" } = await createConference(cloopen, { maxmember: "5", passwd: "1234" });
  await createQueue(cloopen, { queuetype: "7" });
  await uploadMediaFile(cloopen, { filename: "a.wav", file: new Uint8Array([1]) });
  sandbox.scriptParty("13800138009", [{ press: "1", after: 100 }, { speak: 3 }, { hangUp: true }]);
  const callid = sandbox.receiveCall({ from: "13800138002", to: "4000000000" });
  await sandbox.advance(10_000);
  await agentOnWork(cloopen, { agentid: "1001", number: "13800138003" });
  sandbox.receiveSms("13800138000", "TD");
  sandbox.fail({ kind: "html", times: "always", match: "nothing" });
  const { accountSid, appId, state } = sandbox;
  sandbox.receiveSms("13800138000", "TD");
  sandbox.admin.runOperation("controlConference", {
    Appid: appId,
    InviteJoinConf: { confid, number: "13900139000" },
  });
  const [twoWay = ""] = state.twoWayCalls.keys();
  const [voice = ""] = state.voiceCalls.keys();
  const [attempt] = sandbox.callbacks;
  const [warning] = sandbox.warnings;
  const ids = new Map([
    ["/messages/{sid}", smsMessageSid],
    ["/replies/{id}", "1"],
    ["/templates/{id}", "1"],
    ["/calls/{callid}", callid],
    ["/voice-calls/{id}", voice],
    ["/two-way-calls/{id}", twoWay],
    ["/transcripts/{id}", "1"],
    ["/conferences/{id}", confid],
    ["/agents/{agentid}", "1001"],
    ["/queues/{id}", `${appId} 7`],
    ["/waiting/{id}", callid],
    ["/requests/{id}", "1"],
    ["/callbacks/{id}", String(attempt?.id)],
    ["/accounts/{id}", accountSid],
    ["/sub-accounts/{sid}", SUB.sid],
    ["/applications/{appId}", appId],
    ["/media-files/{id}", `${appId} a.wav`],
    ["/faults/{id}", "1"],
    ["/warnings/{id}", `${warning?.operation} ${warning?.what}`],
    ["/scripts/{number}", "13800138009"],
    ["/errors/{code}", "112310"],
    ["/operations/{id}", "sendTemplateSms"],
    ["/phones/{number}", "13900139000"],
  ]);
  return { sandbox, ids };
}

describe("the description of /_sandbox", () => {
  let sandbox: Sandbox;
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ({ sandbox, ids } = await prepare());
  });

  test("has the requests that the server answers, and no other", async () => {
    const index = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox"));
    const { pages, requests } = JSON.parse(await index.text());
    const served = [...pages.map((page: string) => `GET ${page}`), ...requests, "GET /_sandbox"];
    const described = operations.map(({ method, path }) => `${method} /_sandbox${path === "/" ? "" : path}`);
    expect(described.sort()).toEqual(served.sort());
  });

  test.each(operations.map(({ path, method, operation }) => ({ path, method, operation, name: `${method} ${path}` })))(
    "$name: its reply is as described, and has no member that is not",
    async ({ path, method, operation }) => {
      // What was done to one page may have changed what another shows.
      ({ sandbox, ids } = await prepare());
      const response = await sandbox.fetch(toRequest(path, method, operation));
      const [status, described] = Object.entries(operation.responses)[0] ?? [];
      expect(
        String(response.status),
        await response
          .clone()
          .text()
          .catch(() => ""),
      ).toBe(status);
      await expectBody(response, described);
    },
    20_000,
  );

  test.each(operations.filter(({ operation }) => operation.responses["200"] !== undefined && operation.parameters))(
    "$method $path: a wrong request is rejected as described",
    async ({ path, method, operation }) => {
      const wrong =
        method === "GET" ? `${path.replace(/\{\w+\}/, "nothing")}?colour=red` : path.replace(/\{\w+\}/, "nothing");
      const response = await sandbox.fetch(toRequest(wrong, method, operation));
      expect(response.status).toBeGreaterThanOrEqual(400);
      await expectBody(response, operation.responses["4XX"]);
    },
  );

  test("knows each filter of each list", async () => {
    for (const { path, method, operation } of operations) {
      const names = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === "query")
        .map(({ name }) => name)
        .filter(isPresent);
      if (method !== "GET" || path === "/events" || path.includes("{") || operation.parameters === undefined) continue;
      const response = await sandbox.fetch(new Request(`http://127.0.0.1/_sandbox${path}?colour=red`));
      const { error } = JSON.parse(await response.text());
      const known = /^colour: not known here; there are (.*)$/.exec(error)?.[1]?.split(", ");
      expect(known?.sort(), path).toEqual(["after", "before", "since", "limit", "wait", ...names].sort());
    }
  });

  test("is served as it is shipped", async () => {
    const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/openapi.yaml"));
    expect(parse(await response.text())).toEqual(document);
  });

  function toRequest(path: string, method: string, { requestBody }: Described): Request {
    const known = [...ids].find(([template]) => path.startsWith(template));
    const filled = known ? path.replace(known[0], known[0].replace(/\{\w+\}/, encodeURIComponent(known[1]))) : path;
    const body = requestBody?.content["application/json"].example;
    const aborted = new AbortController();
    if (path === "/events") setTimeout(() => aborted.abort(), 100);
    return new Request(`http://127.0.0.1/_sandbox${filled}`, {
      method,
      signal: aborted.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
});

async function expectBody(response: Response, described: Described["responses"][string] | undefined): Promise<void> {
  const name = described?.$ref?.split("/").at(-1);
  const { content = {} } = name === undefined ? (described ?? {}) : (document.components.responses[name] ?? {});
  const [type = "", media] = Object.entries(content)[0] ?? [];
  expect(response.headers.get("Content-Type")).toContain(type);
  const text = await response.text();
  if (type !== "application/json") return;
  const pointer = pointerOf(media?.schema);
  const validate = ajv.compile({ $ref: `sandbox${pointer}` });
  expect(validate(JSON.parse(text)), `${ajv.errorsText(validate.errors)} in ${text}`).toBe(true);
}

/** JSON pointer of a schema in the document: references within it are resolved from there. */
function pointerOf(schema: object | undefined, within: unknown = document, at = "#"): string {
  if (schema === undefined) throw new Error("there is no schema");
  const found = search(schema, within, at);
  if (found === undefined) throw new Error("the schema stands nowhere in the document");
  return found;
}

function search(schema: object, within: unknown, at: string): string | undefined {
  if (within === schema) return at;
  if (typeof within !== "object" || within === null) return undefined;
  for (const [key, value] of Object.entries(within)) {
    const found = search(schema, value, `${at}/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
