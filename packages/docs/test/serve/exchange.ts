import { connect } from "node:net";

/** Sends one request line with a `Host` as it is given, which `fetch` would tidy up, and returns the whole reply. */
export async function exchange(url: string, line: string, host: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
