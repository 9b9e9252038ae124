import type { Language } from "../languages.js";
import { EN } from "./en.js";
import type { SiteTexts } from "./site-texts.js";
import { ZH_CN } from "./zh-cn.js";

/** The fixed texts of the site in one language. */
export function textsOf(language: Language): SiteTexts {
  return language === "en" ? EN : ZH_CN;
}
