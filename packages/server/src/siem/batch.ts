import { ocsfEvent, type EnteredEvent, type EventSource } from '@cordon/core/siem';
import { standardWebhookHeaders } from '../platform/webhookHmac.ts';

/** One message of Standard Webhooks 1.0 (https://www.standardwebhooks.com), ready to be sent. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Entries that are told of together. */
export interface Batch {
  readonly from: number;
  /** The entry after the last. */
  readonly until: number;
  readonly events: readonly EnteredEvent[];
}

/**
 * A batch as it travels: OCSF events, and which entries they are of, so that a receiver sees a gap. Its id tells a batch
 * that is sent again from another one.
 * @param receiver its id
 * @param secret as `ReceiverSettings` has it
 */
export function messageOf(
  { from, until, events }: Batch,
  { receiver, secret }: { readonly receiver: string; readonly secret: string },
  source: EventSource,
  at: Date,
): Message {
  const id = `${receiver}-${String(from)}-${String(until)}`;
  const told = events.map((event) => ocsfEvent(event, source));
  const body = Buffer.from(JSON.stringify({ log: source.origin, from, until, events: told }));
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cordon',
      ...standardWebhookHeaders(id, secret, body, at),
    },
    body,
  };
}
