import type { Attributes } from "../../kernel/pick-command.js";
import { Refusal } from "../../kernel/refusal.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { failCommand } from "../ivr/fail-command.js";
import { askPassword } from "./ask-password.js";
import { checkSeats } from "./check-seats.js";
import { memberJoins } from "./member-joins.js";
import { isOpen, type Scene } from "./scene.js";

/**
 * Lets an answered call join, once it has said the password. Much may have changed by then: when the conference has ended, or the last seat is taken, the commands that
 * follow run (our choice).
 *
 * @param attributes as {@link memberJoins} takes them
 */
export function admit(scene: Scene, call: IvrCall, attributes: Attributes): void {
  const { engine, conference } = scene;
  askPassword(scene, call, (right) => {
    if (!right) return;
    failCommand(engine, call, () => {
      if (!isOpen(scene)) throw new Refusal("110128");
      checkSeats(conference, 1);
      memberJoins(scene, call, attributes);
    });
  });
}
