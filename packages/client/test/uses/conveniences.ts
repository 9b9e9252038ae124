import {
  type BulkProgress,
  type BulkRecipient,
  type BulkSmsResult,
  type CloopenClient,
  createClient,
  iterateSmsTemplates,
  iterateSubAccounts,
  sendTemplateSmsInBulk,
  type UploadFile,
  uploadMediaFile,
} from "@cloopen-rest/client";

const cloopen: CloopenClient = createClient();

for await (const { subAccountSid, friendlyName } of iterateSubAccounts(cloopen, { pageSize: 50 })) {
  const named: readonly (string | undefined)[] = [subAccountSid, friendlyName];
  console.log(named);
}
for await (const { id, status } of iterateSmsTemplates(cloopen)) console.log(id, status === "1");

interface Customer extends BulkRecipient {
  readonly customer: number;
}
async function* customers(): AsyncGenerator<Customer> {
  yield { to: "13800138000", datas: ["6532", "5"], customer: 1 };
}
const options = {
  concurrency: 2,
  requestsPerSecond: 10,
  signal: AbortSignal.timeout(60_000),
  onProgress: ({ accepted, unknown }: BulkProgress) => console.log(accepted, unknown),
};
export const again: Customer[] = [];
const sending = sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: customers() }, options);
for await (const result of sending) {
  const typed: BulkSmsResult<Customer> = result;
  if (typed.outcome === "accepted") console.log(typed.smsMessageSid);
  else if (typed.outcome === "unsent") again.push(typed.recipient);
  // @ts-expect-error: there is no message where it was not accepted
  if (typed.outcome === "rejected") console.log(typed.smsMessageSid);
}
// @ts-expect-error: one number is no list
sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: 13800138000 });
// @ts-expect-error: a reqId belongs to one request
sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: ["13800138000"], reqId: "1" });

const files: readonly UploadFile[] = [new Uint8Array(4), new Blob(["RIFF"]), new Blob(["RIFF"]).stream()];
for (const file of files) {
  const address: string | undefined = (await uploadMediaFile(cloopen, { filename: "a.wav", file })).downloadUrl;
  console.log(address);
}
// @ts-expect-error: a path is no file
await uploadMediaFile(cloopen, { filename: "a.wav", file: "recordings/a.wav" });
