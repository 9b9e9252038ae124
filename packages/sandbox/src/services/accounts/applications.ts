import { type Application, findApplication } from "../../kernel/application.js";
import { type Handler, type Operations, recordChanged } from "../../kernel/kernel.js";
import { optionalString, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { AccountsPlatform } from "./state.js";

/** How long the review of an application takes. */
const REVIEW_MS = 60_000;

/**
 * Creates an application, which is not live. The response does not have its id
 * (spec/reference/accounts.md#applications): `sandbox.state.applications` has it.
 *
 * @throws {StatusCodeError} `111172` for a name that another application has
 * @assumption A created application is not live and has neither addresses nor test numbers.
 * @assumption Names of applications are unique (`111172`).
 */
const createApplication: Handler<AccountsPlatform> = (platform, body) => {
  const { applications, ids } = platform;
  const name = requiredString(body, "appName");
  assertNameIsFree(applications, name);
  const application: Application = {
    appId: ids.hex32(),
    name,
    type: requiredString(body, "appType"),
    industry: requiredString(body, "industry"),
    live: false,
    testNumbers: new Set(),
    smsCallbackUrl: undefined,
    smsCallbackEnabled: false,
    smsCallbackFormat: "json",
    ivrUrl: undefined,
    callAuthUrl: undefined,
  };
  applications.set(application.appId, application);
  recordChanged(platform, "application", application.appId);
  return {};
};

/**
 * Changes what the request names of an application.
 *
 * @throws {StatusCodeError} `111172` for a name that another application has
 */
const modifyApplication: Handler<AccountsPlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "appId"));
  const [name, type, industry] = ["appName", "appType", "industry"].map((field) => optionalString(body, field));
  if (name !== undefined) {
    assertNameIsFree(platform.applications, name, application);
    application.name = name;
  }
  if (type !== undefined) application.type = type;
  if (industry !== undefined) application.industry = industry;
  recordChanged(platform, "application", application.appId);
  return {};
};

function assertNameIsFree(applications: AccountsPlatform["applications"], name: string, except?: Application): void {
  for (const other of applications.values())
    if (other !== except && other.name === name) throw new StatusCodeError("111172");
}

/**
 * Asks for an application.
 *
 * @assumption queryApplication returns nothing beside the code: what more its reply says is not
 *   known.
 */
const queryApplication: Handler<AccountsPlatform> = (platform, body) => {
  findApplication(platform, requiredString(body, "appId"));
  return {};
};

/**
 * Lets an application go live after a review.
 *
 * @assumption Whatever `option` of applyAppStatus says, the application is live a minute later.
 */
const applyAppStatus: Handler<AccountsPlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "appId"));
  platform.clock.after(REVIEW_MS, () => {
    application.live = true;
    recordChanged(platform, "application", application.appId);
  });
  return {};
};

/** Operations on the account's applications. */
export const APPLICATION_OPERATIONS: Operations<AccountsPlatform> = {
  applyAppStatus,
  createApplication,
  loadAppStatus: queryApplication,
  modifyApplication,
  queryApplication,
};
