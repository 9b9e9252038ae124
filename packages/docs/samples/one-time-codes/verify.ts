import { createClient } from "@cloopen-rest/client";
import { createVerify } from "@cloopen-rest/verify";

export const verify = createVerify({
  client: createClient(), // CLOOPEN_* in the environment
  templateId: "1", // an approved template of yours; 1 is the platform's test template
  secret: process.env["VERIFY_SECRET"] ?? "", // at least 32 random characters
  voice: true, // calls, too
  onSuspicious: ({ captcha }) => isSolved(captcha),
});

/** Ask your captcha service here. */
function isSolved(captcha: string | undefined): boolean {
  return captcha === "solved";
}
