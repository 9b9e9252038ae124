import { closeSubAccount, createSubAccount, findSubAccountByName } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";

const FORMATS = ["json", "xml"] as const;

describe("findSubAccountByName", () => {
  test.each(FORMATS)("gives what the creation gave, and the name (%s)", async (format) => {
    const { cloopen } = createCaller();
    const made = await createSubAccount(cloopen, { friendlyName: "n1" }, { format });
    expect(await findSubAccountByName(cloopen, { friendlyName: "n1" }, { format })).toEqual({
      ...made,
      friendlyName: "n1",
    });
  });

  test.each(FORMATS)("nothing found is a success without a result (%s)", async (format) => {
    const { cloopen } = createCaller();
    expect(await findSubAccountByName(cloopen, { friendlyName: "nobody" }, { format })).toBeUndefined();
  });

  test("a closed one keeps its name", async () => {
    const { cloopen } = createCaller();
    const { subAccountSid = "" } = await createSubAccount(cloopen, { friendlyName: "n1" });
    await closeSubAccount(cloopen, { subAccountSid });
    expect(await findSubAccountByName(cloopen, { friendlyName: "n1" })).toMatchObject({ subAccountSid });
    expect(await codeFrom(createSubAccount(cloopen, { friendlyName: "n1" }))).toBe("111150");
  });

  test("an application that is not there → 111181", async () => {
    const { cloopen } = createCaller();
    const call = findSubAccountByName(cloopen, { friendlyName: "n1", appId: "0".repeat(32) });
    expect(await codeFrom(call)).toBe("111181");
  });
});
