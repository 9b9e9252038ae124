import { crc32 } from "node:zlib";
import { isObject } from "../kernel/is-object.js";
import type { Input, Recorder } from "../kernel/recorder.js";
import type { Beginning, DataFolder } from "./data-folder.js";
import { createJournalWriter, DataFolderError, type JournalWriter, writeLine } from "./journal-file.js";
import type { TurnClock } from "./turn-clock.js";

/** What came, when it came, and what came of it. */
interface Entry {
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  /** Milliseconds since 1970, of the machine. */
  readonly machine: number;
  readonly input: Input;
  /** Fingerprint of the result, or of the error: the same again when it is done again. */
  readonly result: string;
}

/** Writes down what comes to a sandbox, and does it again at the next start. */
export interface JournalRecorder extends Recorder {
  /**
   * Does again all that the folder holds.
   *
   * @param perform carries out an input
   * @returns the machine's time of the last one
   * @throws {DataFolderError} when something comes out otherwise than it did
   */
  replay(perform: (input: Input) => unknown): number;
  /** What comes is written down from now on. */
  start(): void;
  /** Records the clock's time. It is written with the next entry, or when a caller waits for the disk. */
  noteTime(at: number): void;
  /** Drops all entries and starts an empty folder. */
  restart(beginning: Beginning): void;
  close(): Promise<void>;
}

/** @param onError hears when nothing can be written any more */
export function openRecorder(folder: DataFolder, clock: TurnClock, onError: (error: Error) => void): JournalRecorder {
  let writer: JournalWriter | undefined;
  /** The time of later entries tells it, too. */
  let time: number | undefined;
  const append = (at: number, input: Input, result: string): void => {
    const entry: Entry = { at, machine: Date.now(), input, result };
    time = undefined;
    writer?.append(writeLine(entry));
  };
  const flushed = (): Promise<void> => {
    if (time !== undefined) append(time, { do: "time" }, "");
    return writer?.flushed() ?? Promise.resolve();
  };
  return {
    isActive: true,
    record(describe, run) {
      return clock.turn((at) => {
        const input = describe();
        try {
          const result = run();
          append(at, input, fingerprint(result));
          return result;
        } catch (error) {
          append(at, input, fingerprintOfError(error));
          throw error;
        }
      });
    },
    noteTime(at) {
      time = at;
    },
    flushed,
    replay(perform) {
      let last = Date.now();
      folder.replay((entry, line) => {
        if (!isEntry(entry)) throw new DataFolderError(`${folder.journal}: line ${line} is no entry`);
        const { at, machine, input, result } = entry;
        last = machine;
        const again = performAgain(() => perform(input), at, clock);
        if (result !== "" && again !== result) {
          throw new DataFolderError(
            `${folder.journal}: line ${line} (${input.do}) comes out otherwise than it did, so another build wrote it; the folder is left as it is`,
          );
        }
      });
      return last;
    },
    start() {
      writer = createJournalWriter(folder.journal, onError);
    },
    restart(beginning) {
      const old = writer;
      folder.begin(beginning);
      writer = createJournalWriter(folder.journal, onError);
      old?.close().catch(() => {});
    },
    async close() {
      await flushed();
      await writer?.close();
      folder.release();
    },
  };
}

function performAgain(run: () => unknown, at: number, clock: TurnClock): string {
  return clock.turnAt(at, () => {
    try {
      return fingerprint(run());
    } catch (error) {
      return fingerprintOfError(error);
    }
  });
}

function fingerprint(result: unknown): string {
  return crc32(JSON.stringify(result) ?? "").toString(16);
}

function fingerprintOfError(error: unknown): string {
  return `! ${error instanceof Error ? `${error.name} ${error.message}` : "error"}`;
}

/** Its checksum says that it is as it was written, and the version of the folder that this code wrote it. */
function isEntry(value: object): value is Entry {
  return "at" in value && "input" in value && isObject(value.input) && "result" in value;
}
