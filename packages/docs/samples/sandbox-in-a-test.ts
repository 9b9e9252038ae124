import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";

const sandbox = createSandbox({
  clock: createManualClock(),
  smsCallbackUrl: "http://127.0.0.1:3000/sms",
});
const server = await sandbox.listen();
const { accountSid, authToken, appId } = sandbox;
const cloopen = createClient({ baseUrl: server.url, accountSid, authToken, appId });

await sendTemplateSms(cloopen, {
  to: "13800138000",
  templateId: "1",
  datas: ["6532", "5"],
});
await sandbox.advance(5_000); // status reports go out four seconds after a send
console.log(sandbox.state.messages.size, sandbox.callbacks.length);
await server.close();
