import { createHmac } from 'node:crypto';
import { ocsfEvent, type EnteredEvent, type EventSource } from '@cordon/core/siem';

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
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const told = events.map((event) => ocsfEvent(event, source));
  const body = Buffer.from(JSON.stringify({ log: source.origin, from, until, events: told }));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body);
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cordon',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature.digest('base64')}`,
    },
    body,
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
