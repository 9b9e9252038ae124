import type { ConsoleTexts } from "./console-texts.js";
import type { PageTitle } from "./page-texts.js";

/** The English texts of the signing console. */
export const CONSOLE_EN: PageTitle & ConsoleTexts = {
  nav: "Console",
  title: "Cloopen REST API 2013-12-26: signing console",
  description:
    "Signs a request of the Cloopen (云通讯) REST API in your browser: sig, Authorization, the whole URL and a curl command; and sends it to a sandbox on your own machine.",
  heading: "Signing console",
  intro:
    "Compare what your code signs with what it should sign. The values are computed in this page by the code of the client, @cloopen-rest/client/signing.",
  privacy:
    "The token stays in this page: it is not stored, not put into the address and sent nowhere. Closing the page forgets it.",
  noScript: "The console needs JavaScript.",
  request: "Request",
  operation: "Operation",
  baseUrl: "Base URL",
  account: "ACCOUNT SID",
  subAccount: "subAccountSid",
  token: "Token",
  time: "Time (Beijing, yyyyMMddHHmmss)",
  timeHint: "Empty: the time of this machine, now",
  format: "Format",
  query: "Query",
  body: "Body",
  signed: "Signed",
  timestamp: "Timestamp",
  url: "URL",
  curl: "curl",
  missing: "Enter id and token to sign.",
  badTime: "The time is not a real date of the form yyyyMMddHHmmss: the platform would answer 111113.",
  badId: "The id is not 32 letters and digits: the platform would answer 111100.",
  badUrl: "The base URL is not an http or https address.",
  warning:
    "Whoever sees sig and Authorization can use the account until the time stamp is 24 hours old. Share neither.",
  tryHeading: "Try it against your sandbox",
  tryIntro:
    "Sends the request above to a sandbox on this machine, and to nowhere else. Start one that lets this page in, and enter what it prints:",
  tryCommand: "npm run sandbox -- --port 8883 --allow-origin {origin}",
  send: "Send",
  sending: "Sending …",
  loopbackOnly:
    "Only a sandbox on this machine is called from here: set the base URL to http://127.0.0.1:8883/2013-12-26. For the platform itself use the curl command.",
  unreachable:
    "No answer. Is the sandbox running at this address, and was it started with --allow-origin for this page?",
  answered: "HTTP {status}, {ms} ms",
  noUpload: "Files are not sent from here; use the curl command.",
};
