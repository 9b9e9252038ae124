import type { VerifyStore } from "./stores/store.js";
import type { DeliveryReport, DeliveryResult } from "./verify.js";

/** Watch over the SMS of one application. */
export interface Deliveries {
  /** Watches an SMS, from before it leaves. */
  open(reqId: string): Promise<void>;
  recordReport(report: DeliveryReport): Promise<boolean>;
  find(deliveryId: string): Promise<DeliveryResult>;
}

/** Options of {@link createDeliveries}. */
export interface DeliveryOptions {
  /** How long an SMS is watched. */
  readonly keepMs: number;
  readonly deliveryTimeoutMs: number;
  /** Whether calls are allowed. */
  readonly voice: boolean;
}

/**
 * Creates the watch over SMS. A status report brings back the `reqId` of its message
 * (spec/reference/webhooks.md#sms-status-report-and-mo), so a message is watched also when its fate is unknown.
 */
export function createDeliveries(
  store: VerifyStore,
  keyOf: (use: string, ...parts: readonly string[]) => string,
  { keepMs, deliveryTimeoutMs, voice }: DeliveryOptions,
): Deliveries {
  const keyFor = (reqId: string): string => keyOf("delivery", reqId);
  return {
    async open(reqId) {
      const now = Date.now();
      await store.openDelivery({ key: keyFor(reqId), now, forgetAt: now + keepMs });
    },
    async recordReport({ reqId, status }) {
      if (!reqId) return false;
      return await store.settleDelivery({ key: keyFor(reqId), delivered: status === "0", now: Date.now() });
    },
    async find(deliveryId) {
      const now = Date.now();
      const record = await store.findDelivery({ key: keyFor(String(deliveryId)), now });
      if (record === undefined) return { status: "none", offerVoice: false };
      if (record.delivered === true) return { status: "delivered", offerVoice: false };
      if (record.delivered === false) return { status: "undelivered", offerVoice: voice };
      const overdueInMs = record.sentAt + deliveryTimeoutMs - now;
      if (overdueInMs > 0) return { status: "pending", offerVoice: false, overdueInMs };
      return { status: "overdue", offerVoice: voice };
    },
  };
}
