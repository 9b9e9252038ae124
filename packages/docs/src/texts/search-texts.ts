/** The texts of the search, in one language. */
export interface SearchTexts {
  readonly open: string;
  readonly label: string;
  readonly placeholder: string;
  readonly none: string;
  readonly hint: string;
  readonly close: string;
  readonly failed: string;
  readonly kinds: Readonly<Record<string, string>>;
}
