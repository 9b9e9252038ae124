import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@cloopen-rest/test-kit";
import { bundle } from "./bundle.js";
import { MODULE_FORMATS } from "./module-format.js";
import type { Runtime } from "./runtime.js";
import type { SmokeReport } from "./smoke/smoke.js";

const WORKER = `import { run } from "./edge-entry.js";
export default { fetch: async (request) => Response.json(await run(await request.json())) };
`;

/** What wrangler bundles with. */
const CONDITIONS = "workerd,worker,browser";

/** What Cloudflare's Workers run on, alone, without Node's compatibility. */
export const workerd: Runtime = {
  name: "workerd",
  formats: MODULE_FORMATS,
  run: async (surroundings, format) => {
    const { consumer, stage, toolbox } = surroundings;
    const command = await toolbox.find("@cloudflare/workerd-*/bin/workerd");
    if (command === undefined) return `no package of it for ${process.platform} ${process.arch}`;
    // A worker is a module; what it imports is of either system.
    const source = join(dirname(consumer.suites[format].edgeEntry), "worker-source.mjs");
    await writeFile(source, WORKER);
    await writeFile(join(consumer.folder, "worker.js"), await bundle(surroundings, source, CONDITIONS));
    const port = await freePort();
    const config = join(consumer.folder, "worker.capnp");
    await writeFile(config, writeConfig(port));
    const child = spawn(command, ["serve", config], { cwd: consumer.folder, stdio: ["ignore", "ignore", "pipe"] });
    let complaints = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaints += text;
    });
    try {
      const response = await askUntilUp(`http://127.0.0.1:${port}/`, JSON.stringify(stage.facts));
      if (!response.ok) throw new Error(`${await response.text()}\n${complaints}`);
      return (await response.json()) as SmokeReport;
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${complaints}`, { cause: error });
    } finally {
      child.kill("SIGKILL");
    }
  },
};

function writeConfig(port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker), (name = "internet", network = (allow = ["private"])) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ],
);
const worker :Workerd.Worker = (
  modules = [ (name = "worker", esModule = embed "worker.js") ],
  compatibilityDate = "2026-01-01",
);
`;
}

/** It does not say when it is up. */
async function askUntilUp(url: string, body: string): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url, { method: "POST", body });
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(100);
    }
  }
}
