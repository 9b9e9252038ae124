/** One attempt to tell the developer's server something. */
export interface Attempt {
  readonly kind: string;
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
  /** 1 for the first, 2 for the first repeat. */
  readonly attempt: number;
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  /** HTTP status of the answer, once there is one. */
  status: number | undefined;
  /** Text of the answer. */
  answer: string | undefined;
  /** Why there was none. */
  error: string | undefined;
}

/** Whether the developer's server took it: any HTTP status of 2xx. */
export function isTaken({ status }: Pick<Attempt, "status">): boolean {
  return status !== undefined && status >= 200 && status <= 299;
}
