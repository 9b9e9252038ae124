import { accessSync, constants, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder, in memory if the system has a folder in memory: thousands of stores are opened there. */
export function memoryFolder(): string {
  return mkdtempSync(join(isWritable("/dev/shm") ? "/dev/shm" : tmpdir(), "cloopen-proof-"));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
