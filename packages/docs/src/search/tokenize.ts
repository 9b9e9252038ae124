const WORDS = /[a-z0-9]+|\p{Script=Han}+/gu;

/**
 * Words of a text for the search: Latin words and numbers, parts of names in camel case, and of Chinese, which has no blanks, neighbouring pairs of characters.
 * A single Chinese character is a word only where it stands alone.
 */
export function tokenize(text: string): string[] {
  const parted = text.replace(/([a-z0-9])([A-Z])/g, "$1 $2");
  return [...words(text), ...(parted === text ? [] : words(parted))];
}

/** The same for what a reader types: a name in camel case is one word. */
export function tokenizeQuery(text: string): string[] {
  return [...new Set(words(text))];
}

function words(text: string): string[] {
  return (text.toLowerCase().match(WORDS) ?? []).flatMap((word) => (/^[a-z0-9]/.test(word) ? [word] : pairs(word)));
}

function pairs(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}
