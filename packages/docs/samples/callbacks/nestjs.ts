import "reflect-metadata";
import { toNodeListener } from "@cloopen-rest/client/webhooks";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { webhooks } from "./webhooks.js";

@Module({})
class AppModule {}

export const app = await NestFactory.create(AppModule);
app.use("/cloopen", toNodeListener(webhooks));
await app.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
