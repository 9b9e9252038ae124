import { escapeHtml } from "../escape-html.js";
import { codeBlock } from "../markdown/code-block.js";
import { FORMATS, replyOf } from "../samples/body-of.js";
import type { SampleCase } from "../samples/sample-case.js";
import { SAMPLE_LANGUAGES } from "../samples/sample-languages.js";
import { ADDRESS } from "../site/addresses.js";
import type { Kit } from "./page.js";

/**
 * The samples of a call in every language and both formats, with its reply. All of them are in the page; the style sheet shows the chosen ones, and without
 * JavaScript, and in print, all.
 */
export function samplePanel(sample: SampleCase, { book }: Kit): string {
  const { texts, language } = book;
  const tabs = SAMPLE_LANGUAGES.map(
    ({ id, label }) => `<button type="button" data-set="code" data-value="${id}">${label}</button>`,
  ).join("");
  const formats = FORMATS.map(
    (format) => `<button type="button" data-set="format" data-value="${format}">${format.toUpperCase()}</button>`,
  ).join("");
  const blocks = SAMPLE_LANGUAGES.flatMap(({ id, label, grammar, helper, write }) =>
    FORMATS.map((format) => {
      const note =
        helper === undefined
          ? ""
          : `<p class="helper"><a href="/${ADDRESS.guide(language, "time-zones-and-signing")}#helpers">${escapeHtml(texts.api.helper(helper))}</a></p>`;
      const block = codeBlock(write(sample, format), grammar, { ...book, title: `${label} · ${format.toUpperCase()}` });
      return `<div class="sample${format === sample.preferred ? " preferred" : ""}" data-code="${id}" data-format="${format}">${block}${note}</div>`;
    }),
  );
  const replies = FORMATS.map((format) => {
    const block = codeBlock(replyOf(sample, format), format, {
      ...book,
      title: `${texts.api.reply} · ${format.toUpperCase()}`,
    });
    return `<div class="sample${format === sample.preferred ? " preferred" : ""}" data-format="${format}">${block}</div>`;
  });
  return `<aside class="samples" aria-label="${escapeHtml(texts.api.sample)}"><div class="pick"><div role="group" aria-label="${escapeHtml(texts.api.sample)}">${tabs}</div><div role="group" aria-label="JSON / XML">${formats}</div></div>
${blocks.join("\n")}
${replies.join("\n")}</aside>`;
}
