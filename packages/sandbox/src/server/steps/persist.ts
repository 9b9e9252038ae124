import type { Step } from "../request-context.js";

/** Delays the response until the state that it reports is on the disk, where the sandbox keeps state there. */
export const persist: Step = async ({ server }, next) => {
  const response = await next();
  if (server.recorder.isActive) await server.recorder.flushed();
  return response;
};
