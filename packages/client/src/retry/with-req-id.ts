import type { AnyOperation } from "../protocol/operation.js";
import { isRecord } from "../protocol/value.js";

/** Whether the platform acts once under a `reqId` of this operation. */
export function takesReqId({ request }: AnyOperation): boolean {
  return request?.members.some(({ name }) => name === "reqId") ?? false;
}

/** Whether the caller gave a `reqId`. */
export function hasReqId(body: unknown): boolean {
  return isRecord(body) && body["reqId"] !== undefined;
}

/** The body with a `reqId`: 32 letters and digits, as the platform takes it, unless it has one. */
export function withReqId(body: unknown, random: () => number): unknown {
  const { reqId = makeReqId(random), ...others } = body as Readonly<Record<string, unknown>>;
  return { ...others, reqId };
}

function makeReqId(random: () => number): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 36).toString(36)).join("");
}
