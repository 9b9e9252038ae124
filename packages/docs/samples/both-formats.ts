import { createClient, getAccountInfo } from "@cloopen-rest/client";

const cloopen = createClient({ format: "xml" }); // for every call of this client

const overXml = await getAccountInfo(cloopen);
const overJson = await getAccountInfo(cloopen, { format: "json" }); // for this one
console.log(overXml.balance, overJson.balance);
