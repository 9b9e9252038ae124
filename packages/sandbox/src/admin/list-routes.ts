import type { Hono } from "hono";

/** What there is under `/_sandbox`: pages to look at, and the other requests that are answered. */
export interface RouteList {
  /** Paths of GET, without those of one call. */
  readonly pages: readonly string[];
  /** Method and path, with the members of the path in braces. */
  readonly requests: readonly string[];
}

/** Lists the routes of an application by what is registered there, so that none is forgotten. */
export function listRoutes({ routes }: Hono): RouteList {
  const all = routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => ({ method, path: readable(path) }));
  const [index, ...rest] = all;
  const isPage = ({ method, path }: { method: string; path: string }): boolean =>
    method === "GET" && !path.includes("{");
  return {
    pages: rest.filter((route) => isPage(route) && route.path !== index?.path).map(({ path }) => path),
    requests: rest.filter((route) => !isPage(route)).map(({ method, path }) => `${method} ${path}`),
  };
}

function readable(path: string): string {
  return path.replace(/:(\w+)(?:\{[^}]*\})?/g, "{$1}").replace(/(?<=.)\/$/, "");
}
