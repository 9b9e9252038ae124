import type { CloopenApiError } from "../errors/cloopen-api-error.js";
import type { components, paths } from "../generated/schema.js";
import type { CallOptions } from "../options/client-options.js";
import type { UploadFile } from "../upload/upload-file.js";

type Method = "get" | "post";

/** Paths of the contract that have a method. */
export type PathsWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, { responses: unknown }> ? Path : never;
}[keyof paths];

type OperationAt<Path extends keyof paths, M extends Method> = paths[Path][M];

type BodyOf<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content extends { "application/json": infer Body }
    ? Body
    : UploadFile
  : never;

type AppIdOptional<Body> = Body extends { appId: string }
  ? Omit<Body, "appId"> & { appId?: string }
  : Body extends { Appid: string }
    ? Omit<Body, "Appid"> & { Appid?: string }
    : Body;

type MemberOf<Body> = Body extends unknown ? keyof Body : never;

/**
 * Forbids the fields of a second command: the compiler would allow both, the platform accepts one
 * per request.
 */
type OneOf<Body, All = Body> = Body extends { Appid: string }
  ? Body & { readonly [Other in Exclude<MemberOf<All>, keyof Body>]?: never }
  : Body;

type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } } ? Query : never;

type ReplyOf<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Reply } } } }
  ? Reply
  : never;

/** The successful alternative of a response. */
export type SuccessOf<Operation> = Extract<ReplyOf<Operation>, { statusCode: components["schemas"]["SuccessCode"] }>;

/**
 * Query and body of one call. The account id in the path and the application in the body come from
 * the client unless given.
 */
export type PathInit<Operation> = CallOptions & {
  readonly params?: {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Partial<NonNullable<QueryOf<Operation>>>;
  };
} & ([BodyOf<Operation>] extends [never]
    ? { readonly body?: undefined }
    : { readonly body: AppIdOptional<OneOf<BodyOf<Operation>>> });

/**
 * `data` when the platform responded with `000000`, else `error`. Every other failure is thrown.
 */
export type PathResult<Data> =
  | { readonly data: Data; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: CloopenApiError; readonly response?: undefined };

type Args<Operation> = [BodyOf<Operation>] extends [never] ? [init?: PathInit<Operation>] : [init: PathInit<Operation>];

/** Calls a path of the contract with a method, as openapi-fetch does. */
export type PathMethod<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...init: Args<OperationAt<Path, M>>
) => Promise<PathResult<SuccessOf<OperationAt<Path, M>>>>;
