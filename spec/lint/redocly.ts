// What we use of the plugin interface of @redocly/cli 2.77, which publishes no types. Read from its bundle: lib/chunks, `walkDocument`.

/** A file that Redocly has read. */
export interface Source {
  /** Absolute path of the file. */
  readonly absoluteRef: string;
  readonly body: string;
}

/** A value or a key in a file that Redocly has read; it is turned into line and column when a problem is printed. */
export interface Location {
  readonly source: Source;
  /** JSON pointer behind `#`; `#/` is the whole file. */
  readonly pointer: string;
  readonly absolutePointer: string;
  child(keys: string | number | readonly (string | number)[]): Location;
  /** The same place, shown by its key. */
  key(): Location;
}

/** A place in a file that Redocly has not read, given by line and column, both counted from 1. */
export interface TextLocation {
  readonly source: Source & { getLines(): string[] };
  readonly pointer: undefined;
  readonly start: { readonly line: number; readonly col: number };
  readonly end: { readonly line: number; readonly col: number };
}

/** What a `$ref` leads to: the last target, and in `chain` the references on the way that have fields beside `$ref`. */
export interface Resolved {
  readonly node: unknown;
  readonly location: Location | undefined;
  readonly chain?: readonly { readonly node: unknown; readonly location: Location }[] | undefined;
}

/** Handed to a visitor together with the value that it visits. */
export interface Context {
  readonly location: Location;
  report(problem: { readonly message: string; readonly location: Location | TextLocation }): void;
  resolve(node: unknown, from: string): Resolved;
}

/** A rule: made once for each linted document, with the functions that are called on its values. */
export type Rule = () => { Root(root: unknown, context: Context): void };

/** A plugin: its rules are configured as `id/name`. `oas3` holds for 3.1, too. */
export interface Plugin {
  readonly id: string;
  readonly rules: { readonly oas3: Readonly<Record<string, Rule>> };
}
