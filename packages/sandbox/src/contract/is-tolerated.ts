import type { ErrorObject } from "ajv/dist/2020.js";

/** Violations of members that some callers commit all the same: what each may look like. */
const TOLERATED: readonly { readonly member: string; readonly keyword: string; readonly form: RegExp }[] = [
  // A very old text allowed voice codes of up to 20 characters (spec/reference/voice.md#voiceverify).
  { member: "verifyCode", keyword: "maxLength", form: /^.{1,20}$/s },
  // One client writes a hyphen for the colon between the two dates (spec/reference/contact-centre.md#disagreements).
  { member: "offworkdate", keyword: "pattern", form: /^\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d$/ },
];

/** Whether a violation is what older documentation allowed, or what a real caller sends. */
export function isTolerated({ instancePath, keyword, data }: ErrorObject): boolean {
  return TOLERATED.some(
    (one) =>
      instancePath.endsWith(`/${one.member}`) &&
      keyword === one.keyword &&
      typeof data === "string" &&
      one.form.test(data),
  );
}
