import type { EventEmitter } from "../kernel/events.js";
import type { Operations } from "../kernel/kernel.js";
import type { TelephonyEvents } from "../telephony/state.js";
import type { WebhookEvents } from "../webhooks/notify.js";
import { ACCOUNT_OPERATIONS } from "./accounts/operations.js";
import type { AccountsPlatform } from "./accounts/state.js";
import { CONFERENCE_OPERATIONS } from "./conference/operations.js";
import type { ConferenceEvents, ConferencePlatform } from "./conference/state.js";
import { CONTACT_CENTRE_OPERATIONS } from "./contact-centre/operations.js";
import type { ContactCentreEvents, ContactCentrePlatform } from "./contact-centre/state.js";
import { IVR_OPERATIONS } from "./ivr/operations.js";
import type { IvrPlatform } from "./ivr/player.js";
import { SMS_OPERATIONS } from "./sms/operations.js";
import type { SmsPlatform } from "./sms/state.js";
import { TWO_WAY_CALL_OPERATIONS } from "./two-way-call/operations.js";
import type { TwoWayCallPlatform } from "./two-way-call/state.js";
import { VOICE_OPERATIONS } from "./voice/operations.js";
import type { VoicePlatform } from "./voice/state.js";

/** All events of the platform. Listeners are connected in `create-sandbox.ts`. */
export interface DomainEvents extends TelephonyEvents, WebhookEvents, ConferenceEvents, ContactCentreEvents {}

/** The platform as a whole: what all of its services work with. Each of them knows its own part alone. */
export interface Platform
  extends AccountsPlatform,
    SmsPlatform,
    VoicePlatform,
    TwoWayCallPlatform,
    IvrPlatform,
    ConferencePlatform,
    ContactCentrePlatform {
  readonly events: EventEmitter<DomainEvents>;
}

/** Handlers of the platform, by operationId. */
export const OPERATIONS: Operations<Platform> = {
  ...ACCOUNT_OPERATIONS,
  ...SMS_OPERATIONS,
  ...VOICE_OPERATIONS,
  ...TWO_WAY_CALL_OPERATIONS,
  ...IVR_OPERATIONS,
  ...CONFERENCE_OPERATIONS,
  ...CONTACT_CENTRE_OPERATIONS,
};
