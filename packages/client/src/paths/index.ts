/** The path client: openapi-fetch over the client of this package. */
export { createPathClient, type PathClient } from "./create-path-client.js";
export type { PathInit, PathMethod, PathResult, PathsWith, SuccessOf } from "./path-types.js";
