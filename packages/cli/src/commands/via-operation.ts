import type { Context, Given, Run } from "../context.js";
import type { Bilingual } from "../language.js";

/** A command that calls one operation: where the fields come from. */
export interface OperationPlan {
  /** Name of the client's function. */
  readonly id: string;
  /**
   * Fields by name: a number is the operand at that place, `"operands"` all of them joined by commas, `[name]` a repeated
   * option, another string an option.
   */
  readonly fields: Readonly<Record<string, number | string | readonly [string]>>;
  /** Fields that are the same in each call. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Action named in the question. */
  readonly question?: (given: Given) => Bilingual;
}

/** Makes a command of an operation. The client is loaded when it runs. */
export function viaOperation(plan: OperationPlan): () => Promise<{ readonly run: Run }> {
  return async () => {
    const [{ operate }, { showResult }] = await Promise.all([
      import("../api/operate.js"),
      import("../api/show-result.js"),
    ]);
    return {
      async run(context: Context, given: Given) {
        const question = plan.question?.(given);
        const called = await operate(context, given, plan.id, {
          params: paramsOf(plan, given),
          typed: typedNames(plan),
          ...(question !== undefined && { question: context.t(question.en, question.zh) }),
        });
        if (called !== undefined) await showResult(context, called);
      },
    };
  };
}

function paramsOf({ fields, fixed = {} }: OperationPlan, given: Given): Readonly<Record<string, unknown>> {
  const params: Record<string, unknown> = { ...fixed };
  for (const [name, source] of Object.entries(fields)) {
    const value = read(source, given);
    if (value !== undefined) params[name] = value;
  }
  return params;
}

function typedNames({ fields }: OperationPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, source]) => [
      name,
      typeof source === "number" || source === "operands" ? name : `--${[source].flat().join()}`,
    ]),
  );
}

function read(source: number | string | readonly [string], given: Given): string | readonly string[] | undefined {
  if (typeof source === "number") return given.operands[source];
  if (typeof source !== "string") {
    const values = given.list(source[0]);
    return values.length === 0 ? undefined : values;
  }
  return source === "operands" ? given.operands.join(",") : given.option(source);
}
