import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { Hono } from "hono";
import type { RequestRecord } from "../kernel/request-record.js";
import { answer, notThere } from "./answer.js";
import { writeCurl } from "./curl.js";
import { maskSecrets } from "./describe-request.js";
import type { AdminView } from "./view.js";

/** `GET requests/{id}/curl`: a request as a command of a shell, signed again where the sandbox knows who sent it. */
export function requestRoutes(view: AdminView): Hono {
  const app = new Hono();
  app.get("/requests/:id{[0-9]+}/curl", (context) =>
    answer(context, () => {
      const record = view.requests.get(Number(context.req.param("id")));
      if (record === undefined) throw notThere("request", [...view.requests.keys()].map(String));
      return showCurl(record, view);
    }),
  );
  return app;
}

/** Headers that say what a request means; a client makes the others by itself. */
const HEADERS = ["accept", "content-type"];

function showCurl({ method, url, headers, body, sid }: RequestRecord, view: AdminView): string {
  const { account, subAccounts } = view.state();
  const token = sid === account.sid ? account.token : subAccounts.get(sid ?? "")?.token;
  const address = new URL(url);
  const kept: Record<string, string> = {};
  for (const name of HEADERS) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  if (sid !== undefined && token !== undefined) {
    const { sig, authorization } = sign({ sid, token }, formatTimestamp(view.clock.now()));
    address.searchParams.set("sig", sig);
    kept["authorization"] = authorization;
  }
  const text = maskSecrets(body);
  return writeCurl({ method, url: address.href, headers: kept, ...(text !== undefined && { body: text }) });
}
