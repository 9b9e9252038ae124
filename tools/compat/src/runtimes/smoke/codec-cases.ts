import { checkValue, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import { expectEqual, expectThat } from "./expect.js";

/** What is written is read as it was. */
export async function roundTrips(): Promise<void> {
  const request = operations.find(({ id }) => id === "sendTemplateSms")?.request;
  if (request === undefined) throw new Error("there is no sendTemplateSms");
  const value = { to: "1", appId: "c".repeat(32), templateId: "1", datas: ["中 <&>\"'", "", "😀"] };
  checkValue(request, value);
  const text = encodeXml(request, value);
  expectThat(text.includes("<data>中 &lt;&amp;&gt;"), "it is escaped");
  expectEqual(decodeXml(request, text), value);
}
