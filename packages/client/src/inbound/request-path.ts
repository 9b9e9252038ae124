import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { WebhookGuardOptions } from "./guard-options.js";
import { checkSecret, findSecret } from "./secret-path.js";

/** Mount paths by request, such as `baseUrl` of Express. */
const mountPaths = new WeakMap<Request, string>();

/** Records the mount path of the handler that receives a request. */
export function noteMountPath(request: Request, path: string): void {
  if (path !== "") mountPaths.set(request, path);
}

/** Splits a path into its segments that are not empty; not decoded. */
export function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** Finds what follows the secret or the base path in the path of a request. */
export interface PathLocator {
  /** @returns `undefined` when the path is not one of the handler */
  readonly locate: (request: Request) => readonly string[] | undefined;
  readonly matchesAnyPath: boolean;
  /** Why a path is not one of the handler. */
  readonly reason: string;
}

/**
 * Creates the locator for a secret or a base path.
 *
 * @throws {CloopenConfigError} for a secret that is too short, or a base path beside a secret
 */
export function createPathLocator({ secret, basePath }: Pick<WebhookGuardOptions, "secret" | "basePath">): PathLocator {
  checkSecret(secret);
  if (basePath !== undefined && secret !== false)
    throw new CloopenConfigError("basePath goes with secret: false; with a secret, all that follows it is the path");
  const base = basePath === undefined ? undefined : segmentsOf(basePath);
  return {
    matchesAnyPath: secret === false && base === undefined,
    reason: secret === false ? `the path is not below ${basePath}` : "the path does not hold the secret",
    locate(request) {
      const segments = segmentsOf(new URL(request.url).pathname);
      if (secret !== false) {
        const at = findSecret(segments, secret);
        return at < 0 ? undefined : segments.slice(at + 1);
      }
      const prefix = base ?? segmentsOf(mountPaths.get(request) ?? "");
      if (prefix.every((segment, at) => segments[at] === segment)) return segments.slice(prefix.length);
      return base === undefined ? segments : undefined;
    },
  };
}
