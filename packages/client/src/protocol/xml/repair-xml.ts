/** A change that {@link repairXml} made. */
export type XmlRepair = "ampersand" | "less-than" | "control-character";

const REFERENCE = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});/y;
/** What may follow `<` in markup: a name of any script, or `/`, `!`, `?`. */
const MARKUP = /[A-Za-z_:/!?\u0080-\uFFFF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not allow
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/** References to these characters. */
const ILLEGAL_REFERENCE = /&#(?:x0*(?:[0-8bcBC]|[eE]|1[\dA-Fa-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/g;
const SECTIONS = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
] as const;

/**
 * Repairs XML of senders that do not escape strings: a bare `&` or `<` becomes character data.
 * Characters that XML does not allow are removed. CDATA sections and comments are not changed. Runs
 * in linear time.
 *
 * @returns the document, the same string where nothing had to be changed, and the changes
 */
export function repairXml(text: string): { readonly text: string; readonly repairs: readonly XmlRepair[] } {
  const repairs = new Set<XmlRepair>();
  const legal = text.replace(ILLEGAL, "").replace(ILLEGAL_REFERENCE, "");
  if (legal !== text) repairs.add("control-character");
  let result = "";
  let from = 0;
  for (let at = nextMark(legal, 0); at < legal.length; at = nextMark(legal, at)) {
    const end = sectionEnd(legal, at);
    if (end !== undefined) at = end;
    else if (legal[at] === "<" ? MARKUP.test(legal[at + 1] ?? "") : isReference(legal, at)) at += 1;
    else {
      const isAmpersand = legal[at] === "&";
      repairs.add(isAmpersand ? "ampersand" : "less-than");
      result += legal.slice(from, at) + (isAmpersand ? "&amp;" : "&lt;");
      at += 1;
      from = at;
    }
  }
  return { text: result + legal.slice(from), repairs: [...repairs] };
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 38 /* & */ || code === 60 /* < */) return at;
  }
  return text.length;
}

function isReference(text: string, at: number): boolean {
  REFERENCE.lastIndex = at;
  return REFERENCE.test(text);
}

/**
 * Finds the end of the CDATA section or comment that begins here. Without an end marker it reaches
 * to the end of the document.
 */
function sectionEnd(text: string, at: number): number | undefined {
  const section = SECTIONS.find(([begin]) => text.startsWith(begin, at));
  if (section === undefined) return undefined;
  const end = text.indexOf(section[1], at + section[0].length);
  return end < 0 ? text.length : end + section[1].length;
}
