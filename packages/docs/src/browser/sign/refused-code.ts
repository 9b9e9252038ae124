/** The status code of a reply in either format, where it is a refusal. */
export function refusedCode(reply: string): string | undefined {
  const [, code] = /(?:"statusCode"\s*:\s*"|<statusCode>)(\d{6})\b/.exec(reply) ?? [];
  return code === "000000" ? undefined : code;
}
