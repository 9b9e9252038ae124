import { Hono } from "hono";
import type { AccountStatus, MainAccount, State, SubAccount } from "../services/state.js";
import { applySettings, type SettingChange } from "./apply-settings.js";
import { readJson } from "./read-json.js";

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
