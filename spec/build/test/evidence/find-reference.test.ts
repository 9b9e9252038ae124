import { expect, test } from "vitest";
import type { ContractDocument, Operation } from "../../../model/document.js";
import { sectionsOf } from "../../../model/reference.js";
import { referenceFinder } from "../../evidence/find-reference.js";

const reply = { content: { "application/json": { schema: {} } } };
const operation: Operation = { operationId: "sendX", summary: "", tags: ["sms"], responses: { 200: reply } };
const document: ContractDocument = {
  openapi: "3.1.0",
  info: {},
  paths: { "/x": { post: operation }, "/y": { post: { ...operation, operationId: "sendY" } } },
  components: { schemas: {} },
};
const page = `# Page
## Index
| sendX | smsReport | lost |
## Another name
发送 · POST /x
## ConfMute
A command.
## Reports
In the contract \`smsReport\`.
`;
const reference = sectionsOf(page).map((section) => ({ ...section, place: `reference/p.md#${section.anchor}` }));
const find = referenceFinder(document, reference);
const place = (pointer: string, ...usedBy: string[]) => find({ pointer, usedBy });

test("finds an operation by its address, whatever the heading says", () => {
  expect(place("#/paths/~1x/post", "sendX")).toBe("reference/p.md#another-name");
  expect(place("#/paths/~1y/post", "sendY")).toBeUndefined();
});
test("finds a webhook by the section that names it, not by an index", () => {
  expect(place("#/webhooks/smsReport/post", "smsReport")).toBe("reference/p.md#reports");
  expect(place("#/webhooks/lost/post", "lost")).toBeUndefined();
});
test("finds a component by its own section, else by what uses it first", () => {
  expect(place("#/components/schemas/ConfMuteRequest/properties/x", "sendX")).toBe("reference/p.md#confmute");
  expect(place("#/components/schemas/IvrConfMute", "sendX")).toBe("reference/p.md#confmute");
  expect(place("#/components/schemas/Other", "lost", "sendX")).toBe("reference/p.md#another-name");
});
