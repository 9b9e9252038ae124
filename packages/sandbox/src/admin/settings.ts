import { Hono } from "hono";
import { isObject } from "../kernel/is-object.js";
import type { AccountStatus, MainAccount, State, SubAccount } from "../services/platform.js";
import { readJson } from "./requests.js";

const STATUSES: readonly AccountStatus[] = ["0", "1", "2", "3"];

/** `PUT` of what the console sets of the main account, `status` and `balance`, and of a sub-account, `status`. */
export function accountRoutes(state: () => State): Hono {
  const app = new Hono();
  app.put("/account", async (context) => {
    const { account } = state();
    const settings = await readJson(context);
    const problem = applySettings(settings, (name, value) =>
      name === "balance" ? balanceChange(account, value) : statusChange(account)(name, value),
    );
    return problem === undefined ? context.json({}) : context.json({ error: problem }, 400);
  });
  app.put("/sub-accounts/:sid", async (context) => {
    const subAccount = state().subAccounts.get(context.req.param("sid"));
    if (subAccount === undefined) return context.json({ error: "no such sub-account" }, 404);
    const settings = await readJson(context);
    const problem = applySettings(settings, statusChange(subAccount));
    return problem === undefined ? context.json({}) : context.json({ error: problem }, 400);
  });
  return app;
}

function statusChange(account: MainAccount | SubAccount): SettingChange {
  return (name, value) => {
    const status = name === "status" ? STATUSES.find((one) => one === value) : undefined;
    if (status === undefined) return undefined;
    return () => {
      account.status = status;
    };
  };
}

function balanceChange(account: MainAccount, value: unknown): (() => void) | undefined {
  if (typeof value !== "string" || !/^-?\d+(?:\.\d+)?$/.test(value)) return undefined;
  return () => {
    account.balance = value;
  };
}

/** How to make one setting; `undefined` where it is none, or where that is no value for it. */
export type SettingChange = (name: string, value: unknown) => (() => void) | undefined;

/** Changes what a JSON object names; says what is wrong with it otherwise, and changes nothing. */
export function applySettings(settings: unknown, changeOf: SettingChange): string | undefined {
  if (!isObject(settings)) return "a JSON object is expected";
  const changes: (() => void)[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const change = changeOf(name, value);
    if (change === undefined) return `${name}: not a setting, or not a value for it`;
    changes.push(change);
  }
  for (const change of changes) change();
  return undefined;
}
