import type { Bilingual } from "./language.js";

/** Exit codes. They are stable: a number keeps its meaning in all versions. */
export const EXIT = {
  done: 0,
  rejected: 1,
  usage: 2,
  unreachable: 3,
  unknown: 4,
  partial: 5,
  declined: 6,
  output: 7,
  internal: 70,
  interrupted: 130,
  brokenPipe: 141,
  terminated: 143,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each exit code means, for the help. */
export const EXIT_MEANINGS: ReadonlyMap<ExitCode, Bilingual> = new Map<ExitCode, Bilingual>([
  [EXIT.done, { en: "done", zh: "成功" }],
  [EXIT.rejected, { en: "the platform rejected it, or a check failed", zh: "平台拒绝，或检查未通过" }],
  [
    EXIT.usage,
    {
      en: "wrong command line, value or configuration; nothing was sent",
      zh: "命令行、参数值或配置有误；没有发出任何请求",
    },
  ],
  [EXIT.unreachable, { en: "the platform was not reached; nothing was done", zh: "没有连上平台；什么都没有执行" }],
  [
    EXIT.unknown,
    {
      en: "no readable response: it may have been done; do not retry blindly",
      zh: "没有可读的响应：可能已经执行，请勿盲目重试",
    },
  ],
  [EXIT.partial, { en: "done in part, or with warnings", zh: "部分完成，或有警告" }],
  [EXIT.declined, { en: "not confirmed; nothing was sent", zh: "未确认；没有发出任何请求" }],
  [EXIT.output, { en: "done, but output or a file could not be written", zh: "已执行，但输出或文件写入失败" }],
  [EXIT.internal, { en: "a fault of cloopen itself", zh: "cloopen 自身的错误" }],
  [EXIT.interrupted, { en: "interrupted by Ctrl-C", zh: "被 Ctrl-C 中断" }],
  [EXIT.brokenPipe, { en: "the reader of the output closed the pipe", zh: "读取输出的一方关闭了管道" }],
  [EXIT.terminated, { en: "ended by SIGTERM", zh: "被 SIGTERM 终止" }],
]);
