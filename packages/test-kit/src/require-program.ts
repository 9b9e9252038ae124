/**
 * Says in one line why tests are skipped; under `CI=true` it is a failure.
 *
 * @returns whether the program is there
 */
export function requireProgram(found: string | undefined, name: string, debianPackage: string): found is string {
  if (found !== undefined) return true;
  const advice = `No ${name} was found: its tests are skipped (Debian: apt-get install ${debianPackage}).`;
  if (process.env["CI"] === "true") throw new Error(advice);
  console.warn(advice);
  return false;
}
