/**
 * Describes why Node's `parseArgs` rejects a command line. Node quotes the value, which may be a token, so only what looks like a flag is quoted here.
 *
 * @param flags the known names
 */
export function explainArguments(error: unknown, flags: readonly string[]): string {
  const code: unknown = Reflect.get(Object(error), "code");
  const [, dashes = "", typed = ""] = /'(--?)([a-z][a-z-]*)(?: <value>)?'/.exec(messageOf(error)) ?? [];
  const flag = `${dashes}${typed}`;
  if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") return "a word without a flag";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return typed === "" ? "an unknown flag" : `unknown flag ${flag}`;
  if (!flags.includes(typed)) return "cannot be read";
  if (messageOf(error).includes("does not take an argument")) return `${flag} takes no value`;
  if (messageOf(error).includes("ambiguous"))
    return `${flag} needs a value; one that begins with - is written ${flag}=-…`;
  return `${flag} needs a value`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
