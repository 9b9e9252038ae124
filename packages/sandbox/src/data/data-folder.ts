import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { VERSION } from "../kernel/version.js";
import { DataFolderError, readJournal, syncFolderOf, writeLine } from "./journal-file.js";

/** What the sandbox begins with; everything else follows from it and from what came later. */
export interface Beginning {
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  readonly seed: number;
  readonly subAccounts: readonly { readonly sid: string; readonly token: string }[];
  readonly smsCallbackUrl?: string;
  readonly smsCallbackFormat?: "json" | "xml";
  readonly ivrUrl?: string;
  readonly callAuthUrl?: string;
  readonly storage?: { readonly records?: number; readonly bytes?: number };
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  /** Attempts at callbacks before. */
  readonly attempts: number;
}

const JOURNAL = "journal";
const LOCK = "lock";
const DRAFT = "journal.new";
const FORMAT = { format: "cloopen-sandbox", layout: 1 } as const;

/** A folder in which a sandbox keeps what came to it. */
export interface DataFolder {
  readonly journal: string;
  /** `undefined` where the folder is new. */
  readonly beginning: Beginning | undefined;
  /** Reads what came since, oldest first. @throws {DataFolderError} for a damaged line */
  replay(onEntry: (entry: object, line: number) => void): void;
  /** Begins anew; what was there is gone once the new journal is on the disk. */
  begin(beginning: Beginning): void;
  /** Lets others use the folder. */
  release(): void;
}

/**
 * Opens a folder, or makes one.
 *
 * @param onNote receives what people should know
 * @throws {DataFolderError} for one that is used by another sandbox, was written by another version, is damaged or holds something else
 */
export function openDataFolder(directory: string, onNote: (what: string) => void): DataFolder {
  const journal = join(directory, JOURNAL);
  prepare(directory);
  const release = lock(directory);
  try {
    return {
      journal,
      beginning: existsSync(journal) ? readBeginning(journal) : undefined,
      replay(onEntry) {
        const { bytes, torn } = readJournal(journal, (entry, line) => {
          if (line > 1) onEntry(entry, line);
        });
        if (torn === 0) return;
        onNote(
          `${journal}: the last ${torn} bytes are the beginning of an entry that nobody had an answer to; they are cut off`,
        );
        truncateSync(journal, bytes);
      },
      begin(beginning) {
        const draft = join(directory, DRAFT);
        const file = openSync(draft, "w", 0o600);
        try {
          writeSync(file, writeLine({ ...FORMAT, sandbox: VERSION, ...beginning }));
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        renameSync(draft, journal);
        syncFolderOf(journal);
      },
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** A folder that holds something else is none of ours. */
function prepare(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const others = readdirSync(directory).filter((name) => ![JOURNAL, LOCK, DRAFT].includes(name));
    if (others.length === 0) return;
    throw new DataFolderError(
      `${directory} holds ${others.slice(0, 3).join(", ")}, which no sandbox wrote; name an empty folder or a new one`,
    );
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const reason = error instanceof Error && "code" in error ? String(error.code) : "an error";
    throw new DataFolderError(`${directory} cannot be used as a folder: ${reason}`);
  }
}

function readBeginning(journal: string): Beginning {
  let beginning: Beginning | undefined;
  const { lines } = readJournal(journal, (entry, line) => {
    if (line === 1) beginning = checkBeginning(journal, entry);
  });
  if (lines === 0 || beginning === undefined) {
    throw new DataFolderError(
      `${journal} has no beginning, as one that was not written to its end; the folder is left as it is`,
    );
  }
  return beginning;
}

function checkBeginning(journal: string, entry: object): Beginning {
  const { format, layout, sandbox, ...rest }: Readonly<Record<string, unknown>> = { ...entry };
  if (format !== FORMAT.format) throw new DataFolderError(`${journal} is not a journal of the sandbox`);
  if (layout !== FORMAT.layout || sandbox !== VERSION) {
    throw new DataFolderError(
      `${journal} was written by version ${sandbox} (layout ${layout}), and this is ${VERSION} (layout ${FORMAT.layout}); use that version, or another folder`,
    );
  }
  if (!isBeginning(rest)) throw new DataFolderError(`${journal}: line 1 is not the beginning of a journal`);
  return rest;
}

/** Its checksum says that it is as it was written, and its version that this code wrote it. */
function isBeginning(value: object): value is Beginning {
  return "accountSid" in value && "seed" in value && "at" in value;
}

function lock(directory: string): () => void {
  const path = join(directory, LOCK);
  const owner = ownerOf(path);
  if (owner !== undefined) {
    throw new DataFolderError(`${directory} is used by process ${owner}; if that is no sandbox, delete ${path}`);
  }
  rmSync(path, { force: true });
  locked.add(path);
  const file = openSync(path, "wx", 0o600);
  writeSync(file, String(process.pid));
  closeSync(file);
  const release = (): void => {
    process.off("exit", release);
    if (ownerOf(path) === process.pid) rmSync(path, { force: true });
    locked.delete(path);
  };
  process.once("exit", release);
  return release;
}

/** The process that holds a lock; one that was killed holds none. */
function ownerOf(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, "utf8"));
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (pid === process.pid) return locked.has(path) ? pid : undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? pid : undefined;
  }
}

/** Locks of this process: after a restart in a container the process may have the number of the one before. */
const locked = new Set<string>();
