import { styleText } from "node:util";
import type { Terminal, TextStream } from "../terminal.js";
import { WriteError } from "./cli-error.js";
import { type Column, formatTable } from "./table.js";

/** Lines of text. */
export type Lines = string | readonly string[];

/** Meaning of a piece of text; the colour follows from it. */
export type Tone = "good" | "warn" | "bad" | "dim" | "bold";

/**
 * What a run prints. Results go to stdout, everything else to stderr. Known secrets are replaced in all of it.
 */
export interface Output {
  /** Results are NDJSON. */
  readonly json: boolean;
  /** Replaces a text in all output from now on. */
  hide(secret: string | undefined): void;
  /** One result: a line of JSON, or the lines for people. */
  result(value: unknown, lines: () => Lines | Promise<Lines>): Promise<void>;
  /** A list: a line of JSON for each row, or a table for people. */
  table<Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[], empty: string): Promise<void>;
  /** Lines that are results by themselves, such as a completion script. */
  text(text: string): Promise<void>;
  /** A line for people on stderr. */
  note(text: string): Promise<void>;
  /** A line of JSON on stderr with `--json`, else a line for people. */
  report(value: unknown, text: string): Promise<void>;
  /** A text in the colour of its tone, for stdout or stderr. */
  paint(tone: Tone, text: string, stream?: "stdout" | "stderr"): string;
}

/** Options of {@link createOutput}. */
export interface OutputOptions {
  readonly json: boolean;
}

const STYLES = { good: "green", warn: "yellow", bad: "red", dim: "dim", bold: "bold" } as const;

/** Below this a secret is too short to be told from ordinary text. */
const SHORTEST_SECRET = 8;

/** Creates the output of a run. */
export function createOutput(terminal: Terminal, { json }: OutputOptions): Output {
  const secrets = new Set<string>();
  const clean = (text: string): string => {
    let cleaned = text;
    for (const secret of secrets) cleaned = cleaned.replaceAll(secret, "***");
    return cleaned;
  };
  const { stdout, stderr } = terminal;
  const put = (stream: TextStream, text: string): Promise<void> => write(stream, `${clean(text)}\n`);

  return {
    json,
    hide(secret) {
      if (secret !== undefined && secret.length >= SHORTEST_SECRET) secrets.add(secret);
    },
    async result(value, lines) {
      await put(stdout, json ? JSON.stringify(value) : [await lines()].flat().join("\n"));
    },
    async table(rows, columns, empty) {
      if (json) for (const row of rows) await put(stdout, JSON.stringify(row));
      else if (rows.length === 0) await put(stderr, empty);
      else await put(stdout, await formatTable(rows, columns, widthOf(stdout)));
    },
    text: (text) => put(stdout, text),
    note: (text) => put(stderr, text),
    report: (value, text) => put(stderr, json ? JSON.stringify(value) : text),
    paint: (tone, text, stream = "stdout") =>
      hasColour(terminal, terminal[stream]) ? styleText(STYLES[tone], text, { validateStream: false }) : text,
  };
}

/**
 * Whether to colour a stream: `NO_COLOR` and a terminal that is none switch it off, `FORCE_COLOR` on.
 */
function hasColour({ env }: Terminal, stream: TextStream): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] && env["FORCE_COLOR"] !== "0") return true;
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

/** Columns of a terminal; without one, lines are never cut. */
function widthOf({ isTTY, columns }: TextStream): number {
  return isTTY && columns ? columns : Number.POSITIVE_INFINITY;
}

/**
 * Writes to a stream, and waits until it is written.
 *
 * @throws {WriteError} when the reader has gone or the disk is full
 */
export function write(stream: TextStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      const code: unknown = Reflect.get(Object(error), "code");
      reject(new WriteError(typeof code === "string" ? code : "EIO"));
    };
    try {
      stream.write(text, (error) => (error ? fail(error) : resolve()));
    } catch (error) {
      fail(error);
    }
  });
}
