import type { RequestContext, Step } from "../request-context.js";

/** Lets pages of the allowed origins call the platform's paths, as a browser asks for it (CORS). Others get no word of it. */
export const cors: Step = async (context, next) => {
  const origin = allowedOrigin(context);
  if (origin === undefined) return next();
  if (isPreflight(context)) return answerPreflight(context, origin);
  const response = await next();
  response.headers.set("Access-Control-Allow-Origin", origin);
  response.headers.append("Vary", "Origin");
  return response;
};

/** Origins are compared as browsers send them; `null` is that of pages from files. */
function allowedOrigin({ request, server }: RequestContext): string | undefined {
  const origin = request.headers.get("Origin");
  return origin !== null && server.allowedOrigins.has(origin) ? origin : undefined;
}

function isPreflight({ request }: RequestContext): boolean {
  return request.method === "OPTIONS" && request.headers.has("Access-Control-Request-Method");
}

function answerPreflight({ request }: RequestContext, origin: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Methods": "GET, POST",
      "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
      "Access-Control-Max-Age": "600",
      // Pages from elsewhere have to ask before they reach a machine's own network.
      ...(request.headers.has("Access-Control-Request-Private-Network") && {
        "Access-Control-Allow-Private-Network": "true",
      }),
      Vary: "Origin",
    },
  });
}
