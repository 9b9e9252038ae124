import { PLATFORM_URL } from "../config/client.js";
import { FIELDS } from "../config/profiles.js";
import { isLoopback } from "../terminal.js";
import { type Check, fail, ok, warn } from "./check.js";

/** Version segment of this API (spec/reference/authentication.md#base-url-hosts-tls). */
const VERSION = "2013-12-26";

/** Variables and profile: what is set, and whether it has the right form. */
export const checkSettings: Check = {
  id: "settings",
  title: { en: "settings", zh: "设置" },
  run({ settings, context: { t } }) {
    const { source, profile, accountSid, authToken, appId } = settings;
    const missing = (["accountSid", "authToken"] as const).filter((name) => settings[name] === undefined);
    if (missing.length > 0)
      return fail(
        t(`${missing.join(" and ")} missing`, `缺少 ${missing.join(" 和 ")}`),
        t(
          "set CLOOPEN_ACCOUNT_SID and CLOOPEN_AUTH_TOKEN, or run: cloopen config set",
          "设置 CLOOPEN_ACCOUNT_SID 和 CLOOPEN_AUTH_TOKEN，或运行：cloopen config set",
        ),
      );
    const untrimmed = FIELDS.find(
      (name) => settings[name] !== settings[name]?.trim() || /["']/.test(settings[name] ?? ""),
    );
    if (untrimmed !== undefined)
      return fail(
        t(`${untrimmed} has blanks, line ends or quotes around it`, `${untrimmed} 带有空白、换行或引号`),
        t("set it again without them", "去掉后重新设置"),
      );
    const malformed = (["accountSid", "appId"] as const).find(
      (name) => settings[name] !== undefined && !/^[0-9A-Za-z]{32}$/.test(settings[name] ?? ""),
    );
    if (malformed !== undefined)
      return fail(
        t(`${malformed} is not 32 letters and digits`, `${malformed} 不是 32 位字母和数字`),
        t("copy it from the management console again", "请从管理控制台重新复制"),
      );
    if (accountSid === authToken)
      return fail(
        t("accountSid and authToken are the same", "accountSid 与 authToken 相同"),
        t("the token is the other value of the console's front page", "令牌是控制台首页的另一个值"),
      );
    const from =
      source === "profile"
        ? t(`from the profile "${profile}"`, `来自配置“${profile}”`)
        : t("from the environment", "来自环境变量");
    if (appId === undefined)
      return warn(
        t(`no application, ${from}`, `没有设置应用，${from}`),
        t(
          "most operations need CLOOPEN_APP_ID, or: cloopen config set appId",
          "多数接口需要 CLOOPEN_APP_ID，或：cloopen config set appId",
        ),
      );
    return ok(t(`complete, ${from}`, `完整，${from}`));
  },
};

/** Base URL: scheme and version segment. */
export const checkBaseUrl: Check = {
  id: "base-url",
  title: { en: "base URL", zh: "地址" },
  run({ settings, facts, context: { t } }) {
    const text = settings.baseUrl ?? PLATFORM_URL;
    const use = t(`use ${PLATFORM_URL}`, `使用 ${PLATFORM_URL}`);
    if (!URL.canParse(text)) return fail(t("it is not a URL", "不是有效的 URL"), use);
    const url = new URL(text);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
      return fail(t("only https is accepted beyond loopback", "除本机外只接受 https"), use);
    if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
      return fail(t("it may have scheme, host, port and path only", "只能包含协议、主机、端口和路径"), use);
    const segment = url.pathname.replace(/\/+$/, "").split("/").at(-1) ?? "";
    if (segment !== VERSION)
      return fail(
        /^\d{4}-\d{2}-\d{2}$/.test(segment)
          ? t(`version ${segment} instead of ${VERSION} (111110)`, `版本为 ${segment}，应为 ${VERSION}（111110）`)
          : t(`the version segment ${VERSION} is missing at its end`, `末尾缺少版本段 ${VERSION}`),
        t(`let it end in /${VERSION}`, `以 /${VERSION} 结尾`),
      );
    facts.url = url;
    if (url.hostname === "sandboxapp.cloopen.com")
      return warn(
        t("the vendor's old sandbox host, presumably gone", "厂商旧的沙箱地址，可能已停用"),
        t(
          `use ${PLATFORM_URL}, or cloopen sandbox on this machine`,
          `使用 ${PLATFORM_URL}，或在本机运行 cloopen sandbox`,
        ),
      );
    return ok(url.href);
  },
};
