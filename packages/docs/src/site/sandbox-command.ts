/** Ids and token of the sandbox in every command and sample of the site; synthetic. */
export const SANDBOX: {
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  readonly url: string;
} = {
  accountSid: "a".repeat(32),
  authToken: "b".repeat(32),
  appId: "c".repeat(32),
  url: "http://127.0.0.1:8883/2013-12-26",
};

/** Where `npm run docs` serves the site. */
const ORIGIN = "http://127.0.0.1:8080";

/** The one command that starts a sandbox; the same on every page. */
export function sandboxCommand(origin: string = ORIGIN): string {
  return `npm run sandbox -- --port 8883 --allow-origin ${origin} \\
  --account-sid ${SANDBOX.accountSid} \\
  --auth-token ${SANDBOX.authToken} \\
  --app-id ${SANDBOX.appId}`;
}
