/** Collects what a library prints to the console, so that it can go through the output of the run. */
export function collectPrinted(print: () => void): readonly string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...words: readonly unknown[]): void => void lines.push(words.join(" "));
  try {
    print();
  } finally {
    console.log = log;
  }
  return lines;
}
