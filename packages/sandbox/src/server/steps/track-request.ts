import type { Step } from "../request-context.js";

/** Counts the request among those under way. A fault comes before: a reply that is late on purpose is not waited for. */
export const trackRequest: Step = ({ server }, next) => server.requests.track(next());
