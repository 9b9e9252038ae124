import type { Step } from "../request-context.js";

/** Leaves the sandbox's own pages to `admin/`. */
export const admin: Step = async ({ server, request }, next) =>
  server.admin?.handles(request) ? server.admin.fetch(request) : next();
