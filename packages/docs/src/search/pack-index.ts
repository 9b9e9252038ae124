import type { AsPlainObject } from "minisearch";

/** An index of MiniSearch for the way to the browser: nine tenths of its JSON are the places of words, which are written more briefly here. */
export interface PackedIndex {
  /** The index without its words. */
  readonly rest: Omit<AsPlainObject, "index">;
  /**
   * A line for each word, in order: the word, and for each field that has it a capital letter (`A` is the first) and the documents, separated by commas. A document is written as its distance
   * from the one before, and how often the word is there where that is more than once: `短信C5,2*3`. Numbers are of base 36.
   */
  readonly words: string;
}

const FIELDS = "ABCDEFGHIJ";
const BASE = 36;

/** Makes it. Words are of small letters, digits and Chinese characters, which no mark of this form can be taken for. */
export function packIndex({ index, ...rest }: AsPlainObject): PackedIndex {
  const lines = index.map(([word, fields]) => {
    const places = Object.entries(fields).map(([field, counts]) => `${FIELDS[Number(field)]}${packPlaces(counts)}`);
    return `${word}${places.join("")}`;
  });
  return { rest, words: lines.sort().join("\n") };
}

/** The index as MiniSearch reads it. */
export function unpackIndex({ rest, words }: PackedIndex): AsPlainObject {
  const index = words.split("\n").map((line): AsPlainObject["index"][number] => {
    const [word = "", ...fields] = line.split(/(?=[A-J])/);
    return [
      word,
      Object.fromEntries(fields.map((places) => [FIELDS.indexOf(places[0] ?? ""), unpackPlaces(places.slice(1))])),
    ];
  });
  return { ...rest, index };
}

type Counts = AsPlainObject["index"][number][1][string];

function packPlaces(counts: Counts): string {
  let last = 0;
  return Object.entries(counts)
    .map(([document, count]) => {
      const distance = Number(document) - last;
      last = Number(document);
      return `${distance.toString(BASE)}${count === 1 ? "" : `*${Number(count).toString(BASE)}`}`;
    })
    .join(",");
}

function unpackPlaces(places: string): Counts {
  let document = 0;
  return Object.fromEntries(
    places.split(",").map((place) => {
      const [distance = "", count = "1"] = place.split("*");
      document += Number.parseInt(distance, BASE);
      return [document, Number.parseInt(count, BASE)];
    }),
  );
}
