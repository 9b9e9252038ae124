import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { PLATFORM_URL } from "../config/client.js";
import { readSettings } from "../config/settings.js";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { formatFields } from "../output/table.js";

/** Prints a signature, to compare with the one of another client. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const settings = await readSettings(context, given.option("profile"));
  const isSub = given.flag("sub-account");
  const sid = isSub ? settings.subAccountSid : settings.accountSid;
  const token = isSub ? settings.subAccountToken : settings.authToken;
  if (sid === undefined || token === undefined)
    throw new CliError(EXIT.usage, t("no credentials", "没有凭证"), "cloopen config set");
  const timestamp = given.option("time") ?? formatTimestamp(terminal.now());
  if (!/^\d{14}$/.test(timestamp))
    throw new CliError(
      EXIT.usage,
      t("--time must be yyyyMMddHHmmss, Beijing time", "--time 必须是 yyyyMMddHHmmss（北京时间）"),
    );
  const { sig, authorization } = sign({ sid, token }, timestamp);
  const path = (given.operands[0] ?? (isSub ? "Calls/Callback" : "AccountInfo")).replace(/^\/+/, "");
  const base = (settings.baseUrl ?? PLATFORM_URL).replace(/\/+$/, "");
  const url = `${base}/${isSub ? "SubAccounts" : "Accounts"}/${sid}/${path}?sig=${sig}`;
  await output.result({ timestamp, sig, authorization, url }, () =>
    formatFields({ timestamp, sig, Authorization: authorization, URL: url }),
  );
}
