/** Ready line of the sandbox. */
export interface ReadyLine {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  /** The sandbox's own pages, where it has them. */
  readonly console?: string | undefined;
}

/** Reads the line that the sandbox printed; `undefined` for any other text. */
export function readReadyLine(text: string): ReadyLine | undefined {
  try {
    const line: Partial<Record<keyof ReadyLine, unknown>> = Object(JSON.parse(text));
    const { url, accountSid, authToken, appId, console } = line;
    const isWhole = [url, accountSid, authToken, appId].every((value) => typeof value === "string");
    if (!isWhole) return undefined;
    return {
      ...{ url: String(url), accountSid: String(accountSid), authToken: String(authToken), appId: String(appId) },
      ...(typeof console === "string" && { console }),
    };
  } catch {
    return undefined;
  }
}
