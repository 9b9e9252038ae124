import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { keyIn } from "../ivr-state.js";

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
