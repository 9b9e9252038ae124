/**
 * How the messages of the contract look on the wire, as data. `npm run generate` writes them from
 * `spec/`; the JSON and XML codecs read them.
 */

/** One member of a message or of an object in it. Without `members` and `list` it is a string. */
export interface Member {
  /** Name in the value and in JSON. */
  readonly name: string;
  /** Name in XML, where it differs. */
  readonly xml?: string;
  /** Further spellings that are read, never written. */
  readonly aliases?: readonly string[];
  /** Where it stands in XML: an element unless told otherwise. */
  readonly at?: "attribute" | "text";
  /** It is an attribute of the element of this sibling. */
  readonly on?: string;
  readonly required?: true;
  /** The only values that the contract allows. */
  readonly values?: readonly string[];
  /** It is an object with these members, or a list of such objects. */
  readonly members?: readonly Member[];
  /** At least one of these members of the object is needed. */
  readonly anyOf?: readonly string[];
  /**
   * It is a list: `"bare"` repeats the element, `"sequence"` puts items of different kinds under
   * their own names straight into the element around, `{ item }` wraps the items, each under that
   * name, into one element.
   */
  readonly list?: "bare" | "sequence" | { readonly item: string };
}

/** One message: its XML root and its members. `T` is the type of its value. */
export interface Message<T = unknown> {
  /** XML root element that is written. Any root is read. */
  readonly root: string;
  readonly members: readonly Member[];
  /** At least one of these members is needed. */
  readonly anyOf?: readonly string[];
  /** The message is itself a list of different elements; `members` holds one for each kind. */
  readonly sequence?: true;
  /** Never set: carries the type. */
  readonly type?: T;
}

/**
 * Where a reader met something that the contract does not say. Strict readers ask for these; others
 * skip them.
 */
export interface Deviation {
  readonly kind: "root" | "unknown" | "repeated" | "converted" | "null";
  /** Where, as `TemplateSMS.to`. */
  readonly path: string;
  /** What is unknown is an attribute in XML. */
  readonly attribute?: true;
}

/** Receives each {@link Deviation} as it is met. */
export type DeviationListener = (deviation: Deviation) => void;

/** Name of a member's element or attribute. */
export function xmlName(member: Member): string {
  return member.xml ?? member.name;
}
