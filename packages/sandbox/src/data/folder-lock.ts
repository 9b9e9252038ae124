import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { DataFolderError } from "./journal-file.js";

const HOST = hostname();
/** How often a lock says that its owner is there. */
const BEAT_MS = 5_000;
/** A lock of another host, such as a container that is gone, counts as released after this time without a heartbeat. */
const SILENCE_MS = 30_000;

/** Locks of this process: after a restart in a container the process may have the number of the one before. */
const locked = new Set<string>();

/**
 * Takes a lock.
 *
 * @returns gives it back
 * @throws {DataFolderError} for one that another sandbox has
 */
export function lockFolder(directory: string, path: string): () => void {
  if (!create(path)) {
    rejectOwned(directory, path);
    removeAbandoned(directory, path);
    if (!create(path)) throw new DataFolderError(`${directory} is just being opened by another sandbox`);
  }
  locked.add(path);
  const beat = setInterval(() => touch(path), BEAT_MS).unref();
  const release = (): void => {
    process.off("exit", release);
    clearInterval(beat);
    if (locked.delete(path)) rmSync(path, { force: true });
  };
  process.once("exit", release);
  return release;
}

/** @returns `false` where there is one */
function create(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${HOST}`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    rmSync(path, { force: true });
    throw error;
  }
}

function rejectOwned(directory: string, path: string): void {
  const owner = ownerOf(path);
  if (owner !== undefined)
    throw new DataFolderError(`${directory} is used by ${owner}; if that is no sandbox, delete ${path}`);
}

/** Another sandbox may do the same at this moment: what was moved away is looked at once more. */
function removeAbandoned(directory: string, path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  try {
    rejectOwned(directory, aside);
  } catch (error) {
    putBack(aside, path);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    // A third one has taken it meanwhile.
  }
}

/** Who holds a lock, in words; a process that was killed holds none. */
function ownerOf(path: string): string | undefined {
  const [, number = "", host = HOST] = /^(\d+)(?: (.*))?$/.exec(readIfThere(path)) ?? [];
  if (number === "") return ageOf(path) < SILENCE_MS ? "another sandbox, which is just starting" : undefined;
  const pid = Number(number);
  if (host !== HOST) return ageOf(path) < SILENCE_MS ? `process ${pid} on ${host}` : undefined;
  if (pid === process.pid) return locked.has(path) ? `process ${pid}` : undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return undefined;
  }
  return `process ${pid}`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  }
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Deleted by hand: nothing to say so to.
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
