import { explain } from "@cloopen-rest/client/errors";

/** The sandbox's own short text for a code, with the tag of its area, as the platform writes them. Nobody may match on it. */
export function statusMessage(code: string): string {
  const entry = explain(code);
  return `${tagOf(code, entry?.area ?? "")}${entry?.zh ?? "未知错误"}`;
}

function tagOf(code: string, area: string): string {
  if (code.startsWith("1111") || code.startsWith("1112")) return "【账号】";
  if (area.includes("SMS")) return "【短信】";
  return area.includes("Calls") || area === "calls" || area === "conference" || area.startsWith("ivr")
    ? "【呼叫】"
    : "";
}
