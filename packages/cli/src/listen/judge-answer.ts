import { callbacks } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";
import type { Translate } from "../language.js";
import type { RawReply } from "./received.js";

/**
 * Problems of an application's reply to a webhook, in the user's language; empty when the platform accepts
 * it (spec/reference/webhooks.md#rules-common-to-all).
 */
export function judgeAnswer(id: string, { status, body }: RawReply, t: Translate): readonly string[] {
  const callback = callbacks.find((each) => each.id === id);
  if (callback === undefined) return [t(`${id} is no webhook of the contract`, `契约中没有回调 ${id}`)];
  if (status < 200 || status > 299) return [t(`HTTP ${status} instead of 200`, `HTTP 状态为 ${status}，应为 200`)];
  if (body.trim() === "") return [t("the reply is empty", "应答为空")];
  const isJson = /^\s*\{/.test(body);
  if (isJson && callback.jsonReply !== true)
    return [t("the reply is JSON; this webhook is known to accept XML only", "应答是 JSON；该回调只确认支持 XML")];
  const fields = isJson ? readJson(body) : readXml(callback, body);
  if (fields === undefined) return [t("the reply is neither XML nor JSON", "应答既不是 XML 也不是 JSON")];
  const code = fields["statuscode"];
  if (code === undefined)
    return [
      "statusCode" in fields || /<statusCode>/.test(body)
        ? t(
            "statuscode is spelled statusCode; the platform wants it in small letters",
            "字段名写成了 statusCode，应为全小写的 statuscode",
          )
        : t("statuscode is missing", "缺少 statuscode"),
    ];
  const allowed = callback.reply.members.find(({ name }) => name === "statuscode")?.values;
  const expected = allowed?.[0] ?? "0000";
  if (code === expected) return [];
  // CallAuth decides: any other code rejects the call.
  if (allowed === undefined && code !== "000000") return [];
  return [t(`statuscode is ${String(code)} instead of ${expected}`, `statuscode 为 ${String(code)}，应为 ${expected}`)];
}

type Fields = Readonly<Record<string, unknown>>;

function readJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function readXml({ reply }: (typeof callbacks)[number], text: string): Fields | undefined {
  try {
    return { ...Object(decodeXml(reply, text)) };
  } catch {
    return undefined;
  }
}
