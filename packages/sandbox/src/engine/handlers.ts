import type { Handler } from "./engine.js";
import { agentMakeCall } from "./operations/agents/agent-make-call.js";
import { agentOffWork } from "./operations/agents/agent-off-work.js";
import { agentOnWork } from "./operations/agents/agent-on-work.js";
import { agentReady } from "./operations/agents/agent-ready.js";
import { createQueue } from "./operations/agents/create-queue.js";
import { deleteQueue } from "./operations/agents/delete-queue.js";
import { modifyQueue } from "./operations/agents/modify-queue.js";
import { queryAgentState } from "./operations/agents/query-agent-state.js";
import { queryQueue } from "./operations/agents/query-queue.js";
import { callback } from "./operations/callback.js";
import { cancelCallback } from "./operations/cancel-callback.js";
import { closeSubAccount } from "./operations/close-sub-account.js";
import { controlCall } from "./operations/control-call.js";
import { controlConference } from "./operations/control-conference.js";
import { createConference } from "./operations/create-conference.js";
import { createSmsTemplate } from "./operations/create-sms-template.js";
import { createSubAccount } from "./operations/create-sub-account.js";
import { dialIvr } from "./operations/dial-ivr.js";
import { fetchSmsReports } from "./operations/fetch-sms-reports.js";
import { findSubAccountByName } from "./operations/find-sub-account-by-name.js";
import { getAccountInfo } from "./operations/get-account-info.js";
import { getCallResult } from "./operations/get-call-result.js";
import { landingCall } from "./operations/landing-call.js";
import { listSmsTemplates } from "./operations/list-sms-templates.js";
import { listSubAccounts } from "./operations/list-sub-accounts.js";
import { requestBillRecords } from "./operations/request-bill-records.js";
import { sendSms } from "./operations/send-sms.js";
import { sendTemplateSms } from "./operations/send-template-sms.js";
import { uploadMediaFile } from "./operations/upload-media-file.js";
import { voiceVerify } from "./operations/voice-verify.js";

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
