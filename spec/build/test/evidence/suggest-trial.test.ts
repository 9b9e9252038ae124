import { expect, test } from "vitest";
import { suggestTrial, type Untried } from "../../evidence/suggest-trial.js";

const schema = {
  kind: "property",
  name: "SendRequest.speed",
  pointer: "#/components/schemas/SendRequest/properties/speed",
} as const;
const parameter = { kind: "parameter", name: "appid", pointer: "#/components/parameters/Appid" } as const;

test.each<[string, Untried, string]>([
  [
    "a path",
    { kind: "operation", name: "send", role: "path", pointer: "#/paths/~1send/post", usedBy: ["send"] },
    "Call `POST /send`",
  ],
  ["a request member", { ...schema, role: "request", usedBy: ["send"] }, "Call `send` with `speed`, and once without"],
  [
    "a reply member",
    { ...schema, role: "reply", usedBy: ["send", "query"] },
    "Call `send` or `query` until it succeeds",
  ],
  [
    "a callback",
    { kind: "callback", name: "report", role: "callback", pointer: "#/webhooks/report/post", usedBy: ["report"] },
    "Have the platform send `report`",
  ],
  [
    "a member of a callback",
    { ...schema, role: "notification", usedBy: ["report"] },
    "see whether `speed` is in the body",
  ],
  [
    "a parameter of a callback",
    { ...parameter, role: "notification", usedBy: ["report"] },
    "see whether `appid` is in the query",
  ],
  ["an answer to a callback", { ...schema, role: "answer", usedBy: ["report"] }, "Answer `report` with `speed`"],
  ["a name of ours", { ...schema, role: "answer", usedBy: ["report"], isText: true }, "Nothing to try"],
  [
    "a name of ours in JSON",
    { ...schema, role: "request", usedBy: ["send"], isText: true },
    "Call `send` as JSON with `speed`",
  ],
  [
    "a code",
    { kind: "code", name: "111144", role: "code", pointer: "#/codes/1", usedBy: ["send"] },
    "see whether the reply carries `111144`",
  ],
])("%s has a trial of its own, in both languages", (_, untried, expected) => {
  const trial = suggestTrial(untried);
  expect(trial.en).toContain(expected);
  expect(trial["zh-CN"]).toMatch(/\p{Script=Han}/u);
});
