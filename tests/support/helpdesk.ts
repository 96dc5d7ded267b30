import { createHmac } from 'node:crypto';

/** A helpdesk as its operator would set it up: it signs what it sends, in our form or as Zendesk does. */

/** What Cordon answers to a delivery. */
interface Delivered {
  readonly status: number;
  readonly json: {
    readonly ticket?: string;
    readonly created?: boolean;
    readonly repeated?: boolean;
    readonly error?: { readonly code: string };
  };
}

export type Headers = Readonly<Record<string, string>>;

export async function deliver(address: string | URL, body: string, headers: Headers): Promise<Delivered> {
  const response = await fetch(address, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body },
  });
  return { status: response.status, json: (await response.json()) as Delivered['json'] };
}

const mac = (secret: string, text: string) => createHmac('sha256', secret).update(text);

/** The headers of our form, for a body signed at a time. @param at epoch milliseconds */
export function signedAs(secret: string, body: string, at = Date.now()): Headers {
  const timestamp = String(Math.floor(at / 1000));
  const signature = `v1=${mac(secret, `${timestamp}.${body}`).digest('hex')}`;
  return { 'x-cordon-timestamp': timestamp, 'x-cordon-signature': signature };
}

/** The headers Zendesk sends. */
export function signedAsZendesk(secret: string, body: string): Headers {
  const timestamp = new Date().toISOString();
  return {
    'x-zendesk-webhook-signature-timestamp': timestamp,
    'x-zendesk-webhook-signature': mac(secret, timestamp + body).digest('base64'),
  };
}

/** The body of a ticket event of Zendesk's. @param of what its ticket has otherwise */
export function zendeskEvent(id: string, happened: string, of: object = {}, event: object = {}): string {
  return JSON.stringify({
    ...{ id, type: `zen:event-type:ticket.${happened}`, zendesk_event_version: '2022-11-06', event },
    detail: {
      ...{ id: '900', subject: 'First', description: 'Hello', status: 'NEW', priority: 'LOW' },
      ...{ external_id: '7', requester_id: '1', submitter_id: '1', via: { channel: 'web' } },
      ...{ created_at: '2026-11-01T10:00:00Z', updated_at: '2026-11-01T10:00:00Z', ...of },
    },
  });
}

/** The body of a delivery in our form. @param of what its ticket has otherwise */
export function deliveredTicket(externalId: string, of: object = {}): string {
  return JSON.stringify({
    ...{ externalId, vendor: 'pty_brightline', purpose: 'order-support' },
    ...{ subjectLine: 'Where is my parcel?', priority: 'normal', status: 'open' },
    ...{ createdAt: new Date().toISOString(), requester: { by: 'request', subject: '7' }, messages: [] },
    ...of,
  });
}
