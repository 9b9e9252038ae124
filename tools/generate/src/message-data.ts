/** What the generator writes of a member; the client's `Member` type checks it when the generated file is compiled. */
export interface MemberData {
  readonly name: string;
  readonly xml?: string;
  readonly aliases?: readonly string[];
  readonly at?: "attribute" | "text";
  readonly on?: string;
  readonly required?: true;
  readonly values?: readonly string[];
  readonly members?: readonly MemberData[];
  readonly anyOf?: readonly string[];
  readonly list?: "bare" | "sequence" | { readonly item: string };
}

/** What the generator writes of a message; likewise checked by the client's `Message` type. */
export interface MessageData {
  readonly root: string;
  readonly members: readonly MemberData[];
  readonly anyOf?: readonly string[];
  readonly sequence?: true;
}
