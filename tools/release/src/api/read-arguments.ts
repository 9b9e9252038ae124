/** What is to be done about the reports of the public surface, or what to say instead, on stdout with 0 or on stderr with 2. */
export type ApiTask = "check" | "keep" | { readonly code: 0 | 2; readonly text: string };

/** Reads the words behind `npm run api --`. */
export function readArguments(words: readonly string[]): ApiTask {
  if (words.includes("--help")) {
    const text = "npm run api: keeps the public surface of each package in its api/; --check only says what differs";
    return { code: 0, text };
  }
  const unknown = words.find((word) => word !== "--check");
  if (unknown !== undefined) {
    return { code: 2, text: `api: unknown argument ${unknown}; the flags are --check and --help` };
  }
  return words.length > 0 ? "check" : "keep";
}
