/** A made-up account, for both sides. */
export const ACCOUNT_SID: string = "a".repeat(32);
export const AUTH_TOKEN: string = "b".repeat(32);
export const APP_ID: string = "c".repeat(32);
export const SMS: { to: string; templateId: string; datas: string[] } = {
  to: "13800138000",
  templateId: "1",
  datas: ["6532", "5 & 10"],
};
