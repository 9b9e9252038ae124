// An operation can be linked to by its name alone (#sendTemplateSms). Redoc's own addresses (#/sms/sendtemplatesms) hold the section, too,
// which may change.
const element = document.getElementById("operation-routes");
const routes = new Map<string, string>(Object.entries(JSON.parse(element?.textContent ?? "{}")));

function openOperation(): void {
  const route = routes.get(decodeURIComponent(location.hash.slice(1)));
  if (route !== undefined) location.replace(`#${route}`);
}

openOperation();
addEventListener("hashchange", openOperation);

export {};
