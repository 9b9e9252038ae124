import { type AnyOperation, createClient, isCloopenApiError, isCloopenError } from "@cloopen-rest/client";
import { operations } from "@cloopen-rest/client/descriptors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Platform, startPlatform } from "./platform.js";
import { named, vectors } from "./vectors.js";

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const PARAMS: Readonly<Record<string, object>> = {
  sendTemplateSms: { to: "13800138000", appId: "c".repeat(32), templateId: "1" },
  getAccountInfo: {},
};

function describedBy(id: string): AnyOperation {
  const operation = operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`${id} has no descriptor`);
  return operation;
}

test.each(named(vectors.errors))("classifies %s", async (_, { operation, expected, ...response }) => {
  platform.respond(response);
  const cloopen = createClient({
    ...{ accountSid: "a".repeat(32), authToken: "b".repeat(32), baseUrl: platform.baseUrl, retry: false },
  });
  const error: unknown = await cloopen.call(describedBy(operation), PARAMS[operation]).then(
    (result) => result,
    (reason: unknown) => reason,
  );
  if (!isCloopenError(error)) throw new Error(`it is taken for a success: ${JSON.stringify(error)}`);
  const { kind, mayHaveActed } = error;
  const { statusCode, statusMsg } = isCloopenApiError(error) ? error : {};
  expect({
    ...{ kind, mayHaveActed },
    ...(statusCode !== undefined && { statusCode }),
    ...(statusMsg !== undefined && { statusMsg }),
  }).toEqual(expected);
});
