import { screenEvents } from '@cordon/core/kernel';
import { unsealPurposes } from '@cordon/core/policy';
import { z } from 'zod';
import { aboutCase } from '../../platform/freeText.ts';
import { bindingKind } from '../../tickets/schemas.ts';
import { sealedValue } from '../../identity/sealed/schemas.ts';
import {
  decisionView,
  identifier,
  instant,
  protocolBreach,
  right,
  treatment,
} from '../../platform/schemas.ts';
import { ticketProtocol } from '../../protocols/schemas.ts';

export const ticketSummary = z
  .object({
    id: z.string(),
    externalId: z.string(),
    subjectLine: z.string(),
    purpose: z.string(),
    status: z.enum(['open', 'pending', 'closed']),
    priority: z.enum(['low', 'normal', 'high', 'urgent']),
    createdAt: instant,
    lastWorkAt: instant,
    mine: z.boolean(),
    binding: bindingKind.nullable(),
    inHand: z.boolean(),
    inHandUntil: instant.nullable(),
  })
  .meta({ id: 'TicketSummary' });

export const ticketList = z
  .object({
    items: z.array(ticketSummary),
    inHand: z.int(),
    atOnce: z.int().meta({ description: 'Tickets one person may hold at a time under the agreement' }),
    waiting: z.int().meta({ description: 'Unassigned tickets in the queue' }),
  })
  .meta({ id: 'TicketList' });

export const messageView = z
  .object({
    id: z.string(),
    at: instant,
    author: z.enum(['customer', 'agent', 'system', 'note']),
    by: z.string().nullable(),
    text: z.string(),
    removed: z.int().meta({ description: 'Pieces of personal data replaced in this text' }),
    attachments: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        size: z.int().meta({ description: 'Bytes' }),
        readable: z.boolean().meta({
          description: 'False when personal data cannot be taken out of it, or it was too large to keep',
        }),
        revealable: z.boolean().meta({ description: 'Whether it may be revealed, as field `attachments`' }),
      }),
    ),
  })
  .meta({ id: 'MessageView' });

export const attachmentView = z
  .object({
    entry: z.int(),
    sealed: sealedValue.meta({ description: 'Name and text, sealed to this session' }),
    resource: z.string(),
    removed: z.int(),
    mark: z.string(),
    decision: decisionView,
  })
  .meta({ id: 'AttachmentView' });

export const cellView = z
  .object({
    field: z.string(),
    label: z.string(),
    category: z.string(),
    value: z.string().nullable(),
    treatment,
    clause: z.string().meta({ description: 'The clause that sets this treatment' }),
    reason: z.string().meta({ description: 'Why it is shown this way, one sentence' }),
    rights: z.array(right),
  })
  .meta({ id: 'CellView' });

export const cardGroup = z
  .object({
    resource: z.string(),
    label: z.string(),
    rows: z.array(z.object({ key: z.string(), cells: z.array(cellView) })),
    decision: decisionView,
  })
  .meta({ id: 'CardGroup' });

const fieldChoice = z.object({
  resource: z.string(),
  field: z.string(),
  label: z.string(),
  category: z.string(),
});

export const ticketView = z
  .object({
    ticket: ticketSummary,
    conversation: z.object({ decision: decisionView, messages: z.array(messageView) }),
    card: z.array(cardGroup).meta({ description: 'Groups of the customer card in the order of the work' }),
    confirmable: z.array(fieldChoice).meta({ description: 'Fields a caller may be asked for' }),
    lookupable: z.array(fieldChoice),
    confirmTriesLeft: z.int(),
    confirmMatchesNeeded: z
      .int()
      .meta({ description: 'Matches still missing before the ticket counts as bound by the caller' }),
    protocol: ticketProtocol
      .nullable()
      .meta({ description: 'What may be done with each kind of data in this work; null without terms' }),
    acts: z
      .array(
        z.object({
          resource: z.string(),
          name: z.string(),
          label: z.string(),
          says: z.string(),
          params: z.array(
            z.object({
              name: z.string(),
              label: z.string(),
              values: z.array(z.string()).meta({ description: 'To choose from; empty where it is typed' }),
              most: z.int().meta({ description: 'Characters' }),
            }),
          ),
        }),
      )
      .meta({ description: 'What can be done for the customer without seeing what it is done with' }),
    mark: z.string().meta({ description: 'Faint visible mark: agent, time, entry' }),
    replyTo: z.string().nullable().meta({ description: 'The address on file, masked' }),
  })
  .meta({ id: 'TicketView' });

/** Every signed act carries its own id and time; the signature covers the canonical JSON of the act (see acts.ts). */
const signed = {
  actId: z.uuid(),
  actAt: instant,
  signature: z
    .string()
    .max(200)
    .meta({ description: 'Base64 signature by the session key over the canonical act' }),
};

