import { isCloopenApiError, isCloopenError, listSmsTemplates, loadAppStatus } from "@cloopen-rest/client";
import { postSample } from "../listen/post-sample.js";
import { readSamples } from "../listen/samples.js";
import { describeRejection } from "./account-checks.js";
import { type Check, type Examination, type Finding, fail, ok, skip, warn } from "./check.js";

/** Codes that say that the application is not live (spec/errors.yaml). */
export const NOT_LIVE: readonly string[] = ["111178", "111212", "111324", "112305", "112310"];

/** What "not live" means, and what test numbers are for. */
export function notLive({ t }: Examination["context"], statusCode: string): Finding {
  return warn(
    t(
      `not live (${statusCode}): only numbers that are registered for tests are served, others get 112310`,
      `未上线（${statusCode}）：只能向登记的测试号码发送，其他号码返回 112310`,
    ),
    t("register test numbers in the console, or set the application live", "在控制台登记测试号码，或将应用上线"),
  );
}

/** The application: known, and live or not as far as the platform tells. */
export const checkApplication: Check = {
  id: "application",
  title: { en: "application", zh: "应用" },
  async run(examination) {
    const { facts, settings, context } = examination;
    const { t } = context;
    if (facts.account === undefined) return skip(t("not known", "未知"));
    if (settings.appId === undefined) return skip(t("none is set", "未设置"));
    let said: Readonly<Record<string, unknown>> = {};
    try {
      const { client, options } = await examination.client();
      await loadAppStatus(
        client,
        {},
        {
          ...options,
          onResponse: ({ unknownFields }) => {
            said = unknownFields;
          },
        },
      );
    } catch (error) {
      return judge(examination, error);
    }
    const words = Object.entries(said).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    // The reply of this operation is not known beyond its envelope (spec/reference/accounts.md#loadappstatus).
    const state =
      words.length === 0
        ? t(
            "whether it is live shows only when something is sent: --probe-live asks",
            "是否上线只有发送时才知道：可用 --probe-live 探测",
          )
        : words.join(", ");
    return ok(t(`known; ${state}`, `存在；${state}`));
  },
};

function judge({ context }: Examination, error: unknown): Finding {
  context.terminal.signal.throwIfAborted();
  if (!isCloopenError(error)) throw error;
  if (!isCloopenApiError(error)) return fail(error.message);
  return NOT_LIVE.includes(error.statusCode)
    ? notLive(context, error.statusCode)
    : describeRejection(error.statusCode, context.language);
}

/** The template that is named, or whether any is approved. */
export const checkTemplate: Check = {
  id: "template",
  title: { en: "template", zh: "短信模板" },
  async run(examination) {
    const { facts, settings, given, context, client } = examination;
    const { t } = context;
    if (facts.account === undefined || settings.appId === undefined) return skip(t("not known", "未知"));
    const templateId = given.option("template");
    try {
      const { client: cloopen, options } = await client();
      const { TemplateSMS: templates = [] } = await listSmsTemplates(
        cloopen,
        templateId === undefined ? {} : { templateId },
        options,
      );
      return templateId === undefined
        ? judgeAll(context, templates)
        : judgeOne(context, templateId, templates[0]?.status);
    } catch (error) {
      return judge(examination, error);
    }
  },
};

function judgeAll({ t }: Examination["context"], templates: readonly { readonly status?: string }[]): Finding {
  const approved = templates.filter(({ status }) => status === "1").length;
  const counts = t(`${approved} of ${templates.length} approved`, `共 ${templates.length} 个，审核通过 ${approved} 个`);
  if (approved > 0) return ok(counts);
  return warn(
    counts,
    t(
      "create one, or use the test template 1 with test numbers: cloopen templates create",
      "请创建模板，或对测试号码使用测试模板 1：cloopen templates create",
    ),
  );
}

function judgeOne({ t }: Examination["context"], id: string, status: string | undefined): Finding {
  if (status === "1") return ok(t(`${id} is approved`, `${id} 审核通过`));
  if (status === "0") return fail(t(`${id} is under review`, `${id} 审核中`), t("wait for the review", "等待审核"));
  if (status === "2")
    return fail(
      t(`${id} was rejected`, `${id} 审核未通过`),
      t("see the reason in the console, then submit it again", "请在控制台查看原因后重新提交"),
    );
  if (status === undefined) return fail(t(`there is no template ${id}`, `没有模板 ${id}`), "cloopen templates list");
  return fail(t(`${id} has the state ${status}`, `${id} 的状态为 ${status}`), "cloopen templates list");
}

/** The application's own address for callbacks. */
export const checkCallbackUrl: Check = {
  id: "callback",
  title: { en: "callback URL", zh: "回调地址" },
  async run({ given, context: { terminal, t } }) {
    const url = given.option("callback-url");
    if (url === undefined) return skip(t("not given; --callback-url checks it", "未给出；可用 --callback-url 检查"));
    if (!(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
      return fail(t("it is not an http or https URL", "不是 http 或 https 地址"));
    const sample = (await readSamples()).find(({ id, format }) => id === "smsStatusReport" && format === "json");
    if (sample === undefined) throw new Error("the contract has no sample of a status report");
    const { problems, durationMs, reply } = await postSample(sample, url, terminal.signal, t);
    if (reply === undefined)
      return fail(
        problems.join("; "),
        t(
          "does it run, and is the address right? The platform needs a public one",
          "应用是否在运行，地址是否正确？平台只能访问公网地址",
        ),
      );
    if (problems.length > 0)
      return fail(
        problems.join("; "),
        t(
          "answer 200 with <Response><statuscode>000000</statuscode></Response>; cloopen verify-callback --url tries all kinds",
          "以 200 应答 <Response><statuscode>000000</statuscode></Response>；cloopen verify-callback --url 可检查所有类型",
        ),
      );
    return ok(
      t(`replies to a status report correctly, in ${durationMs} ms`, `对状态报告的应答正确，耗时 ${durationMs} 毫秒`),
    );
  },
};
