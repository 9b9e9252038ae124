export { anyOfNames } from "./any-of.js";
export { bundleSources } from "./bundle-sources.js";
export { type CatalogueEntry, type ErrorCatalogue, readCatalogue } from "./catalogue.js";
export { type ContractCommand, commandIn, commandsOf, listCommands } from "./commands.js";
export {
  type Content,
  type ContractDocument,
  type Example,
  type IvrRole,
  isContractDocument,
  type MediaType,
  type Operation,
  type Parameter,
  type PathItem,
  type Reference,
  readContract,
  type Schema,
  type Tag,
  type Xml,
} from "./document.js";
export { type IvrCommand, listIvrCommands } from "./ivr-commands.js";
export type { Evidence, Language, Localized } from "./localized.js";
export { type ContractOperation, listOperations, schemaOf } from "./operations.js";
export { type ReferenceSection, sectionsOf } from "./reference.js";
export { child, componentName, resolve, schemaName, segments, valueAt } from "./resolve.js";
export { type ContractWebhook, listWebhooks } from "./webhooks.js";
