import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import type { FaultList } from "../faults/fault-list.js";
import type { Clock } from "../kernel/clock.js";
import type { Handout, Principal, Result } from "../kernel/kernel.js";
import type { Input, Recorder } from "../kernel/recorder.js";
import type { Query, RequestBody } from "../kernel/request-body.js";
import type { RequestRecord } from "../kernel/request-record.js";
import type { UnderWay } from "../kernel/under-way.js";
import type { Platform } from "../services/platform.js";
import { createDeviationPolicy, type DeviationPolicy } from "./deviation-policy.js";
import { replyFormat } from "./format.js";
import { findOperation, readTarget, type Target } from "./routes.js";

/** What the server works with for every request. */
export interface ServerContext {
  /** The present one: a reset puts another in its place. */
  readonly platform: () => Platform;
  readonly strict: boolean;
  /** The sandbox's own pages, unless they are off. */
  readonly admin: AdminPages | undefined;
  /** Origins of pages that may call the platform's paths. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly faults: FaultList;
  /** Writes down what is carried out. */
  readonly recorder: Recorder;
  /** How an operation is written down. */
  readonly describeOperation: (id: string, body: object, principal: Principal, query: object) => Input;
  /** Faults take their time on this clock. A reset drops what is planned on the platform's, and a late reply has to come all the same. */
  readonly faultClock: Clock;
  /** Those of the platform that are under way. */
  readonly requests: UnderWay;
  /** Receives each request that was answered, with its status code. */
  readonly onRequest: (line: RequestLine) => void;
  /** Receives each request that was answered, or whose connection ended, as a whole. */
  readonly onObserved: (record: Omit<RequestRecord, "id">) => void;
  /** Receives each deviation that was taken. */
  readonly onWarning: (operation: string, what: string) => void;
}

/** The sandbox's own pages, as the server sees them. */
export interface AdminPages {
  /** Path of the first page. */
  readonly path: string;
  /** Whether a request is for one of them. */
  handles(request: Request): boolean;
  fetch(request: Request): Response | Promise<Response>;
}

/** One answered request. A caller may put a secret anywhere into a URL, so only what the contract knows of it is shown. */
export interface RequestLine {
  readonly method: string;
  /** Path of the operation as the contract writes it, or a word for any other. */
  readonly path: string;
  readonly answer: string;
  /** Of a rejected request: what in it is the reason, else what the code means. No values of the request. */
  readonly why?: string;
}

/** How a reply is written: its format, and the time of its `Date`. */
export interface ReplyStyle {
  readonly format: "json" | "xml";
  readonly now: number;
}

/** One request on its way through the pipeline. What a step finds out is there for the steps behind it, and for none before. */
export class RequestContext {
  readonly server: ServerContext;
  readonly request: Request;
  readonly url: URL;
  readonly deviations: DeviationPolicy;
  /** What the path asks for; `undefined` when it is no path of the platform. */
  readonly target: Target | undefined;
  /** The operation at the path, if there is one. */
  readonly found: AnyOperation | undefined;
  #platform: Platform | undefined;
  #operation: AnyOperation | undefined;
  #principal: Principal | undefined;
  #body: RequestBody | undefined;
  #query: Query | undefined;
  #result: Result | Handout | undefined;
  /** Text of the body, once it was read. */
  bodyText: string | undefined;
  /** The fault that met the request. */
  fault: string | undefined;
  /** How the request ended, as far as it is known. */
  outcome: Pick<RequestLine, "answer" | "why"> | undefined;

  constructor(server: ServerContext, request: Request) {
    this.server = server;
    this.request = request;
    this.url = new URL(request.url);
    this.target = readTarget(this.url.pathname);
    this.found = this.target && findOperation(request.method, this.target.path);
    const operation = this.found?.id ?? "(no operation)";
    this.deviations = createDeviationPolicy(server.strict, (what) => server.onWarning(operation, what));
  }

  /** The platform that the request is carried out on, whatever is reset meanwhile. */
  get platform(): Platform {
    this.#platform ??= this.server.platform();
    return this.#platform;
  }

  get style(): ReplyStyle {
    const accept = this.header("Accept");
    return { format: replyFormat(accept, this.header("Content-Type")), now: this.platform.clock.now() };
  }

  header(name: string): string | undefined {
    return this.request.headers.get(name) ?? undefined;
  }

  /** Reports what became of the request. */
  report(answer: string, why?: string): void {
    this.outcome = { answer, ...(why !== undefined && { why }) };
    const path = this.found?.path ?? "(no operation)";
    this.server.onRequest({ method: this.request.method, path, answer, ...(why !== undefined && { why }) });
  }

  /** Set by the step `route`. */
  get operation(): AnyOperation {
    return known(this.#operation, "route");
  }
  set operation(operation: AnyOperation) {
    this.#operation = operation;
  }

  /** Set by the step `authenticate`. */
  get principal(): Principal {
    return known(this.#principal, "authenticate");
  }
  set principal(principal: Principal) {
    this.#principal = principal;
  }

  /** Set by the step `decode`. */
  get body(): RequestBody {
    return known(this.#body, "decode");
  }
  set body(body: RequestBody) {
    this.#body = body;
  }

  /** Set by the step `readQuery`. */
  get query(): Query {
    return known(this.#query, "readQuery");
  }
  set query(query: Query) {
    this.#query = query;
  }

  /** Set by the step `handle`. */
  get result(): Result | Handout {
    return known(this.#result, "handle");
  }
  set result(result: Result | Handout) {
    this.#result = result;
  }
}

/**
 * One step of the pipeline.
 *
 * @param next runs the steps behind it
 * @throws {StatusCodeError} for a request that the platform rejects
 */
export type Step = (context: RequestContext, next: () => Promise<Response>) => Promise<Response>;

function known<Value>(value: Value | undefined, step: string): Value {
  if (value === undefined) throw new Error(`the step ${step} has not run`);
  return value;
}
