import {
  applyAppStatus,
  createApplication,
  loadAppStatus,
  modifyApplication,
  queryApplication,
  sendTemplateSms,
} from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID } from "../../support/test-sandbox.js";

const NEW = { appType: "1", appName: "notifications", industry: "1" };
const UNKNOWN = "0".repeat(32);

async function create() {
  const caller = createCaller();
  await createApplication(caller.cloopen, NEW);
  const [appId = ""] = [...caller.sandbox.state.applications.keys()].filter((id) => id !== APP_ID);
  return { ...caller, appId };
}

describe("applications", () => {
  test.each(["json", "xml"] as const)("createApplication adds one that is not live (%s)", async (format) => {
    const { cloopen, sandbox } = createCaller();
    await createApplication(cloopen, NEW, { format });
    const [, made] = [...sandbox.state.applications.values()];
    expect(made).toMatchObject({ name: "notifications", type: "1", industry: "1", live: false });
    expect(made?.appId).toMatch(/^[0-9a-f]{32}$/);
  });

  test("a name is rejected with 111172 when another application has it", async () => {
    const { cloopen, appId } = await create();
    expect(await codeFrom(createApplication(cloopen, NEW))).toBe("111172");
    expect(await codeFrom(modifyApplication(cloopen, { appName: NEW.appName }))).toBe("111172");
    expect(await codeFrom(modifyApplication(cloopen, { appId, appName: NEW.appName }))).toBe("000000");
  });

  test("modifyApplication changes what it names and nothing else", async () => {
    const { cloopen, sandbox, appId } = await create();
    await modifyApplication(cloopen, { appId, appName: "notices" });
    expect(sandbox.state.applications.get(appId)).toMatchObject({ name: "notices", type: "1", industry: "1" });
    await modifyApplication(cloopen, { appId, appType: "2", industry: "3" });
    expect(sandbox.state.applications.get(appId)).toMatchObject({ name: "notices", type: "2", industry: "3" });
  });

  test("applyAppStatus lets an application go live after the review", async () => {
    const { cloopen, clock, appId } = await create();
    const send = () =>
      codeFrom(sendTemplateSms(cloopen, { appId, to: "13800138000", templateId: "1", datas: ["1", "2"] }));
    expect(await send()).toBe("112310");
    await applyAppStatus(cloopen, { appId, option: "1" });
    clock.advance(59_999);
    expect(await send()).toBe("112310");
    clock.advance(1);
    expect(await send()).toBe("000000");
  });

  test("an unknown application is rejected with 111181", async () => {
    const { cloopen } = createCaller();
    for (const call of [
      queryApplication(cloopen, { appId: UNKNOWN }),
      loadAppStatus(cloopen, { appId: UNKNOWN }),
      modifyApplication(cloopen, { appId: UNKNOWN }),
      applyAppStatus(cloopen, { appId: UNKNOWN, option: "1" }),
    ])
      expect(await codeFrom(call)).toBe("111181");
    expect(await codeFrom(queryApplication(cloopen))).toBe("000000");
    expect(await codeFrom(loadAppStatus(cloopen))).toBe("000000");
  });
});
