import { createClient, isCloopenApiError, sendTemplateSms } from "@cloopen-rest/client";

// CLOOPEN_ACCOUNT_SID, CLOOPEN_AUTH_TOKEN, CLOOPEN_APP_ID, CLOOPEN_BASE_URL
const cloopen = createClient();

try {
  const sms = await sendTemplateSms(cloopen, {
    to: "13800138000",
    templateId: "1",
    datas: ["6532", "5"],
  });
  console.log("accepted", sms.smsMessageSid);
} catch (error) {
  if (!isCloopenApiError(error)) throw error;
  console.error(error.statusCode, error.statusMsg);
}
