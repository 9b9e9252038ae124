import type { Handler } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import { requiredString } from "../../read-body.js";

/** Answers the envelope alone: what more the platform answers is not known (spec/reference/contact-centre.md#queryqueue). */
export const queryQueue: Handler = ({ state }, body) => {
  findApplication(state, requiredString(body, "Appid"));
  return {};
};
