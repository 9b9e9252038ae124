import { toNodeListener } from "@cloopen-rest/client/webhooks";
import express from "express";
import { webhooks } from "./webhooks.js";

const app = express();
app.use("/cloopen", toNodeListener(webhooks)); // with a path, before or behind parsers
app.use(express.json());

export const server = app.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
