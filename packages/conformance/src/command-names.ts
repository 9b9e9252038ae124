import { resolve, type SpecOperation } from "./spec.js";

/** Names of the commands that an operation may carry; none for one that carries no command, or always the same. */
export function commandNames({ request }: SpecOperation): readonly string[] {
  const messages = request === undefined ? [] : (resolve(request).oneOf ?? []);
  return messages.flatMap((message) =>
    Object.keys(resolve(message).properties ?? {}).filter((name) => name !== "Appid"),
  );
}
