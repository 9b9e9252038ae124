import type { Handler } from "../kernel/engine.js";
import { closeSubAccount } from "./accounts/close-sub-account.js";
import { createSubAccount } from "./accounts/create-sub-account.js";
import { findSubAccountByName } from "./accounts/find-sub-account-by-name.js";
import { getAccountInfo } from "./accounts/get-account-info.js";
import { listSubAccounts } from "./accounts/list-sub-accounts.js";
import { requestBillRecords } from "./accounts/request-bill-records.js";
import { controlConference } from "./conference/control-conference.js";
import { createConference } from "./conference/create-conference.js";
import { agentMakeCall } from "./contact-centre/agent-make-call.js";
import { agentOffWork } from "./contact-centre/agent-off-work.js";
import { agentOnWork } from "./contact-centre/agent-on-work.js";
import { agentReady } from "./contact-centre/agent-ready.js";
import { controlCall } from "./contact-centre/control-call.js";
import { createQueue } from "./contact-centre/create-queue.js";
import { deleteQueue } from "./contact-centre/delete-queue.js";
import { modifyQueue } from "./contact-centre/modify-queue.js";
import { queryAgentState } from "./contact-centre/query-agent-state.js";
import { queryQueue } from "./contact-centre/query-queue.js";
import { dialIvr } from "./ivr/dial-ivr.js";
import { createSmsTemplate } from "./sms/create-sms-template.js";
import { fetchSmsReports } from "./sms/fetch-sms-reports.js";
import { listSmsTemplates } from "./sms/list-sms-templates.js";
import { sendSms } from "./sms/send-sms.js";
import { sendTemplateSms } from "./sms/send-template-sms.js";
import { callback } from "./two-way-call/callback.js";
import { cancelCallback } from "./two-way-call/cancel-callback.js";
import { getCallResult } from "./voice/get-call-result.js";
import { landingCall } from "./voice/landing-call.js";
import { uploadMediaFile } from "./voice/upload-media-file.js";
import { voiceVerify } from "./voice/voice-verify.js";

/** What the sandbox can do, by operationId. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  agentMakeCall,
  agentOffWork,
  agentOnWork,
  agentReady,
  callback,
  cancelCallback,
  closeSubAccount,
  controlCall,
  controlConference,
  createConference,
  createQueue,
  createSmsTemplate,
  createSubAccount,
  deleteQueue,
  dialIvr,
  fetchSmsReports,
  findSubAccountByName,
  getAccountInfo,
  getCallResult,
  landingCall,
  listSmsTemplates,
  listSubAccounts,
  modifyQueue,
  queryAgentState,
  queryQueue,
  requestBillRecords,
  sendSms,
  sendTemplateSms,
  uploadMediaFile,
  voiceVerify,
};
