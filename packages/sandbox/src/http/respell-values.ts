import type { RequestBody } from "../engine/engine.js";

/** A value that some client writes in a way of its own, and the way of the contract. */
interface Spelling {
  readonly foreign: RegExp;
  readonly what: string;
  readonly respell: (value: string) => string;
}

const DAYS_OFF: Spelling = {
  foreign: /^\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d$/,
  what: "a hyphen between the two days",
  respell: (value) => `${value.slice(0, 10)}:${value.slice(11)}`,
};

/** ivr-conference-agent.md §13, rows 10 and 11. */
const SPELLINGS: Readonly<Record<string, Readonly<Record<string, Spelling>>>> = {
  CreateQueue: { offworkdate: DAYS_OFF },
  ModifyQueue: { offworkdate: DAYS_OFF },
  AgentReady: {
    state: { foreign: /^[01]$/, what: "1 or 0 for true or false", respell: (value) => String(value === "1") },
  },
};

/** Writes values of commands as the contract has them, where real clients have another way, and notes it. */
export function respellValues(body: RequestBody, note: (what: string) => void): RequestBody {
  return Object.fromEntries(
    Object.entries(body).map(([command, members]) => {
      const spellings = SPELLINGS[command];
      if (spellings === undefined || typeof members !== "object" || members === null) return [command, members];
      const respelled = Object.entries(members).map(([name, value]: [string, unknown]) => {
        const spelling = spellings[name];
        if (typeof value !== "string" || !spelling?.foreign.test(value)) return [name, value];
        note(`${command}.${name}: ${spelling.what}`);
        return [name, spelling.respell(value)];
      });
      return [command, Object.fromEntries(respelled)];
    }),
  );
}
