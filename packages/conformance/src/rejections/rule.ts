import type { Body, Changes } from "../body.js";
import type { Fixtures } from "../fixtures.js";

/** Context of one rule: fixtures, and a valid request to break it with. */
export interface RuleContext {
  readonly fixtures: Fixtures;
  /** The operation's example as it would go over the wire; empty where there is no body. */
  readonly example: Body;
}

/** What is sent in place of the example. */
export interface InvalidRequest {
  /** A text is sent unchanged in every format. */
  readonly body?: Body | string;
  /** Takes the place of query fields; `undefined` leaves one out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** One row: a rule of an operation, broken by real means, and the code that says so. */
export interface RejectionRule {
  readonly operation: string;
  /** Of the operations that carry one of several. */
  readonly command?: string;
  readonly code: string;
  /** How it is broken. */
  readonly how: string;
  /** It needs the vendor's console, so it runs only on the suite's own sandbox. */
  readonly console?: true;
  readonly bring: (context: RuleContext) => Promise<InvalidRequest> | InvalidRequest;
}

/** Changes, or how to come by them. */
export type Changing = Changes | ((fixtures: Fixtures) => Promise<Changes>);

/** Rules of one operation. */
export interface RuleBook {
  /** Fields of the body, or of its command, break the rule. */
  members(code: string, how: string, changing: Changing): RejectionRule;
  /** Something must be so that only the console can cause. */
  console(code: string, how: string, changing: Changing): RejectionRule;
  /** The body itself is wrong. */
  body(code: string, how: string, body: Body | string): RejectionRule;
}

/** Writes rules of an operation, or of a command of it. */
export function rulesOf(operation: string, command?: string): RuleBook {
  const whose = { operation, ...(command !== undefined && { command }) };
  const changed = (changing: Changing): RejectionRule["bring"] => {
    return async ({ fixtures, example }) => {
      const changes = typeof changing === "function" ? await changing(fixtures) : changing;
      return { body: applyChanges(example, changes) };
    };
  };
  return {
    members: (code, how, changing) => ({ ...whose, code, how, bring: changed(changing) }),
    console: (code, how, changing) => ({ ...whose, code, how, console: true, bring: changed(changing) }),
    body: (code, how, body) => ({ ...whose, code, how, bring: () => ({ body }) }),
  };
}

/** Under `ivr/` the fields are in a command, beside `Appid`. */
function applyChanges(example: Body, { Appid, ...changes }: Changes): Body {
  if (!("Appid" in example)) return withChanges(example, changes);
  const { Appid: own, ...commands } = example;
  const [[name, members] = ["", {}]] = Object.entries(commands);
  return { Appid: Appid ?? own, [name]: withChanges({ ...Object(members) }, changes) };
}

function withChanges(value: Body, changes: Changes): Body {
  return Object.fromEntries(Object.entries({ ...value, ...changes }).filter(([, item]) => item !== undefined));
}
