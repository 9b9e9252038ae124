/**
 * Descriptors: the wire form of the contract's messages as data. `npm run generate` writes them
 * from `spec/`; the JSON and XML codecs read them.
 */

/** One field of a message or of an object in it. Without `members` and `list` it is a string. */
export interface Member {
  /** Name in the value and in JSON. */
  readonly name: string;
  /** Name in XML, where it differs. */
  readonly xml?: string;
  /** Further spellings that are read, never written. */
  readonly aliases?: readonly string[];
  /** Place in XML; an element by default. */
  readonly at?: "attribute" | "text";
  /** It is an attribute of the element of this sibling. */
  readonly on?: string;
  readonly required?: true;
  /** The only values that the contract allows. */
  readonly values?: readonly string[];
  /** It is an object with these fields, or a list of them. */
  readonly members?: readonly Member[];
  /** At least one of these fields of the object is required. */
  readonly anyOf?: readonly string[];
  /**
   * It is a list.
   *
   * - `"bare"`: the element occurs once for each item.
   * - `"sequence"`: items of different kinds, under their own names, directly in the parent
   *   element.
   * - `{ item }`: one element around the items, each under that name.
   */
  readonly list?: "bare" | "sequence" | { readonly item: string };
}

/** One message: its XML root and its fields. `T` is the type of its value. */
export interface Message<T = unknown> {
  /** XML root element that is written. Any root is accepted. */
  readonly root: string;
  readonly members: readonly Member[];
  /** At least one of these fields is required. */
  readonly anyOf?: readonly string[];
  /** The message is a list of different elements; `members` has one entry for each kind. */
  readonly sequence?: true;
  /** Never set; carries the type. */
  readonly type?: T;
}

/**
 * A difference between a message and the contract. Strict readers collect these; others ignore
 * them.
 */
export interface Deviation {
  readonly kind: "root" | "unknown" | "repeated" | "converted" | "null" | "text";
  /**
   * Path of the field, such as `TemplateSMS.to`. For `text`, character data between elements, the
   * path of the element around it.
   */
  readonly path: string;
  /** The unknown field is an attribute in XML. */
  readonly attribute?: true;
  /** The contract has a field of this name, but as an attribute or an element instead. */
  readonly expected?: "attribute" | "element";
}

/** Receives each {@link Deviation} as it is found. */
export type DeviationListener = (deviation: Deviation) => void;

/** Name of a field's element or attribute. */
export function xmlName(member: Member): string {
  return member.xml ?? member.name;
}
