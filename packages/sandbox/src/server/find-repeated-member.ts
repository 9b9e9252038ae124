const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/gs;

/**
 * Name of a member that stands twice in one object of a JSON text. `JSON.parse` keeps the last and says nothing.
 *
 * @returns `undefined` when there is none
 */
export function findRepeatedMember(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, name, colon] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined && name !== undefined) {
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}