/** The signed act carries the value typed, or the row's key, as a commitment under this salt: the signature does not tell it. */
const typed = {
  valueSalt: z.string().length(44).meta({ description: 'Base64 of 32 random bytes' }),
  ...signed,
};

export const lookupBody = z
  .strictObject({ resource: identifier, field: identifier, value: z.string().min(3).max(200), ...typed })
  .meta({ id: 'LookupBody' });

export const lookupResult = z
  .object({
    entry: z.int(),
    tickets: z
      .array(z.string())
      .meta({ description: 'Tickets in your hand that belong to the customer found' }),
    claimed: z.boolean().meta({
      description: 'True on an unbound ticket, for a hit and a miss alike: now confirm with the caller',
    }),
    sentence: z.string(),
    lookupsLeft: z.int().nullable(),
  })
  .meta({ id: 'LookupResult' });

export const confirmBody = z
  .strictObject({ resource: identifier, field: identifier, value: z.string().min(1).max(200), ...typed })
  .meta({ id: 'ConfirmBody' });

export const confirmResult = z
  .object({
    entry: z.int(),
    match: z.boolean(),
    triesLeft: z.int(),
    bound: z
      .boolean()
      .meta({ description: 'True once enough matched: the caller is confirmed, the card opens' }),
    matchesNeeded: z.int(),
  })
  .meta({ id: 'ConfirmResult' });

export const revealReason = z
  .enum(['customer-asked', 'delivery-problem', 'payment-problem', 'identity-check', 'legal-request'])
  .meta({ id: 'RevealReason' });

export const revealBody = z
  .strictObject({
    resource: identifier,
    key: z.string().min(1).max(200),
    field: identifier,
    reason: revealReason,
    text: aboutCase(1, 500).optional(),
    ...typed,
  })
  .meta({ id: 'RevealBody' });

export const actBody = z
  .strictObject({
    resource: identifier,
    act: identifier,
    values: z.record(z.string().max(60), z.string().max(2000)),
    reason: revealReason,
    ...typed,
  })
  .meta({ id: 'ActBody', description: 'Signed over the canonical JSON of the values' });

export const actResult = z
  .object({
    entry: z.int(),
    result: z.enum(['done', 'refused', 'unknown']).meta({
      description: '`unknown`: it may have been done. Look before it is done again',
    }),
  })
  .meta({ id: 'ActResult' });

export const revealResult = z
  .object({
    id: z.string(),
    entry: z.int(),
    sealed: sealedValue.meta({ description: 'The value, sealed to this session' }),
    expiresAt: instant,
    mark: z.string(),
    decision: decisionView,
  })
  .meta({ id: 'RevealResult' });

export const textBody = z.strictObject({ text: aboutCase(1, 8000) }).meta({ id: 'TextBody' });

export const textResult = z
  .object({
    entry: z.int(),
    message: messageView,
    to: z.string().nullable(),
    breaches: z
      .array(protocolBreach)
      .meta({ description: 'What the PII protocol had taken out before the text went on' }),
  })
  .meta({ id: 'TextResult' });

export const screenBody = z
  .strictObject({
    what: z.enum(screenEvents),
    times: z.int().min(1).max(1000).meta({ description: 'How often since it was told last' }),
  })
  .meta({ id: 'ScreenBody' });

export const screenTold = z
  .object({
    entry: z.int().nullable().meta({ description: 'Null when it was too soon after the last: count on' }),
  })
  .meta({ id: 'ScreenTold' });

export const originalView = z
  .object({
    original: z
      .object({
        act: z.enum(['note', 'reply', 'reveal']),
        ticket: z.string(),
        pieces: z.int().meta({ description: 'Pieces of personal data that the record does not have' }),
        keptUntil: instant,
      })
      .nullable()
      .meta({ description: 'Null where what was typed was dropped, or its time is over' }),
  })
  .meta({ id: 'OriginalView' });

export const unsealPurpose = z.enum(unsealPurposes).meta({ id: 'UnsealPurpose' });

export const unsealBody = z
  .strictObject({ purpose: unsealPurpose, reason: aboutCase(3, 500), ...typed })
  .meta({ id: 'UnsealBody', description: 'Signed over the entry as key' });

export const unsealResult = z
  .object({
    entry: z.int(),
    sealed: sealedValue.meta({ description: 'The text as it was typed, sealed to this session' }),
    expiresAt: instant,
    mark: z.string(),
    decision: decisionView,
  })
  .meta({ id: 'UnsealResult' });

export const rebindBody = z
  .strictObject({ resource: identifier, field: identifier, value: z.string().min(3).max(200), ...typed })
  .meta({ id: 'RebindBody' });
