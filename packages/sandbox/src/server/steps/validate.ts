import type { ErrorObject } from "ajv/dist/2020.js";
import type { RequestBody } from "../../kernel/request-body.js";
import {
  type DescribedOperation,
  fieldsOf,
  operationNamed,
  resolveSchema,
  schemaValidator,
} from "../../kernel/spec.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { DeviationPolicy } from "../deviation-policy.js";
import type { Step } from "../request-context.js";

/** @assumption A body with none or several of the commands of its operation gives `108022`. */
const NO_COMMAND = "108022";

/** Holds the body against the contract. */
export const validate: Step = ({ operation, body, deviations }, next) => {
  validateBody(operation.id, body, deviations);
  return next();
};

/**
 * Holds a request body against the contract.
 *
 * The code of a violation is the one that the contract names for it (`x-violation-codes`), else the operation's own. Of several, the
 * application's id comes first, then the order of the fields.
 *
 * @throws {StatusCodeError} for a body that breaks it
 */
export function validateBody(operationId: string, body: RequestBody, deviations: DeviationPolicy): void {
  const operation = operationNamed(operationId);
  const reference = messageOf(operation, body);
  if (reference === undefined) return;
  const validator = schemaValidator(reference);
  if (validator(body)) return;
  const errors = validator.errors ?? [];
  const members = Object.keys(fieldsOf(reference));
  const codeFor = (error: ErrorObject): string => codeOf(error) ?? operation.violationCode;
  const [first] = errors
    .filter((error) => deviations.strict || !isTolerated(error))
    .sort((one, other) => rank(one, members) - rank(other, members));
  if (first !== undefined) throw new StatusCodeError(codeFor(first), describe(first));
  for (const error of errors) deviations.report(codeFor(error), describe(error));
}

/** The schema that a body is held against: of several commands, that of the one it carries. */
function messageOf({ request, commands }: DescribedOperation, body: RequestBody): string | undefined {
  if (commands === undefined) return request;
  const names = Object.keys(body).filter((name) => commands.has(name));
  const reference = names.length === 1 ? commands.get(names[0] ?? "") : undefined;
  if (reference === undefined)
    throw new StatusCodeError(NO_COMMAND, `expected one command: ${[...commands.keys()].join(" or ")}`);
  return reference;
}

/** A violation without its value. */
function describe(error: ErrorObject): string {
  const { instancePath, keyword } = error;
  const place = instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "required") return `${[...(place === "" ? [] : [place]), memberOf(error)].join(".")} is missing`;
  return `${place === "" ? "the body" : place}: breaks its ${keyword}`;
}

/**
 * @assumption Of several violations in a body, that of the application comes first, then the order
 *   of the contract.
 */
function rank(error: ErrorObject, members: readonly string[]): number {
  const [, outermost = memberOf(error)] = error.instancePath.split("/");
  if (/^appid$/i.test(outermost)) return -1;
  const place = members.indexOf(outermost);
  return place < 0 ? members.length : place;
}

function memberOf({ keyword, params, instancePath }: ErrorObject): string {
  return keyword === "required" ? String(params["missingProperty"]) : (instancePath.split("/").pop() ?? "");
}

function codeOf(error: ErrorObject): string | undefined {
  const schema: unknown = error.keyword === "required" ? propertySchema(error) : error.parentSchema;
  const codes: unknown = Reflect.get(Object(schema), "x-violation-codes");
  const code: unknown = Reflect.get(Object(codes), error.keyword);
  return typeof code === "string" ? code : undefined;
}

/** Schema of a missing field, through its reference; what is beside the reference wins. */
function propertySchema(error: ErrorObject): unknown {
  return resolveSchema(Object(Reflect.get(Object(error.parentSchema?.["properties"]), memberOf(error))));
}

/** Violations of fields that some callers commit all the same: what each may look like. */
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
