import { type Beginning, type DataFolder, openDataFolder } from "./data-folder.js";
import type { DataOptions } from "./data-options.js";
import { createPerform, type Performers } from "./inputs.js";
import { DataFolderError } from "./journal-file.js";
import { type JournalRecorder, openRecorder } from "./open-recorder.js";
import { createTurnClock, type TurnClock } from "./turn-clock.js";

/** The state that a sandbox goes on from, and what writes down the rest. */
export interface OpenedData {
  /** What the sandbox was at the beginning of the folder. */
  readonly beginning: Beginning;
  readonly clock: TurnClock;
  readonly recorder: JournalRecorder;
  /** Does again what came since the beginning; then the time runs, and what comes is written down. */
  goOn(performers: Performers): void;
  /** Whether what was done before is done again just now. */
  readonly isReplaying: boolean;
}

/** @throws {DataFolderError} for a folder that cannot be used, or that of another account, application or seed */
export function openData(
  data: DataOptions,
  made: Omit<Beginning, "at" | "attempts">,
  given: Partial<Beginning>,
): OpenedData {
  const { directory, speed = 1, onNote = () => {}, onError = () => {} } = data;
  const folder = openDataFolder(directory, onNote);
  try {
    const beginning = folder.beginning ?? begin(folder, { ...made, at: Date.now(), attempts: 0 });
    checkGiven(directory, beginning, given);
    const clock = createTurnClock({
      at: beginning.at,
      speed,
      onTime: (at) => recorder.noteTime(at),
    });
    const recorder = openRecorder(folder, clock, onError);
    let isReplaying = true;
    return {
      beginning,
      clock,
      recorder,
      get isReplaying() {
        return isReplaying;
      },
      goOn(performers) {
        try {
          const machine = recorder.replay(createPerform(performers));
          recorder.start();
          // Time passed while the sandbox was not running.
          const now = clock.now() + (folder.beginning === undefined ? 0 : Math.max(0, Date.now() - machine));
          clock.turnAt(now, () => {});
          recorder.noteTime(now);
          isReplaying = false;
          clock.start(now);
        } catch (error) {
          folder.release();
          throw error;
        }
      },
    };
  } catch (error) {
    folder.release();
    throw error;
  }
}

function begin(folder: DataFolder, beginning: Beginning): Beginning {
  folder.begin(beginning);
  return beginning;
}

/** Names of what a folder belongs to, as the command line has them. */
const FLAGS = { accountSid: "--account-sid", authToken: "--auth-token", appId: "--app-id", seed: "--seed" } as const;

function checkGiven(directory: string, beginning: Beginning, given: Partial<Beginning>): void {
  const reject = (what: string): never => {
    throw new DataFolderError(`${directory} was begun with another ${what}; leave it out, or name another folder`);
  };
  for (const name of ["accountSid", "authToken", "appId", "seed"] as const) {
    if (given[name] !== undefined && given[name] !== beginning[name]) reject(FLAGS[name]);
  }
  for (const { sid, token } of given.subAccounts ?? []) {
    if (beginning.subAccounts.find((one) => one.sid === sid)?.token !== token) reject("--sub-account");
  }
  const { records, bytes } = given.storage ?? {};
  if (records !== undefined && records !== beginning.storage?.records) reject("number of records (storage)");
  if (bytes !== undefined && bytes !== beginning.storage?.bytes) reject("number of bytes (storage)");
}
