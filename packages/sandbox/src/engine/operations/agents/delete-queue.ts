import type { Handler } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import { keyIn } from "../../ivr-state.js";
import { commandMembers, requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";

/**
 * Deletes a queue. Agents keep its number: our choice.
 *
 * @throws {Refusal} `110078`, deleting failed, for a queue that was not created (older table; our choice)
 */
export const deleteQueue: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const { queuetype = "" } = commandMembers(body, "DelQueue");
  if (!state.ivr.queues.delete(keyIn(appId, queuetype))) throw new Refusal("110078");
  return {};
};
