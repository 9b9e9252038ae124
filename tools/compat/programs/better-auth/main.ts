import { equal } from "node:assert/strict";
import { createSandbox } from "@cloopen-rest/sandbox";

// Signs a user in through the sample of the guide, with the real better-auth and a sandbox of its own.
const SECRET = "s".repeat(32);
const NUMBER = "13500138005";
const phoneNumber = `+86${NUMBER}`;

const sandbox = createSandbox();
const server = await sandbox.listen();
Object.assign(process.env, {
  CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
  CLOOPEN_AUTH_TOKEN: sandbox.authToken,
  CLOOPEN_APP_ID: sandbox.appId,
  CLOOPEN_BASE_URL: server.url,
  VERIFY_SECRET: SECRET,
  BETTER_AUTH_SECRET: SECRET,
});
const { auth } = await import("./better-auth.js");

const post = (path: string, body: object): Promise<Response> =>
  auth.handler(
    new Request(`http://localhost:3000/api/auth/phone-number/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: "http://localhost:3000",
        "x-forwarded-for": "192.0.2.5",
      },
      body: JSON.stringify(body),
    }),
  );

// A number in another form is rejected, a code is sent once, and the next is limited.
equal((await post("send-otp", { phoneNumber: NUMBER })).status, 400);
equal((await post("send-otp", { phoneNumber })).status, 200);
equal((await post("send-otp", { phoneNumber })).status, 429);
const codes = [...sandbox.state.messages.values()].map(({ datas }) => datas[0] ?? "");
equal(codes.length, 1);

// The code signs in once; another one never does.
const [code = ""] = codes;
equal((await post("verify", { phoneNumber, code: code === "000000" ? "111111" : "000000" })).status, 400);
const verified = await post("verify", { phoneNumber, code });
equal(verified.status, 200);
const { user }: { user: { phoneNumber: string } } = await verified.json();
equal(user.phoneNumber, phoneNumber);
equal((await post("verify", { phoneNumber, code })).status, 400);

await server.close();
console.log("signed in");
