import {
  type CloopenClient,
  getAccountInfo,
  listSmsTemplates,
} from "@cloopen-rest/client";

/** What would stop you from sending. Reads only, so it costs nothing. */
export async function findProblems(
  cloopen: CloopenClient,
  { templateId, leastBalance }: { templateId: string; leastBalance: number },
): Promise<readonly string[]> {
  const problems: string[] = [];
  const { status, balance } = await getAccountInfo(cloopen);
  if (status !== "1") problems.push(`the account is not active: status ${status}`);
  if (Number(balance) < leastBalance) problems.push(`the balance is ${balance}`);
  const { TemplateSMS: templates } = await listSmsTemplates(cloopen, { templateId });
  const template = templates.find(({ id }) => id === templateId);
  if (template?.status !== "1")
    problems.push(`template ${templateId} is not approved: status ${template?.status}`);
  return problems;
}
