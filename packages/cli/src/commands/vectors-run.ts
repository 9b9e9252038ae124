import { VARIABLES } from "../config/settings.js";
import type { Context, Given } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { CliError, InterruptedError } from "../output/cli-error.js";
import { type Answers, askClient } from "../vectors/ask-client.js";
import { KINDS, type Question, toQuestions } from "../vectors/questions.js";
import { readVectors } from "../vectors/read-vectors.js";

type Outcome = "right" | "wrong" | "skipped" | "missing";

/** Checks a client in any language with the contract's vectors. */
export async function run(context: Context, given: Given): Promise<ExitCode> {
  const { terminal, t } = context;
  const [program, ...args] = given.operands;
  if (program === undefined) throw new CliError(EXIT.usage, t("name a program behind --", "请在 -- 之后给出程序"));
  const kinds = given.list("kind");
  const unknown = kinds.find((kind) => !KINDS.some((each) => each === kind));
  if (unknown !== undefined)
    throw new CliError(EXIT.usage, t(`--kind: there is no ${unknown}`, `--kind：没有 ${unknown}`), KINDS.join(", "));
  const seconds = Number(given.option("time-limit") ?? "60");
  if (!(seconds > 0)) throw new CliError(EXIT.usage, t("--time-limit must be above 0", "--time-limit 必须大于 0"));
  const questions = toQuestions(await readVectors()).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const answers = await askClient(questions, {
    command: [program, ...args],
    env: withoutTokens(terminal.env),
    timeLimitMs: seconds * 1_000,
    signal: terminal.signal,
  }).catch((error: unknown) => {
    const code: unknown = Reflect.get(Object(error), "code");
    throw new CliError(EXIT.usage, t(`${program} cannot be started (${code})`, `无法启动 ${program}（${code}）`));
  });
  if (terminal.signal.aborted) throw new InterruptedError(terminal.signal.reason);
  return report(context, questions, answers);
}

/** The client under test gets its credentials with the questions; it does not need those of the user. */
function withoutTokens(env: Context["terminal"]["env"]): Context["terminal"]["env"] {
  const secrets = [VARIABLES.authToken, VARIABLES.subAccountToken];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secrets.includes(name)));
}

async function report({ output, t }: Context, questions: readonly Question[], answers: Answers): Promise<ExitCode> {
  const outcomes = questions.map((question, id) => outcomeOf(question, answers, id));
  for (const [id, { kind, name, expected }] of questions.entries()) {
    const outcome = outcomes[id];
    const got = answers.byQuestion.get(id);
    if (output.json)
      await output.result({ id, kind, name, outcome, ...(outcome === "wrong" && { expected, got }) }, () => "");
    else if (outcome === "wrong")
      await output.text(
        [
          `${output.paint("bad", "✗")} ${kind}: ${name}`,
          `    ${t("expected", "应为")} ${JSON.stringify(expected)}`,
          `    ${t("got", "得到")} ${JSON.stringify(got)}`,
        ].join("\n"),
      );
  }
  for (const kind of KINDS) {
    const own = outcomes.filter((_, id) => questions[id]?.kind === kind);
    const count = (outcome: Outcome): number => own.filter((each) => each === outcome).length;
    if (own.length > 0 && !output.json)
      await output.text(
        t(
          `${kind}: ${count("right")} of ${own.length} right, ${count("skipped")} skipped, ${count("missing")} without a response`,
          `${kind}：共 ${own.length}，正确 ${count("right")}，跳过 ${count("skipped")}，无响应 ${count("missing")}`,
        ),
      );
  }
  if (answers.ended !== undefined)
    await output.note(t(`the program ended early: ${answers.ended}`, `程序提前结束：${answers.ended}`));
  if (answers.otherLines.length > 0)
    await output.note(
      t(
        `${answers.otherLines.length} lines on its stdout are no answers`,
        `其标准输出中有 ${answers.otherLines.length} 行不是响应`,
      ),
    );
  return outcomes.every((each) => each === "right" || each === "skipped") && outcomes.includes("right")
    ? EXIT.done
    : EXIT.rejected;
}

function outcomeOf({ isRight }: Question, { byQuestion }: Answers, id: number): Outcome {
  const answer = byQuestion.get(id);
  if (answer === undefined) return "missing";
  if (answer["skip"] === true) return "skipped";
  try {
    return isRight(answer) ? "right" : "wrong";
  } catch {
    return "wrong";
  }
}
