import { expect, test } from "vitest";
import type { Entry } from "../../../src/browser/search/entry.js";
import { matchEntries } from "../../../src/browser/search/match-entries.js";

const ENTRIES: readonly Entry[] = [
  ["operation", "sendTemplateSms", "Send a template SMS", "模板短信 /SMS/TemplateSMS", "en.html#sendTemplateSms"],
  ["command", "muteMember", "Mute a member", "ConfMute 成员禁音 会议", "samples.en.html#muteMember"],
  ["code", "111109", "sig does not match", "sig 不匹配", "errors.en.html#111109"],
  ["code", "111001-111099", "platform error", "平台错误", "errors.en.html#111001-111099"],
];

test.each([
  ["sendTemplateSms", ["sendTemplateSms"]],
  ["templatesms send", ["sendTemplateSms"]],
  ["ConfMute", ["muteMember"]],
  ["短信", ["sendTemplateSms"]],
  ["发送模板短信", ["sendTemplateSms"]],
  ["会议禁音", ["muteMember"]],
  ["111109", ["111109"]],
  ["1111", ["111109"]],
  ["111050", ["111001-111099"]],
  ["sig 不匹配", ["111109"]],
  ["sig 短信", []],
  ["天气预报", []],
  ["  ", []],
])("%s finds %j", (query, names) => {
  expect(matchEntries(ENTRIES, query).map(([, name]) => name)).toEqual(names);
});

test("what is named so comes before what speaks of it", () => {
  const entries: readonly Entry[] = [
    ["guide", "", "Errors", "callback", "a"],
    ["operation", "cancelCallback", "Cancel", "", "b"],
    ["operation", "callback", "Call back", "", "c"],
  ];
  expect(matchEntries(entries, "callback").map(([, , , , href]) => href)).toEqual(["c", "b", "a"]);
  expect(matchEntries(entries, "callback", 1).length).toBe(1);
});
