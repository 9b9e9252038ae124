import { closeSubAccount, createSubAccount, findSubAccountByName, modifySubAccount } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";

describe("modifySubAccount", () => {
  test.each(["json", "xml"] as const)("gives another name, and frees the old one (%s)", async (format) => {
    const { cloopen } = createCaller();
    const { subAccountSid = "" } = await createSubAccount(cloopen, { friendlyName: "n1" });
    await modifySubAccount(cloopen, { subAccountSid, friendlyName: "n2" }, { format });
    expect(await findSubAccountByName(cloopen, { friendlyName: "n2" })).toMatchObject({ subAccountSid });
    expect(await findSubAccountByName(cloopen, { friendlyName: "n1" })).toBeUndefined();
    expect(await codeFrom(createSubAccount(cloopen, { friendlyName: "n1" }))).toBe("000000");
  });

  test("keeps its own name with 000000, rejects that of another with 111150", async () => {
    const { cloopen } = createCaller();
    const { subAccountSid = "" } = await createSubAccount(cloopen, { friendlyName: "n1" });
    await createSubAccount(cloopen, { friendlyName: "n2" });
    expect(await codeFrom(modifySubAccount(cloopen, { subAccountSid, friendlyName: "n1" }))).toBe("000000");
    expect(await codeFrom(modifySubAccount(cloopen, { subAccountSid, friendlyName: "n2" }))).toBe("111150");
  });

  test("rejects an unknown sub-account with 111157 and a closed one with 111156", async () => {
    const { cloopen } = createCaller();
    const { subAccountSid = "" } = await createSubAccount(cloopen, { friendlyName: "n1" });
    const unknown = { subAccountSid: "0".repeat(32), friendlyName: "n3" };
    expect(await codeFrom(modifySubAccount(cloopen, unknown))).toBe("111157");
    await closeSubAccount(cloopen, { subAccountSid });
    expect(await codeFrom(modifySubAccount(cloopen, { subAccountSid, friendlyName: "n3" }))).toBe("111156");
  });
});
