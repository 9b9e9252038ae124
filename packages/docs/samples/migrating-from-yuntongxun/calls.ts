import {
  createClient,
  createConference,
  getAccountInfo,
  inviteToConference,
  landingCall,
  sendTemplateSms,
} from "@cloopen-rest/client";

// create({ accountSid, authToken, appId, baseUrl, softVersion })
const cloopen = createClient();

// api.accountInfo(function (error, response, body) { body.Account.balance })
const { balance } = await getAccountInfo(cloopen);
console.log("balance", balance);

// api.templateSMS({ to, templateId, datas }, callback)
await sendTemplateSms(cloopen, {
  to: "13800138000",
  templateId: "1",
  datas: ["6532", "5"],
});

// api.landingCalls({ to, mediaTxt, playTimes }, callback)
await landingCall(cloopen, { to: "13800138000", mediaTxt: "已发货", playTimes: "2" });

// api.createConf({ maxmember: 20 }, …), then the XML by hand; here the result is typed
const { confid } = await createConference(cloopen, { maxmember: "20" });
await inviteToConference(cloopen, { confid, number: "13800138000" });
