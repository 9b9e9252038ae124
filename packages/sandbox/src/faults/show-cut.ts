import type { BegunAnswer, ConnectionCut } from "./connection-cut.js";

/**
 * Shows a cut connection to a caller without a port: as an answer whose body fails after what is out.
 *
 * @throws {ConnectionCut} where nothing is out
 */
export function showCut(cut: ConnectionCut): Response {
  if (cut.begun === undefined) throw cut;
  const { bytes, status, headers }: BegunAnswer = cut.begun;
  let sent = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        // The error has to wait until the bytes are taken: it would throw them away.
        if (sent) controller.error(cut);
        else controller.enqueue(bytes);
        sent = true;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers });
}
