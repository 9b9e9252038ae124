import { type Content, type ContractDocument, type Example, listWebhooks, resolve } from "@cloopen-rest/spec/model";

/** One sample of a webhook, as the platform would send it. */
interface Sample {
  readonly id: string;
  readonly format: "json" | "xml";
  readonly body: string;
}

/** The first example of each webhook that has a body, in each of its formats. */
export function webhookSamples(document: ContractDocument): readonly Sample[] {
  return listWebhooks(document).flatMap(({ name, described }) => {
    if (described.requestBody === undefined) return [];
    const { content = {} } = resolve<Content>(document, described.requestBody);
    return (["json", "xml"] as const).flatMap((format) => {
      const [first] = Object.values(content[`application/${format}`]?.examples ?? {});
      if (first === undefined) return [];
      const { value } = resolve<Example>(document, first);
      return [{ id: name, format, body: typeof value === "string" ? value : JSON.stringify(value) }];
    });
  });
}
