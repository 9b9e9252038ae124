import type { Format, Formats } from "./format.js";

type Choice = Format | Partial<Formats> | undefined;

/**
 * Chooses the formats of one call: those of the call, else of the client, else of the vendor's
 * clients.
 */
export function chooseFormats(call: Choice, client: Choice, preferred: Format = "json"): Formats {
  return {
    request: part(call, "request") ?? part(client, "request") ?? preferred,
    reply: part(call, "reply") ?? part(client, "reply") ?? preferred,
  };
}

function part(choice: Choice, side: keyof Formats): Format | undefined {
  return typeof choice === "string" ? choice : choice?.[side];
}
