import type { SandboxOptions } from "../../src/sandbox.js";
import { createIvrWorld, type IvrWorld } from "./ivr-world.js";
import { planFor } from "./plan.js";
import { send } from "./reply.js";
import { APP_ID } from "./test-sandbox.js";

/** A client in another language, which writes its XML by hand. */
export interface ForeignClient extends IvrWorld {
  /**
   * Posts a command below `/ivr/`, behind `Appid`.
   *
   * @param query further members, each with its `&`
   * @returns the status code
   */
  post(path: string, command: string, query?: string): Promise<string>;
}

export function createForeignClient(options: SandboxOptions = {}): ForeignClient {
  const world = createIvrWorld(options);
  return {
    ...world,
    async post(path, command, query = "") {
      const appid = command.includes("<Appid>") ? "" : `<Appid>${APP_ID}</Appid>`;
      const reply = await send(world.sandbox, {
        ...planFor("createConference", "xml"),
        rest: `/ivr/${path}`,
        query: (sign, at) => `?sig=${sign(at)}${query}`,
        body: `<Request>${appid}${command}</Request>`,
      });
      return reply.statusCode;
    },
  };
}
