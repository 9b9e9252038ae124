import { readProfiles, writeProfiles } from "../config/profiles.js";
import { readSettings } from "../config/settings.js";
import type { Context, Given } from "../context.js";

/** Chooses the profile that is used when none is named. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const [name = ""] = given.operands;
  await readSettings(context, name);
  const folder = await terminal.configFolder();
  const { profiles } = await readProfiles(folder, t);
  await writeProfiles(folder, { current: name, profiles });
  await output.note(t(`"${name}" is used from now on`, `今后默认使用“${name}”`));
}
