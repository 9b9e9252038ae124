import { connect } from "node:net";

/** A socket under the test's hand. */
export interface RawConnection {
  write(text: string): void;
  /** Says that nothing more will be written. */
  end(): void;
  /** Cuts the connection. */
  reset(): void;
  /** Waits until that many answers have begun; what came so far. */
  answers(count: number): Promise<string>;
  /** Waits for the other side's end; all that came. */
  readonly closed: Promise<string>;
}

export async function openRaw(port: number): Promise<RawConnection> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk) => {
    text += String(chunk);
  });
  socket.on("error", () => {});
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  return {
    write: (part) => void socket.write(part),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
    answers: (count) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (complete(text) < count) return;
          socket.off("data", look);
          resolve(text);
        };
        socket.on("data", look);
        closed.then(() =>
          complete(text) < count ? reject(new Error(`closed after ${JSON.stringify(text)}`)) : resolve(text),
        );
        look();
      }),
    closed,
  };
}

/** Answers whose whole body is there. */
function complete(text: string): number {
  let rest = Buffer.from(text);
  for (let count = 0; ; count++) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return count;
    const length = Number(/^content-length: *(\d+)/im.exec(rest.subarray(0, end).toString())?.[1] ?? 0);
    if (rest.length < end + 4 + length) return count;
    rest = rest.subarray(end + 4 + length);
  }
}
