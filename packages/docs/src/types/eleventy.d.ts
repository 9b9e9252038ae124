declare module "@11ty/eleventy" {
  /** What a configuration of Eleventy 3 can set, as far as this site does. */
  interface UserConfig {
    readonly ignores: Set<string>;
    addTemplate<T>(path: string, render: (data: T) => string, data: Readonly<Record<string, unknown>>): void;
  }

  /** Eleventy 3, which has no types of its own. */
  class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode: boolean;
        readonly configPath: false;
        config(options: UserConfig): void;
      },
    );
    write(): Promise<unknown>;
  }

  // biome-ignore lint/style/noDefaultExport: it is how the package exports it.
  export { Eleventy as default };
}
