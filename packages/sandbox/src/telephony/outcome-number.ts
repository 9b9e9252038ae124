import { Refusal } from "../kernel/refusal.js";

const OUTCOME = /^19900(\d{6})$/;

/**
 * A called number of `199` `00` and six digits asks for that status code, so that clients in any language can see each failure. A convention of the
 * sandbox; `000000` changes nothing.
 *
 * @throws {Refusal} with the code asked for
 */
export function refuseOnDemand(number: string): void {
  const code = OUTCOME.exec(number)?.[1];
  // 172xxx are made by the vendor's SDKs on the caller's machine; the platform never sends one.
  if (code !== undefined && code !== "000000" && !code.startsWith("172")) throw new Refusal(code);
}
