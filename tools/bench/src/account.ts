export { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";

/** The message that every group sends. */
export const SMS: { to: string; templateId: string; datas: string[] } = {
  to: "13800138000",
  templateId: "1",
  datas: ["6532", "5 & 10"],
};
