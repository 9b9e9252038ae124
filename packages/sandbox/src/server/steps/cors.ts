/** Lets pages of some origins call the platform's paths, as a browser asks for it (CORS). Others get no word of it. */
export interface CrossOrigin {
  /** The answer to a preflight of an origin that is allowed. */
  preflight(request: Request): Response | undefined;
  /** Marks an answer for an origin that is allowed. */
  mark(request: Request, response: Response): Response;
}

/** @param origins as browsers send them in `Origin`; `null` is that of pages from files */
export function createCrossOrigin(origins: readonly string[]): CrossOrigin {
  const allowed = new Set(origins);
  const originOf = (request: Request): string | undefined => {
    const origin = request.headers.get("Origin");
    return origin !== null && allowed.has(origin) ? origin : undefined;
  };
  return {
    preflight(request) {
      const origin = originOf(request);
      const isPreflight = request.method === "OPTIONS" && request.headers.has("Access-Control-Request-Method");
      if (!isPreflight || origin === undefined) return undefined;
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
    },
    mark(request, response) {
      const origin = originOf(request);
      if (origin === undefined) return response;
      response.headers.set("Access-Control-Allow-Origin", origin);
      response.headers.append("Vary", "Origin");
      return response;
    },
  };
}
