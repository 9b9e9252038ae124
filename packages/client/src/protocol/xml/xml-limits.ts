/** Limits of an XML reader. */
export interface XmlLimits {
  /** Nesting of elements. Messages of the contract nest four deep. */
  readonly maxDepth: number;
  /** Length of the document, in UTF-16 units. */
  readonly maxLength: number;
}

/** 64 levels and 16 Mi characters: far beyond any message, yet cheap. */
export const DEFAULT_XML_LIMITS: XmlLimits = { maxDepth: 64, maxLength: 16 * 1024 * 1024 };
