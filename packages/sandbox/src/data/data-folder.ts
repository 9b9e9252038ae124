import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { VERSION } from "../kernel/version.js";
import { lockFolder } from "./folder-lock.js";
import { DataFolderError, readJournal, syncFolderOf, writeLine } from "./journal-file.js";

/** Initial values of the sandbox. All other state follows from them and from the journal. */
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
/** Names in the folder: of these, and of a lock that was moved aside. */
const OURS = /^(?:journal(?:\.new)?|lock(?:\.\d+)?)$/;
const FORMAT = { format: "cloopen-sandbox", layout: 1 } as const;

/** A folder in which a sandbox keeps what came to it. */
export interface DataFolder {
  readonly journal: string;
  /** `undefined` where the folder is new. */
  readonly beginning: Beginning | undefined;
  /** Reads what came since, oldest first. @throws {DataFolderError} for a damaged line */
  replay(onEntry: (entry: object, line: number) => void): void;
  /** Starts an empty folder; the old data is dropped once the new journal is on the disk. */
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
  const explained = <Result>(run: () => Result): Result => explainUnusable(directory, run);
  explained(() => prepare(directory));
  const release = explained(() => lockFolder(directory, join(directory, LOCK)));
  try {
    return {
      journal,
      beginning: explained(() => (existsSync(journal) ? readBeginning(journal) : undefined)),
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
        explained(() =>
          writeWhole(join(directory, DRAFT), journal, writeLine({ ...FORMAT, sandbox: VERSION, ...beginning })),
        );
      },
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Puts a file in place once all of it is on the disk. */
function writeWhole(draft: string, path: string, text: string): void {
  try {
    const file = openSync(draft, "w", 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolderOf(path);
}

/** A folder with other files does not belong to the sandbox. */
function prepare(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const others = readdirSync(directory).filter((name) => !OURS.test(name));
  if (others.length === 0) return;
  throw new DataFolderError(
    `${directory} holds ${others.slice(0, 3).join(", ")}, which no sandbox wrote; name an empty folder or a new one`,
  );
}

/** Error of the operating system, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not read or write it",
  EPERM: "this user may not read or write it",
  EROFS: "it is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  EFBIG: "a file may not grow that far",
  ENOTDIR: "a part of its name is no folder",
  EEXIST: "it is no folder",
};

function explainUnusable<Result>(directory: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
    const reason = REASONS[code];
    throw new DataFolderError(`${directory} cannot be used: ${reason === undefined ? code : `${reason} (${code})`}`);
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

/** The checksum proves that it is unchanged, the version that this code wrote it. */
function isBeginning(value: object): value is Beginning {
  return "accountSid" in value && "seed" in value && "at" in value;
}
