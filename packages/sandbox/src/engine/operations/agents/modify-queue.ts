import type { Handler } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import { keyIn } from "../../ivr-state.js";
import { commandMembers, requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";

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
