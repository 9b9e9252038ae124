import { describe, expect, expectTypeOf, it } from "vitest";
import { isCloopenDecodeError, isCloopenEncodeError, iterateSubAccounts, type SubAccount } from "../../src/index.js";
import { answeringClient, type SentBody } from "../support/answering-client.js";
import { caught } from "../support/caught.js";
import { APP_ID, OTHER_APP_ID } from "../support/synthetic-account.js";

const account = (at: number) => ({ subAccountSid: String(at).padStart(32, "0"), friendlyName: `customer ${at}` });
const ACCOUNTS = Array.from({ length: 7 }, (_, at) => account(at));

/** The documented platform. */
const pageOf =
  (all: readonly unknown[]) =>
  ({ startNo, offset }: SentBody) => ({
    statusCode: "000000",
    totalCount: String(all.length),
    SubAccount: all.slice(Number(startNo), Number(startNo) + Number(offset)),
  });

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("iterateSubAccounts", () => {
  it("yields all sub-accounts, page after page", async () => {
    const { cloopen, sent } = answeringClient(pageOf(ACCOUNTS));
    const all = await collect(iterateSubAccounts(cloopen, { pageSize: 3 }));
    expectTypeOf(all).toEqualTypeOf<SubAccount[]>();
    expect(all).toEqual(ACCOUNTS);
    expect(sent).toEqual(["0", "3", "6"].map((startNo) => ({ appId: APP_ID, startNo, offset: "3" })));
  });

  it("requests no page after the last, even when that is full", async () => {
    const { cloopen, sent } = answeringClient(pageOf(ACCOUNTS.slice(0, 6)));
    expect(await collect(iterateSubAccounts(cloopen, { pageSize: 3 }))).toHaveLength(6);
    expect(sent).toHaveLength(2);
  });

  it("requests pages of 100 of the client's application by default", async () => {
    const { cloopen, sent } = answeringClient(pageOf([]));
    expect(await collect(iterateSubAccounts(cloopen))).toEqual([]);
    await collect(iterateSubAccounts(cloopen, { appId: OTHER_APP_ID }));
    expect(sent).toEqual([APP_ID, OTHER_APP_ID].map((appId) => ({ appId, startNo: "0", offset: "100" })));
  });

  it("requests a page only when it is needed", async () => {
    const { cloopen, sent } = answeringClient(pageOf(ACCOUNTS));
    const accounts = iterateSubAccounts(cloopen, { pageSize: 2 });
    expect(sent).toHaveLength(0);
    await accounts.next();
    await accounts.next();
    expect(sent).toHaveLength(1);
    await accounts.return();
    expect(sent).toHaveLength(1);
  });

  it("continues after pages that are smaller than requested", async () => {
    const { cloopen, sent } = answeringClient((body) => pageOf(ACCOUNTS)({ ...body, offset: "2" }));
    expect(await collect(iterateSubAccounts(cloopen))).toEqual(ACCOUNTS);
    expect(sent.map(({ startNo }) => startNo)).toEqual(["0", "2", "4", "6"]);
  });

  it.each([undefined, "", "many"])("takes a short page as the last when totalCount is %s", async (totalCount) => {
    const { cloopen, sent } = answeringClient((body) => ({ ...pageOf(ACCOUNTS)(body), totalCount }));
    expect(await collect(iterateSubAccounts(cloopen, { pageSize: 3 }))).toEqual(ACCOUNTS);
    expect(sent).toHaveLength(3);
  });

  it("yields each sub-account once when pages shift", async () => {
    const shifted = [account(99), ...ACCOUNTS];
    const { cloopen } = answeringClient((body, at) => pageOf(at === 0 ? ACCOUNTS : shifted)(body));
    expect(await collect(iterateSubAccounts(cloopen, { pageSize: 3 }))).toEqual(ACCOUNTS);
  });

  it("rejects with a decode error when the same page is repeated", async () => {
    const { cloopen, sent } = answeringClient((body) => pageOf(ACCOUNTS)({ ...body, startNo: "0" }));
    const given: unknown[] = [];
    const error = await caught(async () => {
      for await (const item of iterateSubAccounts(cloopen, { pageSize: 3 })) given.push(item);
    });
    expect(isCloopenDecodeError(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining("startNo had no effect") });
    expect(given).toEqual(ACCOUNTS.slice(0, 3));
    expect(sent).toHaveLength(2);
  });

  it("ends when totalCount is larger than the number of sub-accounts", async () => {
    const { cloopen, sent } = answeringClient((body) => ({ ...pageOf(ACCOUNTS)(body), totalCount: "1000000" }));
    expect(await collect(iterateSubAccounts(cloopen))).toEqual(ACCOUNTS);
    expect(sent).toHaveLength(2);
  });

  it("stops in the middle of a page when it is aborted", async () => {
    const { cloopen, sent } = answeringClient(pageOf(ACCOUNTS));
    const abort = new AbortController();
    const given: unknown[] = [];
    const error = await caught(async () => {
      for await (const item of iterateSubAccounts(cloopen, { pageSize: 3 }, { signal: abort.signal })) {
        given.push(item);
        if (given.length === 2) abort.abort("enough");
      }
    });
    expect(error).toMatchObject({ kind: "abort", cause: "enough" });
    expect(given).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  it("passes options to each request", async () => {
    const { cloopen } = answeringClient(pageOf(ACCOUNTS));
    const error = await caught(() => collect(iterateSubAccounts(cloopen, {}, { timeoutMs: -1 })));
    expect(error).toMatchObject({ kind: "config" });
  });

  it.each([0, 101, 2.5, Number.NaN])("rejects a page size of %s at once", async (pageSize) => {
    const { cloopen, sent } = answeringClient(pageOf(ACCOUNTS));
    const error = await caught(() => iterateSubAccounts(cloopen, { pageSize }));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ path: "pageSize" });
    expect(sent).toHaveLength(0);
  });
});
