import { sign } from "@cloopen-rest/client/signing";

/** Input of the reader. */
export interface Draft {
  readonly method: "GET" | "POST";
  readonly base: string;
  readonly path: string;
  readonly sid: string;
  readonly token: string;
  readonly timestamp: string;
  readonly format: "json" | "xml";
  readonly query: string;
  readonly body: string;
  readonly upload: boolean;
}

/** A signed request. */
export interface SignedRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly sig: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Signs what was entered, with the client's own code. */
export function buildRequest(draft: Draft): SignedRequest {
  const { method, base, path, sid, token, timestamp, format, query, body, upload } = draft;
  const { sig, authorization } = sign({ sid, token }, timestamp);
  const more = query.trim().replace(/^[?&]+/, "");
  return {
    method,
    sig,
    url: `${base.trim().replace(/\/+$/, "")}${path.replace(/\{\w+\}/, sid)}?sig=${sig}${more === "" ? "" : `&${more}`}`,
    headers: {
      Authorization: authorization,
      Accept: `application/${format}`,
      "Content-Type": upload ? "application/octet-stream" : `application/${format};charset=utf-8`,
    },
    body: method === "GET" || upload ? undefined : body,
  };
}
