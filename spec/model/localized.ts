/** A language of the contract. */
export type Language = "en" | "zh-CN";

/** A text in both languages. */
export type Localized = Readonly<Record<Language, string>>;

/** Where a fact comes from that the vendor does not document: read from clients, seen in a published exchange, or concluded. */
export type Evidence = "client-code" | "observed" | "inferred";
