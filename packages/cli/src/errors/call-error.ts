import { isCloopenApiError, isCloopenError } from "@cloopen-rest/client";
import { explain } from "@cloopen-rest/client/errors";
import type { Context } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import type { Bilingual } from "../language.js";
import { PROXY_VARIABLES } from "../terminal.js";

/** Report of an error of the client. */
export interface CallError {
  readonly exitCode: ExitCode;
  readonly kind: string;
  readonly message: string;
  readonly fix?: string | undefined;
  readonly [detail: string]: unknown;
}

/** Report of a rejection, beside the fields of all errors. */
interface Refusal {
  readonly exitCode: ExitCode;
  readonly statusCode: string;
  readonly statusMsg: string | undefined;
  readonly retryable: string;
  readonly message: string;
  readonly fix: string | undefined;
}

/**
 * Describes an error of the client: what happened, whether the platform may have acted, and what to do.
 *
 * @returns `undefined` for any other error
 */
export function describeCallError(context: Context, error: unknown): CallError | undefined {
  if (!isCloopenError(error)) return undefined;
  const { kind, message, operation, mayHaveActed, reqId } = error;
  const detail = { kind, operation, mayHaveActed, ...(reqId !== undefined && { reqId }) };
  if (isCloopenApiError(error)) return { ...describeRefusal(context, error), ...detail };
  const { t } = context;
  if (kind === "config" || kind === "encode") return { ...detail, exitCode: EXIT.usage, message };
  const aborted = kind === "abort";
  const exitCode = aborted
    ? context.terminal.signal.reason === "SIGTERM"
      ? EXIT.terminated
      : EXIT.interrupted
    : mayHaveActed
      ? EXIT.unknown
      : EXIT.unreachable;
  const acted = mayHaveActed
    ? t("it may have been carried out; do not retry it blindly", "可能已经执行，请勿盲目重试")
    : t("nothing was carried out", "没有执行");
  const what = aborted ? t("interrupted", "已中断") : message;
  return { ...detail, exitCode, message: t(`${what}; ${acted}`, `${what}；${acted}`), fix: hintFor(context, error) };
}

function describeRefusal(
  { language, t }: Context,
  error: Error & { readonly statusCode: string; readonly statusMsg: string | undefined; readonly retryable: string },
): Refusal {
  const { statusCode, statusMsg, retryable } = error;
  const entry = explain(statusCode);
  const text = (value: Bilingual | undefined): string | undefined => value?.[language === "en" ? "en" : "zh"];
  const meaning = text(entry) ?? t("not in the catalogue", "目录中没有该状态码");
  const said = statusMsg ? t(` (the platform says: ${statusMsg})`, `（平台返回：${statusMsg}）`) : "";
  return {
    exitCode: EXIT.rejected,
    statusCode,
    statusMsg,
    retryable,
    message: t(`${statusCode} ${meaning}${said}`, `${statusCode} ${meaning}${said}`),
    fix: text(entry?.fix),
  };
}

/** Advice by the code of the system or of TLS, and by HTTP status. */
function hintFor({ t, terminal }: Context, error: object): string | undefined {
  const code: unknown = Reflect.get(error, "code");
  const status: unknown = Reflect.get(error, "status");
  if (status === 407)
    return t(
      "the proxy demands a user and a password: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT",
      "代理要求用户名和密码：HTTPS_PROXY=http://用户:密码@主机:端口",
    );
  if (typeof code === "string" && PROXY_VARIABLES.some((name) => terminal.env[name]))
    return t(
      "a proxy is set (HTTPS_PROXY): check it, too; cloopen doctor says more",
      "已设置代理（HTTPS_PROXY）：请一并检查；可运行 cloopen doctor 诊断",
    );
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return t(
      "no such host, or no network; cloopen doctor says more",
      "找不到主机或没有网络；可运行 cloopen doctor 诊断",
    );
  if (code === "ECONNREFUSED")
    return t("nothing listens there; check CLOOPEN_BASE_URL", "对端没有监听；请检查 CLOOPEN_BASE_URL");
  if (typeof code === "string" && /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code))
    return t(
      "the certificate is not trusted: cloopen doctor shows who issued it; a CA of your company goes into NODE_EXTRA_CA_CERTS",
      "证书不受信任：cloopen doctor 会显示签发者；公司自有 CA 请设置 NODE_EXTRA_CA_CERTS",
    );
  return undefined;
}
