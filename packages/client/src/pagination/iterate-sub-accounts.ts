import type { CallOptions, CloopenClient } from "../client.js";
import { CloopenAbortError } from "../errors/cloopen-abort-error.js";
import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { type ListSubAccountsResult, listSubAccounts } from "../generated/operations/list-sub-accounts.js";

/** One sub-account, with its credentials. */
export type SubAccount = ListSubAccountsResult["SubAccount"][number];

/** Arguments of {@link iterateSubAccounts}. */
export interface IterateSubAccountsParams {
  /** Application. Default: the client's. */
  readonly appId?: string;
  /**
   * Sub-accounts per request, 1 to 100 (spec/reference/accounts.md#listsubaccounts). Default: 100.
   */
  readonly pageSize?: number;
}

const MAX_PAGE_SIZE = 100;

/**
 * Iterates all sub-accounts of an application, and requests pages as needed. Each is yielded once,
 * even when pages shift. Sub-accounts that are created or closed during the iteration may be
 * missed.
 *
 * @example
 * ```ts
 * import { iterateSubAccounts } from "@cloopen-rest/client";
 *
 * for await (const { subAccountSid, friendlyName } of iterateSubAccounts(cloopen)) console.log(subAccountSid, friendlyName);
 * ```
 *
 * @throws {CloopenEncodeError} for a page size outside 1 to 100
 * @throws {CloopenDecodeError} when the platform announces more but returns the same page again
 * @throws {CloopenAbortError} when `options.signal` is aborted; also the errors of
 *   {@link listSubAccounts}
 */
export function iterateSubAccounts(
  cloopen: CloopenClient,
  { pageSize = MAX_PAGE_SIZE, ...params }: IterateSubAccountsParams = {},
  options: CallOptions = {},
): AsyncGenerator<SubAccount, void, undefined> {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw new CloopenEncodeError(`pageSize must be 1 to ${MAX_PAGE_SIZE}`, "pageSize", "iterateSubAccounts");
  }
  return pages(cloopen, { ...params, offset: String(pageSize) }, options);
}

async function* pages(
  cloopen: CloopenClient,
  params: { readonly appId?: string; readonly offset: string },
  options: CallOptions,
): AsyncGenerator<SubAccount, void, undefined> {
  const given = new Set<string>();
  for (let startNo = 0; ; ) {
    const page = await listSubAccounts(cloopen, { ...params, startNo: String(startNo) }, options);
    const before = given.size;
    for (const subAccount of page.SubAccount) {
      // Every field is optional: a sub-account without an id is identified by all its fields.
      const key = subAccount.subAccountSid ?? JSON.stringify(subAccount);
      if (given.has(key)) continue;
      given.add(key);
      if (options.signal?.aborted) throw new CloopenAbortError(options.signal.reason, "iterateSubAccounts");
      yield subAccount;
    }
    startNo += page.SubAccount.length;
    if (isLast(page, startNo, params.offset)) return;
    if (given.size === before) {
      throw new CloopenDecodeError(
        `the page before ${startNo} holds nothing new; startNo had no effect`,
        "listSubAccounts",
      );
    }
  }
}

/**
 * Whether a page is the last. `totalCount` decides (spec/reference/accounts.md#listsubaccounts);
 * without it, a short page is the last.
 */
function isLast({ SubAccount: page, totalCount }: ListSubAccountsResult, startNo: number, pageSize: string): boolean {
  if (page.length === 0) return true;
  const total = Number.parseInt(totalCount ?? "", 10);
  return Number.isNaN(total) ? page.length < Number(pageSize) : startNo >= total;
}
