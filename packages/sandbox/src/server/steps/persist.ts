import type { Step } from "../request-context.js";

/** Lets nobody have an answer before what it tells is on the disk, where state is kept there. */
export const persist: Step = async ({ server }, next) => {
  const response = await next();
  if (server.recorder.isActive) await server.recorder.flushed();
  return response;
};
