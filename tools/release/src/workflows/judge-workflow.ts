import { parse } from "yaml";

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

interface Job {
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** What is wrong with a GitHub workflow: one sentence a fault, none when all is well. */
export function judgeWorkflow(text: string): readonly string[] {
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs ?? {});
  return [
    ...judgePermissions(workflow.permissions),
    ...jobs.flatMap(([name, job]) => judgeJob(job).map((fault) => `${name}: ${fault}`)),
    ...text
      .split("\n")
      .filter((line) => /uses:.*@[0-9a-f]{40}\s*$/.test(line))
      .map((line) => `${line.trim()} lacks a comment with the version`),
  ];
}

function judgePermissions(permissions: unknown): readonly string[] {
  const values = typeof permissions === "object" && permissions !== null ? Object.entries(permissions) : undefined;
  if (values === undefined) return ["permissions must be listed at the top; {} or contents: read"];
  return values
    .filter(([, access]) => access === "write")
    .map(([scope]) => `${scope}: write stands at the top; give it to the job that needs it`);
}

function judgeJob(job: Job): readonly string[] {
  const steps = job.steps ?? [];
  return [
    ...(job["timeout-minutes"] === undefined ? ["timeout-minutes is missing"] : []),
    ...steps
      .filter(({ uses }) => uses !== undefined && !PINNED.test(uses))
      .map(({ uses }) => `${uses} is not pinned to a commit`),
    ...steps
      .filter((step) => step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false)
      .map(() => "checkout keeps the token for every later step; say persist-credentials: false"),
  ];
}
