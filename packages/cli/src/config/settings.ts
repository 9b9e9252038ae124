import type { Context } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { type Profile, readProfiles } from "./profiles.js";

/** The settings of a run, and where they come from. */
export interface Settings extends Profile {
  readonly source: "environment" | "profile" | "nowhere";
  /** Name of the profile, where the credentials come from one. */
  readonly profile?: string;
}

/** Environment variables of the settings. */
export const VARIABLES: Readonly<Record<keyof Profile, string>> = {
  accountSid: "CLOOPEN_ACCOUNT_SID",
  authToken: "CLOOPEN_AUTH_TOKEN",
  appId: "CLOOPEN_APP_ID",
  baseUrl: "CLOOPEN_BASE_URL",
  subAccountSid: "CLOOPEN_SUB_ACCOUNT_SID",
  subAccountToken: "CLOOPEN_SUB_ACCOUNT_TOKEN",
};

/**
 * Finds the settings. Credentials come from one place as a whole, so that the id of one account never meets the token of
 * another: from the profile that is named, else from the environment, else from the current profile. Application and base
 * URL of the environment override those of the current profile.
 *
 * @param named the profile of `--profile`
 * @throws {CliError} for a profile that does not exist, and for a file that cannot be used
 */
export async function readSettings({ terminal, output, t }: Context, named?: string): Promise<Settings> {
  const environment = readEnvironment(terminal.env);
  output.hide(environment.authToken);
  output.hide(environment.subAccountToken);
  if (named === undefined && (environment.accountSid !== undefined || environment.authToken !== undefined))
    return { ...environment, source: "environment" };
  const { current, profiles } = await readProfiles(await terminal.configFolder(), t);
  const name = named ?? current;
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile === undefined) {
    if (named !== undefined)
      throw new CliError(
        EXIT.usage,
        t(`there is no profile "${named}"`, `没有名为“${named}”的配置`),
        Object.keys(profiles).length === 0
          ? "cloopen config set"
          : t(`there are: ${Object.keys(profiles).join(", ")}`, `现有：${Object.keys(profiles).join("、")}`),
      );
    return { ...environment, source: "nowhere" };
  }
  output.hide(profile.authToken);
  output.hide(profile.subAccountToken);
  return { ...profile, ...(named === undefined && environment), source: "profile", profile: name };
}

function readEnvironment(env: Readonly<Record<string, string | undefined>>): Profile {
  return Object.fromEntries(
    Object.entries(VARIABLES)
      .map(([field, variable]) => [field, env[variable]] as const)
      .filter(([, value]) => value),
  );
}
