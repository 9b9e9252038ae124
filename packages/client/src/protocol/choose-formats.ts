import type { Format, Formats } from "./format.js";

type Choice = Format | Partial<Formats> | undefined;

/**
 * The formats of one call: what the call says, else what the client says, else what the vendor's
 * own clients use.
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
