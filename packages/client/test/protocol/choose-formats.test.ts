import { expect, it } from "vitest";
import { chooseFormats } from "../../src/protocol/choose-formats.js";

it.each([
  ["JSON where nobody says", undefined, undefined, undefined, "json", "json"],
  ["the format of the vendor's clients where nobody says", undefined, undefined, "xml", "xml", "xml"],
  ["the client's before the vendor's", undefined, "json", "xml", "json", "json"],
  ["the call's before the client's", "xml", "json", undefined, "xml", "xml"],
  ["the call's half, the client's other half", { reply: "json" }, "xml", undefined, "xml", "json"],
  ["the client's half, the vendor's other half", undefined, { request: "json" }, "xml", "json", "xml"],
  ["both halves", { request: "xml", reply: "json" }, undefined, undefined, "xml", "json"],
  ["nothing of an empty object", {}, {}, undefined, "json", "json"],
] as const)("takes %s", (_, call, client, preferred, request, reply) => {
  expect(chooseFormats(call, client, preferred)).toStrictEqual({ request, reply });
});
