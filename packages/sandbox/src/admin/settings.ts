import { Hono } from "hono";
import { isObject } from "../kernel/is-object.js";
import type { AccountStatus } from "../services/accounts/state.js";
import { isPhoneNumber, PHONE_NUMBER_RULE } from "../telephony/phone-number.js";
import { type Admin, isAmount } from "./admin.js";
import { notThere } from "./answer.js";
import { readJson } from "./requests.js";
import type { AdminView } from "./view.js";

/** How a setting is changed; `undefined` where that is no value for it. */
type SettingReader = (value: unknown) => (() => void) | undefined;

/** One setting: what it may be, in words, and how it is made. */
interface Setting {
  readonly expected: string;
  readonly read: SettingReader;
}
type Settings = Readonly<Record<string, Setting>>;

const STATUSES: readonly AccountStatus[] = ["0", "1", "2", "3"];

/** `PUT` of what the console sets of the main account, of a sub-account and of an application. */
export function settingRoutes(admin: Admin, view: AdminView): Hono {
  const app = new Hono();
  app.put("/account", async (context) => {
    const problem = applySettings(await readJson(context), {
      status: statusSetting((status) => admin.setAccountStatus(status)),
      balance: {
        expected: 'an amount as a text, such as "100.00"',
        read: (value) => (isAmount(value) ? () => admin.setBalance(value) : undefined),
      },
      verified: flagSetting((verified) => admin.setAccountVerified(verified)),
      toppedUp: flagSetting((toppedUp) => admin.setAccountToppedUp(toppedUp)),
    });
    return problem === undefined ? context.json({}) : context.json({ error: problem }, 400);
  });
  app.put("/sub-accounts/:sid", async (context) => {
    const sid = context.req.param("sid");
    const { subAccounts } = view.state();
    if (!subAccounts.has(sid)) return context.json({ error: notThere("sub-account", subAccounts.keys()).message }, 404);
    const settings = { status: statusSetting((status) => admin.setSubAccountStatus(sid, status)) };
    const problem = applySettings(await readJson(context), settings);
    return problem === undefined ? context.json({}) : context.json({ error: problem }, 400);
  });
  app.put("/applications/:appId", async (context) => {
    const appId = context.req.param("appId");
    const { applications } = view.state();
    if (!applications.has(appId))
      return context.json({ error: notThere("application", applications.keys()).message }, 404);
    const problem = applySettings(await readJson(context), applicationSettings(admin, appId));
    return problem === undefined ? context.json({}) : context.json({ error: problem }, 400);
  });
  return app;
}

function flagSetting(change: (value: boolean) => void): Setting {
  return {
    expected: "true or false",
    read: (value) => (typeof value === "boolean" ? () => change(value) : undefined),
  };
}

function statusSetting(change: (status: AccountStatus) => void): Setting {
  return {
    expected: '"0" not activated, "1" active, "2" suspended or "3" closed',
    read(value) {
      const status = STATUSES.find((one) => one === value);
      return status === undefined ? undefined : () => change(status);
    },
  };
}

function applicationSettings(admin: Admin, appId: string): Settings {
  const flag = (name: "live" | "smsCallbackEnabled"): Setting =>
    flagSetting((value) => admin.setApplication({ [name]: value }, appId));
  const address = (name: "smsCallbackUrl" | "ivrUrl" | "callAuthUrl"): Setting => ({
    expected: "an http or https URL, or null for none",
    read: (value) =>
      value === null || isWebUrl(value) ? () => admin.setApplication({ [name]: value ?? undefined }, appId) : undefined,
  });
  return {
    live: flag("live"),
    smsCallbackEnabled: flag("smsCallbackEnabled"),
    smsCallbackFormat: {
      expected: '"json" or "xml"',
      read: (value) =>
        value === "json" || value === "xml"
          ? () => admin.setApplication({ smsCallbackFormat: value }, appId)
          : undefined,
    },
    smsCallbackUrl: address("smsCallbackUrl"),
    ivrUrl: address("ivrUrl"),
    callAuthUrl: address("callAuthUrl"),
    testNumbers: {
      expected: `a list of numbers, each ${PHONE_NUMBER_RULE}`,
      read: (value) =>
        Array.isArray(value) && value.every(isPhoneNumber)
          ? () => admin.setApplication({ testNumbers: new Set(value) }, appId)
          : undefined,
    },
  };
}

function isWebUrl(value: unknown): value is string {
  return typeof value === "string" && /^https?:/.test(value) && URL.canParse(value);
}

/** Changes what a JSON object names; says what is wrong with it otherwise, and changes nothing. */
function applySettings(given: unknown, settings: Settings): string | undefined {
  if (!isObject(given)) return "a JSON object is expected";
  const changes: (() => void)[] = [];
  for (const [name, value] of Object.entries(given)) {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (setting === undefined) return `${name}: not a setting; there are ${Object.keys(settings).join(", ")}`;
    const change = setting.read(value);
    if (change === undefined) return `${name}: not a value for it; expected ${setting.expected}`;
    changes.push(change);
  }
  for (const change of changes) change();
  return undefined;
}
