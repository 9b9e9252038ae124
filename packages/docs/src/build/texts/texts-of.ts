import type { Language } from "../languages.js";
import { EN } from "./en.js";
import type { PageTexts } from "./page-texts.js";
import { ZH_CN } from "./zh-cn.js";

/** The texts of one language. */
export function textsOf(language: Language): PageTexts {
  return language === "en" ? EN : ZH_CN;
}
