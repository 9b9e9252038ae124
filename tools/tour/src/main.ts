import { parseArgs } from "node:util";
import { createClient, type Format, isCloopenError } from "@cloopen-rest/client";
import { nodeTransport } from "@cloopen-rest/client/node";
import { createRealClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { createCallbackReceiver } from "./callback-receiver.js";
import { createIvrApplication } from "./ivr-application.js";
import { narrate, type Say } from "./narrate.js";
import { failingStop, readingStops, sendingStops } from "./stops.js";

const FORMATS: readonly Format[] = ["json", "xml"];
const USAGE = `npm start: the same typed calls over JSON and over XML, each shown as sent and as answered

Without CLOOPEN_BASE_URL in the environment it runs against a sandbox of its own, whatever credentials are there. With CLOOPEN_BASE_URL,
CLOOPEN_ACCOUNT_SID, CLOOPEN_AUTH_TOKEN and CLOOPEN_APP_ID it goes to that server, read-only unless --send is given: npm start -- --send
`;

const say: Say = (line = "") => console.log(line);
// A reader that stops reading (a pager, head) has seen enough.
process.stdout.on("error", () => process.exit(0));

/** The tour on a sandbox of its own, whose time runs a hundred times as fast. */
async function tourSandbox(): Promise<void> {
  const receiver = await createCallbackReceiver();
  const sandbox = createSandbox({
    smsCallbackUrl: `${receiver.url}/sms`,
    ivrUrl: `${receiver.url}/ivr`,
    clock: createRealClock(100),
  });
  const server = await sandbox.listen();
  const { accountSid, authToken, appId } = sandbox;
  const cloopen = createClient({
    accountSid,
    authToken,
    appId,
    baseUrl: server.url,
    transport: narrate(nodeTransport(), say),
  });
  say(`The sandbox listens on ${server.url}; nothing leaves this machine.\n`);
  try {
    for (const format of FORMATS) {
      title(format);
      await readingStops({ cloopen, say, format });
      await sendingStops({ cloopen, say, format });
      await failingStop({ cloopen, say, format });
    }
    title("callbacks");
    await showCallbacks(receiver);
    title("IVR");
    await showIvrCall(sandbox);
  } finally {
    await server.close();
    await receiver.close();
  }
}

/** Two conferences were created and two messages delivered: one notification and one report for each. */
async function showCallbacks(receiver: Awaited<ReturnType<typeof createCallbackReceiver>>): Promise<void> {
  for (let count = 0; count < 2 * FORMATS.length; count += 1) {
    const { path, contentType, body } = await receiver.next();
    say(`  ⇐ POST ${path} ${contentType ?? ""}`);
    if (body !== "") say(`    ${body}`);
  }
  say();
}

/** A caller reaches an IVR application, presses a key, waits and hears a goodbye: the sandbox's transcript of it. */
async function showIvrCall(sandbox: Sandbox): Promise<void> {
  const application = await createIvrApplication();
  sandbox.admin.setApplication({ ivrUrl: application.url });
  try {
    const callid = sandbox.receiveCall({ from: "13800138000", to: "4000000000", script: [{ press: "1" }] });
    await sandbox.advance(60_000);
    say(sandbox.transcript(callid));
  } finally {
    await application.close();
  }
}

/** The tour on a server of the user's. */
async function tourServer(send: boolean): Promise<void> {
  const cloopen = createClient({ transport: narrate(nodeTransport(), say) });
  say(`Going to ${cloopen.baseUrl}, ${send ? "sending for real" : "read-only; --send lets it send"}.\n`);
  for (const format of FORMATS) {
    title(format);
    await readingStops({ cloopen, say, format });
    if (send) await sendingStops({ cloopen, say, format });
  }
}

function title(text: string): void {
  say(`──── ${text} ${"─".repeat(60 - text.length)}\n`);
}

function readFlags(): { readonly send: boolean; readonly help: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: { send: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    });
    return values;
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : "").split(/\. |\n/);
    console.error(`npm start: ${line}; the flags are --send and --help`);
    return undefined;
  }
}

// The client by itself would go to the live platform; the tour goes nowhere that nobody has named.
const elsewhere = (process.env["CLOOPEN_BASE_URL"] ?? "") !== "";
const flags = readFlags();
const started = Date.now();
try {
  if (flags === undefined) process.exitCode = 2;
  else if (flags.send && !flags.help && !elsewhere) {
    console.error(
      "npm start: --send is for a server of yours: set CLOOPEN_BASE_URL; a sandbox of its own may always send",
    );
    process.exitCode = 2;
  } else if (flags.help) say(USAGE);
  else {
    await (elsewhere ? tourServer(flags.send) : tourSandbox());
    say(`The tour is over, ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    if (!elsewhere) say("To see a sandbox in your browser: npm run sandbox, then open the console that it names.");
  }
} catch (error) {
  console.error(isCloopenError(error) ? `${error.name}: ${error.message}` : error);
  process.exitCode = 1;
}
