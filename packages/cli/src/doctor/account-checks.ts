import { getAccountInfo, isCloopenApiError, isCloopenError, iterateSubAccounts } from "@cloopen-rest/client";
import { explain } from "@cloopen-rest/client/errors";
import { type Check, type Examination, type Finding, fail, ok, skip, warn } from "./check.js";

/** This machine's address is not on the list of the console (spec/errors.yaml). */
const ADDRESS_NOT_ALLOWED = "111115";

/** Credentials of the main account. */
export const checkCredentials: Check = {
  id: "credentials",
  title: { en: "main account", zh: "主账户" },
  async run(examination) {
    const { facts, settings, context } = examination;
    const { t } = context;
    const isReady = facts.reached && settings.accountSid !== undefined && settings.authToken !== undefined;
    if (!isReady) return skip(t("not asked, for the reasons above", "因上述原因未检查"));
    try {
      const { client, options } = await examination.client();
      facts.account = await getAccountInfo(client, options);
    } catch (error) {
      return findRejection(examination, error);
    }
    const { status, friendlyName } = facts.account;
    const states: Readonly<Record<string, string>> = {
      "0": t("not activated", "未激活"),
      "2": t("suspended", "已暂停"),
      "3": t("closed", "已关闭"),
    };
    const state = states[status ?? ""];
    if (state !== undefined)
      return fail(t(`${friendlyName} is ${state}`, `${friendlyName} ${state}`), t("contact the vendor", "请联系厂商"));
    return ok(t(`accepted: ${friendlyName}`, `通过：${friendlyName}`));
  },
};

function findRejection({ facts, context }: Examination, error: unknown): Finding {
  const { t, language, terminal } = context;
  terminal.signal.throwIfAborted();
  if (!isCloopenError(error)) throw error;
  if (!isCloopenApiError(error))
    return fail(error.message, t("try again; then look at proxy and network", "请重试；仍失败请检查代理和网络"));
  facts.rejected = error.statusCode;
  if (error.statusCode === ADDRESS_NOT_ALLOWED)
    return skip(t("not known: this machine is not allowed in, see below", "未知：本机不在 IP 白名单中，见下"));
  return describeRejection(error.statusCode, language);
}

/** Describes a rejection in the words of the catalogue. */
export function describeRejection(statusCode: string, language: Examination["context"]["language"]): Finding {
  const key = language === "en" ? "en" : "zh";
  const entry = explain(statusCode);
  return fail([statusCode, entry?.[key]].filter(Boolean).join(" "), entry?.fix[key]);
}

/** List of addresses that may call. */
export const checkAddressList: Check = {
  id: "address-list",
  title: { en: "allowed address", zh: "IP 白名单" },
  run({ facts, context: { language, t } }) {
    if (facts.rejected === ADDRESS_NOT_ALLOWED) return describeRejection(ADDRESS_NOT_ALLOWED, language);
    if (facts.account !== undefined) return ok(t("this machine is allowed in", "本机可以访问"));
    return skip(t("not known", "未知"));
  },
};

/** Balance of the main account. */
export const checkBalance: Check = {
  id: "balance",
  title: { en: "balance", zh: "余额" },
  run({ facts: { account }, context: { language, t } }) {
    if (account === undefined) return skip(t("not known", "未知"));
    const balance = Number(account.balance);
    if (account.balance === undefined || Number.isNaN(balance))
      return warn(t("the platform gave no balance", "平台没有返回余额"));
    if (balance > 0) return ok(account.balance);
    const { text, fix } = describeRejection("111142", language);
    return fail(`${account.balance}: ${text}`, fix);
  },
};

/** Credentials of the sub-account. They are compared with the list of the main account, so nothing is done on its behalf. */
export const checkSubAccount: Check = {
  id: "sub-account",
  title: { en: "sub-account", zh: "子账户" },
  async run({ facts, settings, context: { t, terminal, language }, client }) {
    const { subAccountSid, subAccountToken, appId } = settings;
    if (subAccountSid === undefined && subAccountToken === undefined) return skip(t("none is set", "未设置"));
    if (facts.account === undefined || appId === undefined) return skip(t("not known", "未知"));
    try {
      const { client: cloopen, options } = await client();
      for await (const each of iterateSubAccounts(cloopen, {}, options)) {
        if (each.subAccountSid !== subAccountSid) continue;
        if (each.subToken === subAccountToken)
          return ok(t(`known: ${each.friendlyName}`, `存在：${each.friendlyName}`));
        return fail(
          t("its token is wrong (111109)", "令牌不一致（111109）"),
          t(
            "cloopen subaccounts find NAME --secrets-to FILE has the right one",
            "用 cloopen subaccounts find 名称 --secrets-to 文件 取得正确的令牌",
          ),
        );
      }
    } catch (error) {
      terminal.signal.throwIfAborted();
      if (isCloopenApiError(error)) return describeRejection(error.statusCode, language);
      if (isCloopenError(error)) return fail(error.message);
      throw error;
    }
    return fail(
      t("the application has no such sub-account (111157)", "该应用没有这个子账户（111157）"),
      t("cloopen subaccounts list shows them", "用 cloopen subaccounts list 查看"),
    );
  },
};
