import { createClient, type paths } from "@cloopen-rest/client";
import { createPathClient, type SuccessOf } from "@cloopen-rest/client/paths";
import { sign, signing } from "@cloopen-rest/client/signing";
import { decodeXml, encodeXml, xml } from "@cloopen-rest/client/xml";
import createFetchClient from "openapi-fetch";

const { data, error } = await createPathClient(createClient()).POST("/Accounts/{accountSid}/SMS/TemplateSMS", {
  body: { to: "13800138000", templateId: "1", datas: ["6532", "5"] },
});
export const known: "000000" | undefined = data?.statusCode;
export const sms: string | undefined = data?.templateSMS?.smsMessageSid;
export const rejected: string | undefined = error?.statusMsg;
export type Reply = SuccessOf<paths["/Accounts/{accountSid}/SMS/TemplateSMS"]["post"]>;

const credentials = { sid: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", token: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" };
const api = createFetchClient<paths>({ baseUrl: "https://app.cloopen.com:8883/2013-12-26" });
api.use(xml(), signing(credentials));

export const { sig, authorization }: { sig: string; authorization: string } = sign(credentials, "20131226000000");
export const codec: readonly [typeof encodeXml, typeof decodeXml] = [encodeXml, decodeXml];
