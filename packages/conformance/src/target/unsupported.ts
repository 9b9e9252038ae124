import { isCloopenApiError } from "@cloopen-rest/client";
import type { Transport } from "../settings.js";

/** A case cannot run on the server that was given; the message says why. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
}

/** What the console of an application must have set. */
const MISSING_CONFIGURATION: Readonly<Record<string, string>> = {
  "108015": "the application has no IVR notification URL",
  "112320": "the application has no address for SMS reports",
};

/** Why a failure says nothing of the server but what its application lacks; nothing on the suite's own sandbox, which lacks nothing. */
export function missingConfiguration(transport: Transport, error: unknown): string | undefined {
  return transport === "server" && isCloopenApiError(error) ? MISSING_CONFIGURATION[error.statusCode] : undefined;
}
