import { info } from "../live/sandbox.js";
import { docsAddress, lang } from "../prefs.js";

/** Where `npm run docs` serves the reference. */
const LOCAL = "http://127.0.0.1:8080/";

/** The address of a status code or an operation in the reference. */
export function docsHref(page: "errors" | "operations", anchor: string): string {
  const base = docsAddress.value || info.value?.docs || LOCAL;
  const language = lang.value === "zh" ? "zh-CN" : "en";
  const name = encodeURIComponent(anchor);
  const link = page === "errors" ? `errors.${language}.html#${name}` : `${language}/api/${name}.html`;
  return URL.canParse(link, base) && /^https?:/.test(base) ? new URL(link, base).href : `${LOCAL}${link}`;
}
