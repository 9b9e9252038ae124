import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { SPEC } from "../../build/bundle.js";
import { bundleSources } from "../bundle-sources.js";
import { readCatalogue } from "../catalogue.js";
import { commandIn, commandsOf, listCommands } from "../commands.js";
import { type ContractDocument, isContractDocument, type Schema } from "../document.js";
import { listIvrCommands } from "../ivr-commands.js";
import { listOperations, schemaOf } from "../operations.js";
import { child, resolve, schemaName, segments, valueAt } from "../resolve.js";
import { listWebhooks } from "../webhooks.js";

const document = bundleSources((file) => parse(readFileSync(join(SPEC, file), "utf8")));
const operations = new Map(listOperations(document).map((operation) => [operation.id, operation]));
const webhooks = new Map(listWebhooks(document).map((webhook) => [webhook.name, webhook]));

const small: ContractDocument = {
  openapi: "3.1.0",
  info: {},
  paths: {},
  components: { schemas: { A: { type: "string", description: "inside" }, B: { $ref: "#/components/schemas/A" } } },
};

describe("references", () => {
  test("are followed to the end, and what stands beside one wins", () => {
    const value: Schema = { $ref: "#/components/schemas/B", description: "beside" };
    expect(resolve(small, value)).toEqual({ type: "string", description: "beside" });
  });
  test("that lead nowhere are rejected", () => {
    expect(() => resolve(small, { $ref: "#/components/schemas/C" })).toThrow("#/components/schemas/C leads nowhere");
    expect(() => resolve(small, { $ref: "#/components/schemas/toString" })).toThrow("leads nowhere");
  });
  test("name their schema", () => {
    expect(schemaName({ $ref: "#/components/schemas/A" })).toBe("A");
    expect(schemaName({ $ref: "#/components/parameters/A" })).toBeUndefined();
    expect(schemaName({})).toBeUndefined();
  });
  test("escape slashes and tildes of a pointer", () => {
    const pointer = child("#/paths", "/a~b");
    expect(segments(pointer)).toEqual(["paths", "/a~b"]);
    expect(valueAt({ paths: { "/a~b": 1 } }, pointer)).toBe(1);
  });
});

describe("an operation", () => {
  test("says how it is called and what it takes", () => {
    const operation = operations.get("createConference");
    expect(operation).toMatchObject({
      ...{ method: "POST", path: "/Accounts/{accountSid}/ivr/createconf", level: "account", tag: "conference" },
      ...{ safe: false, preferred: "xml", upload: false },
    });
    expect(operation?.query.map(({ name }) => name)).toEqual(["maxmember"]);
  });
  test("names the code of a violation that its schema does not name: the first general one that it lists", () => {
    expect(operations.get("sendTemplateSms")).toMatchObject({ violationCode: "160031" });
    expect(operations.get("querySms")).toMatchObject({ violationCode: "160047" });
    expect(operations.get("controlCall")).toMatchObject({ violationCode: "108023" });
    expect(operations.get("createApplication")).toMatchObject({ violationCode: "160031" });
  });
  test("is read by GET, on the sub-account level, or takes a file", () => {
    expect(operations.get("getAccountInfo")).toMatchObject({ method: "GET", request: undefined, safe: true });
    expect(operations.get("callback")).toMatchObject({ level: "subAccount", preferred: "json" });
    expect(operations.get("uploadMediaFile")).toMatchObject({ upload: true, maxUploadBytes: 20 * 2 ** 20 });
  });
  test("costs something where it sends a message or places a call", () => {
    expect(operations.get("sendTemplateSms")?.charged).toBe(true);
    expect(operations.get("listSmsTemplates")?.charged).toBe(false);
  });
  test("without a tag or a reply is rejected", () => {
    const described = { operationId: "x", summary: "", responses: {} };
    expect(() => listOperations({ ...small, paths: { "/x": { post: { ...described, tags: [] } } } })).toThrow(
      "x has no tag",
    );
    expect(() => listOperations({ ...small, paths: { "/x": { post: { ...described, tags: ["sms"] } } } })).toThrow(
      "x has no reply in JSON",
    );
  });
  test("has a body in each of its formats", () => {
    const { described } = operations.get("sendTemplateSms") ?? {};
    expect(schemaOf(document, described?.requestBody, "application/xml")).toEqual({
      $ref: "#/components/schemas/SendTemplateSmsRequest",
    });
    expect(schemaOf(document, described?.requestBody, "application/octet-stream")).toBeUndefined();
    expect(schemaOf(document, undefined, "application/json")).toBeUndefined();
  });
});

