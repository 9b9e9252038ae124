import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { keyIn } from "../ivr-state.js";

/** The queue that is there from the start (client-code). */
const DEFAULT_QUEUE = "0";

/**
 * Creates a queue.
 *
 * @throws {Refusal} `110077`, creating failed, when the application has it, as it has the default queue `0` (older table; our choice)
 */
export const createQueue: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const { queuetype = "", ...settings } = commandMembers(body, "CreateQueue");
  const key = keyIn(appId, queuetype);
  if (queuetype === DEFAULT_QUEUE || state.ivr.queues.has(key)) throw new Refusal("110077");
  state.ivr.queues.set(key, { appId, queuetype, settings });
  return {};
};
