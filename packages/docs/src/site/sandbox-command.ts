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

/** The one command that starts a sandbox; the same on every page and in the guide. */
export const SANDBOX_COMMAND: string = `npx cloopen-sandbox --port 8883 \\
  --account-sid ${SANDBOX.accountSid} \\
  --auth-token ${SANDBOX.authToken} \\
  --app-id ${SANDBOX.appId}`;

/** The command, so that pages at an origin may call the sandbox, too. */
export function sandboxCommand(origin: string = ORIGIN): string {
  return `${SANDBOX_COMMAND} \\
  --allow-origin ${origin}`;
}
