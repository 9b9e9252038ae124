import type { Language } from "./languages.js";
import type { Patch } from "./patch-text.js";
import { REDOC_LABELS_ZH_CN } from "./texts/redoc-labels-zh-cn.js";
import { REDOC_WORDS_ZH_CN } from "./texts/redoc-words-zh-cn.js";

/** Width and height of Redoc's own logo, so that the attribution keeps its place. */
const ATTRIBUTION = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="14"><text y="11" font-family="sans-serif" font-size="12" fill="#1976d2">Redoc</text></svg>',
)}`;

/**
 * Addresses of other hosts that Redoc would load from: its logo, its icon set (no icon of it is used) and its telemetry
 * (already off by option). The page must make no request to any of them.
 */
const HOSTS: readonly Patch[] = [
  { find: "https://cdn.redoc.ly/redoc/logo-mini-full.svg", replace: ATTRIBUTION, times: 1 },
  { find: "https://cdn.redoc.ly/redoc/logo-mini.svg", replace: ATTRIBUTION, times: 1 },
  { find: "https://cdn.redocly.com/icons/fa/7.0.0", replace: "data:,", times: 1 },
  { find: "https://cdn.redocly.com/icons/code/5.24.0", replace: "data:,", times: 1 },
  { find: "https://otel.cloud.redocly.com/v1/traces", replace: "data:,", times: 1 },
];

/** Redoc asks a hook for the text of each label; the build in the page answers with the English default, ours looks the key up first. */
const DEFAULT_LABEL = "translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``";

/**
 * Redoc's search takes a word for what stands between blanks, and two letters for too little to look for inside a word. Chinese has no
 * blanks, and most of its words have two characters. So a Han character ends a word, and a query with one is looked for in every text
 * instead of in the index of words.
 */
const HAN_SEARCH: readonly Patch[] = [
  { find: "/[\\p{L}\\p{N}_-]/u", replace: "/[^\\P{L}\\p{Script=Han}]|[\\p{N}_-]/u", times: 1 },
  {
    find: "async function tOe(e,t){",
    replace: "async function tOe(e,t){if(/\\p{Script=Han}/u.test(t))return new Set;",
    times: 1,
  },
];

/** What is changed in the script of Redoc for one language. */
export function redocPatches(language: Language): readonly Patch[] {
  const common = [...HOSTS, ...HAN_SEARCH];
  if (language === "en") return common;
  const labels = JSON.stringify(REDOC_LABELS_ZH_CN);
  const lookUp: Patch = { find: DEFAULT_LABEL, replace: DEFAULT_LABEL.replace("=>", `=>(${labels})[e]||`), times: 1 };
  return [...common, ...REDOC_WORDS_ZH_CN, lookUp];
}
