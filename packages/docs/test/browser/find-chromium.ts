import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is: at `CHROMIUM_PATH`, or in the usual places; undefined where there is none. */
export function findChromium(): string | undefined {
  const asked = process.env["CHROMIUM_PATH"];
  const places = asked === undefined || asked === "" ? PLACES : [asked];
  return places.find((place) => existsSync(place));
}

/** What to say where there is none. */
export const HOW_TO_GET_CHROMIUM =
  "No Chromium for the browser tests: install one (Debian: apt-get install chromium), or say where it is with CHROMIUM_PATH.";
