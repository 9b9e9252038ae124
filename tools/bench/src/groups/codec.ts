import { type AnyOperation, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { APP_ID, SMS } from "../account.js";
import { type Comparison, compare, comparisonRow } from "../compare.js";
import type { Findings } from "../group.js";

// The same work: attributes on, texts left as they are, nothing indented.
const builder = new XMLBuilder({ ignoreAttributes: false, format: false, suppressEmptyNode: true });
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false });
const declaration = { "?xml": { "@_version": "1.0", "@_encoding": "UTF-8" } };

const smallRequest = { ...SMS, appId: APP_ID };
const smallReply = {
  statusCode: "000000",
  templateSMS: { smsMessageSid: "d".repeat(32), dateCreated: "20261124010203" },
};
const records = {
  statusCode: "000000",
  totalCount: "100",
  SubAccount: Array.from({ length: 100 }, (_, at) => ({
    subAccountSid: String(at).padStart(32, "a"),
    subToken: "b".repeat(32),
    dateCreated: "2026-11-24 01:02:03",
    voipAccount: `8000${at}`,
    voipPwd: `pwd${at}`,
    friendlyName: `客户 ${at}`,
  })),
};

function repeat(work: () => unknown): (times: number) => void {
  return (times) => {
    for (let at = 0; at < times; at++) work();
  };
}

function operation(id: string): AnyOperation {
  const found = operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the contract has no ${id}`);
  return found;
}

/** The XML codec against fast-xml-parser and `JSON.parse`. */
export async function measureCodec(): Promise<Findings> {
  const { reply: smsReply, request: smsRequest = smsReply } = operation("sendTemplateSms");
  const { reply: listReply } = operation("listSubAccounts");
  const smallText = encodeXml(smsReply, smallReply);
  const recordsText = encodeXml(listReply, records);
  const json = JSON.stringify(records);
  const decodeSmall = repeat(() => decodeXml(smsReply, smallText));
  const decodeRecords = repeat(() => decodeXml(listReply, recordsText));
  const measured: readonly (readonly [string, Comparison])[] = [
    [
      "decode, small, fxp ÷ ours",
      await compare(
        repeat(() => parser.parse(smallText)),
        decodeSmall,
        { times: 2_000 },
      ),
    ],
    [
      "decode, 100 records, fxp ÷ ours",
      await compare(
        repeat(() => parser.parse(recordsText)),
        decodeRecords,
        { times: 30 },
      ),
    ],
    [
      "encode, small, fxp ÷ ours",
      await compare(
        repeat(() =>
          builder.build({ ...declaration, TemplateSMS: { ...smallRequest, datas: { data: smallRequest.datas } } }),
        ),
        repeat(() => encodeXml(smsRequest, smallRequest)),
        { times: 1_000 },
      ),
    ],
    [
      "encode, 100 records, fxp ÷ ours",
      await compare(
        repeat(() => builder.build({ ...declaration, Response: records })),
        repeat(() => encodeXml(listReply, records)),
        { times: 50 },
      ),
    ],
    [
      "decode, 100 records, ours ÷ JSON.parse",
      await compare(
        decodeRecords,
        repeat(() => JSON.parse(json)),
        { times: 50 },
      ),
    ],
  ];
  const ratios = measured.map(([, { ratio }]) => ratio);
  const [decodeOne = 0, decodeMany = 0, encodeOne = 0, encodeMany = 0, vsJson = Number.NaN] = ratios;
  return {
    figures: {
      xmlDecodeVsFxp: Math.min(decodeOne, decodeMany),
      xmlEncodeVsFxp: Math.min(encodeOne, encodeMany),
      xmlDecodeVsJson: vsJson,
    },
    rows: measured.map(([what, found]) => comparisonRow(what, found)),
  };
}
