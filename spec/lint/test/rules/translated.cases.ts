import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("translated", {
  "as it is": {},
  "a new text": {
    "components/schemas/Report.yaml": ["    type: string\n", "    type: string\n    title: Status\n"],
  },
  "a text beside a reference": {
    "components/schemas/Failure.yaml": ["    $ref: Digits.yaml", "    $ref: Digits.yaml\n    description: Six digits."],
  },
  "texts of every kind": {
    "overlays/zh-CN.yaml": "overlay: 1.0.0\nactions: []\n",
  },
  "an inline parameter": {
    "paths/Accounts_ivr_createconf.yaml": [
      "    - $ref: ../components/parameters/Maxmember.yaml",
      "    - { name: a, in: query, description: New., schema: { type: string } }",
    ],
  },
  "no Chinese": {
    "overlays/zh-CN.yaml": ["description: 数字。", "description: Digits."],
  },
  "an identical summary with Chinese": {
    "paths/Accounts_ivr_createconf.yaml": ["summary: Create a conference", "summary: Create (创建会议)"],
    "overlays/zh-CN.yaml": ["summary: 创建会议", "summary: Create (创建会议)"],
  },
  "an identical description": {
    "components/schemas/Digits.yaml": ["description: Digits.", "description: Digits (数字)."],
    "overlays/zh-CN.yaml": ["description: 数字。", "description: Digits (数字)."],
  },
  "a lost target": {
    "overlays/zh-CN.yaml": ["$.components.schemas.Digits", "$.components.schemas.Digit"],
  },
  "a lost tag": {
    "overlays/zh-CN.yaml": ["'call'", "'calls'"],
  },
  "a wildcard": {
    "overlays/zh-CN.yaml": ["$.components.schemas.Digits", "$.components.schemas[*]"],
  },
  "a lost text": {
    "components/schemas/Play.yaml": ["    description: How often.\n", ""],
  },
  "no update": {
    "overlays/zh-CN.yaml": ["    update: { description: 数字。 }\n", "    remove: true\n"],
  },
  "another member": {
    "overlays/zh-CN.yaml": ["description: 数字。", "description: 数字。, pattern: ^中$"],
  },
  "through a reference": {
    "overlays/zh-CN.yaml": [
      "{ summary: 创建会议 }",
      '{ summary: 创建会议, responses: { "200": { description: 信封。 } } }',
    ],
  },
  twice: {
    "overlays/zh-CN.yaml": [
      "  - target: $.components.schemas.Digits",
      "  - target: $.info\n    update: { title: 小合同 }\n  - target: $.components.schemas.Digits",
    ],
  },
  "no overlay": {
    "overlays/zh-CN.yaml": null,
  },
  "a broken overlay": {
    "overlays/zh-CN.yaml": "actions: []\nactions: []\n",
  },
  "no actions": {
    "overlays/zh-CN.yaml": "overlay: 1.0.0\n",
  },
});

test("a complete overlay passes, with tags by name, parents as targets and a title that is Chinese already", () => {
  expect(found("as it is")).toEqual([]);
});
test("rejects a text without translation, and shows its action", () => {
  expect(found("a new text")).toEqual([
    "components/schemas/Report.yaml:8 No Chinese translation. Write it as `properties.status.title` into the action of overlays/zh-CN.yaml with the target `$.components.schemas.Report`.",
  ]);
});
test("a text beside a reference belongs to the referring place", () => {
  expect(found("a text beside a reference")).toEqual([
    "components/schemas/Failure.yaml:8 No Chinese translation. Write it as `properties.statusCode.description` into the action of overlays/zh-CN.yaml with the target `$.components.schemas.Failure`.",
  ]);
});
test("the item of a list is a target of its own", () => {
  expect(found("an inline parameter")).toEqual([
    expect.stringMatching(
      /^overlays\/zh-CN\.yaml:14 .*The contract has nothing at `\$\.components\.parameters\.Maxmember`\. Correct the target/,
    ),
    expect.stringMatching(
      /^paths\/Accounts_ivr_createconf\.yaml:7 .*Write it as `description`.*with the target `\$\.paths\['\/Accounts\/\{accountSid\}\/ivr\/createconf'\]\.post\.parameters\[0\]`\./,
    ),
  ]);
});
test("a translation has Chinese in it", () => {
  expect(found("no Chinese")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:37 .*has no Chinese in it\. Write it in Chinese\./),
  ]);
});
test("a summary that is bilingual already may stay", () => {
  expect(found("an identical summary with Chinese")).toEqual([]);
});
test("a description may not", () => {
  expect(found("an identical description")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:37 .*This translation is the English text\. Write it in Chinese\./),
  ]);
});
test("a target that is not there is found, and the text that it leaves", () => {
  expect(found("a lost target")).toEqual([
    expect.stringMatching(
      /^overlays\/zh-CN\.yaml:36 .*The contract has nothing at `\$\.components\.schemas\.Digit`\. Correct the target, or remove the action\./,
    ),
    expect.stringMatching(/^components\/schemas\/Digits\.yaml:2 .*No Chinese translation\./),
  ]);
});
test("a tag that is not there is found", () => {
  expect(found("a lost tag")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:8 .*The contract has nothing at/),
    expect.stringMatching(/^openapi\.yaml:15 .*\$\.tags\[\?\(@\.name=='call'\)\]/),
    expect.stringMatching(/^openapi\.yaml:14 .*/),
  ]);
});
test("a target is plain", () => {
  expect(found("a wildcard")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:36 .*An action needs one plain target\. Write it like/),
    expect.stringMatching(/^components\/schemas\/Digits\.yaml:2 .*/),
  ]);
});
test("the translation of a text that is gone is found", () => {
  expect(found("a lost text")).toEqual([
    expect.stringMatching(
      /^overlays\/zh-CN\.yaml:58 .*The contract has no text at \$\.components\.schemas\.Play\.properties\.loop\.description\. Remove the translation/,
    ),
  ]);
});
test("an action translates", () => {
  expect(found("no update")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:36 .*Write `update` with the Chinese texts, or remove the action\./),
    expect.stringMatching(/^components\/schemas\/Digits\.yaml:2 .*/),
  ]);
});
test("an action only translates", () => {
  expect(found("another member")).toEqual([
    expect.stringMatching(
      /^overlays\/zh-CN\.yaml:37 .*The overlay only translates\..*`pattern` belongs into the contract/,
    ),
  ]);
});
test("what a reference leads to is translated at its own place", () => {
  expect(found("through a reference")).toEqual([
    expect.stringMatching(
      /^overlays\/zh-CN\.yaml:11 .*There is no `description` beside the reference.*with the target `\$\.components\.responses\.Done`\./,
    ),
  ]);
});
test("a second translation is found", () => {
  expect(found("twice")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:37 .*\$\.info\.title is translated twice\. Remove one of the two\./),
  ]);
});
test("a missing overlay is one clear problem", () => {
  expect(found("no overlay")).toEqual([
    expect.stringMatching(/^openapi\.yaml:1 .*overlays\/zh-CN\.yaml cannot be read\. Write it/),
  ]);
});
test("an overlay that is no YAML is one problem, in its own line", () => {
  expect(found("a broken overlay")).toEqual([expect.stringMatching(/^overlays\/zh-CN\.yaml:2 .*This is no YAML: /)]);
});
test("an overlay without actions is one problem", () => {
  expect(found("no actions")).toEqual([
    expect.stringMatching(/^overlays\/zh-CN\.yaml:1 .*An overlay has a list of `actions`\. Write it\./),
  ]);
});
