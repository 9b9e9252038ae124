import {
  type ContractDocument,
  listWebhooks,
  type Operation,
  listOperations as readOperations,
} from "@cloopen-rest/spec/model";

/** What the pages need to know of an operation or of a webhook. */
export interface OperationFacts {
  readonly id: string;
  readonly summary: string;
  /** Where Redoc shows it: the fragment of the page without its `#`. */
  readonly route: string;
  /** The status codes that it may return, spelled as in the catalogue. */
  readonly codes: readonly string[];
  /** The object in the contract itself. */
  readonly source: Operation;
}

/** Every operation and webhook of the contract, in its order. */
export function listOperations(contract: ContractDocument): OperationFacts[] {
  const described = [...readOperations(contract), ...listWebhooks(contract)].map((one) => one.described);
  return described.map((source) => {
    const { operationId: id, summary, tags, "x-error-codes": codes = [] } = source;
    const [tag] = tags;
    if (tag === undefined) throw new Error(`${id} has no tag, hence no address in the reference`);
    return { id, summary, route: `/${tag}/${id}`.toLowerCase(), codes, source };
  });
}
