export { CATALOGUE } from "../../generated/error-catalogue.js";
export type { Refusal } from "../refusal.js";
export { explain } from "./explain.js";
export type { Bilingual, StatusCodeEntry } from "./status-code-entry.js";
