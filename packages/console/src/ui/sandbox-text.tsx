import type { JSX } from "preact";
import { inChinese } from "../i18n/sandbox-zh.js";
import { lang } from "../prefs.js";

/** A sentence that the sandbox wrote, in the reader's language where there is a translation. */
export function SandboxText({ text }: { readonly text: string }): JSX.Element {
  const chinese = lang.value === "zh" ? inChinese(text) : undefined;
  return chinese === undefined ? <span lang="en">{text}</span> : <span title={text}>{chinese}</span>;
}
