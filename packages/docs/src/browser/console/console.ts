import { formatTimestamp, parseTimestamp } from "@cloopen-rest/client/signing";
import { pageFile } from "../../build/page-files.js";
import type { ConsoleTexts } from "../../build/texts/console-texts.js";
import { buildRequest, type SignedRequest } from "./build-request.js";
import type { ConsoleSample } from "./console-sample.js";
import { curlCommand } from "./curl-command.js";
import { findElement } from "./find-element.js";
import { isLoopback } from "./is-loopback.js";
import { refusedCode } from "./refused-code.js";

interface Data {
  readonly texts: ConsoleTexts;
  readonly samples: readonly ConsoleSample[];
}

const { texts, samples }: Data = JSON.parse(findElement("console-data", HTMLScriptElement).text);
const form = findElement("request", HTMLFormElement);
const operation = findElement("operation", HTMLSelectElement);
const base = findElement("base", HTMLInputElement);
const sid = findElement("sid", HTMLInputElement);
const token = findElement("token", HTMLInputElement);
const time = findElement("time", HTMLInputElement);
const query = findElement("query", HTMLInputElement);
const body = findElement("body", HTMLTextAreaElement);
const status = findElement("status", HTMLElement);

function write(id: string, text: string): void {
  const output = findElement(id, HTMLElement);
  output.textContent = text;
  output.closest("figure")?.toggleAttribute("hidden", text === "");
}

function sample(): ConsoleSample {
  const chosen = samples.find(({ id }) => id === operation.value) ?? samples[0];
  if (chosen === undefined) throw new Error("The page has no operations");
  return chosen;
}

function format(): "json" | "xml" {
  return new FormData(form).get("format") === "xml" ? "xml" : "json";
}

/** What keeps the request from being signed. */
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
    method,
    path,
    upload,
    timestamp,
    base: base.value,
    sid: sid.value,
    token: token.value,
    format: format(),
    query: query.value,
    body: body.value,
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
  const { id, method, level, preferred, query: members, json, xml, upload } = sample();
  operation.value = id;
  const label = sid.previousElementSibling;
  if (label !== null) label.textContent = level === "account" ? texts.account : texts.subAccount;
  for (const choice of form.querySelectorAll<HTMLInputElement>('input[name="format"]'))
    choice.checked = choice.value === preferred;
  query.value = members;
  body.value = preferred === "xml" ? xml : json;
  body.parentElement?.toggleAttribute("hidden", method === "GET" || upload);
  update();
}

function showBody(): void {
  const { json, xml } = sample();
  body.value = format() === "xml" ? xml : json;
}

async function send(): Promise<void> {
  write("answer", "");
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

/** Leads from a refusal to what causes it and how to mend it. */
function linkCode(code: string | undefined): void {
  if (code === undefined) return;
  const link = document.createElement("a");
  link.href = `${pageFile("errors", document.documentElement.lang === "en" ? "en" : "zh-CN")}#${code}`;
  link.textContent = code;
  status.append(" · ", link);
}

/** An operation or a command can be linked to by its name (#sendTemplateSms); of an operation with commands the first is opened. */
function openSample(): void {
  const asked = location.hash.slice(1);
  const found = samples.find(({ id, operationId }) => id === asked || operationId === asked);
  if (found !== undefined) operation.value = found.id;
  showSample();
}

form.addEventListener("submit", (event) => event.preventDefault());
operation.addEventListener("change", () => {
  history.replaceState(null, "", `#${operation.value}`);
  showSample();
});
form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "format") showBody();
  update();
});
form.addEventListener("input", update);
findElement("send", HTMLButtonElement).addEventListener("click", send);
addEventListener("hashchange", openSample);
// Nothing is left behind for whoever comes back to the page.
addEventListener("pagehide", () => {
  token.value = "";
});
write("try-command", texts.tryCommand.replace("{origin}", location.protocol === "file:" ? "null" : location.origin));
write("answer", "");
for (const id of ["request", "try"]) findElement(id, HTMLElement).hidden = false;
openSample();
