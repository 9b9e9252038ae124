import { stripVTControlCharacters } from "node:util";
import type { Exchange } from "./stage.js";

/** A call that every program makes, and what it prints of the reply: name, status code and this value. */
interface Call {
  readonly name: string;
  readonly path: RegExp;
  readonly statusCode: RegExp;
  /** Way to the value in the reply. */
  readonly value: readonly string[];
}

/** The calls in order. The last one names an application that does not exist: a failure must not be read as a success. */
export const CALLS: readonly Call[] = [
  {
    name: "sendTemplateSms",
    path: /\/SMS\/TemplateSMS$/,
    statusCode: /^000000$/,
    value: ["templateSMS", "smsMessageSid"],
  },
  { name: "getAccountInfo", path: /\/AccountInfo$/, statusCode: /^000000$/, value: ["Account", "balance"] },
  { name: "createSubAccount", path: /\/SubAccounts$/, statusCode: /^000000$/, value: ["SubAccount", "subAccountSid"] },
  { name: "createConference", path: /\/ivr\/createconf$/, statusCode: /^000000$/, value: ["confid"] },
  { name: "failure", path: /\/SMS\/TemplateSMS$/, statusCode: /^(?!000000)\d{6}$/, value: ["statusMsg"] },
];

/** What is wrong with the calls of a program, by what arrived and what it printed. Nothing when all is well. */
export function checkProgram(exchanges: readonly Exchange[], stdout: string): readonly string[] {
  const printed = stripVTControlCharacters(stdout)
    .split("\n")
    .map((line) => line.trim());
  return [
    ...(exchanges.length > CALLS.length ? [`sent ${exchanges.length} requests instead of ${CALLS.length}`] : []),
    ...CALLS.flatMap((call, index) => checkCall(call, exchanges[index], printed)),
  ];
}

function checkCall(
  { name, path, statusCode, value }: Call,
  exchange: Exchange | undefined,
  printed: readonly string[],
): string[] {
  if (exchange === undefined) return [`${name}: was not sent`];
  const { method, headers, reply } = exchange;
  if (!path.test(exchange.path)) return [`${name}: was sent to ${exchange.path}`];
  const problems: string[] = [];
  if (!headers["accept"]?.includes("application/json")) problems.push(`${name}: does not accept JSON`);
  if (method === "POST" && !headers["content-type"]?.startsWith("application/json"))
    problems.push(`${name}: is not JSON`);
  if (method === "POST" && headers["content-length"] === undefined) problems.push(`${name}: has no Content-Length`);
  const code = String(reply?.["statusCode"]);
  if (!statusCode.test(code)) return [...problems, `${name}: answered ${code} ${String(reply?.["statusMsg"] ?? "")}`];
  const result = value.reduce<unknown>((found, member) => Reflect.get(Object(found), member), reply);
  const line = `${name} ${code} ${String(result)}`;
  if (!printed.includes(line)) problems.push(`${name}: did not print "${line}"`);
  return problems;
}
