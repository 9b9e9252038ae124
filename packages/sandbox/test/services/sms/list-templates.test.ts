import { createSmsTemplate, listSmsTemplates } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID } from "../../support/test-sandbox.js";

const OTHER_APP = "9".repeat(32);
const BUILT_IN = {
  id: "1",
  title: "验证码",
  content: "您的验证码是{1}，请于{2}分钟内正确输入",
  status: "1",
  type: "0",
  dateCreated: "2024-02-29 12:00:00.000",
  dateUpdated: "2024-02-29 12:00:00.000",
};
const MINE = { productType: "2", title: "提醒", signature: "示例公司", templateContent: "{1}" } as const;

describe("listSmsTemplates", () => {
  test.each(["json", "xml"] as const)("the built-in one, as a list of one (%s)", async (format) => {
    const { cloopen } = createCaller();
    const all = { totalCount: "1", TemplateSMS: [BUILT_IN] };
    expect(await listSmsTemplates(cloopen, {}, { format })).toEqual(all);
    expect(await listSmsTemplates(cloopen, { templateId: "1" }, { format })).toEqual(all);
  });

  test("an id that there is not → 112311", async () => {
    const { cloopen } = createCaller();
    expect(await codeFrom(listSmsTemplates(cloopen, { templateId: "2" }))).toBe("112311");
  });

  test("templates of another application are not in it", async () => {
    const { cloopen, sandbox } = createCaller();
    const application = sandbox.state.applications.get(APP_ID);
    if (application !== undefined) sandbox.admin.addApplication(OTHER_APP);
    await createSmsTemplate(cloopen, MINE);
    const idsFor = async (appId: string) =>
      (await listSmsTemplates(cloopen, { appId })).TemplateSMS?.map(({ id }) => id);
    expect(await idsFor(APP_ID)).toEqual(["1", "100001"]);
    expect(await idsFor(OTHER_APP)).toEqual(["1"]);
    expect(await codeFrom(listSmsTemplates(cloopen, { appId: OTHER_APP, templateId: "100001" }))).toBe("112313");
  });

  test("rejects with 112313 when the application has no template at all", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.seedTemplate({ id: "1", content: "好", appId: APP_ID });
    sandbox.admin.addApplication(OTHER_APP);
    expect(await codeFrom(listSmsTemplates(cloopen, { appId: OTHER_APP }))).toBe("112313");
  });

  test("a template that was seeded with no more than id and text counts as approved", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.seedTemplate({ id: "9", content: "好" });
    const { TemplateSMS } = await listSmsTemplates(cloopen, { templateId: "9" });
    expect(TemplateSMS).toMatchObject([{ id: "9", content: "好", status: "1" }]);
  });
});
