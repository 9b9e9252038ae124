import { appendFile, closeSync, fdatasync, fsyncSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";

/** A folder that cannot be used; it is left as it is. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
}

/** One entry as a line: a checksum of eight hexadecimal digits, a blank, JSON. */
export function writeLine(entry: object): string {
  const json = JSON.stringify(entry);
  return `${checksum(json)} ${json}\n`;
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, "0");
}

/** @returns `undefined` for a line that is not as it was written */
function readLine(line: string): object | undefined {
  const json = line.slice(9);
  if (line.charAt(8) !== " " || line.slice(0, 8) !== checksum(json)) return undefined;
  const entry: unknown = JSON.parse(json);
  return typeof entry === "object" && entry !== null ? entry : undefined;
}

/** What a journal holds. */
export interface JournalEnd {
  /** Bytes of its whole lines. Behind them may be the beginning of one for whose entry no response was sent. */
  readonly bytes: number;
  readonly lines: number;
  /** Bytes of a last line without its end. */
  readonly torn: number;
}

const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads a journal from its beginning, a line at a time.
 *
 * @throws {DataFolderError} for a damaged line that is not the beginning of a last one
 */
export function readJournal(path: string, onEntry: (entry: object, line: number) => void): JournalEnd {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let rest: Buffer = Buffer.alloc(0);
    let [bytes, lines] = [0, 0];
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, size)]);
      let begin = 0;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, begin)) {
        lines += 1;
        const entry = readLine(rest.toString("utf8", begin, end));
        if (entry === undefined) {
          throw new DataFolderError(`${path}: line ${lines} is damaged; the folder is left as it is`);
        }
        onEntry(entry, lines);
        bytes += end + 1 - begin;
        begin = end + 1;
      }
      rest = Buffer.from(rest.subarray(begin));
    }
    return { bytes, lines, torn: rest.length };
  } finally {
    closeSync(file);
  }
}

const appendTo = promisify(appendFile);
const syncData = promisify(fdatasync);

/** Appends to a journal. Entries of a moment are written together, and are on the disk once `flushed` resolves. */
export interface JournalWriter {
  append(line: string): void;
  /** @throws {Error} when something could not be written: nothing is, from then on */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** @param onError hears once that nothing can be written any more */
export function createJournalWriter(path: string, onError: (error: Error) => void): JournalWriter {
  // At once: a reset may put another file in its place before anything is written.
  const file = openSync(path, "a", 0o600);
  let waiting = "";
  let flushing: Promise<void> | undefined;
  let failure: Error | undefined;

  async function flush(): Promise<void> {
    while (waiting !== "") {
      const text = waiting;
      waiting = "";
      await appendTo(file, text);
      await syncData(file);
    }
  }

  function begin(): Promise<void> {
    flushing ??= flush()
      .catch((error: unknown) => {
        failure ??= error instanceof Error ? error : new Error(String(error));
        onError(failure);
      })
      .finally(() => {
        flushing = undefined;
      });
    return flushing;
  }

  return {
    append(line) {
      waiting += line;
      void begin();
    },
    async flushed() {
      while (flushing !== undefined) await flushing;
      if (failure !== undefined) throw failure;
    },
    async close() {
      while (flushing !== undefined) await flushing;
      closeSync(file);
    },
  };
}

/** Makes a new name in a folder last: the folder itself has to be on the disk, too. */
export function syncFolderOf(path: string): void {
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
