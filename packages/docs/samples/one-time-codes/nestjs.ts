import "reflect-metadata";
import { toNodeListener } from "@cloopen-rest/client/webhooks";
import type { DeliveryResult } from "@cloopen-rest/verify";
import { Body, Controller, Get, Ip, Module, Param, Post, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { Response } from "express";
import { answerStart } from "./answers.js";
import { reports } from "./reports.js";
import { verify } from "./verify.js";

interface StartBody {
  readonly to: string;
  readonly channel?: "sms" | "voice";
  readonly captcha?: string;
}
interface CheckBody {
  readonly to: string;
  readonly code: string;
}

@Controller("codes")
export class CodesController {
  @Post()
  async start(
    @Body() { to, channel, captcha }: StartBody,
    @Ip() ip: string,
    @Res() response: Response,
  ): Promise<void> {
    const result = await verify.start({ to, channel, captcha, purpose: "login", ip });
    const answer = answerStart(result);
    response.status(answer.status).set(answer.headers).json(answer.body);
  }

  @Get(":deliveryId")
  delivery(@Param("deliveryId") deliveryId: string): Promise<DeliveryResult> {
    return verify.delivery(deliveryId);
  }

  @Post("check")
  async check(
    @Body() { to, code }: CheckBody,
    @Ip() ip: string,
    @Res() response: Response,
  ): Promise<void> {
    const { status } = await verify.check({ to, code, purpose: "login", ip });
    response.sendStatus(status === "approved" ? 204 : 403);
  }
}

@Module({ controllers: [CodesController] })
class AppModule {}

export const app = await NestFactory.create<NestExpressApplication>(AppModule);
// Behind a proxy of yours: app.set("trust proxy", 1).
app.use("/cloopen", toNodeListener(reports));
await app.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
