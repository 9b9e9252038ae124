import { askForText, isInteractive, readSecret, readStdin } from "../ask.js";
import { FIELDS, type Profile, profilePath, readProfiles, writeProfiles } from "../config/profiles.js";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";

type Field = keyof Profile;

const SECRETS: readonly Field[] = ["authToken", "subAccountToken"];

/** Sets fields of a profile. Tokens come by prompt or stdin. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const [name, value] = given.operands;
  const folder = await terminal.configFolder();
  const file = await readProfiles(folder, t);
  const profile = given.option("profile") ?? file.current;
  const before = Object.hasOwn(file.profiles, profile) ? file.profiles[profile] : undefined;
  const changed =
    name === undefined
      ? await askForAll(context, before)
      : { [fieldOf(context, name)]: await valueFor(context, name, value) };
  const current = Object.keys(file.profiles).length === 0 ? profile : file.current;
  await writeProfiles(folder, { current, profiles: { ...file.profiles, [profile]: { ...before, ...changed } } });
  await output.note(
    `${t(
      `wrote ${Object.keys(changed).join(", ")} of the profile "${profile}"`,
      `已写入配置“${profile}”：${Object.keys(changed).join("、")}`,
    )} (${profilePath(folder)})`,
  );
}

function fieldOf({ t }: Context, name: string): Field {
  const wanted = name.replaceAll("-", "").toLowerCase();
  const field = FIELDS.find((each) => each.toLowerCase() === wanted);
  if (field !== undefined) return field;
  throw new CliError(
    EXIT.usage,
    t("there is no such field", "没有该字段"),
    t(`fields: ${FIELDS.join(", ")}`, `字段：${FIELDS.join("、")}`),
  );
}

async function valueFor(context: Context, name: string, value: string | undefined): Promise<string> {
  const { t } = context;
  const field = fieldOf(context, name);
  if (SECRETS.includes(field)) {
    if (value !== undefined)
      throw new CliError(
        EXIT.usage,
        t(
          `${field} is not taken as an argument: it is now in the history of your shell`,
          `不能在命令行中写 ${field}：它已经留在 shell 历史里了`,
        ),
        t(
          `remove it there, renew the token, and run: cloopen config set ${field}`,
          `请从历史中删除并更换令牌，然后运行：cloopen config set ${field}`,
        ),
      );
    return check(context, field, await readSecret(context, field));
  }
  const text = value ?? (isInteractive(context) ? await askForText(context, field) : (await readStdin(context)).trim());
  return check(context, field, text);
}

/**
 * Checks what can be known of a field.
 *
 * @throws {CliError} without the value
 */
function check({ t }: Context, field: Field, value: string): string {
  const isId = field === "accountSid" || field === "appId" || field === "subAccountSid";
  if (isId && !/^[0-9A-Za-z]{32}$/.test(value))
    throw new CliError(EXIT.usage, t(`${field} must be 32 letters and digits`, `${field} 必须是 32 位字母和数字`));
  if (field === "baseUrl" && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)))
    throw new CliError(EXIT.usage, t("baseUrl must be an http or https URL", "baseUrl 必须是 http 或 https 地址"));
  if (SECRETS.includes(field) && /\s/.test(value))
    throw new CliError(EXIT.usage, t(`${field} must not hold blanks or line ends`, `${field} 不能包含空白或换行`));
  return value;
}

async function askForAll(context: Context, before: Profile | undefined): Promise<Profile> {
  const { t } = context;
  if (!isInteractive(context))
    throw new CliError(EXIT.usage, t("name a field: cannot ask here", "请指定字段：当前无法询问"));
  const changed: Partial<Record<Field, string>> = {};
  for (const field of ["accountSid", "authToken", "appId"] as const) {
    const text = SECRETS.includes(field)
      ? await readSecret(context, field)
      : await askForText(context, field, before?.[field]);
    if (text !== "") changed[field] = check(context, field, text);
  }
  return changed;
}
