import type { Context, Given } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { checkLocal, forward } from "../listen/forward.js";
import { readStore } from "../listen/store.js";
import { CliError } from "../output/cli-error.js";

/** Sends stored requests to a local address again, in the order in which they are named. */
export async function run(context: Context, given: Given): Promise<ExitCode> {
  const { terminal, output, t } = context;
  const to = checkLocal("--to", given.option("to") ?? "", t);
  const stored = await readStore(given.option("store") ?? "", t);
  const ids = given.operands.flatMap((text) => range(text, t));
  const requests = ids.map((id) => {
    const found = stored.find((each) => each.id === id);
    if (found === undefined) throw new CliError(EXIT.usage, t(`there is no request #${id}`, `没有请求 #${id}`));
    return found;
  });
  let failures = 0;
  for (const request of requests) {
    const { id, name } = request;
    const reply = await forward(request, to, terminal.signal);
    const status = "error" in reply ? reply.error : String(reply.status);
    const isGood = !("error" in reply) && reply.status >= 200 && reply.status < 300;
    if (!isGood) failures += 1;
    await output.result({ event: "replayed", id, name, to: to.href, reply }, () =>
      `#${id} ${output.paint("bold", name)} ${output.paint(isGood ? "good" : "bad", `→ ${status}`)}${"body" in reply ? ` ${reply.body}` : ""}`.trimEnd(),
    );
  }
  return failures === 0 ? EXIT.done : EXIT.rejected;
}

function range(text: string, t: Context["t"]): readonly number[] {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const length = Number(last) - Number(first) + 1;
  if (!(length > 0 && length <= 100_000))
    throw new CliError(
      EXIT.usage,
      t(`"${text}" is not a number or a range such as 3-5`, `“${text}”不是编号，也不是 3-5 这样的范围`),
    );
  return Array.from({ length }, (_, index) => Number(first) + index);
}
