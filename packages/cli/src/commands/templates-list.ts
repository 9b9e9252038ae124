import { listSmsTemplates } from "@cloopen-rest/client";
import { operate } from "../api/operate.js";
import { connect } from "../config/client.js";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";

/** State of a review (spec/components/schemas/SmsTemplate.yaml). */
function stateOf({ t }: Context, status: string | undefined): string {
  const states: Readonly<Record<string, string>> = {
    "0": t("under review", "审核中"),
    "1": t("approved", "审核通过"),
    "2": t("rejected", "审核未通过"),
    "-1": t("deleted", "已删除"),
  };
  return states[status ?? ""] ?? status ?? "";
}

/** Lists templates, or shows the one that is named. */
export async function run(context: Context, given: Given): Promise<number | undefined> {
  const { output, t } = context;
  const [id] = given.operands;
  const params = id === undefined ? {} : { templateId: id };
  if (given.flag("dry-run") || given.flag("curl")) {
    await operate(context, given, "listSmsTemplates", { params });
    return undefined;
  }
  const { client, options } = await connect(context, given);
  const { TemplateSMS: templates = [] } = await listSmsTemplates(client, params, options);
  if (id !== undefined && templates.length === 0)
    throw new CliError(EXIT.rejected, t(`there is no template ${id}`, `没有模板 ${id}`));
  await output.table(
    templates,
    [
      { title: "id", of: (row) => row.id },
      { title: t("state", "状态"), of: (row) => stateOf(context, row.status) },
      { title: t("title", "标题"), of: (row) => row.title, shrinks: true },
      { title: t("content", "内容"), of: (row) => row.content, shrinks: true },
    ],
    t("no templates", "没有模板"),
  );
  return undefined;
}
