import { isCloopenApiError, isCloopenError, sendTemplateSms, uploadMediaFile } from "@cloopen-rest/client";
import { confirm } from "../ask.js";
import { refusal } from "./account-checks.js";
import { notLive } from "./application-checks.js";
import { type Check, type Examination, type Finding, fail, ok, skip, warn } from "./check.js";

/** A `reqId` that was used before on the same day (spec/reference/sms.md#sendtemplatesms). */
const REPEATED = "160054";

/** Name of the file that the probe uploads. */
const FILE = "cloopen-doctor.wav";

/**
 * Whether the application is live: an upload is refused with `111212` while it is not
 * (spec/reference/authentication.md#codes-of-mistakes). The file is empty, so that a live
 * application has a reason to refuse it, too.
 *
 * @assumption A live application answers another code to such a file.
 */
export const probeLive: Check = {
  id: "probe-live",
  title: { en: "live or not", zh: "是否上线" },
  async run({ facts, given, context, client }) {
    const { t, language, terminal } = context;
    if (facts.account === undefined) return skip(t("not known", "未知"));
    await confirm(
      context,
      given,
      t("upload an empty file that the platform should refuse", "上传一个应被平台拒绝的空文件"),
    );
    const { client: cloopen, options } = await client();
    try {
      await uploadMediaFile(cloopen, { filename: FILE, file: new Uint8Array(0) }, { ...options, retry: false });
    } catch (error) {
      terminal.signal.throwIfAborted();
      if (!isCloopenError(error)) throw error;
      if (!isCloopenApiError(error)) return fail(error.message);
      if (error.statusCode === "111212") return notLive(context, error.statusCode);
      if (/^(1111|1118)/.test(error.statusCode)) return refusal(error.statusCode, language);
      return ok(
        t(
          `live: the file itself was refused (${error.statusCode})`,
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
 * Whether the platform refuses a repeated `reqId`: sends one template SMS, and the same request once more. It costs one
 * message when the rule holds, and two when it does not.
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
    const first = await outcome(() => sendTemplateSms(cloopen, params, once), context);
    if (first !== "accepted")
      return fail(
        t(
          `nothing is proved: the first message was not accepted (${first})`,
          `没有结论：第一条短信未被接受（${first}）`,
        ),
        refusal(first, context.language).fix,
      );
    return judge(context, await outcome(() => sendTemplateSms(cloopen, params, once), context), reqId);
  },
};

function judge({ t }: Examination["context"], second: string, reqId: string): Finding {
  if (second === REPEATED)
    return ok(
      t(
        `proved: the platform refuses a repeated reqId (${REPEATED}); one message was sent, and smsByReqId is safe`,
        `已证实：平台拒绝重复的 reqId（${REPEATED}）；只发出一条短信，可以放心使用 smsByReqId`,
      ),
    );
  if (second === "accepted")
    return fail(
      t(
        `refuted: the platform took the same reqId twice (${reqId}); two messages were sent`,
        `已否定：平台两次接受了同一 reqId（${reqId}）；发出了两条短信`,
      ),
      t("leave smsByReqId off", "请保持 smsByReqId 关闭"),
    );
  return warn(
    t(`nothing is proved: the second request ended with ${second}`, `没有结论：第二次请求的结果为 ${second}`),
  );
}

async function outcome(send: () => Promise<unknown>, { terminal }: Examination["context"]): Promise<string> {
  try {
    await send();
    return "accepted";
  } catch (error) {
    terminal.signal.throwIfAborted();
    if (isCloopenApiError(error)) return error.statusCode;
    if (isCloopenError(error)) return error.message;
    throw error;
  }
}
