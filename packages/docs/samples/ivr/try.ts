import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";
import { server } from "./application.js";

const { PORT = "3000", IVR_SECRET } = process.env;
const ivrUrl = `http://127.0.0.1:${PORT}/ivr/${IVR_SECRET}`;
const sandbox = createSandbox({ clock: createManualClock(), ivrUrl });

const callid = sandbox.receiveCall({
  from: "13800138000",
  to: "4000000000",
  script: [{ press: "1" }, { press: "20260001" }],
});
await sandbox.advance(60_000);
console.log(sandbox.transcript(callid));
server.close();
