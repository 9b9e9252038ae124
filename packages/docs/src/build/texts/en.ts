import { CONSOLE_EN } from "./console-en.js";
import type { PageTexts } from "./page-texts.js";

/** The English texts of the pages. */
export const EN: PageTexts = {
  languageName: "English",
  switchLanguage: "Language",
  product: "Cloopen REST API",
  pages: "Pages",
  copy: "Copy",
  copied: "Copied",
  theme: "Light or dark",
  start: {
    nav: "Guide",
    title: "Cloopen REST API 2013-12-26: guide",
    description:
      "Quick start, authentication with a worked example, formats, errors, callbacks, IVR and the sandbox of the Cloopen (云通讯) REST API.",
  },
  samples: {
    nav: "Samples",
    title: "Cloopen REST API 2013-12-26: samples",
    description:
      "Every operation and command of the Cloopen (云通讯) REST API as TypeScript, curl and raw HTTP, in JSON and XML, with its reply.",
    intro:
      "Every operation and command in every way it can be called. All samples are made from the examples of the contract; CI compiles the TypeScript, and sends the rest to the sandbox. Ids and tokens are synthetic: aaaa… is the account, bbbb… its token, cccc… the application.",
    contents: "Operations and commands",
    functionCall: "TypeScript: function",
    pathCall: "TypeScript: path",
    request: "Request",
    reply: "Reply",
    curl: "curl",
    inReference: "Reference",
    tryIt: "Sign it",
    codes: "Status codes",
    command: "command of",
    ivrCommands: "IVR answers",
    ivrCommand: "command in an answer to an IVR notification",
    ivrColumns: ["Attribute", "Meaning"],
    ifLeftOut: "If left out:",
    required: "Required",
  },
  console: CONSOLE_EN,
  search: {
    open: "Search",
    label: "Search everything",
    placeholder: "Operation, command, code or words",
    none: "Nothing found. Try fewer or other words.",
    close: "Close",
    kinds: { guide: "Guide", operation: "Operation", command: "Command", callback: "Callback", code: "Status code" },
  },
  reference: {
    nav: "Reference",
    title: "Cloopen REST API 2013-12-26: reference",
    description:
      "Independent reference of the Cloopen (云通讯) REST API 2013-12-26: every operation and callback in JSON and XML, with examples and status codes.",
    loading: "Loading the reference …",
    payload: "Payload",
    noScript: "The reference needs JavaScript. The status codes can be read without it.",
  },
  errors: {
    nav: "Status codes",
    title: "Cloopen REST API 2013-12-26: status codes",
    description:
      "Every status code of the Cloopen (云通讯) REST API: what it means, why it comes and what to do about it.",
    heading: "Status codes",
    intro:
      "A reply is a success only when its statusCode is 000000; failures come with HTTP 200, too. Codes are strings: leading zeros matter. Each code has an address of its own, for example #111109.",
  },
  independent: {
    note: "Independent project: not made, reviewed or endorsed by the vendor.",
    tag: "Unofficial",
  },
  filter: {
    label: "Filter",
    placeholder: "Code or words, e.g. 111109 or 签名",
    operation: "Operation",
    allOperations: "All operations",
    count: "{shown} of {total} codes",
    none: "No code matches. Try fewer words, or all operations.",
  },
  fields: {
    area: "Area",
    generation: "Generation",
    evidence: "Evidence",
    retryable: "Retry",
    cause: "Cause",
    fix: "Fix",
  },
  areas: {},
  generations: { current: "current", "2013-03-22": "older API 2013-03-22", "client-sdk": "client SDK" },
  evidence: { documented: "documented", "client-code": "client code", observed: "observed", inferred: "inferred" },
  retryable: {
    never: "never",
    later: "later",
    brief: "in a moment; nothing was done",
    lasting: "later, not within minutes; nothing was done",
    now: "at once",
  },
  operationCodes: (count) => `${count} possible status codes`,
};
