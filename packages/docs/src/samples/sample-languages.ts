import type { Format } from "./body-of.js";
import { curlSample } from "./curl-sample.js";
import { javaSample } from "./java-sample.js";
import { phpSample } from "./php-sample.js";
import { pythonSample } from "./python-sample.js";
import { rawSample } from "./raw-sample.js";
import type { SampleCase } from "./sample-case.js";
import { typescriptSample } from "./typescript-sample.js";

/** A language that every call is shown in. */
export interface SampleLanguage {
  /** In the page, and in the memory of the browser. */
  readonly id: "typescript" | "python" | "php" | "java" | "curl" | "http";
  readonly label: string;
  /** What its blocks are coloured as. */
  readonly grammar: string;
  /** File of `samples/signing` that its samples need beside them; its address in the guide is the name without the ending. */
  readonly helper: string | undefined;
  write(sample: SampleCase, format: Format): string;
}

/** The languages of the samples, in the order of the tabs. */
export const SAMPLE_LANGUAGES: readonly SampleLanguage[] = [
  { id: "typescript", label: "TypeScript", grammar: "ts", helper: undefined, write: typescriptSample },
  { id: "python", label: "Python", grammar: "python", helper: "cloopen.py", write: pythonSample },
  { id: "php", label: "PHP", grammar: "php", helper: "cloopen.php", write: phpSample },
  { id: "java", label: "Java", grammar: "java", helper: "Cloopen.java", write: javaSample },
  { id: "curl", label: "curl", grammar: "sh", helper: undefined, write: curlSample },
  { id: "http", label: "HTTP", grammar: "http", helper: undefined, write: rawSample },
];
