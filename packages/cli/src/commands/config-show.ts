import { FIELDS, profilePath } from "../config/profiles.js";
import { readSettings } from "../config/settings.js";
import type { Context, Given } from "../context.js";
import { formatFields } from "../output/table.js";

/** Shows the settings in force. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const settings = await readSettings(context, given.option("profile"));
  const shown = Object.fromEntries(
    FIELDS.map((name) => {
      const value = settings[name];
      return [name, /Token$/.test(name) && value !== undefined ? "***" : value];
    }),
  );
  const source = {
    environment: t("environment", "环境变量"),
    profile: t(`profile "${settings.profile}"`, `配置“${settings.profile}”`),
    nowhere: t("none", "无"),
  }[settings.source];
  const file = profilePath(await terminal.configFolder());
  await output.result({ source: settings.source, profile: settings.profile, file, ...shown }, () =>
    formatFields({ [t("source", "来源")]: source, [t("file", "文件")]: file, ...shown }),
  );
}
