import { OPERATIONS, type SpecOperation } from "../spec.js";
import type { RejectionRule } from "./rule.js";

/** What can be wrong with an application's id. */
const MISTAKES: readonly { readonly code: string; readonly how: string; readonly appId: string | undefined }[] = [
  { code: "111169", how: "no application", appId: undefined },
  { code: "111170", how: "an application's id with a hyphen", appId: `${"c".repeat(31)}-` },
  { code: "111171", how: "an application's id that is too short", appId: "c".repeat(31) },
  { code: "111181", how: "an application that does not exist", appId: "0".repeat(32) },
];

/** Call-backs are cancelled and sub-accounts closed without an application, too. */
const OPTIONAL: ReadonlySet<string> = new Set(["cancelCallback", "closeSubAccount"]);

/** Every operation that names an application, with each mistake in its id. */
export const APPLICATION: readonly RejectionRule[] = OPERATIONS.filter(({ codes }) => codes.includes("111181")).flatMap(
  (operation) =>
    MISTAKES.filter(({ appId }) => appId !== undefined || !OPTIONAL.has(operation.id)).map(({ code, how, appId }) => ({
      operation: operation.id,
      code,
      how,
      bring: ({ example }) =>
        operation.upload ? { query: { appid: appId } } : { body: withApplication(operation, example, appId) },
    })),
);

function withApplication(
  { path }: SpecOperation,
  example: Readonly<Record<string, unknown>>,
  appId: string | undefined,
): Readonly<Record<string, unknown>> {
  const name = path.includes("/ivr/") ? "Appid" : "appId";
  const { [name]: _, ...others } = example;
  return appId === undefined ? others : { [name]: appId, ...others };
}
