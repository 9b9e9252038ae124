import { isCloopenApiError, isCloopenError, sendTemplateSms, uploadMediaFile } from "@cloopen-rest/client";
import { confirm } from "../ask.js";
import type { Translate } from "../language.js";
import { describeRejection } from "./account-checks.js";
import { notLive } from "./application-checks.js";
import { type Check, type Examination, type Finding, fail, ok, skip, warn } from "./check.js";

/** A `reqId` that was used before on the same day (spec/reference/sms.md#sendtemplatesms). */
const REPEATED = "160054";

/** Name of the file that the probe uploads. */
const FILE = "cloopen-doctor.wav";

/**
 * Whether the application is live: an upload is rejected with `111212` while it is not
 * (spec/reference/authentication.md#codes-of-mistakes). The file is empty, so that a live
 * application has a reason to reject it, too.
 *
 * @assumption A live application returns another code for this file.
 */
export const probeLive: Check = {
  id: "probe-live",
  title: { en: "live or not", zh: "是否上线" },
  async run({ facts, given, context, client }) {
    const { t, language } = context;
    if (facts.account === undefined) return skip(t("not known", "未知"));
    await confirm(
      context,
      given,
      t("upload an empty file that the platform should reject", "上传一个应被平台拒绝的空文件"),
    );
    const { client: cloopen, options } = await client();
    try {
      await uploadMediaFile(cloopen, { filename: FILE, file: new Uint8Array(0) }, { ...options, retry: false });
    } catch (error) {
      if (!isCloopenError(error) || error.kind === "abort") throw error;
      if (!isCloopenApiError(error)) return fail(error.message);
      if (error.statusCode === "111212") return notLive(context, error.statusCode);
      if (/^(1111|1118)/.test(error.statusCode)) return describeRejection(error.statusCode, language);
      return ok(
        t(
          `live: the file itself was rejected (${error.statusCode})`,
          `已上线：被拒绝的是文件本身（${error.statusCode}）`,
        ),
      );
    }
    return warn(
      t(`live: the platform even took the file ${FILE}`, `已上线：平台接受了文件 ${FILE}`),
      t(
        `delete it: cloopen api deleteMediaFile --fileName ${FILE}`,
        `请删除：cloopen api deleteMediaFile --fileName ${FILE}`,
      ),
    );
  },
};

/**
 * Whether the platform rejects a repeated `reqId`: sends one template SMS, and the same request once more. It costs one
 * message when the platform rejects it, and two when it does not.
 */
export const probeReqId: Check = {
  id: "probe-reqid",
  title: { en: "repeated reqId", zh: "重复 reqId" },
  async run({ facts, given, context, client, settings }) {
    const { t } = context;
    if (facts.account === undefined || settings.appId === undefined) return skip(t("not known", "未知"));
    const [to = "", templateId = ""] = [given.option("to"), given.option("template")];
    await confirm(
      context,
      given,
      t(
        `send template ${templateId} to ${to}, and the same request again; it costs one or two messages`,
        `向 ${to} 发送模板 ${templateId}，并重复同一请求；将产生一到两条短信费用`,
      ),
    );
    const { client: cloopen, options } = await client();
    const reqId = `doctor${context.terminal.now().toString(36)}`;
    const data = given.list("data");
    const params = { to, templateId, ...(data.length > 0 && { datas: [...data] }), reqId };
    const once = { ...options, retry: false } as const;
    const first = await attempt(() => sendTemplateSms(cloopen, params, once), t);
    if (first.end !== "accepted") return judgeFirst(context, first, reqId);
    return judgeSecond(context, await attempt(() => sendTemplateSms(cloopen, params, once), t), reqId);
  },
};

/** How a request ended; `unknown` when it may have been carried out. */
type Attempt =
  | { readonly end: "accepted" }
  | { readonly end: "rejected"; readonly said: string }
  | { readonly end: "unsent" | "unknown"; readonly said: string };

type Failed = Exclude<Attempt, { readonly end: "accepted" }>;

/** It throws for nothing that the platform or the network does, so that what was sent is always reported. */
async function attempt(send: () => Promise<unknown>, t: Translate): Promise<Attempt> {
  try {
    await send();
    return { end: "accepted" };
  } catch (error) {
    if (!isCloopenError(error)) throw error;
    if (isCloopenApiError(error)) return { end: "rejected", said: error.statusCode };
    const said = error.kind === "abort" ? t("interrupted", "已中断") : error.message;
    return { end: error.mayHaveActed ? "unknown" : "unsent", said };
  }
}

function judgeFirst({ t, language }: Examination["context"], { end, said }: Failed, reqId: string): Finding {
  if (end === "unknown")
    return fail(
      t(
        `nothing is proved; the first message may have been sent (${said})`,
        `没有结论；第一条短信可能已经发出（${said}）`,
      ),
      t(
        `look for a status report of reqId ${reqId} before you try again`,
        `重试前请先查看 reqId 为 ${reqId} 的状态报告`,
      ),
    );
  return fail(
    t(`nothing is proved: the first message was not accepted (${said})`, `没有结论：第一条短信未被接受（${said}）`),
    end === "rejected" ? describeRejection(said, language).fix : undefined,
  );
}

function judgeSecond({ t }: Examination["context"], second: Attempt, reqId: string): Finding {
  if (second.end === "accepted")
    return fail(
      t(
        `refuted: the platform took the same reqId twice (${reqId}); two messages were sent`,
        `已否定：平台两次接受了同一 reqId（${reqId}）；发出了两条短信`,
      ),
      t("leave smsByReqId off", "请保持 smsByReqId 关闭"),
    );
  const { end, said } = second;
  if (said === REPEATED)
    return ok(
      t(
        `proved: the platform rejects a repeated reqId (${REPEATED}); one message was sent, and smsByReqId is safe`,
        `已证实：平台拒绝重复的 reqId（${REPEATED}）；只发出一条短信，可以放心使用 smsByReqId`,
      ),
    );
  return warn(
    end === "unknown"
      ? t(
          `nothing is proved; one message was sent, and a second may have been (${said})`,
          `没有结论；已发出一条短信，第二条可能也已发出（${said}）`,
        )
      : t(
          `nothing is proved; one message was sent, and the second was not (${said})`,
          `没有结论；已发出一条短信，第二条没有发出（${said}）`,
        ),
  );
}
