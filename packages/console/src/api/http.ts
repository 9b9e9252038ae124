/** Where the sandbox's own pages lie; the page is one of them. */
export const ROOT = "/_sandbox";

/** What the sandbox said instead of doing what was asked. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads JSON of the sandbox.
 *
 * @param path below `/_sandbox`, with a slash at its beginning
 * @throws {RequestFailed} with the sandbox's own words
 */
export function getJson<T>(path: string): Promise<T> {
  return call<T>("GET", path);
}

/**
 * Asks the sandbox to do something.
 *
 * @throws {RequestFailed} with the sandbox's own words
 */
export function send<T = unknown>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  return call<T>(method, path, body);
}

/**
 * Reads a text of the sandbox.
 *
 * @throws {RequestFailed} with the sandbox's own words
 */
export function getText(path: string): Promise<string> {
  return ask("GET", path);
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  return JSON.parse(await ask(method, path, body));
}

async function ask(method: string, path: string, body?: unknown): Promise<string> {
  let response: Response;
  try {
    response = await fetch(ROOT + path, {
      method,
      headers: {
        Accept: "application/json, text/plain;q=0.9",
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new RequestFailed("the sandbox does not answer", 0);
  }
  const text = await response.text();
  if (!response.ok) throw new RequestFailed(errorIn(text) ?? `HTTP ${response.status}`, response.status);
  return text;
}

function errorIn(text: string): string | undefined {
  try {
    const error: unknown = Reflect.get(Object(JSON.parse(text)), "error");
    return typeof error === "string" ? error : undefined;
  } catch {
    return undefined;
  }
}
