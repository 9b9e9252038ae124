import { type Check, contractRule } from "./contract-rule.js";
import type { Plugin } from "./redocly.js";
import { evidenceKnown } from "./rules/evidence-known.js";
import { extensionsKnown } from "./rules/extensions-known.js";
import { filesUsed } from "./rules/files-used.js";
import { operationAuthentication } from "./rules/operation-authentication.js";
import { operationErrorCodes } from "./rules/operation-error-codes.js";
import { operationExample } from "./rules/operation-example.js";
import { operationFormats } from "./rules/operation-formats.js";
import { pathSpelling } from "./rules/path-spelling.js";
import { portableSchemas } from "./rules/portable-schemas.js";
import { preferredFormatKnown } from "./rules/preferred-format-known.js";
import { repeatsKnown } from "./rules/repeats-known.js";
import { requestTexts } from "./rules/request-texts.js";
import { rootRefsOnly } from "./rules/root-refs-only.js";
import { safeKnown } from "./rules/safe-known.js";
import { schemaDescribed } from "./rules/schema-described.js";
import { translated } from "./rules/translated.js";
import { xmlExtensions } from "./rules/xml-extensions.js";
import { xmlListWrapped } from "./rules/xml-list-wrapped.js";
import { xmlRootNamed } from "./rules/xml-root-named.js";

/** What each rule of the plugin checks, by its name without `cloopen/`. */
export const checks: Readonly<Record<string, Check>> = {
  "root-refs-only": rootRefsOnly,
  "operation-formats": operationFormats,
  "operation-example": operationExample,
  "operation-error-codes": operationErrorCodes,
  "operation-authentication": operationAuthentication,
  "xml-root-named": xmlRootNamed,
  "xml-list-wrapped": xmlListWrapped,
  "xml-extensions": xmlExtensions,
  translated,
  "evidence-known": evidenceKnown,
  "path-spelling": pathSpelling,
  "files-used": filesUsed,
  "extensions-known": extensionsKnown,
  "schema-described": schemaDescribed,
  "preferred-format-known": preferredFormatKnown,
  "repeats-known": repeatsKnown,
  "safe-known": safeKnown,
  "portable-schemas": portableSchemas,
  "request-texts": requestTexts,
};

/** Our rules for the contract, as `cloopen/<name>`. */
// biome-ignore lint/style/noDefaultExport: Redocly loads the default export of a plugin
export default function plugin(): Plugin {
  const rules = Object.entries(checks).map(([name, check]) => [name, contractRule(check)] as const);
  return { id: "cloopen", rules: { oas3: Object.fromEntries(rules) } };
}
