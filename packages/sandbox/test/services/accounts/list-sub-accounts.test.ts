import { describe, expect, test } from "vitest";
import { planFor, planWith } from "../../support/plan.js";
import { codeOf, DECLARATION, send } from "../../support/reply.js";
import { APP_ID, createTestSandbox, type TestSandbox } from "../../support/test-sandbox.js";

/** A sandbox with that many sub-accounts, named n0, n1 … */
async function withSubAccounts(count: number): Promise<TestSandbox> {
  const made = createTestSandbox({ subAccounts: [] });
  for (let at = 0; at < count; at++) {
    await send(made.sandbox, planWith("createSubAccount", { appId: APP_ID, friendlyName: `n${at}` }));
  }
  return made;
}

interface Page {
  readonly totalCount: string;
  readonly SubAccount: readonly { readonly friendlyName: string }[];
}

async function pageOf({ sandbox }: TestSandbox, body: object): Promise<Page> {
  return JSON.parse((await send(sandbox, planWith("listSubAccounts", { appId: APP_ID, ...body }))).text);
}

describe("listSubAccounts", () => {
  test("none: [] in JSON, no element in XML", async () => {
    const { sandbox } = await withSubAccounts(0);
    expect((await send(sandbox, planFor("listSubAccounts", "json"))).text).toBe(
      '{"statusCode":"000000","totalCount":"0","SubAccount":[]}',
    );
    expect((await send(sandbox, planFor("listSubAccounts", "xml"))).text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><totalCount>0</totalCount></Response>`,
    );
  });

  test("one: a list of one in JSON, one bare element in XML", async () => {
    const { sandbox } = await withSubAccounts(1);
    const [one] = [...sandbox.state.subAccounts.values()];
    expect((await send(sandbox, planFor("listSubAccounts", "json"))).text).toBe(
      `{"statusCode":"000000","totalCount":"1","SubAccount":[{"subAccountSid":"${one?.sid}","subToken":"${one?.token}",` +
        `"dateCreated":"2024-02-29 12:00:00","voipAccount":"${one?.voipAccount}","voipPwd":"${one?.voipPwd}","friendlyName":"n0"}]}`,
    );
    expect((await send(sandbox, planFor("listSubAccounts", "xml"))).text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><totalCount>1</totalCount><SubAccount>` +
        `<subAccountSid>${one?.sid}</subAccountSid><subToken>${one?.token}</subToken><dateCreated>2024-02-29 12:00:00</dateCreated>` +
        `<voipAccount>${one?.voipAccount}</voipAccount><voipPwd>${one?.voipPwd}</voipPwd><friendlyName>n0</friendlyName></SubAccount></Response>`,
    );
  });

  test.each([
    [{}, 0, 100],
    [{ startNo: "0", offset: "100" }, 0, 100],
    [{ startNo: "0", offset: "1" }, 0, 1],
    [{ startNo: "5", offset: "3" }, 5, 3],
    [{ startNo: "100", offset: "100" }, 100, 3],
    [{ startNo: "102" }, 102, 1],
    [{ startNo: "103" }, 103, 0],
    [{ startNo: "99999999999999999999999999" }, 0, 0],
    [{ offset: "" }, 0, 100],
  ])("of 103, %j gives %i and the %i from there", async (body, first, count) => {
    const page = await pageOf(await withSubAccounts(103), body);
    expect(page.totalCount).toBe("103");
    expect(page.SubAccount.map(({ friendlyName }) => friendlyName)).toEqual(
      Array.from({ length: count }, (_, at) => `n${first + at}`),
    );
  });

  test("n elements in XML are side by side, without a list around them", async () => {
    const { sandbox } = await withSubAccounts(3);
    const { text } = await send(sandbox, planFor("listSubAccounts", "xml"));
    expect(text.match(/<SubAccount>/g)).toHaveLength(3);
    expect(text).toMatch(/<\/totalCount><SubAccount>.*<\/SubAccount><\/Response>$/s);
  });

  test.each([
    [{ startNo: "-1" }, "160031"],
    [{ startNo: "x" }, "160031"],
    [{ offset: "0" }, "160031"],
    [{ offset: "101" }, "160031"],
    [{ appId: "" }, "111169"],
    [{ appId: "!".repeat(32) }, "111170"],
    [{ appId: "c" }, "111171"],
    [{ appId: "0".repeat(32) }, "111181"],
  ])("%j → %s", async (body, code) => {
    const { sandbox } = createTestSandbox();
    expect(await codeOf(sandbox, planWith("listSubAccounts", { appId: APP_ID, ...body }))).toBe(code);
  });

  test("a name that XML cannot carry does not end the list", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planWith("createSubAccount", { appId: APP_ID, friendlyName: "bell\u0007" }));
    const reply = await send(sandbox, planFor("listSubAccounts", "xml"));
    expect(reply.statusCode).toBe("000000");
  });
});
