import type { Entry } from "./entry.js";

const HAN = /\p{Script=Han}/u;
const CODE = /^\d{4,6}$/;
const RANGE = /^(\d{6})-(\d{6})$/;

/** How well an entry answers the words; 0 when it does not. */
type Score = number;

/**
 * Finds entries by words, best first. Every word must be met: by a part of the entry or, for Chinese, which has no blanks between words, by
 * most neighbouring pairs of its characters. A status code also meets the range that it lies in.
 *
 * @param query as the reader typed it
 */
export function matchEntries(entries: readonly Entry[], query: string, limit = 50): Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return entries
    .map((entry, place) => ({ entry, place, score: scoreEntry(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.place - other.place)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function scoreEntry(entry: Entry, words: readonly string[]): Score {
  const [, name, title, more] = entry.map((text) => text.toLowerCase());
  let total = 0;
  for (const word of words) {
    const score = scoreWord(word, name ?? "", title ?? "", more ?? "");
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

function scoreWord(word: string, name: string, title: string, more: string): Score {
  if (name === word) return 100;
  const [, from = "", to = ""] = CODE.test(word) ? (RANGE.exec(name) ?? []) : [];
  if (from !== "" && from <= word && word <= to) return 90;
  if (name.startsWith(word)) return 60;
  if (name.includes(word)) return 40;
  if (title.includes(word)) return 30;
  if (more.includes(word)) return 20;
  return HAN.test(word) ? scorePairs(word, `${name}\n${title}\n${more}`) : 0;
}

/** Up to 10, by how many neighbouring characters stand together in the text, too; 0 when fewer than half do, or the word is too short to tell. */
function scorePairs(word: string, text: string): Score {
  const characters = Array.from(word);
  if (characters.length < 3) return 0;
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return share < 0.5 ? 0 : 10 * share;
}
