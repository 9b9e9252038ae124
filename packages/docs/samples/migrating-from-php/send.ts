import { createClient, isCloopenApiError, sendTemplateSms } from "@cloopen-rest/client";

const cloopen = createClient(); // setAccount and setAppId: CLOOPEN_* in the environment

try {
  const to = ["13800138000", "13900139000"].join(",");
  const sms = await sendTemplateSms(cloopen, {
    to,
    templateId: "1",
    datas: ["6532", "5"],
  });
  console.log(sms.smsMessageSid, sms.dateCreated); // $result->TemplateSMS
} catch (error) {
  if (!isCloopenApiError(error)) throw error; // 172001 and 172003: network and reply
  console.error(error.statusCode, error.statusMsg); // $result->statusCode
}
