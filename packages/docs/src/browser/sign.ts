import { formatTimestamp, parseTimestamp } from "@cloopen-rest/client/signing";
import type { SignSample } from "../pages/sign-page.js";
import { ADDRESS } from "../site/addresses.js";
import { SANDBOX, sandboxCommand } from "../site/sandbox-command.js";
import type { SignTexts } from "../texts/sign-texts.js";
import { findElement } from "./find-element.js";
import { buildRequest, type SignedRequest } from "./sign/build-request.js";
import { curlCommand } from "./sign/curl-command.js";
import { freshReqId } from "./sign/fresh-req-id.js";
import { isLoopback } from "./sign/is-loopback.js";
import { type ReadyLine, readReadyLine } from "./sign/read-ready-line.js";
import { refusedCode } from "./sign/refused-code.js";

interface Data {
  readonly texts: SignTexts;
  readonly samples: readonly SignSample[];
}

const { texts, samples }: Data = JSON.parse(findElement("sign-data", HTMLScriptElement).text);
const form = findElement("request", HTMLFormElement);
const operation = findElement("operation", HTMLSelectElement);
const base = findElement("base", HTMLInputElement);
const sid = findElement("sid", HTMLInputElement);
const token = findElement("token", HTMLInputElement);
const time = findElement("time", HTMLInputElement);
const query = findElement("query", HTMLInputElement);
const body = findElement("body", HTMLTextAreaElement);
const status = findElement("status", HTMLElement);

/** The sandbox that runs beside the pages, where their server knows one; else the one that the command of the page starts. */
const running = readReadyLine(findElement("ready-line", HTMLScriptElement).text);

/** The application in the bodies; another one when the line of a running sandbox was pasted. */
let appId = SANDBOX.appId;

/** Values that are computed with the token, and elements that show them. */
const OUTPUTS = ["timestamp", "sig", "authorization", "url", "curl", "answer"] as const;

function write(id: string, text: string): void {
  findElement(id, HTMLElement).textContent = text;
}

function sample(): SignSample {
  const chosen = samples.find(({ id }) => id === operation.value) ?? samples[0];
  if (chosen === undefined) throw new Error("The page has no operations");
  return chosen;
}

/** The example's body, of the application in hand. */
function sampleBody(chosen: "json" | "xml"): string {
  return sample()[chosen].replaceAll(SANDBOX.appId, appId);
}

function format(): "json" | "xml" {
  return new FormData(form).get("format") === "xml" ? "xml" : "json";
}

/** Why the request cannot be signed. */
function findProblem(): string {
  if (sid.value === "" || token.value === "") return texts.missing;
  if (!/^https?:\/\/[^\s/]+/.test(base.value.trim()) || !URL.canParse(base.value.trim())) return texts.badUrl;
  if (!/^[0-9A-Za-z]{32}$/.test(sid.value)) return texts.badId;
  return time.value !== "" && parseTimestamp(time.value) === undefined ? texts.badTime : "";
}

/** Signs with the time that was entered, or with the present one. */
function signed(): SignedRequest | undefined {
  if (findProblem() !== "") return undefined;
  const { method, path, upload } = sample();
  const timestamp = time.value === "" ? formatTimestamp(Date.now()) : time.value;
  write("timestamp", timestamp);
  return buildRequest({
    ...{ method, path, upload, timestamp, format: format() },
    ...{ base: base.value, sid: sid.value, token: token.value, query: query.value, body: body.value },
  });
}

function update(): void {
  const request = signed();
  write("problem", findProblem());
  if (request === undefined) write("timestamp", "");
  write("sig", request?.sig ?? "");
  write("authorization", request?.headers["Authorization"] ?? "");
  write("url", request?.url ?? "");
  write("curl", request === undefined ? "" : curlCommand(request));
}

/** Fills in the example of the operation that was chosen. */
function showSample(): void {
  const { id, method, level, preferred, query: fields, upload } = sample();
  operation.value = id;
  const label = sid.previousElementSibling;
  if (label !== null) label.textContent = level === "account" ? texts.account : texts.subAccount;
  for (const choice of form.querySelectorAll<HTMLInputElement>('input[name="format"]'))
    choice.checked = choice.value === preferred;
  query.value = fields;
  body.value = sampleBody(preferred);
  body.disabled = method === "GET" || upload;
  update();
}

/** Takes the values of a sandbox. */
function fill(ready: ReadyLine = running ?? SANDBOX): void {
  base.value = ready.url;
  sid.value = ready.accountSid;
  token.value = ready.authToken;
  body.value = body.value.replaceAll(appId, ready.appId);
  appId = ready.appId;
  update();
}

async function send(): Promise<void> {
  write("answer", "");
  body.value = freshReqId(body.value, Date.now(), Math.random);
  update();
  const request = signed();
  if (request === undefined) status.textContent = findProblem();
  else if (!isLoopback(request.url)) status.textContent = texts.loopbackOnly;
  else if (sample().upload) status.textContent = texts.noUpload;
  else await exchange(request);
}

async function exchange({ url, method, headers, body: content }: SignedRequest): Promise<void> {
  status.textContent = texts.sending;
  const start = performance.now();
  try {
    const init = { method, headers, redirect: "error", credentials: "omit", cache: "no-store" } as const;
    const reply = await fetch(url, content === undefined ? init : { ...init, body: content });
    const text = await reply.text();
    const ms = String(Math.round(performance.now() - start));
    status.textContent = texts.answered.replace("{status}", String(reply.status)).replace("{ms}", ms);
    linkCode(refusedCode(text));
    write("answer", text);
  } catch {
    status.textContent = texts.unreachable;
  }
}

/** Leads from a rejection to what causes it and how to mend it. */
function linkCode(code: string | undefined): void {
  if (code === undefined) return;
  const link = document.createElement("a");
  link.href = `../${ADDRESS.errors(document.documentElement.lang === "en" ? "en" : "zh-CN")}#${code}`;
  link.textContent = code;
  status.append(" · ", link);
}

/** An operation or a command can be linked to by its name (#sendTemplateSms); of an operation with commands the first is opened. */
function openSample(): void {
  const asked = location.hash.slice(1);
  const found = samples.find(({ id, operationId }) => id === asked || operationId === asked);
  operation.value = (found ?? samples.find(({ id }) => id === "sendTemplateSms") ?? sample()).id;
  showSample();
}

/** Clears everything when the page is left, since a browser may restore it as it was. */
function clear(): void {
  for (const field of [sid, token, time]) field.value = "";
  for (const id of OUTPUTS) write(id, "");
  status.textContent = "";
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("paste", (event) => {
  const ready = readReadyLine(event.clipboardData?.getData("text") ?? "");
  if (ready === undefined) return;
  event.preventDefault();
  fill(ready);
});
operation.addEventListener("change", () => {
  history.replaceState(null, "", `#${operation.value}`);
  showSample();
});
form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "format") body.value = sampleBody(format());
  update();
});
form.addEventListener("input", update);
findElement("fill", HTMLButtonElement).addEventListener("click", () => fill());
findElement("send", HTMLButtonElement).addEventListener("click", send);
addEventListener("hashchange", openSample);
addEventListener("pagehide", clear);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) fill();
});
if (location.protocol !== "http:" || location.origin !== "http://127.0.0.1:8080")
  write("try-command", sandboxCommand(location.protocol === "file:" ? "null" : location.origin));
if (running?.console !== undefined) findElement("console", HTMLAnchorElement).href = `${running.console}/`;
openSample();
fill();
