import { CloopenDecodeError } from "../../errors/cloopen-decode-error.js";
import { decodeReferences } from "./references.js";
import type { XmlLimits } from "./xml-limits.js";
import { localName, readNameAt } from "./xml-name.js";

/** Characters that XML 1.0 does not allow, lone surrogates included. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const DECLARATION = /<\?xml(?=[ \t\n\r]|\?>)/y;
const SPACE = /[ \t\n\r]*/y;
const LEADING_BLANKS = /^[\uFEFF \t\n\r]*/;

/**
 * Pull reader for XML documents of the platform. It checks well-formedness, resolves the five
 * entities and character references, and rejects DOCTYPE. Names are reported without prefix.
 *
 * The reader is not a library because it must be at least three times as fast as a general parser.
 * Tests compare it with `@rgrove/parse-xml` (decisions/0003).
 */
export class XmlScanner {
  /** Local name of the element whose start tag was read last. */
  name = "";
  /** Whether that start tag was an empty-element tag. */
  empty = false;
  readonly #text: string;
  readonly #limits: XmlLimits;
  readonly #open: string[] = [];
  #at: number;

  /**
   * @throws {CloopenDecodeError} for a document that is too long, or has a character that XML does
   *   not allow
   */
  constructor(text: string, limits: XmlLimits) {
    if (text.length > limits.maxLength) {
      throw new CloopenDecodeError(`the XML is longer than ${limits.maxLength} characters`);
    }
    const illegal = ILLEGAL.exec(text);
    this.#text = text;
    this.#limits = limits;
    this.#at = LEADING_BLANKS.exec(text)?.[0].length ?? 0;
    // A byte-order mark is allowed only before the document.
    if (illegal !== null && illegal.index >= this.#at) this.#fail("a character that XML does not allow", illegal.index);
  }

  /** Goes to the root element and reads its start tag; attributes are next. */
  enterRoot(): void {
    // The declared encoding is ignored: the document is already decoded.
    DECLARATION.lastIndex = this.#at;
    if (DECLARATION.test(this.#text)) this.#at = this.#find("?>", this.#at) + 2;
    for (;;) {
      this.#skipSpace();
      if (!this.#text.startsWith("<", this.#at)) this.#fail("an element was expected");
      if (!this.#skipMiscellany()) break;
    }
    this.#startTag();
  }

  /** Checks that nothing but comments follows the root element. */
  finish(): void {
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) return;
      if (!this.#text.startsWith("<", this.#at) || !this.#skipMiscellany())
        this.#fail("something follows the root element");
    }
  }

  /**
   * Reads the attributes of the start tag, and its end.
   *
   * @param take receives each local name and value, without namespace declarations
   */
  attributes(take: (name: string, value: string) => void): void {
    let seen: Set<string> | undefined;
    for (;;) {
      const gap = this.#skipSpace();
      const char = this.#text.charCodeAt(this.#at);
      if (char === 62 /* > */) {
        this.#at += 1;
        return;
      }
      if (char === 47 /* / */) {
        if (this.#text.charCodeAt(this.#at + 1) !== 62) this.#fail("a tag is not closed");
        this.#at += 2;
        this.empty = true;
        this.#open.pop();
        return;
      }
      if (!gap) this.#fail("a start tag is malformed");
      const name = this.#readName();
      seen ??= new Set();
      if (seen.has(name)) this.#fail("an attribute is given twice");
      seen.add(name);
      this.#skipSpace();
      if (this.#text.charCodeAt(this.#at) !== 61 /* = */) this.#fail("an attribute has no value");
      this.#at += 1;
      this.#skipSpace();
      const value = this.#attributeValue();
      if (name !== "xmlns" && !name.startsWith("xmlns:")) take(localName(name), value);
    }
  }

  /**
   * Goes to the next child element of the current one and reads its start tag; attributes are next.
   *
   * @param text receives the character data on the way
   * @returns false at the end of the current element, after its end tag
   */
  nextChild(text?: (data: string) => void): boolean {
    const source = this.#text;
    for (;;) {
      const next = source.indexOf("<", this.#at);
      if (next < 0) this.#fail("the document is cut short", source.length);
      if (next > this.#at) this.#characterData(next, text);
      const char = source.charCodeAt(next + 1);
      if (char === 47 /* / */) {
        this.#endTag();
        return false;
      }
      if (char !== 33 /* ! */ && char !== 63 /* ? */) {
        this.#startTag();
        return true;
      }
      if (source.startsWith("<![CDATA[", next)) {
        const end = this.#find("]]>", next + 9);
        text?.(newlines(source.slice(next + 9, end)));
        this.#at = end + 3;
      } else if (!this.#skipMiscellany()) this.#fail("markup is malformed");
    }
  }

  /**
   * Reads the character data of the current element to its end; child elements are skipped.
   *
   * @param skipped receives the name of each skipped element
   */
  readText(skipped?: (name: string) => void): string {
    if (this.empty) return "";
    const source = this.#text;
    // Fast path for the common case: character data only, up to the end tag.
    const next = source.indexOf("<", this.#at);
    if (next >= 0 && source.charCodeAt(next + 1) === 47) {
      const raw = this.#checked(this.#at, next);
      this.#at = next;
      this.#endTag();
      return raw;
    }
    let result = "";
    while (
      this.nextChild((data) => {
        result += data;
      })
    ) {
      skipped?.(this.name);
      this.skip();
    }
    return result;
  }

  /** Skips the current element after its name was read, and checks that it is well-formed. */
  skip(): void {
    this.empty = false;
    this.attributes(ignore);
    if (this.empty) return;
    const depth = this.#open.length;
    while (this.#open.length >= depth) {
      if (this.nextChild()) {
        this.empty = false;
        this.attributes(ignore);
      }
    }
  }

  #startTag(): void {
    this.#at += 1;
    const name = this.#readName();
    if (this.#open.length >= this.#limits.maxDepth) this.#fail(`elements nest deeper than ${this.#limits.maxDepth}`);
    this.#open.push(name);
    this.name = localName(name);
    this.empty = false;
  }

  #endTag(): void {
    const name = this.#open.pop() ?? "";
    const start = this.#at + 2;
    if (!this.#text.startsWith(name, start)) this.#fail("an end tag does not match its start tag");
    this.#at = start + name.length;
    if (this.#text.charCodeAt(this.#at) !== 62) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) this.#fail("the document is cut short");
      if (this.#text.charCodeAt(this.#at) !== 62) this.#fail("an end tag does not match its start tag");
    }
    this.#at += 1;
    this.empty = false;
  }

  #characterData(end: number, text: ((data: string) => void) | undefined): void {
    const data = this.#checked(this.#at, end);
    this.#at = end;
    text?.(data);
  }

  /** Checks the character data between two places and resolves its references. */
  #checked(start: number, end: number): string {
    const raw = this.#text.slice(start, end);
    if (raw.includes("]]>")) this.#fail("]]> is not allowed in character data", start);
    return this.#resolved(newlines(raw), start);
  }

  #resolved(raw: string, start: number): string {
    if (!raw.includes("&")) return raw;
    return decodeReferences(raw) ?? this.#fail("a reference is malformed or not known", start);
  }

  #attributeValue(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") this.#fail("an attribute value is not quoted");
    const start = this.#at + 1;
    const end = this.#find(quote, start);
    const raw = this.#text.slice(start, end);
    if (raw.includes("<")) this.#fail("< is not allowed in an attribute value", start);
    this.#at = end + 1;
    return this.#resolved(newlines(raw).replace(/[\t\n]/g, " "), start);
  }

  /** Skips a comment or processing instruction. Rejects DOCTYPE. */
  #skipMiscellany(): boolean {
    if (this.#text.startsWith("<!--", this.#at)) {
      const end = this.#find("--", this.#at + 4);
      if (this.#text[end + 2] !== ">") this.#fail("-- is not allowed in a comment", end);
      this.#at = end + 3;
      return true;
    }
    if (this.#text.startsWith("<?", this.#at)) {
      this.#at += 2;
      if (this.#readName().toLowerCase() === "xml") this.#fail("an XML declaration must come first");
      if (!this.#skipSpace() && !this.#text.startsWith("?>", this.#at)) this.#fail("an instruction is malformed");
      this.#at = this.#find("?>", this.#at) + 2;
      return true;
    }
    if (this.#text.startsWith("<!", this.#at)) this.#fail("a DOCTYPE or other declaration is not allowed");
    return false;
  }

  #find(needle: string, from: number): number {
    const found = this.#text.indexOf(needle, from);
    if (found < 0) this.#fail("the document is cut short", this.#text.length);
    return found;
  }

  #readName(): string {
    const name = readNameAt(this.#text, this.#at);
    if (name === undefined)
      this.#fail(this.#at >= this.#text.length ? "the document is cut short" : "a name was expected");
    this.#at += name.length;
    return name;
  }

  #skipSpace(): boolean {
    const char = this.#text.charCodeAt(this.#at);
    if (char > 32) return false;
    SPACE.lastIndex = this.#at;
    const length = SPACE.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  #fail(what: string, at: number = this.#at): never {
    throw new CloopenDecodeError(`not well-formed XML at character ${at}: ${what}`);
  }
}

function ignore(): void {}

function newlines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
