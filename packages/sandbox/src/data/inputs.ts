import type { Admin } from "../admin/admin.js";
import { isObject } from "../kernel/is-object.js";
import { Handout, type Principal } from "../kernel/kernel.js";
import type { Input, Recorder } from "../kernel/recorder.js";
import { OPERATIONS, type Platform } from "../services/platform.js";
import type { Phones } from "../telephony/phones.js";

/** What carries inputs out. */
export interface Performers {
  readonly platform: () => Platform;
  readonly admin: Admin;
  readonly phones: Phones;
  readonly receiveSms: (from: string, content: string, appId: string) => void;
}

/** Carries out again what a recorder has written down. */
export function createPerform({ platform, admin, phones, receiveSms }: Performers): (input: Input) => unknown {
  const methods: Readonly<Record<string, object>> = { admin, phones };
  return (input) => {
    const { do: what, args } = input;
    switch (what) {
      case "operation":
        return performOperation(platform(), input);
      case "endAttempt":
        return platform().webhooks.end(Number(input["id"]), Object(input["outcome"]));
      case "configure":
        return platform().webhooks.configure(Object(input["settings"]));
      case "receiveSms":
        return call(receiveSms, args);
      case "time":
        return undefined;
      default: {
        const [owner = "", name = ""] = what.split(".");
        return call(Reflect.get(Object(methods[owner]), name), args);
      }
    }
  };
}

function call(method: unknown, args: unknown): unknown {
  if (typeof method !== "function") throw new Error("no such method");
  return Reflect.apply(method, undefined, Array.isArray(args) ? args.map(revive) : []);
}

function performOperation(platform: Platform, input: Input): unknown {
  const { id, body, principal, query } = input;
  const handler = OPERATIONS[String(id)];
  if (handler === undefined) throw new Error(`there is no operation ${id}`);
  const result = handler(platform, Object(revive(body)), principalOf(platform, principal), Object(query));
  if (!(result instanceof Handout)) return result;
  result.onWritten();
  return result;
}

function principalOf({ accounts }: Platform, sid: unknown): Principal {
  const subAccount = typeof sid === "string" ? accounts.subAccounts.get(sid) : undefined;
  return subAccount === undefined ? { level: "account" } : { level: "subAccount", subAccount };
}

/** An operation that is carried out, as an input. */
export function describeOperation(id: string, body: object, principal: Principal, query: object): Input {
  const sid = principal.level === "subAccount" ? principal.subAccount.sid : null;
  return { do: "operation", id, body: flatten(body), principal: sid, query };
}

/**
 * An object whose methods are written down when they are called.
 *
 * @param readOnly methods that change nothing
 */
export function recordCalls<Target extends object>(
  owner: string,
  target: Target,
  recorder: Recorder,
  readOnly: readonly string[] = [],
): Target {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name);
      if (typeof value !== "function" || typeof name !== "string" || readOnly.includes(name)) return value;
      return (...args: readonly unknown[]) =>
        recorder.record(
          () => ({ do: `${owner}.${name}`, args: args.map(flatten) }),
          () => Reflect.apply(value, object, args),
        );
    },
  });
}

/** Numbers that a test registers are a set, and an upload is bytes, of which only the length matters. */
export function flatten(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (value instanceof Set) return { $set: [...value] };
  if (value instanceof Uint8Array) return { $bytes: value.length };
  if (Array.isArray(value)) return value.map(flatten);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, flatten(item)]))
    : value;
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (!isObject(value)) return value;
  const { $undefined, $set, $bytes } = value;
  if ($undefined === true) return undefined;
  if (Array.isArray($set)) return new Set($set);
  if (typeof $bytes === "number") return new Uint8Array($bytes);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revive(item)]));
}
