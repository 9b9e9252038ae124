export { CATALOGUE } from "../../generated/error-catalogue.js";
export type { LimitKind } from "../limit.js";
export { explain } from "./explain.js";
export type { Bilingual, StatusCodeEntry } from "./status-code-entry.js";
