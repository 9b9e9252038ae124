import { expect, test } from "vitest";
import type { ContractDocument } from "../../model/document.js";
import { dropUnusedExamples } from "../drop-unused-examples.js";

test("examples that nothing refers to go, the others stay", () => {
  const content = { "application/json": { examples: { success: { $ref: "#/components/examples/Used" } } } };
  const document: ContractDocument = {
    ...{ openapi: "3.1.0", info: {}, paths: {} },
    components: {
      ...{ schemas: {}, responses: { Reply: { content } } },
      examples: { Used: { value: {} }, Unused: { value: {} } },
    },
  };
  dropUnusedExamples(document);
  expect(Object.keys(document.components.examples ?? {})).toEqual(["Used"]);
});
