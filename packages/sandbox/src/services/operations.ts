import type { Handler } from "../kernel/kernel.js";
import {
  closeSubAccount,
  createSubAccount,
  findSubAccountByName,
  getAccountInfo,
  listSubAccounts,
  requestBillRecords,
} from "./accounts/operations.js";
import { controlConference, createConference } from "./conference/operations.js";
import { controlCall } from "./contact-centre/call-control.js";
import {
  agentMakeCall,
  agentOffWork,
  agentOnWork,
  agentReady,
  createQueue,
  deleteQueue,
  modifyQueue,
  queryAgentState,
  queryQueue,
} from "./contact-centre/operations.js";
import { dialIvr } from "./ivr/operations.js";
import { createSmsTemplate, fetchSmsReports, listSmsTemplates, sendSms, sendTemplateSms } from "./sms/operations.js";
import { callback, cancelCallback } from "./two-way-call/operations.js";
import { getCallResult, landingCall, uploadMediaFile, voiceVerify } from "./voice/operations.js";

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
