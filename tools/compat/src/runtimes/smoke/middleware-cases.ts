import type { paths } from "@cloopen-rest/client";
import { signing } from "@cloopen-rest/client/signing";
import { xml } from "@cloopen-rest/client/xml";
import createFetchClient from "openapi-fetch";
import { expectEqual } from "./expect.js";
import type { StageFacts } from "./stage-facts.js";

/** Any openapi-fetch client uses XML, signed, and its bodies keep their length. */
export async function middlewares({ baseUrl, accountSid, authToken, appId }: StageFacts): Promise<void> {
  const api = createFetchClient<paths>({ baseUrl });
  api.use(xml(), signing({ sid: accountSid, token: authToken }));
  const { data } = await api.POST("/Accounts/{accountSid}/SMS/TemplateSMS", {
    params: { path: { accountSid } },
    body: { to: "13800138000", appId, templateId: "1", datas: ["6532", "5"] },
  });
  expectEqual(data?.statusCode, "000000");
}
