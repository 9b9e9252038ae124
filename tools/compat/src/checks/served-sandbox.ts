import { createSandbox } from "@cloopen-rest/sandbox";

/** A request that the sandbox answered. */
export interface Answered {
  readonly path: string;
  readonly statusCode: string;
}

/** A sandbox on loopback as its users have it, with one sub-account. */
export interface ServedSandbox {
  readonly answered: readonly Answered[];
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The application of the contract's examples. */
const EXAMPLE_APP_ID = "c".repeat(32);
const SUB_ACCOUNT = { sid: "d".repeat(32), token: "e".repeat(32) };

/** Serves a sandbox whose application is the one that the contract's examples name. */
export async function serveSandbox(strict: boolean): Promise<ServedSandbox> {
  const answered: Answered[] = [];
  const sandbox = createSandbox({
    ...{ seed: 1, strict, appId: EXAMPLE_APP_ID, subAccounts: [SUB_ACCOUNT] },
    onRequest: ({ path, answer }) => answered.push({ path, statusCode: answer }),
  });
  const listening = await sandbox.listen();
  return {
    answered,
    env: {
      CLOOPEN_BASE_URL: listening.url,
      CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
      CLOOPEN_AUTH_TOKEN: sandbox.authToken,
      CLOOPEN_APP_ID: sandbox.appId,
      CLOOPEN_SUB_ACCOUNT_SID: SUB_ACCOUNT.sid,
      CLOOPEN_SUB_ACCOUNT_TOKEN: SUB_ACCOUNT.token,
    },
    close: () => listening.close(),
  };
}
