import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { CloopenDecodeError, RESPONSE_TOO_LARGE } from "../errors/cloopen-decode-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { operations as allOperations } from "../generated/operation-table.js";
import { checkValue } from "../protocol/check-value.js";
import { ACCEPT, CONTENT_TYPE, sniffFormat } from "../protocol/format.js";
import type { AnyOperation } from "../protocol/operation.js";
import { decodeXml } from "../protocol/xml/decode-xml.js";
import { encodeXml } from "../protocol/xml/encode-xml.js";
import { readResponseText } from "../transport/fetch.js";
import { TransportError } from "../transport/transport.js";

/** Options of {@link xml}. */
export interface XmlMiddlewareOptions {
  /** The operations that the client will call; all of the contract by default. */
  readonly operations?: readonly AnyOperation[];
}

/** Arguments that openapi-fetch gives to a middleware. */
interface Step {
  readonly request: Request;
  readonly schemaPath: string;
}

/** A middleware for openapi-fetch. */
export interface XmlMiddleware {
  onRequest(step: Step): Promise<Request>;
  onResponse(step: Step & { readonly response: Response }): Promise<Response>;
}

/**
 * Makes an openapi-fetch client use XML: request bodies are sent as XML, responses are converted to
 * the JSON form of the same message.
 *
 * @example
 * ```ts
 * import type { paths } from "@cloopen-rest/client";
 * import { signing } from "@cloopen-rest/client/signing";
 * import { xml } from "@cloopen-rest/client/xml";
 * import createFetchClient from "openapi-fetch";
 *
 * const api = createFetchClient<paths>({ baseUrl: "https://app.cloopen.com:8883/2013-12-26" });
 * api.use(xml(), signing({ sid: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", token: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" }));
 * ```
 *
 * @throws {CloopenConfigError} from a call to a path that the contract does not describe
 * @throws {CloopenEncodeError} from a call whose body does not fit the contract; nothing is sent
 * @throws {CloopenDecodeError} from a call whose response is not well-formed, or longer than 16 MiB
 */
export function xml({ operations = allOperations }: XmlMiddlewareOptions = {}): XmlMiddleware {
  const byPath = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  const find = ({ request, schemaPath }: Step): AnyOperation => {
    const operation = byPath.get(`${request.method.toLowerCase()} ${schemaPath}`);
    if (operation === undefined) throw new CloopenConfigError(`${request.method} ${schemaPath} is not in the contract`);
    return operation;
  };
  return {
    async onRequest(step) {
      const operation = find(step);
      const { request } = step;
      const { method, signal, redirect } = request;
      const headers = new Headers(request.headers);
      headers.set("Accept", ACCEPT.xml);
      if (operation.upload)
        return new Request(request.url, { method, headers, body: await request.arrayBuffer(), signal, redirect });
      headers.set("Content-Type", CONTENT_TYPE.xml);
      const body =
        operation.request === undefined ? null : encodeXml(operation.request, await readBody(operation, request));
      return new Request(request.url, { method, headers, body, signal, redirect });
    },
    async onResponse(step) {
      const { response } = step;
      const text = await readText(response, find(step).id);
      const headers = new Headers(response.headers);
      headers.delete("Content-Length");
      headers.delete("Content-Encoding");
      const { status } = response;
      if (sniffFormat(text) !== "xml") return new Response(text === "" ? null : text, { status, headers });
      headers.set("Content-Type", CONTENT_TYPE.json);
      return new Response(JSON.stringify(decodeXml(find(step).reply, text)), { status, headers });
    },
  };
}

async function readText(response: Response, operation: string): Promise<string> {
  try {
    return await readResponseText(response);
  } catch (error) {
    throw error instanceof TransportError ? new CloopenDecodeError(RESPONSE_TOO_LARGE, operation) : error;
  }
}

async function readBody(operation: AnyOperation, request: Request): Promise<unknown> {
  const value: unknown = await request.json().catch(() => {
    throw new CloopenEncodeError("the body is not JSON; give openapi-fetch the object, not a string", "", operation.id);
  });
  if (operation.request !== undefined) checkValue(operation.request, value);
  return value;
}
