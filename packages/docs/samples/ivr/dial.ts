import { createClient, dialIvr } from "@cloopen-rest/client";

const cloopen = createClient();
const { callSid } = await dialIvr(cloopen, {
  number: "13800138000",
  userdata: "20260001",
});
console.log("the phone rings", callSid);
