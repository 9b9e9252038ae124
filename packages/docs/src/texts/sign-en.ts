import type { SignTexts } from "./sign-texts.js";

/** The English texts of the signing page. */
export const SIGN_EN: SignTexts = {
  title: "Signing page",
  description:
    "Signs a request of the Cloopen (云通讯) REST API in your browser: sig, Authorization, URL and a curl command; sends it to a sandbox on your machine.",
  intro:
    "Compare what your code signs with what it should sign. The values are computed in this page by the code of the client, `@cloopen-rest/client/signing`.",
  privacy:
    "The token stays in this page: it is not stored, not put into the address and sent nowhere. When you leave the page, the token and everything signed with it are cleared.",
  noScript: "The signing page needs JavaScript.",
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
  fill: "Fill in the sandbox's values",
  fillHint: "Or paste the line that the sandbox printed into any of these fields.",
  signed: "Signed",
  timestamp: "Timestamp",
  url: "URL",
  missing: "Enter id and token to sign.",
  badTime: "The time is not a real date of the form yyyyMMddHHmmss: the platform would answer 111113.",
  badId: "The id is not 32 letters and digits: the platform would answer 111100.",
  badUrl: "The base URL is not an http or https address.",
  warning: "Whoever sees sig and Authorization can use the account until the timestamp is 24 hours old. Share neither.",
  tryHeading: "Try it against your sandbox",
  tryIntro:
    "Sends the request above to a sandbox on this machine, and to nowhere else. Start one with this command; its values are filled in above already.",
  tryRunning:
    "A sandbox is running beside these pages, and its values are filled in above. Send goes to it, and to nowhere else.",
  console: "See what arrives in its console",
  send: "Send",
  sendHint: "Each click is a message of its own: a reqId in the body is replaced by a new one.",
  sending: "Sending …",
  loopbackOnly:
    "Only a sandbox on this machine is called from here: set the base URL to http://127.0.0.1:8883/2013-12-26. For the platform itself use the curl command.",
  unreachable:
    "No response. Is the sandbox running at this address, and was it started with --allow-origin for this page?",
  answered: "HTTP {status}, {ms} ms",
  noUpload: "Files are not sent from here; use the curl command.",
  reply: "Response",
};
