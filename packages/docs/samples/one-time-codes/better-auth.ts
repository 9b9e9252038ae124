import { normalizeNumber, type SendParams } from "@cloopen-rest/verify";
import { betterAuth } from "better-auth";
import { APIError, getIP } from "better-auth/api";
import { phoneNumber } from "better-auth/plugins";
import { verify } from "./verify.js";

/** Throws what better-auth then says to the browser. */
async function send(params: SendParams): Promise<void> {
  const { status, reason = "unknown" } = await verify.start(params);
  if (status === "limited")
    throw new APIError("TOO_MANY_REQUESTS", { message: reason });
  if (status === "rejected") throw new APIError("BAD_REQUEST", { message: reason });
}

export const auth = betterAuth({
  secret: process.env["BETTER_AUTH_SECRET"] ?? "",
  baseURL: "http://localhost:3000",
  // database: your adapter; without one better-auth keeps users in memory
  plugins: [
    phoneNumber({
      // One phone is one user: demand the form in which codes are kept.
      phoneNumberValidator(number) {
        const normalized = normalizeNumber(number);
        return normalized.ok && normalized.e164 === number;
      },
      // The codes of better-auth are not used: `verify` makes and checks them.
      sendOTP: ({ phoneNumber: to }, context) =>
        send({ to, purpose: "login", ip: ipOf(context) }),
      sendPasswordResetOTP: ({ phoneNumber: to }, context) =>
        send({ to, purpose: "reset", ip: ipOf(context) }),
      async verifyOTP({ phoneNumber: to, code }, context) {
        const reset = context?.path === "/phone-number/reset-password";
        const purpose = reset ? "reset" : "login";
        const result = await verify.check({ to, code, purpose, ip: ipOf(context) });
        return result.status === "approved";
      },
      signUpOnVerification: {
        getTempEmail: (number) => `${number.slice(1)}@phone.invalid`,
      },
    }),
  ],
});

type AuthContext = Parameters<typeof getIP>[1];

function ipOf(
  context?:
    | { request?: Request | undefined; context: { options: AuthContext } }
    | undefined,
): string | undefined {
  if (context?.request === undefined) return undefined;
  return getIP(context.request, context.context.options) ?? undefined;
}
