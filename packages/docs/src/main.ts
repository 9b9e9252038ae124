import { join } from "node:path";
import { PACKAGE } from "./package-folder.js";
import { buildSite } from "./site/build-site.js";

/** Address of the published site, ending in `/`; set at release. */
const site = process.env["CLOOPEN_DOCS_URL"];
if (site !== undefined && site !== "" && !/^https:\/\/[\w.-]+(?::\d+)?\/(?:[\w.~-]+\/)*$/.test(site))
  throw new Error("CLOOPEN_DOCS_URL must begin with https:// and end in /");
await buildSite(join(PACKAGE, process.argv[2] ?? "dist"), site === "" ? undefined : site);
