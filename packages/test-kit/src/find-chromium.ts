import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Finds the Chromium that browser tests use: `CHROMIUM_PATH` where it is set, else the usual places.
 *
 * @returns the path of the executable; `undefined` when there is none
 */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const path = env["CHROMIUM_PATH"];
  return (path ? [path] : PLACES).find((place) => existsSync(place));
}

/** Advice for a machine where {@link findChromium} finds nothing. */
export const HOW_TO_GET_CHROMIUM =
  "No Chromium was found: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to its executable.";
