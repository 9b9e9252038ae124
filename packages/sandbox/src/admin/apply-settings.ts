import { isObject } from "../kernel/is-object.js";

/** How to make one setting; `undefined` where it is none, or where that is no value for it. */
export type SettingChange = (name: string, value: unknown) => (() => void) | undefined;

/** Changes what a JSON object names; says what is wrong with it otherwise, and changes nothing. */
export function applySettings(settings: unknown, changeOf: SettingChange): string | undefined {
  if (!isObject(settings)) return "a JSON object is expected";
  const changes: (() => void)[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const change = changeOf(name, value);
    if (change === undefined) return `${name}: not a setting, or not a value for it`;
    changes.push(change);
  }
  for (const change of changes) change();
  return undefined;
}
