import { lang } from "../prefs.js";
import { en, type TextKey } from "./en.js";
import { zh } from "./zh.js";

/** A text in the reader's language; `{n}` stands for a value. */
export function t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
  const text: string = (lang.value === "zh" ? zh : en)[key];
  return values === undefined ? text : text.replaceAll(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The text of a value that has one under `prefix.value`, else the value itself: the sandbox may know more than the page. */
export function label(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return isKey(key) ? t(key) : value;
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}
