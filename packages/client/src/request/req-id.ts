import type { AnyOperation } from "../protocol/operation.js";

/** The body of a request, before it is encoded. */
type Body = Readonly<Record<string, unknown>>;

/** Whether the operation takes a `reqId`, under which the platform acts once. */
export function takesReqId({ request }: AnyOperation): boolean {
  return request?.members.some(({ name }) => name === "reqId") ?? false;
}

/** The `reqId` that the caller gave, where the operation takes one. */
export function reqIdOf(operation: AnyOperation, body: Body | undefined): string | undefined {
  const reqId = takesReqId(operation) ? body?.["reqId"] : undefined;
  return typeof reqId === "string" ? reqId : undefined;
}

/** The body with a new `reqId`: 32 letters and digits, as the platform takes it. */
export function ensureReqId(body: Body | undefined, random: () => number): Body & { readonly reqId: string } {
  const reqId = Array.from({ length: 32 }, () => Math.floor(random() * 36).toString(36)).join("");
  return { ...body, reqId };
}
