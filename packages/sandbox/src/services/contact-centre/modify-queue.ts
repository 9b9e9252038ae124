import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { keyIn } from "../ivr-state.js";

/**
 * Changes the settings of a queue; one that is left out keeps its value (inferred).
 *
 * @throws {Refusal} `110088`, agent interface failed, for a queue that was not created (older table; our choice)
 */
export const modifyQueue: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const { queuetype = "", ...settings } = commandMembers(body, "ModifyQueue");
  const queue = state.ivr.queues.get(keyIn(appId, queuetype));
  if (queue === undefined) throw new Refusal("110088");
  queue.settings = { ...queue.settings, ...settings };
  return {};
};
