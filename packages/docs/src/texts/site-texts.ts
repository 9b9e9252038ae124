import type { Group } from "../guide/front-matter.js";
import type { DataFile } from "../site/data-files.js";
import type { SearchTexts } from "./search-texts.js";

/** The fixed texts of the site, in one language. */
export interface SiteTexts {
  readonly languageName: string;
  readonly product: string;
  readonly productLong: string;
  readonly skip: string;
  readonly menu: string;
  readonly parts: string;
  readonly theme: string;
  readonly languageSwitch: string;
  readonly onThisPage: string;
  readonly copy: string;
  readonly copied: string;
  readonly previous: string;
  readonly next: string;
  readonly markdown: string;
  readonly independent: string;
  /** Name of the link at each heading. */
  readonly linkToSection: string;
  readonly sections: Readonly<Record<"guide" | "api" | "webhooks" | "errors" | "sign" | "decisions", string>>;
  readonly groups: Readonly<Record<Group, string>>;
  /** Of the page on what the sandbox itself takes. */
  readonly sandboxApi: Readonly<
    Record<"title" | "text" | "parameter" | "field" | "meaning" | "body" | "reply" | "records", string>
  > & {
    /** Kinds of JSON values; of a list `{kind}` is what is in it. */
    readonly kinds: Readonly<Record<"string" | "number" | "integer" | "boolean" | "object" | "any" | "list", string>>;
    /** Marks between sentences, in a list, before a kind, and between alternatives. */
    readonly marks: Readonly<Record<"stop" | "comma" | "colon" | "or", string>>;
  };
  /** Heading over the files for programs, and what each of them is. */
  readonly forPrograms: string;
  readonly data: Readonly<Record<DataFile, string>>;
  readonly ivrCommands: string;
  readonly search: SearchTexts;
  readonly api: {
    readonly overview: string;
    readonly overviewText: string;
    readonly request: string;
    readonly query: string;
    readonly reply: string;
    readonly statusCodes: string;
    readonly likely: string;
    readonly likelyText: string;
    readonly others: string;
    readonly follows: string;
    readonly commands: string;
    readonly commandOf: (operation: string) => string;
    readonly examples: string;
    readonly noRequest: string;
    readonly upload: string;
    readonly field: string;
    readonly meaning: string;
    readonly required: string;
    readonly kinds: Readonly<Record<"text" | "list" | "object", string>>;
    readonly attribute: string;
    readonly xmlName: string;
    readonly xmlText: string;
    readonly values: string;
    readonly defaultValue: string;
    readonly violation: string;
    readonly rules: Readonly<Record<string, string>>;
    readonly itemLimit: string;
    readonly maxLength: (count: string) => string;
    readonly minLength: (count: string) => string;
    readonly exactLength: (count: string) => string;
    readonly always: (value: string) => string;
    readonly code: string;
    readonly whatToDo: string;
    readonly charged: string;
    readonly chargedText: string;
    readonly safe: string;
    readonly safeText: string;
    readonly subAccount: string;
    readonly subAccountText: string;
    readonly tryIt: string;
    readonly allCodes: string;
    readonly sample: string;
    readonly helper: (file: string) => string;
    readonly failure: string;
    readonly noFields: string;
  };
  readonly webhook: {
    readonly overview: string;
    readonly overviewText: string;
    readonly address: string;
    readonly after: string;
    readonly parameters: string;
    readonly message: string;
    readonly yourReply: string;
    readonly commands: string;
    readonly json: string;
  };
  readonly ivr: {
    readonly overview: string;
    readonly overviewText: string;
    readonly roles: Readonly<Record<string, string>>;
    readonly role: string;
    readonly ends: string;
    readonly step: string;
    readonly example: string;
    readonly notifications: string;
    readonly attributes: string;
  };
  readonly errors: {
    readonly title: string;
    readonly description: string;
    readonly intro: string;
    /** Text of the link to all codes for programs. */
    readonly download: string;
    readonly filter: string;
    readonly placeholder: string;
    readonly operation: string;
    readonly allOperations: string;
    readonly count: string;
    readonly none: string;
    /** For an address with a code that the list lacks. */
    readonly unknown: string;
    readonly cause: string;
    readonly fix: string;
    readonly area: string;
    readonly generation: string;
    readonly retry: string;
    readonly areas: Readonly<Record<string, string>>;
    readonly generations: Readonly<Record<string, string>>;
    readonly retryable: Readonly<Record<string, string>>;
  };
  /** Name and explanation of each kind of evidence. */
  readonly evidence: Readonly<Record<string, { readonly name: string; readonly text: string }>>;
  readonly decisions: { readonly title: string; readonly text: string };
  readonly notFound: string;
}
