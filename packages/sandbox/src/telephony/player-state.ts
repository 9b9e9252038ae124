import type { IvrCommand } from "@cloopen-rest/client/ivr";
import type { CallerStep } from "./caller-script.js";

/** What the player of response commands knows of a call. */
export interface PlayerState {
  /** Commands that come when the present one is over. */
  rest: readonly IvrCommand[];
  /** Takes keys while a command waits for some. */
  onKeys: ((keys: string) => void) | undefined;
  /** What the party will do, in order. */
  script: readonly CallerStep[];
  /** Answers of the application that were obeyed. */
  answers: number;
}

/** A player that has nothing to do. */
export function createPlayer(script: readonly CallerStep[]): PlayerState {
  return { rest: [], onKeys: undefined, script, answers: 0 };
}
