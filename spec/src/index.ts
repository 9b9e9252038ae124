import { createRequire } from "node:module";
import type { ErrorCatalogue } from "../model/catalogue.js";
import type { Language } from "../model/localized.js";
import type { EvidenceReport } from "./evidence.js";
import type { OpenapiDocument } from "./openapi-document.js";

export type { CatalogueEntry, ErrorCatalogue } from "../model/catalogue.js";
export type { Evidence, Language, Localized } from "../model/localized.js";
export type {
  EvidenceArea,
  EvidenceGroup,
  EvidenceKind,
  EvidenceMark,
  EvidenceReport,
  EvidenceRole,
  Omission,
} from "./evidence.js";
export type { OpenapiDocument, OpenapiOperation } from "./openapi-document.js";
export type {
  ErrorVector,
  ExpectedError,
  FieldLayout,
  HostileVector,
  IvrVector,
  MessageFields,
  MessageLayout,
  RequestVector,
  ResponseVector,
  SigningVector,
  VectorOperation,
  Vectors,
  VectorWebhook,
  WebhookVector,
} from "./vectors.js";

const require = createRequire(import.meta.url);

/** The bundled contract by language. Each is read when it is first asked for. Meant for Node; elsewhere import the JSON files. */
export const openapi: Readonly<Record<Language, OpenapiDocument>> = {
  get en(): OpenapiDocument {
    return require("../openapi.en.json");
  },
  get "zh-CN"(): OpenapiDocument {
    return require("../openapi.zh-CN.json");
  },
};

/** The catalogue of status codes, read when it is first asked for. */
export const errors: ErrorCatalogue = {
  get groups(): ErrorCatalogue["groups"] {
    return readErrors().groups;
  },
  get codes(): ErrorCatalogue["codes"] {
    return readErrors().codes;
  },
};

/** What the vendor does not document, and what would settle it; read when it is first asked for. */
export const evidence: EvidenceReport = {
  get counts(): EvidenceReport["counts"] {
    return readEvidence().counts;
  },
  get areas(): EvidenceReport["areas"] {
    return readEvidence().areas;
  },
  get notDescribed(): EvidenceReport["notDescribed"] {
    return readEvidence().notDescribed;
  },
};

// Node keeps what it has read, so each file is read once.
function readErrors(): ErrorCatalogue {
  return require("../errors.json");
}

function readEvidence(): EvidenceReport {
  return require("../evidence.json");
}
