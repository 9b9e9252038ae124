import { isObject, type Json, type JsonObject, listAt, listReferences, mapValues, objectAt, omit } from "./json.js";

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";

/** The document with every operation changed. */
function mapOperations(document: JsonObject, change: (operation: JsonObject) => JsonObject): JsonObject {
  const paths = mapValues(objectAt(document, "paths"), (item) =>
    isObject(item) ? mapValues(item, (operation) => (isObject(operation) ? change(operation) : operation)) : item,
  );
  return { ...document, paths };
}

/** Removes the webhooks and the tags that no operation has. */
export function withoutWebhooks(document: JsonObject): JsonObject {
  const operations = Object.values(objectAt(document, "paths")).flatMap((item) =>
    isObject(item) ? Object.values(item) : [],
  );
  const used = operations.flatMap((operation) => (isObject(operation) ? listAt(operation, "tags") : []));
  const tags = listAt(document, "tags").filter((tag) => isObject(tag) && used.includes(tag["name"] ?? null));
  return { ...omit(document, ["webhooks"]), tags };
}

/** Removes the XML form wherever there is a JSON form. A file that is uploaded keeps its own type. */
export function jsonAlone(document: JsonObject): JsonObject {
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return mapValues(value, (member, name) =>
      name === "content" && isObject(member) && JSON_TYPE in member ? omit(member, [XML_TYPE]) : visit(member),
    );
  };
  const responses = visit(objectAt(objectAt(document, "components"), "responses"));
  return {
    ...document,
    paths: visit(objectAt(document, "paths")),
    components: { ...objectAt(document, "components"), responses },
  };
}

/** Puts each response in its place in the operation, since generators name types after response components. */
export function responsesInPlace(document: JsonObject): JsonObject {
  const components = objectAt(document, "components");
  const responses = objectAt(components, "responses");
  const resolved = mapOperations(document, (operation) => ({
    ...operation,
    responses: mapValues(objectAt(operation, "responses"), (response) => {
      const name =
        isObject(response) && typeof response["$ref"] === "string" ? response["$ref"].split("/").at(-1) : undefined;
      return name === undefined ? response : (responses[name] ?? response);
    }),
  }));
  return { ...resolved, components: omit(components, ["responses"]) };
}

/** The two halves of a signature under one pair of names, whichever account signs. */
const SCHEMES: JsonObject = {
  sig: {
    type: "apiKey",
    in: "query",
    name: "sig",
    description:
      "Upper-case hex of MD5(id + token + timestamp). The id is the one in the path: of the main account, or of a sub-account.",
  },
  authorization: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "Base64 of id + `:` + timestamp, without a scheme word. Made from the timestamp in `sig`.",
  },
};

/**
 * Has all operations take one pair of security schemes. Generators know one key of a name and place, so two pairs of the same header and parameter overwrite
 * each other; the id in the path says which account signs.
 */
export function onePairOfSchemes(document: JsonObject): JsonObject {
  const unsecured = mapOperations(document, (operation) => omit(operation, ["security"]));
  const components = { ...objectAt(document, "components"), securitySchemes: SCHEMES };
  return { ...unsecured, security: [{ sig: [], authorization: [] }], components };
}

const NOTICE = `**This bundle is for code generators.** It has the operations of the contract in JSON: a reply is one object for success and failure, webhooks and
XML are left out, and so is what generators cannot carry. \`Accept: application/json\` is needed, since the platform answers in XML otherwise. Sign every request
in a hook of a few lines: the package's README has one for each language.`;

/** Says in the document what it is for. */
export function withNotice(document: JsonObject): JsonObject {
  const info = objectAt(document, "info");
  return { ...document, info: { ...info, description: `${NOTICE}\n\n${String(info["description"] ?? "")}` } };
}

/** Removes components that nothing refers to, directly or through others. */
export function withoutUnused(document: JsonObject): JsonObject {
  const components = objectAt(document, "components");
  const used = new Set<string>();
  const visit = (value: Json): void => {
    for (const reference of listReferences(value)) {
      const [, , kind = "", name = ""] = reference.split("/");
      if (used.has(reference)) continue;
      used.add(reference);
      visit(objectAt(components, kind)[name] ?? null);
    }
  };
  visit(omit(document, ["components"]));
  const kept = mapValues(components, (members, kind) => {
    if (kind === "securitySchemes" || !isObject(members)) return members;
    const left = mapValues(members, (member, name) => (used.has(`#/components/${kind}/${name}`) ? member : undefined));
    return Object.keys(left).length > 0 ? left : undefined;
  });
  return { ...document, components: kept };
}