describe("a command", () => {
  test("is one of several in the body of an operation, or the only one", () => {
    const commands = listCommands(document);
    expect(commands.find(({ name }) => name === "ConfMute")).toMatchObject({
      ...{ function: "muteMember", operation: { id: "controlConference" } },
      message: { $ref: "#/components/schemas/ConfMuteRequest" },
    });
    expect(commands.find(({ name }) => name === "Dial")).toMatchObject({ operation: { id: "dialIvr" } });
    expect(commands.find(({ name }) => name === "Dial")?.function).toBeUndefined();
  });
  test("is in no body without an application and one element", () => {
    const sms = operations.get("sendTemplateSms");
    expect(sms && commandsOf(document, sms)).toEqual([]);
    const object: Schema = { type: "object" };
    expect(commandIn(document, { properties: { Appid: {}, A: object } })).toEqual({ name: "A", schema: object });
    expect(commandIn(document, { properties: { Appid: {}, A: object, B: object } })).toBeUndefined();
    expect(commandIn(document, { properties: { Appid: {}, A: { type: "string" } } })).toBeUndefined();
    expect(commandIn(document, { properties: { A: object } })).toBeUndefined();
  });
});

describe("a webhook", () => {
  test("brings a message, or parameters alone", () => {
    expect(webhooks.get("smsStatusReport")).toMatchObject({ kind: "callback", separateFormats: false });
    expect(webhooks.get("callbackCdr")).toMatchObject({ kind: "callback", separateFormats: true });
    expect(webhooks.get("ivrDtmfReport")?.methods).toEqual(["POST", "GET"]);
    expect(webhooks.get("smsMo")?.methods).toEqual(["POST"]);
    const redirect = webhooks.get("ivrRedirect");
    expect(redirect).toMatchObject({ kind: "notification", message: undefined, response: "IvrCommands" });
    expect(redirect).toMatchObject({ path: undefined, pathFrom: ["Redirect.url"] });
    expect(redirect?.parameters.map(({ name }) => name)).toContain("callid");
  });
  test("that is not posted, or expects nothing in XML, is rejected", () => {
    expect(() => listWebhooks({ ...small, webhooks: { x: {} } })).toThrow("the webhook x is not posted");
    const post = { operationId: "x", summary: "", tags: [], responses: {} };
    expect(() => listWebhooks({ ...small, webhooks: { x: { post } } })).toThrow("expects no reply in XML");
  });
});

test("the commands of the IVR protocol have their element and their component", () => {
  const commands = listIvrCommands(document);
  expect(commands.find(({ component }) => component === "IvrPlay")).toMatchObject({
    ...{ name: "Play", roles: ["main", "secondary"], ends: false },
  });
  expect(commands.find(({ name }) => name === "CmdNone")).toMatchObject({ roles: ["main"], ends: true });
  expect(commands.map(({ name }) => name)).toContain("Appid");
  const IvrResponse = { items: { oneOf: [{ properties: {} }] } };
  expect(() => listIvrCommands({ ...small, components: { schemas: { IvrResponse } } })).toThrow("no component");
  expect(listIvrCommands(small)).toEqual([]);
});

test("a document is one of OpenAPI 3.1 with paths and schemas", () => {
  expect(isContractDocument(small)).toBe(true);
  for (const value of [undefined, null, [], {}, { ...small, openapi: "3.0.3" }, { ...small, components: {} }])
    expect(isContractDocument(value)).toBe(false);
});

test("the catalogue has groups and codes", () => {
  expect(readCatalogue({ groups: {}, codes: [{ code: "000000" }] }).codes).toHaveLength(1);
  for (const value of [undefined, {}, { groups: {}, codes: [{}] }, { groups: [], codes: [] }])
    expect(() => readCatalogue(value)).toThrow("the catalogue of status codes has no `groups` and `codes`");
});
