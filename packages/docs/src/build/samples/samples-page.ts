import type { ContractDocument } from "@cloopen-rest/spec/model";
import { escapeHtml } from "../escape-html.js";
import { groupBy } from "../group-by.js";
import type { Language } from "../languages.js";
import { pageFile } from "../page-files.js";
import { pageFrame } from "../page-frame.js";
import { pageShell } from "../page-shell.js";
import { textsOf } from "../texts/texts-of.js";
import { FORMATS, replyOf } from "./body-of.js";
import { codeBlock } from "./code-block.js";
import { curlSample } from "./curl-sample.js";
import { ivrCommandSection } from "./ivr-command-section.js";
import { listIvrCommands } from "./list-ivr-commands.js";
import { listSamples } from "./list-samples.js";
import { rawSample } from "./raw-sample.js";
import type { SampleCase } from "./sample-case.js";
import { tagNames } from "./tag-names.js";
import { functionSample, pathSample } from "./typescript-sample.js";

/** The page with every operation and command as it is called, in one language; each has its function's name as its address; at its end, the commands of the IVR protocol. */
export async function samplesPage(language: Language, contract: ContractDocument): Promise<string> {
  const { samples: texts } = textsOf(language);
  const groups = groupBy(listSamples(contract), ({ id }) => id);
  const sections = groupBy(groups.values(), ([first]) => first?.tag ?? "");
  const names = tagNames(contract);
  const contents = Array.from(
    sections,
    ([tag, cases]) =>
      `<h2>${escapeHtml(names.get(tag) ?? tag)}</h2><ul>${cases
        .flatMap(([first]) => first ?? [])
        .map(
          ({ id, title, command }) =>
            `<li${command === undefined ? "" : ' class="command"'}><a href="#${id}"><code>${id}</code> ${escapeHtml(title)}</a></li>`,
        )
        .join("")}</ul>`,
  );
  const ivrCommands = listIvrCommands(contract);
  contents.push(
    `<h2>${texts.ivrCommands}</h2><ul>${ivrCommands.map(({ id, name }) => `<li><a href="#${id}"><code>${name}</code></a></li>`).join("")}</ul>`,
  );
  const seen = new Set<string>();
  const frame = await pageFrame("samples", language, contract);
  return pageShell({
    ...frame,
    body: `${frame.body}
<div class="columns">
<nav class="contents" aria-label="${escapeHtml(texts.contents)}">${contents.join("")}</nav>
<main>
<h1>${escapeHtml(texts.nav)}</h1>
<p class="intro">${escapeHtml(texts.intro)}</p>
${Array.from(groups.values(), (cases) => anchor(cases, seen) + section(cases, language)).join("\n")}
${ivrCommands.map((command) => ivrCommandSection(command, language)).join("\n")}
</main>
</div>`,
  });
}

/** An operation with commands has an address, too: before its first command. */
function anchor([first]: readonly SampleCase[], seen: Set<string>): string {
  if (first?.command === undefined || seen.has(first.operationId)) return "";
  seen.add(first.operationId);
  return `<span class="operation" id="${first.operationId}"></span>`;
}

function section(cases: readonly SampleCase[], language: Language): string {
  const [first] = cases;
  if (first === undefined) return "";
  const { samples: texts } = textsOf(language);
  const { id, operationId, command, title, method, path } = first;
  const parent =
    command === undefined
      ? ""
      : ` · <code>${command}</code>, ${texts.command} <a href="${pageFile("reference", language)}#${operationId}">${operationId}</a>`;
  return `<section class="sample" id="${id}">
<h2><a href="#${id}">${escapeHtml(title)}</a></h2>
<p class="address"><code>${id}</code>${parent}<br><code>${method} ${escapeHtml(path)}</code></p>
<p class="links"><a href="${pageFile("reference", language)}#${operationId}">${texts.inReference}</a> <a href="${pageFile("console", language)}#${id}">${texts.tryIt}</a> <a href="${pageFile("errors", language)}?operation=${operationId}">${texts.codes}</a></p>
${cases.map((sample) => example(sample, language)).join("\n")}
</section>`;
}

function example(sample: SampleCase, language: Language): string {
  const { samples: texts } = textsOf(language);
  const both = (label: string, write: (format: "json" | "xml") => string): string =>
    `<div class="pair">${FORMATS.map((format) => codeBlock(write(format), language, `${label} · ${format.toUpperCase()}`)).join("")}</div>`;
  return `${sample.summary === "" ? "" : `<h3>${escapeHtml(sample.summary)}</h3>`}
<div class="pair">${codeBlock(functionSample(sample), language, texts.functionCall)}${codeBlock(pathSample(sample), language, texts.pathCall)}</div>
${both(texts.request, (format) => rawSample(sample, format))}
${both(texts.reply, (format) => replyOf(sample, format))}
<details><summary>${texts.curl}</summary>${both(texts.curl, (format) => curlSample(sample, format))}</details>`;
}
