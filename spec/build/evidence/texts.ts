import type { Evidence, Localized } from "../../model/localized.js";
import type { EvidenceKind, EvidenceRole } from "../../src/evidence.js";

/** What a mark is on. */
export const KIND_LABELS: Readonly<Record<EvidenceKind, Localized>> = {
  operation: { en: "operation", "zh-CN": "接口" },
  callback: { en: "callback", "zh-CN": "回调" },
  parameter: { en: "parameter", "zh-CN": "参数" },
  schema: { en: "message or part", "zh-CN": "报文或其组成部分" },
  property: { en: "member", "zh-CN": "字段" },
  code: { en: "status code", "zh-CN": "状态码" },
};

/** Where in an exchange it is, to be put behind what it is. */
export const ROLE_LABELS: Readonly<Record<EvidenceRole, Localized>> = {
  path: { en: " (path)", "zh-CN": "（路径）" },
  request: { en: " of a request", "zh-CN": "（请求）" },
  reply: { en: " of a reply", "zh-CN": "（应答）" },
  callback: { en: " (sent by the platform)", "zh-CN": "（平台发出）" },
  notification: { en: " of a callback", "zh-CN": "（回调）" },
  answer: { en: " of the answer to a callback", "zh-CN": "（对回调的应答）" },
  code: { en: " (catalogue)", "zh-CN": "（目录）" },
};

/** Where a fact comes from. */
export const EVIDENCE_LABELS: Readonly<Record<Evidence, Localized>> = {
  "client-code": { en: "Read from clients", "zh-CN": "读自客户端代码" },
  observed: { en: "Seen in a published exchange", "zh-CN": "见于公开的往来报文" },
  inferred: { en: "Inferred", "zh-CN": "推断" },
};

/** What would settle a fact that comes from there. */
export const SETTLED_BY: Readonly<Record<Evidence, Localized>> = {
  "client-code": {
    en: "A page of the vendor that says so, or one call on the live platform.",
    "zh-CN": "厂商文档中写明此事的一页，或在正式平台上实际调用一次。",
  },
  observed: {
    en: "A second exchange that shows the same, or a page of the vendor that says so.",
    "zh-CN": "另一份内容相同的往来报文，或厂商文档中写明此事的一页。",
  },
  inferred: {
    en: "A call on the live platform; what to try stands beside each.",
    "zh-CN": "在正式平台上实际调用一次；具体做法见每一项。",
  },
};

/** The heading of the catalogue's codes. */
export const STATUS_CODES: Localized = { en: "Status codes", "zh-CN": "状态码" };
