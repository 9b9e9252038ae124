import type { ConsoleTexts } from "./console-texts.js";

/** What every page has. */
export interface PageTitle {
  /** Its name in the bar. */
  readonly nav: string;
  readonly title: string;
  readonly description: string;
}

/** The texts that this package adds to the reference, in one language. */
export interface PageTexts {
  /** The language's own name, as the switch shows it. */
  readonly languageName: string;
  readonly switchLanguage: string;
  readonly product: string;
  /** Name of the list of pages, for those who hear the page. */
  readonly pages: string;
  readonly copy: string;
  readonly copied: string;
  readonly theme: string;
  readonly start: PageTitle;
  readonly samples: PageTitle & {
    readonly intro: string;
    readonly contents: string;
    readonly functionCall: string;
    readonly pathCall: string;
    readonly request: string;
    readonly reply: string;
    readonly curl: string;
    readonly inReference: string;
    readonly tryIt: string;
    readonly codes: string;
    readonly command: string;
    /** Heading of the IVR commands, what each is called, and the columns of its table. */
    readonly ivrCommands: string;
    readonly ivrCommand: string;
    readonly ivrColumns: readonly [attribute: string, meaning: string];
    /** Before what holds where an attribute is left out. */
    readonly ifLeftOut: string;
    readonly required: string;
  };
  readonly console: PageTitle & ConsoleTexts;
  readonly search: {
    readonly open: string;
    readonly label: string;
    readonly placeholder: string;
    readonly none: string;
    readonly close: string;
    readonly kinds: Readonly<Record<"guide" | "operation" | "command" | "callback" | "code", string>>;
  };
  readonly reference: {
    readonly nav: string;
    readonly title: string;
    readonly description: string;
    readonly loading: string;
    /** Redoc's word for a message; for Chinese as `redoc-words-zh-cn.ts` has it. */
    readonly payload: string;
    readonly noScript: string;
  };
  readonly errors: {
    readonly nav: string;
    readonly title: string;
    readonly description: string;
    readonly heading: string;
    readonly intro: string;
  };
  /** The note that the project is not the vendor's, and its short form for a narrow screen. */
  readonly independent: { readonly note: string; readonly tag: string };
  readonly filter: {
    readonly label: string;
    readonly placeholder: string;
    readonly operation: string;
    readonly allOperations: string;
    /** With `{shown}` and `{total}`, which the page's script fills in. */
    readonly count: string;
    readonly none: string;
  };
  readonly fields: Readonly<Record<"area" | "generation" | "evidence" | "retryable" | "cause" | "fix", string>>;
  /** The words of the catalogue, by value; one that is missing is shown as the catalogue spells it. */
  readonly areas: Readonly<Record<string, string>>;
  readonly generations: Readonly<Record<string, string>>;
  readonly evidence: Readonly<Record<string, string>>;
  readonly retryable: Readonly<Record<string, string>>;
  /** Text of the link from an operation to its status codes. */
  operationCodes(count: number): string;
}
