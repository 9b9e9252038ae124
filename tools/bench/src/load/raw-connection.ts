import { once } from "node:events";
import { connect, type Socket } from "node:net";

/**
 * A kept connection to loopback that sends bytes as they are and waits for one response with a `Content-Length`. It implements no more of HTTP, so it takes
 * little time from the server that it measures.
 */
export class RawConnection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("the server closed the connection")));
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new RawConnection(socket);
  }

  /** Sends a request and returns the body of the response. One at a time. */
  exchange(request: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received.toString("latin1", 0, end))?.[1];
    if (length === undefined) {
      this.#fail(new Error("an answer without Content-Length"));
      return;
    }
    if (this.#received.length < end + 4 + Number(length)) return;
    const body = this.#received.toString("utf8", end + 4);
    this.#received = Buffer.alloc(0);
    this.#waiting?.resolve(body);
    this.#waiting = undefined;
  }

  #fail(error: Error): void {
    this.#received = Buffer.alloc(0);
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}
