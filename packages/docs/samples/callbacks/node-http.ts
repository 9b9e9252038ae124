import { createServer } from "node:http";
import { toNodeListener } from "@cloopen-rest/client/webhooks";
import { webhooks } from "./webhooks.js";

export const server = createServer(toNodeListener(webhooks));
server.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
