import type { RecipientState, RequestState } from "../store/states.js";
import { recipientStateOf, tallyCode } from "../store/states.js";
import type { CountedRequest, Session } from "./session.js";

/** Adds to the number of recipients in a state. The numbers are kept, not counted: there may be millions. */
export function addToTally(
  { sql }: Session,
  campaign: number,
  state: RecipientState,
  code: string | undefined,
  count: number,
): void {
  if (count === 0) return;
  sql(`INSERT INTO tally (campaign, state, code, count) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count`).run(campaign, state, code ?? "", count);
}

/** Changes the state of a request, and with it that of its recipients without a report. */
export function setRequestState(
  session: Session,
  request: CountedRequest,
  state: RequestState,
  code: string | undefined,
): CountedRequest {
  const { campaign, number, size, reported } = request;
  session
    .sql("UPDATE request SET state = ?, code = ? WHERE campaign = ? AND number = ?")
    .run(state, code ?? null, campaign, number);
  addToTally(
    session,
    campaign,
    recipientStateOf(request.state),
    tallyCode(request.state, request.code),
    reported - size,
  );
  addToTally(session, campaign, recipientStateOf(state), tallyCode(state, code), size - reported);
  return { ...request, state, code };
}
