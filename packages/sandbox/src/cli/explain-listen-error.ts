/** What keeps the sandbox from listening, and what to do about it; the error's own words for what is not known. */
export function explainListenError(error: unknown, host: string, port: number): string {
  const code: unknown = Reflect.get(Object(error), "code");
  if (code === "EADDRINUSE") return `port ${port} of ${host} is in use (EADDRINUSE); --port 0 takes a free one`;
  if (code === "EACCES") return `port ${port} may not be used (EACCES); take one above 1023, or --port 0`;
  if (code === "EADDRNOTAVAIL") return `--host ${host} is no address of this machine (EADDRNOTAVAIL)`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `--host ${host} is not known (${code})`;
  return error instanceof Error ? error.message : String(error);
}
