import { describe, expect, it } from 'vitest';
import { fromZendesk, zendeskEvent } from './zendesk.ts';

/* Events written after Zendesk's published shape (webhook event types, ticket events). */

const settings = {
  ...{ source: 'harbor', party: 'pty_desk', purpose: 'order-support' },
  channels: { web: 'request', email: 'mail' } as const,
};

const detail = {
  ...{ actor_id: '901', assignee_id: null, brand_id: '55', custom_status: '77', form_id: '5', group_id: '6' },
  ...{ id: '5158', subject: 'Where is my parcel?', description: 'It has not come.', is_public: true },
  ...{ status: 'NEW', priority: 'HIGH', type: 'QUESTION', tags: ['parcel'], organization_id: null },
  ...{ external_id: '17', requester_id: '901', submitter_id: '901' },
  ...{ created_at: '2026-11-01T10:12:07Z', updated_at: '2026-11-01T10:12:07Z' },
  via: { channel: 'web' },
};

const raw = (happened: string, of: object = {}, event: object = {}) => ({
  ...{ account_id: 22_129_848, id: 'cbe4028c-7239-495d-b020-f22348516046', subject: 'zen:ticket:5158' },
  ...{ time: '2026-11-01T10:12:08.672717030Z', zendesk_event_version: '2022-11-06' },
  ...{ type: `zen:event-type:ticket.${happened}`, detail: { ...detail, ...of }, event },
});
const read = (...args: Parameters<typeof raw>) => fromZendesk(zendeskEvent.parse(raw(...args)), settings);

it('is a delivery like any other', () => {
  expect(read('created')).toEqual({
    ...{ source: 'harbor', externalId: 'zendesk:5158', party: 'pty_desk', purpose: 'order-support' },
    ...{ subjectLine: 'Where is my parcel?', priority: 'high', status: 'open' },
    createdAt: new Date('2026-11-01T10:12:07Z'),
    updatedAt: new Date('2026-11-01T10:12:07Z'),
    requester: { by: 'request', subject: '17' },
    messages: [
      {
        ...{ id: 'description', author: 'customer', body: 'It has not come.' },
        at: new Date('2026-11-01T10:12:07Z'),
      },
    ],
  });
});

describe('the customer', () => {
  it.each<[string, string, object, object | null]>([
    ['signed in', 'created', {}, { by: 'request', subject: '17' }],
    [
      'who wrote from the address on file',
      'created',
      { via: { channel: 'email' } },
      { by: 'mail', subject: '17' },
    ],
    ['who telephoned', 'created', { via: { channel: 'voice' } }, null],
    ['on a channel named like a property', 'created', { via: { channel: 'constructor' } }, null],
    ['for whom an agent made it', 'created', { submitter_id: '400' }, null],
    ['whom nobody knows', 'created', { external_id: null }, null],
    ['with an empty number', 'created', { external_id: '' }, null],
    ['whose number was written in later', 'external_id_changed', {}, null],
    ['in a comment that came first', 'comment_added', {}, null],
  ])('%s', (_, happened, of, requester) => {
    expect(read(happened, of)?.requester).toEqual(requester);
  });
});

it.each([
  ['created', { status: 'OPEN' }, 'open'],
  ['status_changed', { status: 'PENDING' }, 'pending'],
  ['status_changed', { status: 'HOLD' }, 'pending'],
  ['status_changed', { status: 'SOLVED' }, 'closed'],
  ['status_changed', { status: 'closed' }, 'closed'],
  ['merged', { status: 'OPEN' }, 'closed'],
  ['marked_as_spam', { status: 'OPEN' }, 'closed'],
  ['soft_deleted', { status: 'OPEN' }, 'closed'],
] as const)('%s with %j is %s', (happened, of, status) => {
  expect(read(happened, of)?.status).toBe(status);
});

describe('what was said', () => {
  const comment = (of: object = {}) => ({
    comment: { id: '77', body: 'Thank you', is_public: true, author: { id: '901', is_staff: false }, ...of },
  });
  it('is the description once, then each public comment', () => {
    expect(read('status_changed')?.messages).toEqual([]);
    expect(read('comment_added', {}, comment())?.messages).toMatchObject([
      { id: 'comment:77', author: 'customer', body: 'Thank you' },
    ]);
    const staff = comment({ author: { id: '400', is_staff: true } });
    expect(read('comment_added', {}, staff)?.messages).toMatchObject([{ author: 'agent' }]);
  });

  it('is nothing that the company’s people wrote among themselves', () => {
    expect(read('comment_added', {}, comment({ is_public: false }))?.messages).toEqual([]);
  });

  it('by an agent for somebody is an agent’s', () => {
    expect(read('created', { submitter_id: '400' })?.messages).toMatchObject([{ author: 'agent' }]);
  });
});

it('is nothing when it is about no ticket, and refused when it is none', () => {
  const event = zendeskEvent.parse({ ...raw('created'), type: 'zen:event-type:user.created' });
  expect(fromZendesk(event, settings)).toBeNull();
  for (const broken of [{ id: 5158 }, { updated_at: 'yesterday' }, { status: null }, { via: null }]) {
    expect(zendeskEvent.safeParse(raw('created', broken)).success).toBe(false);
  }
});
