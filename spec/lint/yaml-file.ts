import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Key } from "./place.js";
import type { TextLocation } from "./redocly.js";

/** A file beside the contract is missing or is no YAML. `at` is the line, where there is one. */
export class UnreadableFile extends Error {
  readonly at: TextLocation | undefined;

  constructor(message: string, at?: TextLocation) {
    super(message);
    this.name = "UnreadableFile";
    this.at = at;
  }
}

/** A YAML file that Redocly does not read itself. */
export interface YamlFile {
  readonly value: unknown;
  /** The line of a key or of a list item; that of the nearest parent where the key does not exist. */
  at(path: readonly Key[]): TextLocation;
}

/**
 * Reads a YAML file.
 *
 * @throws {@link UnreadableFile} that says what is wrong, and in which line.
 */
export function readYamlFile(path: string): YamlFile {
  const body = readBody(path);
  const lines = new LineCounter();
  const document = parseDocument(body, { lineCounter: lines, prettyErrors: false });
  const locate = (offset: number): TextLocation => {
    const { line, col } = lines.linePos(offset);
    const text = body.split("\n");
    return {
      source: { absoluteRef: path, body, getLines: () => text },
      pointer: undefined,
      start: { line, col },
      end: { line, col: (text[line - 1]?.length ?? 0) + 1 },
    };
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw new UnreadableFile(`This is no YAML: ${broken.message}`, locate(broken.pos[0]));
  return {
    value: document.toJS(),
    at: (keys) => locate(offsetOf(document.contents, keys)),
  };
}

function readBody(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UnreadableFile(
      `The file ${relative(process.cwd(), path)} cannot be read. Write it; spec/README.md says what is in it.`,
    );
  }
}

function offsetOf(contents: Node | null, path: readonly Key[]): number {
  let node: unknown = contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
    const found = startOf(pair?.key ?? item);
    if (found === undefined) break;
    offset = found;
    node = pair?.value ?? item;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
