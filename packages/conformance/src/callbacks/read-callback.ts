import { readXmlBySchema } from "../read-xml-by-schema.js";
import { resolve } from "../spec.js";
import type { HttpMessage } from "../target/http-message.js";
import { violations } from "../validator.js";
import { CALLBACKS, type CallbackForm, type SpecCallback } from "./spec-callbacks.js";

/** A callback as the contract reads it. */
export interface ReadCallback {
  readonly callback: SpecCallback;
  readonly form: CallbackForm;
  readonly message: unknown;
}

/**
 * Reads a request to the developer's server by the contract, without the client.
 * A notification is recognised by its path, any other callback by the schema that its body fits.
 *
 * @throws {Error} saying what of it breaks the contract
 */
export function readCallback({ startLine, body }: HttpMessage): ReadCallback {
  const [method, target = ""] = startLine.split(" ");
  if (method !== "POST") throw new Error(`callbacks are posted, this is ${method}`);
  const url = new URL(target, "http://127.0.0.1");
  return url.pathname.startsWith("/ivr/") ? readNotification(url) : readBody(body.toString("utf8"));
}

function readNotification({ pathname, searchParams }: URL): ReadCallback {
  const path = pathname.split("/").slice(3).join("/");
  const callback = CALLBACKS.find((one) => one.isNotification && (one.path ?? one.id) === path);
  const [form] = callback?.forms ?? [];
  if (callback === undefined || form === undefined) throw new Error(`no notification goes to ${path}`);
  const message: Record<string, string> = {};
  // Where no parameter is known, the contract says to be ready for any, and promises none.
  if (callback.parameters.length === 0) return { callback, form, message };
  for (const [name, value] of searchParams) {
    const parameter = callback.parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) throw new Error(`${callback.id} has no parameter ${name}`);
    if (name in message) throw new Error(`${callback.id} has ${name} twice`);
    const broken = violations(parameter.schema, value);
    if (broken.length > 0) throw new Error(`${callback.id}: ${name} ${broken.join(", ")}`);
    message[name] = value;
  }
  const missing = callback.parameters.filter(({ name, required }) => required && !(name in message));
  if (missing.length > 0) throw new Error(`${callback.id} lacks ${missing.map(({ name }) => name).join(", ")}`);
  return { callback, form, message };
}

function readBody(text: string): ReadCallback {
  const format = text.startsWith("<") ? "xml" : "json";
  const problems: string[] = [];
  for (const callback of CALLBACKS) {
    for (const form of callback.forms.filter((candidate) => candidate.format === format)) {
      try {
        return { callback, form, message: readForm(form, text) };
      } catch (error) {
        problems.push(`${callback.id}: ${error instanceof Error ? error.message : "unreadable"}`);
      }
    }
  }
  throw new Error(`it fits no callback of the contract: ${problems.join("; ")}`);
}

function readForm({ format, schema, wrapper }: CallbackForm, text: string): unknown {
  if (schema === undefined) throw new Error("it has no body");
  const message = format === "xml" ? readXmlBySchema(schema, text) : unwrap(JSON.parse(text), wrapper);
  const known = Object.keys(resolve(schema).properties ?? {});
  const unknown = Object.keys(Object(message)).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`it holds ${unknown}, which the contract does not have`);
  const broken = violations(schema, message);
  if (broken.length > 0) throw new Error(broken.join(", "));
  return message;
}

function unwrap(value: unknown, wrapper: string | undefined): unknown {
  if (wrapper === undefined) return value;
  const [[name, inner] = [], ...others] = Object.entries(Object(value));
  if (name !== wrapper || others.length > 0) throw new Error(`there is no ${wrapper} around it`);
  return inner;
}
