import type { Transport } from "@cloopen-rest/client";

/** Prints one line of the tour. */
export type Say = (line?: string) => void;

/**
 * A transport that shows each request as sent and each response as received. Signature and secrets are masked.
 */
export function narrate(transport: Transport, say: Say): Transport {
  return async (request, options) => {
    const { pathname, search } = new URL(request.url);
    say(`  → ${request.method} ${pathname}${maskSignature(search)}`);
    for (const [name, value] of Object.entries(request.headers))
      say(`    ${name}: ${name === "Authorization" ? "***" : value}`);
    if (typeof request.body === "string") say(`\n    ${maskSecrets(request.body)}\n`);
    const response = await transport(request, options);
    say(`  ← HTTP ${response.status} ${response.headers["content-type"]}`);
    say(`    ${maskSecrets(response.text).trim().split("\n").join("\n    ")}\n`);
    return response;
  };
}

/** A reader of `sig` can use the account for 24 hours. */
export function maskSignature(search: string): string {
  return search.replace(/(?<=[?&]sig=)[^&]*/, "***");
}

/** Hides sub-account tokens and VoIP passwords, in JSON and in XML. */
export function maskSecrets(text: string): string {
  return text
    .replace(/(?<="(?:subToken|voipPwd)"\s*:\s*")[^"]*/g, "***")
    .replace(/(?<=<(subToken|voipPwd)>)[^<]*/g, "***");
}
