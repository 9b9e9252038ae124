import type { ErrorObject } from "ajv/dist/2020.js";

/** A very old text allowed voice codes of up to 20 characters (operations.md §7). */
const LONGEST_VERIFY_CODE = 20;

/** Whether a violation is what older documentation allowed. */
export function isTolerated({ instancePath, keyword, data }: ErrorObject): boolean {
  return (
    instancePath === "/verifyCode" &&
    keyword === "maxLength" &&
    typeof data === "string" &&
    data.length <= LONGEST_VERIFY_CODE
  );
}
