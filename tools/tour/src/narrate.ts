import type { Effects } from "@cloopen-rest/client";

/** Prints one line of the tour. */
export type Say = (line?: string) => void;

/**
 * A `fetch` that shows each request as sent and each reply as answered. Signature and secrets are masked.
 */
export function narratingFetch(say: Say): Effects["fetch"] {
  return async (url, init) => {
    const { pathname, search } = new URL(url);
    say(`  → ${init.method} ${pathname}${maskSignature(search)}`);
    for (const [name, value] of Object.entries(init.headers))
      say(`    ${name}: ${name === "Authorization" ? "***" : value}`);
    if (typeof init.body === "string") say(`\n    ${maskSecrets(init.body)}\n`);
    const response = await fetch(url, init);
    const text = await response.clone().text();
    say(`  ← HTTP ${response.status} ${response.headers.get("Content-Type")}`);
    say(`    ${maskSecrets(text).trim().split("\n").join("\n    ")}\n`);
    return response;
  };
}

/** Whoever has `sig` can use the account for 24 hours. */
export function maskSignature(search: string): string {
  return search.replace(/(?<=[?&]sig=)[^&]*/, "***");
}

/** Hides sub-account tokens and VoIP passwords, in JSON and in XML. */
export function maskSecrets(text: string): string {
  return text
    .replace(/(?<="(?:subToken|voipPwd)"\s*:\s*")[^"]*/g, "***")
    .replace(/(?<=<(subToken|voipPwd)>)[^<]*/g, "***");
}
