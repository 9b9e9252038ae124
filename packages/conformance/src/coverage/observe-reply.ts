import type { Formats } from "@cloopen-rest/client";
import { commandNames } from "../command-names.js";
import type { Transport } from "../settings.js";
import { OPERATIONS, type SpecOperation } from "../spec.js";
import type { Exchange, HttpMessage } from "../target/http-message.js";
import type { ReplyObservation } from "./observation.js";

/**
 * What an exchange covers, read from the messages alone: the operation from the path, the command and the called number from the body, the code from the response.
 *
 * @param formats in which the messages were checked against the contract
 * @throws {Error} when the path is no operation of the contract, or the reply has no code
 */
export function observeReply(transport: Transport, { request, reply }: Exchange, formats: Formats): ReplyObservation {
  const operation = findOperation(request);
  const sent = request.body.toString("utf8");
  const code = /"statusCode":"(\d{6})"|<statusCode>(\d{6})</.exec(reply.body.toString("utf8"))?.slice(1).find(Boolean);
  if (code === undefined) throw new Error("the reply has no status code");
  const command = commandNames(operation).find((name) => new RegExp(`["<]${name}\\b`).test(sent));
  return {
    kind: "reply",
    transport,
    operation: operation.id,
    ...(command !== undefined && { command }),
    code,
    by: new RegExp(`\\b19900${code}\\b`).test(sent) ? "number" : "rule",
    formats: `${formats.request}/${formats.reply}`,
  };
}

function findOperation({ startLine }: HttpMessage): SpecOperation {
  const [method, target = ""] = startLine.split(" ");
  // Version and id may be wrong on purpose.
  const path = /^\/[^/]+(\/[^/]+\/)[^/]*(\/[^?]*)/.exec(target)?.slice(1).join("*");
  const found = OPERATIONS.find(
    (operation) => operation.method === method && operation.path.replace(/\{\w+\}/, "*") === path,
  );
  if (found === undefined) throw new Error("no operation of the contract was called");
  return found;
}
