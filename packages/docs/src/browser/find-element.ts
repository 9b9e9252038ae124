/**
 * The element with an id, of the type that it must have.
 *
 * @throws {Error} when the page has none
 */
export function findElement<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} with the id ${id}`);
}
