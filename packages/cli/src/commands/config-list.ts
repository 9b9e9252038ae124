import { readProfiles } from "../config/profiles.js";
import type { Context } from "../context.js";

/** Lists the profiles, without their tokens. */
export async function run({ terminal, output, t }: Context): Promise<void> {
  const { current, profiles } = await readProfiles(await terminal.configFolder(), t);
  const rows = Object.entries(profiles).map(([name, { accountSid, appId, baseUrl }]) => ({
    name,
    current: name === current,
    accountSid,
    appId,
    baseUrl,
  }));
  await output.table(
    rows,
    [
      { title: "", of: (row) => (row.current ? "*" : "") },
      { title: t("name", "名称"), of: (row) => row.name },
      { title: "accountSid", of: (row) => row.accountSid },
      { title: "baseUrl", of: (row) => row.baseUrl, shrinks: true },
    ],
    t("no profiles; make one: cloopen config set", "没有配置；创建：cloopen config set"),
  );
}
