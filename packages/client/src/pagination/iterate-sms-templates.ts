import type { CallOptions, CloopenClient } from "../client.js";
import { CloopenAbortError } from "../errors/cloopen-abort-error.js";
import { type ListSmsTemplatesResult, listSmsTemplates } from "../generated/operations/list-sms-templates.js";

/** One SMS template. */
export type SmsTemplate = ListSmsTemplatesResult["TemplateSMS"][number];

/** Arguments of {@link iterateSmsTemplates}. */
export interface IterateSmsTemplatesParams {
  /** Application. Default: the client's. */
  readonly appId?: string;
}

/**
 * Iterates all SMS templates that an application may use. The platform returns them without pages,
 * so this is one request, sent for the first item.
 *
 * @example
 * ```ts
 * import { iterateSmsTemplates } from "@cloopen-rest/client";
 *
 * for await (const { id, title, status } of iterateSmsTemplates(cloopen)) console.log(id, title, status);
 * ```
 *
 * @throws {CloopenAbortError} when `options.signal` is aborted; also the errors of
 *   {@link listSmsTemplates}
 */
export async function* iterateSmsTemplates(
  cloopen: CloopenClient,
  params: IterateSmsTemplatesParams = {},
  options: CallOptions = {},
): AsyncGenerator<SmsTemplate, void, undefined> {
  const { TemplateSMS: templates } = await listSmsTemplates(cloopen, { ...params }, options);
  for (const template of templates) {
    if (options.signal?.aborted) throw new CloopenAbortError(options.signal.reason, "iterateSmsTemplates");
    yield template;
  }
}
