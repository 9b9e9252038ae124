import { isLoopback } from "../browser/sign/is-loopback.js";
import type { ReadyLine } from "../browser/sign/read-ready-line.js";
import { SANDBOX } from "../site/sandbox-command.js";

/** A sandbox that the signing page sends to. */
export interface DocsSandbox {
  readonly ready: ReadyLine;
  close(): Promise<void>;
}

/**
 * The sandbox that started this program: `cloopen-sandbox … -- npm run docs` says where it is by `CLOOPEN_SANDBOX` and the variables of the client.
 * Without `CLOOPEN_SANDBOX`, or beyond loopback, they may be of a real account and are not looked at.
 */
export function findSandbox(environment: NodeJS.ProcessEnv): DocsSandbox | undefined {
  const {
    CLOOPEN_SANDBOX: console,
    CLOOPEN_BASE_URL: url,
    CLOOPEN_ACCOUNT_SID: accountSid,
    CLOOPEN_AUTH_TOKEN: authToken,
    CLOOPEN_APP_ID: appId,
  } = environment;
  if (!console || !isLoopback(console) || !url || !isLoopback(url)) return undefined;
  if (!accountSid || !authToken || !appId) return undefined;
  return { ready: { url, accountSid, authToken, appId, console }, close: async () => {} };
}

/**
 * Starts a sandbox in this process, on a free port: 8883 stays free for the one of the guide. Its ids are those of every sample.
 *
 * @param site where the pages are served; they, and no others, may call the sandbox from a browser
 */
export async function startSandbox(site: string): Promise<DocsSandbox> {
  const { createSandbox } = await import("@cloopen-rest/sandbox");
  const { accountSid, authToken, appId } = SANDBOX;
  const { origin, port } = new URL(site);
  const allowOrigins = [origin, `http://localhost:${port}`];
  const sandbox = createSandbox({ accountSid, authToken, appId, allowOrigins });
  const { url, console, close } = await sandbox.listen();
  return {
    ready: { url, accountSid, authToken, appId, console },
    async close() {
      await Promise.all([close(), sandbox.close()]);
    },
  };
}
