/** A contract with one operation, as much of it as the comparison needs. Edited by the tests, each a copy of its own. */
export function smallContract() {
  return {
    openapi: "3.1.0",
    info: { title: "Small", version: "1", description: "A contract for tests." },
    servers: [{ url: "https://api.example.com" }],
    paths: {
      "/send": {
        post: {
          operationId: "send",
          "x-error-codes": ["000000", "112300"],
          requestBody: { content: { "application/xml": { schema: { $ref: "#/components/schemas/SendRequest" } } } },
          responses: { "200": { description: "Sent." } },
        },
      },
      "/query": { get: { operationId: "query", responses: { "200": { description: "Found." } } } },
    } as Record<string, object>,
    webhooks: {
      report: { post: { operationId: "report", responses: { "200": { description: "Taken." } } } },
    } as Record<string, object>,
    components: {
      schemas: {
        SendRequest: {
          type: "object",
          xml: { name: "Send" },
          required: ["to"],
          properties: {
            to: { type: "string", description: "Number.", xml: { attribute: true } },
            lang: { type: "string", enum: ["zh", "en"] },
          } as Record<string, Record<string, unknown>>,
        },
      },
    },
  };
}

/** The small contract. */
export type SmallContract = ReturnType<typeof smallContract>;
