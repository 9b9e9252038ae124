/** Where a sandbox keeps its state. */
export interface DataOptions {
  /** A folder of its own; it is made where there is none. */
  readonly directory: string;
  /** Seconds on the sandbox's clock for each real one. Default: 1. */
  readonly speed?: number;
  /** Receives what people should know of the folder. */
  readonly onNote?: (what: string) => void;
  /** Hears when nothing can be written any more: requests are then answered with HTTP 500. */
  readonly onError?: (error: Error) => void;
}
