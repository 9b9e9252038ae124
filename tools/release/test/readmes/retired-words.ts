/** A word that this repository does not use in comments, documents and names of tests, and what to write. */
export interface RetiredWord {
  readonly word: RegExp;
  readonly instead: string;
}

/** Words that are not the field's. Each has one meaning in the field's own words, so each can be found without reading the sentence. */
export const RETIRED_WORDS: readonly RetiredWord[] = [
  // A refused connection (ECONNREFUSED) is the field's word.
  {
    word: /(?<!connections? (?:is |are |was |were |being )?)\brefus(?:e[sd]?|ing|als?)\b(?! connections?\b|:)/gi,
    instead: "reject, rejection",
  },
  { word: /\bwhoever\b/gi, instead: "the caller, the user, anyone who" },
  { word: /\bknock(?:s|ed|ing)?\b/gi, instead: "connect, send a request" },
  { word: /\bcall(?:s|ed|ing)? (?:the call |a call |it )?off\b/gi, instead: "abort, cancel" },
  { word: /\btold\b/gi, instead: "notified, reported, documented" },
  { word: /\b(?:stands?|stood)\b(?!-| for\b| still\b| in for\b)/gi, instead: "is, is listed, is written, is defined" },
  { word: /\b(?:brings?|brought)\b(?! .{0,40}up to date)/gi, instead: "contain, return, load, add" },
  { word: /(?<!\bthere )\b(?:is|are|was|were) none\b/gi, instead: "is not a …, does not exist" },
  { word: /\bsuch\b(?! as\b)/gi, instead: "name the thing: this request, these fields" },
  { word: /\bobey(?:s|ed|ing)?\b/gi, instead: "execute, follow" },
  { word: /\banew\b/gi, instead: "again" },
  { word: /\bspoil(?:s|ed|t|ing)?\b/gi, instead: "tamper with, make invalid" },
];
