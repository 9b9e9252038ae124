import { createSmsTemplate, listSmsTemplates, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { type Caller, createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID, MINUTE } from "../../support/test-sandbox.js";

const TEMPLATE = {
  productType: "3",
  addr: "https://www.example.com",
  title: "验证码",
  signature: "示例公司",
  templateContent: "您的验证码是{1}",
} as const;

async function newest({ cloopen }: Caller) {
  const { TemplateSMS = [] } = await listSmsTemplates(cloopen);
  return TemplateSMS.at(-1);
}

const sendWith = ({ cloopen }: Caller, templateId: string) =>
  codeFrom(sendTemplateSms(cloopen, { to: "13800138000", templateId, datas: ["6532"] }));

describe("createSmsTemplate", () => {
  test.each(["json", "xml"] as const)(
    "under review, then approved; rejected before, sent after (%s)",
    async (format) => {
      const caller = createCaller();
      expect(await createSmsTemplate(caller.cloopen, TEMPLATE, { format })).toBeUndefined();
      const { id = "", ...rest } = (await newest(caller)) ?? {};
      expect(id).toMatch(/^\d+$/);
      expect(rest).toMatchObject({ title: "验证码", content: "您的验证码是{1}", status: "0" });
      expect(await sendWith(caller, id)).toBe("112323");

      caller.clock.advance(MINUTE - 1);
      expect(await sendWith(caller, id)).toBe("112323");
      caller.clock.advance(1);
      expect(await newest(caller)).toMatchObject({ id, status: "1", dateUpdated: "2024-02-29 12:01:00.000" });
      expect(await sendWith(caller, id)).toBe("000000");
    },
  );

  test("a title that begins with 拒绝 or reject is rejected", async () => {
    const caller = createCaller();
    for (const title of ["拒绝的模板", "Rejected"]) {
      await createSmsTemplate(caller.cloopen, { ...TEMPLATE, title });
      caller.clock.advance(MINUTE);
      expect(await newest(caller)).toMatchObject({ title, status: "2" });
      expect(await sendWith(caller, (await newest(caller))?.id ?? "")).toBe("112323");
    }
  });

  test("two submissions are two templates", async () => {
    const caller = createCaller();
    await createSmsTemplate(caller.cloopen, TEMPLATE);
    const first = await newest(caller);
    await createSmsTemplate(caller.cloopen, TEMPLATE);
    expect((await newest(caller))?.id).not.toBe(first?.id);
  });

  test("one of another application → 160043 on send", async () => {
    const caller = createCaller();
    caller.sandbox.admin.seedTemplate({ id: "9", content: "{1}", appId: "9".repeat(32) });
    expect(await sendWith(caller, "9")).toBe("160043");
  });

  test.each([
    [{ productType: "" }, "112341"],
    [{ productType: "4" }, "112342"],
    [{ title: "" }, "112343"],
    [{ signature: "" }, "112344"],
    [{ signature: "company" }, "112347"],
    [{ signature: "司" }, "112357"],
    [{ signature: "一二三四五六七八九十一二三四五六七" }, "112357"],
    [{ templateContent: "" }, "112345"],
    [{ addr: "" }, "112348"],
    [{ addr: "", productType: "2" }, "000000"],
    [{ appId: "0".repeat(32) }, "111181"],
  ])("%j → %s", async (members, code) => {
    const { sandbox } = createCaller();
    const body = JSON.stringify({ appId: APP_ID, ...TEMPLATE, ...members });
    const plan = { ...planWith("listSubAccounts", {}), rest: "/SMS/CreateSMSTemplate", body };
    expect(await codeOf(sandbox, plan)).toBe(code);
  });
});
