/** Whether `fetch` is Node's own. Runtimes that imitate Node do not name its `fetch` among their versions. */
export function isNode(): boolean {
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  return process?.versions?.undici !== undefined;
}
