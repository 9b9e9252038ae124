import { isIP } from "node:net";
import { createAgent } from "../config/client.js";
import { CliError } from "../output/cli-error.js";
import { type Check, type Examination, type Finding, fail, ok, skip, warn } from "./check.js";
import { type CertificateFacts, contact } from "./reach.js";

const TIMEOUT_MS = 10_000;
const DAY_MS = 24 * 3_600_000;
/** A certificate that ends so soon is worth a word. */
const SOON_MS = 14 * DAY_MS;
/** A clock that is off by more is worth a word; the platform itself allows 24 hours. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Name of the host. */
export const checkDns: Check = {
  id: "dns",
  title: { en: "DNS", zh: "域名解析" },
  async run({ facts: { url }, context: { terminal, t } }) {
    if (url === undefined) return skip(t("no base URL", "没有可用的地址"));
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if ((await terminal.proxyFor(url.href)) !== "") return skip(t("the proxy does it", "由代理解析"));
    if (isIP(host) !== 0) return ok(t("an address, no name to look up", "是 IP 地址，无需解析"));
    try {
      const addresses = await terminal.resolveHost(host);
      return ok(t(`${host} is ${addresses.join(", ")}`, `${host} 解析为 ${addresses.join("、")}`));
    } catch (error) {
      const code = codeOf(error);
      return fail(
        t(`${host} cannot be resolved (${code})`, `无法解析 ${host}（${code}）`),
        code === "ENOTFOUND"
          ? t("check the spelling of the host, and the DNS of this machine", "检查主机名拼写和本机 DNS")
          : t("check the network connection", "检查网络连接"),
      );
    }
  },
};

/** Connection and certificate. */
export const checkTls: Check = {
  id: "tls",
  title: { en: "connection", zh: "连接" },
  async run({ facts, context }) {
    const { url } = facts;
    const { terminal, t } = context;
    if (url === undefined) return skip(t("no base URL", "没有可用的地址"));
    const limits = { signal: terminal.signal, timeoutMs: TIMEOUT_MS };
    try {
      const options = { agent: await createAgent(context, url.href), ...limits };
      const { status, date, certificate } = await contact(url, options);
      if (status === 407) return proxyDemandsPassword(context);
      if (date !== undefined) facts.date = { platformMs: date, ownMs: terminal.now() };
      facts.reached = true;
      if (certificate === undefined) return ok(t("plain http on this machine", "本机明文 http"));
      if (certificate.problem !== undefined) {
        facts.reached = false;
        return untrusted(context, certificate);
      }
      const other = terminal.env["NODE_EXTRA_CA_CERTS"] || terminal.env["NODE_OPTIONS"]?.includes("-ca");
      const builtIn = other ? await contact(url, { ...options, builtInRootsOnly: true }) : undefined;
      return judge(context, certificate, builtIn?.certificate?.problem);
    } catch (error) {
      terminal.signal.throwIfAborted();
      if (error instanceof CliError) return fail(error.message, error.fix);
      return (await terminal.proxyFor(url.href)) === ""
        ? unreachable(context, url, codeOf(error))
        : fail(
            t(
              `${url.host} was not reached through the proxy (${codeOf(error)})`,
              `无法经代理连接 ${url.host}（${codeOf(error)}）`,
            ),
            t("check HTTPS_PROXY, or name the host in NO_PROXY", "请检查 HTTPS_PROXY，或在 NO_PROXY 中列出该主机"),
          );
    }
  },
};

