import { uploadMediaFile } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { type Plan, planFor } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID, MINUTE } from "../../support/test-sandbox.js";

const file = new Uint8Array([0x52, 0x49, 0x46, 0x46]);

const uploadPlan = (query: string, body: string): Plan => ({
  ...planFor("listSubAccounts"),
  rest: "/Calls/MediaFileUpload",
  query: (sign, at) => `?sig=${sign(at)}&${query}`,
  contentType: "application/octet-stream",
  body,
});

describe("uploadMediaFile", () => {
  test.each(["json", "xml"] as const)("into review, then approved (%s)", async (format) => {
    const { cloopen, sandbox, clock } = createCaller();
    const filename = "欢迎 & 你好.wav";
    const { downloadUrl } = await uploadMediaFile(cloopen, { filename, file }, { format });
    expect(decodeURIComponent(downloadUrl ?? "")).toBe(`http://files.invalid/${APP_ID}/${filename}`);
    const [uploaded] = sandbox.state.mediaFiles.values();
    expect(uploaded).toMatchObject({ appId: APP_ID, filename, size: 4, approved: false });
    clock.advance(MINUTE);
    expect(uploaded?.approved).toBe(true);
  });

  test("a zip gets no downloadUrl", async () => {
    const { cloopen } = createCaller();
    expect(await uploadMediaFile(cloopen, { filename: "all.ZIP", file })).toEqual({});
  });

  test("a file of the same name takes the place of the earlier one", async () => {
    const { cloopen, sandbox, clock } = createCaller();
    await uploadMediaFile(cloopen, { filename: "a.wav", file });
    clock.advance(MINUTE);
    await uploadMediaFile(cloopen, { filename: "a.wav", file: new Uint8Array(5) });
    expect([...sandbox.state.mediaFiles.values()]).toMatchObject([{ size: 5, approved: false }]);
  });

  test("not live → 111212", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.setApplication({ live: false });
    expect(await codeFrom(uploadMediaFile(cloopen, { filename: "a.wav", file }))).toBe("111212");
  });

  test.each([
    [0, "000000"],
    [1, "160031"],
  ])("20 MiB and %i bytes → %s", async (more, code) => {
    const { sandbox } = createCaller();
    const body = "x".repeat(20 * 2 ** 20 + more);
    expect(await codeOf(sandbox, uploadPlan(`appid=${APP_ID}&filename=a.wav`, body))).toBe(code);
    expect([...sandbox.state.mediaFiles.values()].map(({ size }) => size)).toEqual(more === 0 ? [body.length] : []);
  });

  test.each([
    ["appid missing", "filename=a.wav", "x", "111169"],
    ["appid too short", "appid=c&filename=a.wav", "x", "111171"],
    ["appid with other characters", `appid=${"-".repeat(32)}&filename=a.wav`, "x", "111170"],
    ["appid unknown", `appid=${"0".repeat(32)}&filename=a.wav`, "x", "111181"],
    ["filename missing", `appid=${APP_ID}`, "x", "108022"],
    ["filename without wav or zip", `appid=${APP_ID}&filename=a.mp3`, "x", "108023"],
    ["filename that is an extension", `appid=${APP_ID}&filename=.wav`, "x", "108023"],
    ["an empty file", `appid=${APP_ID}&filename=a.wav`, "", "160030"],
  ])("%s → its code", async (_, query, body, code) => {
    const { sandbox } = createCaller();
    expect(await codeOf(sandbox, uploadPlan(query, body))).toBe(code);
    expect(sandbox.state.mediaFiles.size).toBe(0);
  });
});
