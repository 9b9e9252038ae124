import type { Localized } from "../../model/localized.js";
import { segments } from "../../model/resolve.js";
import type { EvidenceMark } from "../../src/evidence.js";

/** What a trial is worded from. */
export interface Untried extends Pick<EvidenceMark, "kind" | "name" | "role" | "pointer" | "usedBy"> {
  /** The field is the text of its XML element, so its name is not on that wire. */
  readonly isText?: boolean;
}

/** What to try on the live platform to learn whether something inferred is so. */
export function suggestTrial({ kind, name, role, pointer, usedBy, isText = false }: Untried): Localized {
  const member = `\`${name.slice(name.lastIndexOf(".") + 1)}\``;
  const users = usedBy.slice(0, 3).map((user) => `\`${user}\``);
  const [en, zh] = [users.join(" or "), users.join(" 或 ")];
  switch (role) {
    case "path": {
      const [, path = "", method = ""] = segments(pointer);
      return {
        en: `Call \`${method.toUpperCase()} ${path}\` as its example shows: an envelope must come back, not HTTP 404.`,
        "zh-CN": `按示例调用 \`${method.toUpperCase()} ${path}\`：应返回信封报文，而不是 HTTP 404。`,
      };
    }
    case "request":
      if (isText)
        return {
          en: `Call ${en} as JSON with ${member}: see whether the name is taken. In XML it is the text of the element and has no name.`,
          "zh-CN": `以 JSON 调用 ${zh} 并带上 ${member}：看该名称是否被接受。在 XML 中它是元素的文本，没有名称。`,
        };
      return {
        en: `Call ${en} with ${member}, and once without: see whether it takes effect, is ignored or is rejected.`,
        "zh-CN": `调用 ${zh}，一次带 ${member}，一次不带：看它是生效、被忽略还是被拒绝。`,
      };
    case "reply":
      return {
        en: `Call ${en} until it succeeds, in JSON and in XML: see whether ${member} is in the reply.`,
        "zh-CN": `以 JSON 和 XML 各成功调用一次 ${zh}：看应答中是否有 ${member}。`,
      };
    case "callback":
      return {
        en: `Have the platform send \`${name}\` to your server, and keep what arrives.`,
        "zh-CN": `让平台向你的服务器发送一次 \`${name}\`，并保留收到的内容。`,
      };
    case "notification":
      return {
        en: `Have the platform send ${en} to your server: see whether ${member} is in the ${kind === "parameter" ? "query" : "body"}.`,
        "zh-CN": `让平台向你的服务器发送一次 ${zh}：看${kind === "parameter" ? "查询串" : "正文"}中是否有 ${member}。`,
      };
    case "answer":
      if (isText)
        return {
          en: `Nothing to try: on the wire it is the text of its element, and the name ${member} belongs to this model only.`,
          "zh-CN": `无需尝试：线上它是元素的文本，${member} 这个名称只属于本模型。`,
        };
      return {
        en: `Answer ${en} with ${member}: see what the platform does.`,
        "zh-CN": `在对 ${zh} 的应答中带上 ${member}：看平台如何处理。`,
      };
    case "code":
      return {
        en: `Call ${en} so that it fails for this very reason: see whether the reply carries ${member}.`,
        "zh-CN": `调用 ${zh}，使其恰因此原因失败：看应答中是否带有 ${member}。`,
      };
  }
}
