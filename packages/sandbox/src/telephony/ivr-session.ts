import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Call, InstructionsNeeded, TranscriptSpeaker } from "./state.js";

/** A call in the hands of the IVR, from the point of view of a command of the application's response. */
export interface IvrSession {
  readonly call: Call;
  /** Runs the next command of the response; after the last one the call waits for a REST command. */
  next(): void;
  /** Asks the application how the call goes on. */
  fetchInstructions(needed: Omit<InstructionsNeeded, "call">): void;
  /** Adds a line to the transcript of the call. */
  note(text: string, who?: TranscriptSpeaker): void;
  /** Notes why the command fails, and runs the next one. */
  fail(why: string): void;
}

/**
 * Carries out one command of a response, with the attributes that were given.
 *
 * @throws {StatusCodeError} where a REST operation would be rejected: the command fails, and the next one runs
 */
export type IvrCommandHandler<Name extends keyof IvrCommandTypes> = (
  session: IvrSession,
  attributes: IvrCommandTypes[Name],
) => void;

/** Handlers by the name of the command's element. */
export type IvrCommandHandlers<Names extends keyof IvrCommandTypes> = {
  readonly [Name in Names]: IvrCommandHandler<Name>;
};
