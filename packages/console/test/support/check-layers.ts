import type { Import } from "./find-imports.js";

/**
 * Layers of the page, from the top down. A file imports its own layer and those below; of layers that share a line, none
 * imports another. Views do not know each other.
 */
const LAYERS = [["main.tsx"], ["app.tsx"], ["views/"], ["ui/"], ["live/", "i18n/"], ["api/", "prefs.ts"]] as const;

/** The imports that break the order of the layers. */
export function findViolations(imports: readonly Import[]): readonly string[] {
  return imports.filter(breaksLayers).map(({ from, to }) => `${from} → ${to}`);
}

function breaksLayers({ from, to }: Import): boolean {
  const [above, below] = [placeOf(from), placeOf(to)];
  if (above.level !== below.level) return above.level > below.level;
  return above.name !== below.name;
}

function placeOf(file: string): { readonly level: number; readonly name: string } {
  const level = LAYERS.findIndex((names) => names.some((name) => file.startsWith(name)));
  if (level < 0) throw new Error(`${file} belongs to no layer`);
  const [first = "", second = ""] = file.split("/");
  return { level, name: first === "views" ? second : first };
}

/** A way from a file back to itself by imports. */
export function findCycle(imports: readonly Import[]): readonly string[] | undefined {
  const done = new Set<string>();
  function follow(file: string, way: readonly string[]): readonly string[] | undefined {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    const cycle = imports
      .filter(({ from }) => from === file)
      .map(({ to }) => follow(to, [...way, file]))
      .find((found) => found !== undefined);
    done.add(file);
    return cycle;
  }
  return imports.map(({ from }) => follow(from, [])).find((found) => found !== undefined);
}
