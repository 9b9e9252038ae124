import { confirm } from "../ask.js";
import { readProfiles, writeProfiles } from "../config/profiles.js";
import { readSettings } from "../config/settings.js";
import type { Context, Given } from "../context.js";

/** Deletes a profile. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const [name = ""] = given.operands;
  await readSettings(context, name);
  await confirm(context, given, t(`delete the profile "${name}" with its token`, `删除配置“${name}”及其令牌`));
  const folder = await terminal.configFolder();
  const { current, profiles } = await readProfiles(folder, t);
  const kept = Object.fromEntries(Object.entries(profiles).filter(([each]) => each !== name));
  await writeProfiles(folder, { current, profiles: kept });
  await output.note(t(`deleted "${name}"`, `已删除“${name}”`));
}
