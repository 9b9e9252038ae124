import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ContractDocument } from "../../model/document.js";
import type { ErrorVector, SigningVector, Vectors } from "../../src/vectors.js";
import { buildErrors } from "./build-errors.js";
import { buildHostile, type HostileCase } from "./build-hostile.js";
import { buildIvr, type IvrCase } from "./build-ivr.js";
import { buildRequests, type RequestCase } from "./build-requests.js";
import { buildResponses, type ResponseCase } from "./build-responses.js";
import { buildSigning } from "./build-signing.js";
import { buildWebhooks, type WebhookCase } from "./build-webhooks.js";
import { type CaseFile, readCases } from "./case-file.js";
import { CASE_SCHEMAS } from "./case-schemas.js";
import { layoutOf } from "./layout.js";
import { callbackEntries, operationEntries } from "./messages.js";

/**
 * Builds `vectors.json` from the contract and the hand-written cases in `spec/vectors/`.
 *
 * @param folder where the cases and the schema of the result are
 * @throws {Error} that names file and line of each case that is broken, or on which two readers disagree
 */
export async function buildVectors(document: ContractDocument, folder: string): Promise<Vectors> {
  function read<T extends { readonly name: string }>(kind: keyof typeof CASE_SCHEMAS): Promise<CaseFile<T>> {
    return readCases<T>(folder, `${kind}.yaml`, CASE_SCHEMAS[kind]);
  }
  const operations = operationEntries(document);
  const callbacks = callbackEntries(document);
  const ivrResponse = layoutOf(document, { $ref: "#/components/schemas/IvrResponse" });
  const built = {
    signing: buildSigning(await read<SigningVector>("signing")),
    requests: buildRequests(document, operations, await read<RequestCase>("requests")),
    responses: buildResponses(document, operations, await read<ResponseCase>("responses")),
    errors: buildErrors(operations, await read<ErrorVector>("errors")),
    webhooks: buildWebhooks(document, callbacks, await read<WebhookCase>("webhooks")),
    ivr: buildIvr(document, ivrResponse, await read<IvrCase>("ivr")),
    hostile: buildHostile(operations, callbacks, await read<HostileCase>("hostile")),
  };
  const problems = Object.values(built).flatMap((kind) => kind.problems);
  if (problems.length > 0) throw new Error(`the vectors are not right:\n${problems.join("\n")}`);
  const vectors: Vectors = {
    ...{ $schema: "./vectors.schema.json", version: "2013-12-26", operations, callbacks, ivrResponse },
    ...{ signing: built.signing.vectors, requests: built.requests.vectors, responses: built.responses.vectors },
    ...{ errors: built.errors.vectors, webhooks: built.webhooks.vectors, ivr: built.ivr.vectors },
    hostile: built.hostile.vectors,
  };
  await validate(vectors, folder);
  return vectors;
}

async function validate(vectors: Vectors, folder: string): Promise<void> {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  const isValid = ajv.compile(JSON.parse(await readFile(join(folder, "vectors.schema.json"), "utf8")));
  if (!isValid(vectors)) throw new Error(`vectors.json is not what its schema says: ${ajv.errorsText(isValid.errors)}`);
}
