import type { Assumption } from "./find-assumptions.js";

const BEGIN = "<!-- assumptions: npm run generate -->";
const END = "<!-- end of assumptions -->";

/** Folder below `src/` and title of each group, in the order of the page. */
const GROUPS: readonly (readonly [folder: string, title: string])[] = [
  ["server", "HTTP, authentication and formats"],
  ["kernel", "Everywhere"],
  ["services/accounts", "Accounts, applications and bills"],
  ["services/sms", "SMS"],
  ["services/voice", "Voice calls and files"],
  ["services/two-way-call", "Two-way calls"],
  ["services/ivr", "IVR calls"],
  ["services/conference", "Conferences"],
  ["services/contact-centre", "Agents and queues"],
  ["telephony", "Phones"],
  ["webhooks", "Webhooks and responses"],
];

/**
 * A page with its list of assumptions brought up to date: a heading for each part of the sandbox, a point for each sentence.
 *
 * @param source folder of the code, with a slash at its end
 * @throws {Error} for a page without the two marks, and for an assumption in a folder that has no title
 */
export function writeAssumptions(page: string, source: string, assumptions: readonly Assumption[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the page has no ${BEGIN} with ${END} behind it`);
  const parts = GROUPS.flatMap(([folder, title]) => {
    const texts = assumptions
      .filter(({ file }) => file.startsWith(`${source}${folder}/`))
      .map(({ text }) => `* ${text}`);
    return texts.length === 0 ? [] : [`### ${title}\n\n${texts.join("\n")}\n`];
  });
  const homeless = assumptions.find(({ file }) => !GROUPS.some(([folder]) => file.startsWith(`${source}${folder}/`)));
  if (homeless !== undefined) throw new Error(`${homeless.file}:${homeless.line} is in a folder without a title`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${parts.join("\n")}\n${page.slice(end)}`;
}
