import type { JSX } from "preact";

/** Lines of each icon, on a grid of 20 by 20. */
const PATHS = {
  messages: "M3.5 5.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-3.5 3v-3a2 2 0 0 1-2-2z",
  calls:
    "M6.2 3.5 8 7.2 6.4 8.8a9 9 0 0 0 4.8 4.8l1.6-1.6 3.7 1.8-.4 2.3a1.2 1.2 0 0 1-1.3.9C8.6 16.6 3.4 11.4 3 5.2a1.2 1.2 0 0 1 .9-1.3z",
  conferences:
    "M7 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zm6.5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.5 15.5c.3-2.6 2-4 4.5-4s4.2 1.4 4.5 4m1.5-3.5c2.4-.3 4 1 4.5 3.5",
  centre: "M4 11.5V10a6 6 0 0 1 12 0v1.5M4 11h2v4H5a1 1 0 0 1-1-1zm12 0h-2v4h1a1 1 0 0 0 1-1zm-1 4c0 1.5-1.5 2-4 2",
  requests: "M4 7h12m-3-3 3 3-3 3M16 13H4m3-3-3 3 3 3",
  callbacks: "M15.5 8.5A5.5 5.5 0 0 0 5 7.5M4.5 4v3.5H8M4.5 11.5a5.5 5.5 0 0 0 10.5 1M15.5 16v-3.5H12",
  warnings: "M10 4 2.8 16h14.4zM10 8.5v3.5m0 2v.2",
  faults: "M11 2.5 5 11h4.5L9 17.5 15 9h-4.5z",
  scripts: "M6.5 2.5h7a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9 15h2",
  settings: "M4 6h7m4 0h1M4 14h1m4 0h7M13 4v4M7 12v4",
  copy: "M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3",
  check: "m4 10.5 4 4 8-9",
  back: "m12 4-6 6 6 6",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  close: "m5 5 10 10M15 5 5 15",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.5 4 4",
  play: "M6 4v12l10-6z",
  external: "M8 4.5H4.5v11h11V12M11 4h5v5m0-5-7.5 7.5",
  hangUp: "M3 12.5c4-4 10-4 14 0l-1.5 2-3-1.2v-2a8 8 0 0 0-5 0v2l-3 1.2z",
  trash: "M4 6h12M8 6V4h4v2m-6.5 0 .7 10.5h7.6L14.5 6",
  auto: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13M12.5 6.2v7.6M14.7 8v4",
  light:
    "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.5m0 13V18M2 10h1.5m13 0H18M4.3 4.3l1.1 1.1m9.2 9.2 1.1 1.1m0-11.4-1.1 1.1M5.4 14.6l-1.1 1.1",
  dark: "M16 12.2A6.5 6.5 0 1 1 8.2 3.6a5.2 5.2 0 0 0 7.8 8.6z",
} as const;

/** Name of an icon. */
export type IconName = keyof typeof PATHS;

/** A picture beside a text that says the same: those who do not see it miss nothing. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