function judge(
  { terminal, t }: Examination["context"],
  facts: CertificateFacts,
  problemWithBuiltIn: string | undefined,
): Finding {
  const { issuer, validTo } = facts;
  const day = new Date(validTo).toISOString().slice(0, 10);
  if (terminal.env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0")
    return fail(
      t(
        "NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off",
        "NODE_TLS_REJECT_UNAUTHORIZED=0 关闭了证书校验",
      ),
      t("remove it; set NODE_EXTRA_CA_CERTS for a CA of your own", "请删除该变量；自有 CA 请用 NODE_EXTRA_CA_CERTS"),
    );
  if (problemWithBuiltIn !== undefined)
    return warn(
      t(
        `${issuer} is trusted only by this machine's own settings: something on the way may read the traffic`,
        `${issuer} 仅因本机设置而受信任：链路中可能有设备在解密流量`,
      ),
      t(
        "fine for a proxy of your company or a sandbox, else remove it from NODE_EXTRA_CA_CERTS",
        "若是公司代理或沙箱则正常，否则请从 NODE_EXTRA_CA_CERTS 中移除",
      ),
    );
  if (validTo - terminal.now() < SOON_MS)
    return warn(t(`the certificate ends on ${day}`, `证书将于 ${day} 到期`), t("contact the vendor", "请联系厂商"));
  return ok(t(`TLS, certificate of ${issuer}, valid until ${day}`, `TLS，证书由 ${issuer} 签发，有效期至 ${day}`));
}

function untrusted({ t }: Examination["context"], { issuer, subject, problem = "" }: CertificateFacts): Finding {
  const isForeign = /SELF_SIGNED|UNABLE_TO|DEPTH_ZERO/.test(problem);
  return fail(
    t(
      `the certificate of ${subject}, issued by ${issuer}, is not trusted (${problem})`,
      `${subject} 的证书（由 ${issuer} 签发）不受信任（${problem}）`,
    ),
    isForeign
      ? t(
          "something on the way intercepts TLS, or it is a sandbox; if you trust that CA: NODE_EXTRA_CA_CERTS=ca.pem",
          "链路中有设备拦截 TLS，或对端是沙箱；若信任该 CA：NODE_EXTRA_CA_CERTS=ca.pem",
        )
      : t("check host name, clock and network", "检查主机名、系统时间和网络"),
  );
}

function unreachable({ t }: Examination["context"], { host }: URL, code: string): Finding {
  const advice: Readonly<Record<string, string>> = {
    ECONNREFUSED: t("nothing listens there; check port 8883", "对端端口未监听；请检查 8883 端口"),
    ETIMEDOUT: t("a firewall may drop port 8883; open it outwards", "防火墙可能拦截了 8883 端口，请放行出站"),
    ECONNRESET: t("the connection was reset; does the other side speak https?", "连接被中途断开；对端是否为 https？"),
    EPROTO: t("the other side does not speak TLS; is the port right?", "对端不是 TLS；端口是否正确？"),
  };
  return fail(
    t(`${host} was not reached (${code})`, `无法连接 ${host}（${code}）`),
    advice[code] ?? t("check network and proxy", "检查网络和代理"),
  );
}

function proxyDemandsPassword({ t }: Examination["context"]): Finding {
  return fail(
    t("the proxy demands a user and a password (407)", "代理要求用户名和密码（407）"),
    t("HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT", "HTTPS_PROXY=http://用户:密码@主机:端口"),
  );
}

/** Clock of this machine against the platform's, and Beijing time. */
export const checkClock: Check = {
  id: "clock",
  title: { en: "clock", zh: "时钟" },
  run({ facts: { date }, context: { terminal, t } }) {
    if (date === undefined) return skip(t("the platform's time is not known", "没有得到平台时间"));
    const offMs = date.ownMs - date.platformMs;
    const beijing = new Date(date.ownMs + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
    const seconds = Math.round(Math.abs(offMs) / 1_000);
    const side = offMs > 0 ? t("ahead", "快") : t("behind", "慢");
    const off = t(`${seconds} s ${side} of the platform`, `比平台${side} ${seconds} 秒`);
    const fix = t("synchronise it (NTP)", "请同步时间（NTP）");
    if (Math.abs(offMs) > DAY_MS)
      return fail(t(`${off}: signatures are rejected (111106)`, `${off}：签名会被拒绝（111106）`), fix);
    if (Math.abs(offMs) > CLOCK_TOLERANCE_MS) return warn(off, fix);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const note =
      new Date(terminal.now()).getTimezoneOffset() === -480
        ? ""
        : t(`; this machine is in ${zone}, sign in Beijing time`, `；本机时区为 ${zone}，签名须用北京时间`);
    return ok(
      seconds <= 2
        ? t(`right to the second or two; Beijing time ${beijing}${note}`, `误差在一两秒内；北京时间 ${beijing}${note}`)
        : t(`${off}; Beijing time ${beijing}${note}`, `${off}；北京时间 ${beijing}${note}`),
    );
  },
};

function codeOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), "code");
  return typeof code === "string" ? code : error instanceof Error ? error.name : String(error);
}
