import { fileURLToPath } from "node:url";
import { openToolbox } from "@cloopen-rest/compat/toolbox";
import { type BundleOptions, bundledSize } from "../bundled-size.js";
import { median } from "../compare.js";
import type { Findings } from "../group.js";
import { importTimes } from "../import-time.js";
import { PEER_LIST } from "../peer-list.js";
import { startProgram } from "../start-program.js";

const PEERS = ["twilio", "stripe", "yuntongxun"];

/** A client as it is measured: by its name in peer-program.ts. */
interface Measured {
  readonly name: string;
  readonly module: string;
  /** What is imported of it for its size. */
  readonly imported: string;
  readonly bundling: BundleOptions;
}

const OURS: Measured = {
  name: "ours",
  module: "@cloopen-rest/client",
  imported: "{ createClient, sendTemplateSms }",
  bundling: { folder: import.meta.dirname, platform: "edge", onDemand: "apart" },
};

function peerIn(folder: string, name: string): Measured {
  return { name, module: name, imported: "{ default }", bundling: { folder, platform: "node", onDemand: "apart" } };
}

/** Other clients beside ours: size, import, and what a call costs over bare `fetch`. Rows only: no budget depends on them. */
export async function measurePeers(): Promise<Findings> {
  const toolbox = await openToolbox(PEER_LIST, console.log);
  if (typeof toolbox === "string") {
    return { figures: {}, rows: [], notes: [`Peers were not measured: npm could not install them (${toolbox}).`] };
  }
  const server = await startProgram(fileURLToPath(new URL("reply-server.js", import.meta.url)));
  try {
    const baseUrl = `http://127.0.0.1:${server.ready["port"]}/2013-12-26`;
    const rows = [await measureOne(OURS, baseUrl)];
    const notes = ["–: yuntongxun is CoffeeScript that is compiled when it is loaded; no bundler takes it as it is."];
    for (const peer of PEERS) {
      try {
        rows.push(await measureOne(peerIn(toolbox.folder, peer), baseUrl));
      } catch (error) {
        notes.push(`${peer} was not measured: ${error instanceof Error ? error.message : error}`);
      }
    }
    return { figures: {}, rows, notes };
  } finally {
    server.stop();
  }
}

async function measureOne(
  { name, module, imported, bundling }: Measured,
  baseUrl: string,
): Promise<Record<string, string | number>> {
  const { folder } = bundling;
  const size = await bundledSize(`export ${imported} from ${JSON.stringify(module)};`, bundling).catch(() => "–");
  const importMs = median(await importTimes(module, folder, 5));
  const { ready, stop } = await startProgram(fileURLToPath(new URL("peer-program.js", import.meta.url)), [
    name,
    baseUrl,
    folder,
  ]);
  stop();
  return {
    what: name,
    "gzip bytes": size,
    "import ms": importMs,
    "call µs": Number(ready["first"]),
    "÷ fetch + JSON.parse": Number(ready["ratio"]),
  };
}
