import { createClient, isCloopenApiError, sendTemplateSms } from "@cloopen-rest/client";

const cloopen = createClient(); // reads CLOOPEN_* from the environment
const to = process.argv[2] ?? "13800138000";

try {
  const message = { to, templateId: "1", datas: ["6532", "5"] };
  const { smsMessageSid } = await sendTemplateSms(cloopen, message);
  console.log("accepted", smsMessageSid);
} catch (error) {
  if (!isCloopenApiError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
