import { escapeHtml } from "../escape-html.js";
import type { Language } from "../languages.js";
import { pageFile } from "../page-files.js";
import { textsOf } from "../texts/texts-of.js";
import { codeBlock } from "./code-block.js";
import type { IvrCommand, IvrMember } from "./list-ivr-commands.js";

/** A command of the IVR protocol, as an application answers it: what it does, what it takes, and an answer that holds it. */
export function ivrCommandSection(command: IvrCommand, language: Language): string {
  const { samples: texts } = textsOf(language);
  const { id, name, description, members, example } = command;
  const rows = members.map((member) => row(member, language));
  const [attribute, meaning] = texts.ivrColumns;
  const table = `<table><thead><tr><th>${attribute}</th><th>${meaning}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return `<section class="sample ivr-command" id="${id}">
<h2><a href="#${id}">${name}</a></h2>
<p class="address">${texts.ivrCommand} · <code>ivrResponse().${stepOf(name)}(…)</code></p>
<p class="links"><a href="${pageFile("reference", language)}#ivrStartService">${texts.inReference}</a> <a href="${pageFile("start", language)}#ivr">${textsOf(language).start.nav}</a></p>
${description.trim().split(/\n\n+/).map(paragraph).join("\n")}
${rows.length === 0 ? "" : table}
${example === undefined ? "" : `<h3>${inline(example.summary)}</h3>\n${codeBlock(example.xml, language, `${texts.reply} · XML`)}`}
</section>`;
}

/** The step of the client's builder: `playTTS` for `PlayTTS`. */
export function stepOf(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function row({ name, description, defaultValue, required }: IvrMember, language: Language): string {
  const { samples: texts } = textsOf(language);
  const rest = required
    ? texts.required
    : defaultValue === ""
      ? ""
      : `${texts.ifLeftOut} <code>${escapeHtml(defaultValue)}</code>`;
  const note = rest === "" ? "" : ` <span class="member-note">${rest}</span>`;
  return `<tr><td><code>${name}</code></td><td>${inline(description)}${note}</td></tr>`;
}

function paragraph(text: string): string {
  return `<p>${inline(text)}</p>`;
}

/** The little Markdown that these descriptions hold. */
function inline(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");
}
