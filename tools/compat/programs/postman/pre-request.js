// Signing hook
const [, level, sid] = /\/((?:Sub)?Accounts)\/(\w+)\//.exec(pm.variables.replaceIn(pm.request.url.getPath()));
const token = pm.variables.get(level === "Accounts" ? "authToken" : "subToken");
const time = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
pm.request.url.query.upsert({
  key: "sig",
  value: CryptoJS.MD5(sid + token + time)
    .toString()
    .toUpperCase(),
});
pm.request.headers.upsert({ key: "Authorization", value: btoa(`${sid}:${time}`) });
// End of the signing hook
