import { iterateSubAccounts, type SubAccount } from "@cloopen-rest/client";
import { operate } from "../api/operate.js";
import { maskSecrets, openSecretsFile } from "../api/secrets.js";
import { connect } from "../config/client.js";
import type { Context, Given } from "../context.js";

/** Lists all sub-accounts, page after page. Their tokens are masked. */
export async function run(context: Context, given: Given): Promise<void> {
  const { output, t } = context;
  if (given.flag("dry-run") || given.flag("curl")) {
    await operate(context, given, "listSubAccounts", { params: {} });
    return;
  }
  const { client, options } = await connect(context, given);
  const secrets = await openSecretsFile(context, given);
  const rows: SubAccount[] = [];
  try {
    for await (const account of iterateSubAccounts(client, {}, options)) {
      await secrets?.keep(account);
      // NDJSON is written page by page, since there may be thousands of records.
      if (output.json) await output.result(maskSecrets(account), () => "");
      else rows.push(account);
    }
  } finally {
    await secrets?.close();
  }
  if (output.json) return;
  await output.table(
    rows,
    [
      { title: "sid", of: (row) => row.subAccountSid },
      { title: t("name", "名称"), of: (row) => row.friendlyName, shrinks: true },
      { title: t("created", "创建时间"), of: (row) => row.dateCreated },
    ],
    t("no sub-accounts", "没有子账户"),
  );
}
