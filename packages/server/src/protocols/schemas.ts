import { askings, channels, extents, MOST_CHARACTERS, noteExtents } from '@cordon/core/protocols';
import { z } from 'zod';
import { signedActFields } from '../identity/signed-acts.ts';
import { prose } from '../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const extent = z.enum(extents);

export const protocolRule = z
  .strictObject({
    category: z.string().min(1).max(120).meta({ description: 'Key of the Fides taxonomy' }),
    label: z.string().min(1).max(200),
    clause: z.string().min(1).max(40).meta({ description: 'The clause of the agreement behind it' }),
    ask: z.enum(askings).meta({ description: '`confirm`: the customer says it, and it is confirmed' }),
    aloud: extent.meta({ description: 'Read out in a call' }),
    note: z.enum(noteExtents).meta({ description: 'Typed into notes' }),
    customer: extent.meta({ description: 'Sent to the customer' }),
    others: extent.meta({ description: 'Typed into what leaves for others' }),
    breach: z
      .enum(['refuse', 'remove'])
      .meta({ description: 'What becomes of a text that says it all the same' }),
    says: z.string().min(1).max(MOST_CHARACTERS).meta({ description: 'One sentence beside the field' }),
  })
  .meta({ id: 'ProtocolRule' });

const terms = z.object({ version: z.int(), hash: z.string() });

export const protocolText = z
  .object({
    agreement: z.string(),
    purpose: z.string(),
    version: z.int(),
    terms: terms.meta({ description: 'The terms it was written under' }),
    rules: z.array(protocolRule),
    ours: z.array(z.string()).meta({ description: 'Addresses and numbers of the parties themselves' }),
    general: z.string().meta({ description: 'The clause cited where none speaks of a kind of data' }),
  })
  .meta({ id: 'PiiProtocol' });

export const ticketProtocol = z
  .object({
    protocol: protocolText,
    inForce: z.boolean().meta({
      description: 'False: nothing was put in force yet; this is what the agreement itself comes to',
    }),
  })
  .meta({ id: 'TicketProtocol', description: 'As it holds for the role of the asker' });

const change = z
  .object({
    category: z.string(),
    label: z.string(),
    what: z.enum([...channels, 'breach', 'says', 'added', 'gone']),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'ProtocolChange' });

export const protocolVersion = z
  .object({
    protocol: protocolText,
    hash: z.string().meta({ description: 'SHA-256 of its canonical JSON, hex' }),
    putBy: personRef,
    putAt: instant,
    graceUntil: instant.meta({ description: 'Until then the version before still does' }),
    entry: z.int(),
    changes: z.array(change).meta({ description: 'Against the version before; empty for the first' }),
  })
  .meta({ id: 'ProtocolVersion' });

const problem = z
  .object({
    category: z.string(),
    channel: z.enum(channels).nullable(),
    clause: z.string(),
    problem: z.string(),
  })
  .meta({ id: 'ProtocolProblem' });

export const acknowledged = z
  .object({
    version: z.int(),
    at: instant,
    entry: z.int().meta({ description: 'The ledger entry with the signature' }),
    holds: z.boolean().meta({ description: 'Whether entry and signature were found to hold just now' }),
  })
  .meta({ id: 'ProtocolAcknowledged' });

const state = z.enum(['acknowledged', 'grace', 'owed']);

const protocolPerson = z
  .object({ person: personRef, accessRole: z.string(), state, acknowledged: acknowledged.nullable() })
  .meta({ id: 'ProtocolPerson' });

export const protocolRow = z
  .object({
    agreement: z.object({ id: z.string(), title: z.string() }),
    vendor: partyRef,
    purpose: z.string(),
    version: z.int().nullable().meta({ description: 'Null: none was put in force' }),
    hash: z.string().nullable(),
    putAt: instant.nullable(),
    graceUntil: instant.nullable(),
    entry: z.int().nullable(),
    narrowed: z.int().meta({
      description:
        'Rules that the terms in force now do not let go as far as they say; they are held to the terms',
    }),
    people: z.array(protocolPerson).meta({ description: 'Who works for this purpose now' }),
  })
  .meta({ id: 'ProtocolRow' });

export const protocolView = z
  .object({
    row: protocolRow,
    versions: z.array(protocolVersion).meta({ description: 'Newest first' }),
    draft: protocolText.meta({ description: 'What the terms in force come to, as the version that is next' }),
    bounds: z
      .array(
        z.object({
          category: z.string(),
          clause: z.string(),
          ask: z.enum(askings),
          aloud: extent,
          note: z.enum(noteExtents),
          customer: extent,
          others: extent,
        }),
      )
      .meta({ description: 'How far the terms go' }),
    acknowledgements: z
      .array(acknowledged.extend({ person: personRef, party: z.string() }))
      .meta({ description: 'All there ever were, newest first' }),
    objections: z
      .array(
        z.object({
          person: personRef,
          version: z.int(),
          reason: z.string(),
          at: instant,
          entry: z.int(),
          holds: z.boolean().meta({ description: 'Whether its entry says the same, just now' }),
        }),
      )
      .meta({ description: 'What the vendor has against versions and drafts, newest first' }),
  })
  .meta({ id: 'ProtocolView' });

export const objectionBody = z
  .strictObject({
    version: z.int().min(1).meta({ description: 'The version in force, or the number the draft would get' }),
    hash: sha256Hex.meta({ description: 'SHA-256 of the canonical JSON of what was read' }),
    reason: prose(3, 1000),
    ...signedActFields,
  })
  .meta({ id: 'ProtocolObjectionBody' });

const written = {
  rules: z.array(protocolRule).min(1).max(100),
  ours: z.array(z.string().min(3).max(120)).max(20),
};

export const protocolLookBody = z.strictObject(written).meta({ id: 'ProtocolLookBody' });

export const protocolLooked = z
  .object({ problems: z.array(problem), changes: z.array(change) })
  .meta({ id: 'ProtocolLooked' });

export const protocolBody = z
  .strictObject({
    ...written,
    version: z.int().min(1).meta({ description: 'The number it gets: the newest and one' }),
    hash: sha256Hex.meta({ description: 'SHA-256 of its canonical JSON as the officer’s browser made it' }),
    graceHours: z.int().min(0).max(720),
    ...signedActFields,
  })
  .meta({ id: 'ProtocolBody' });

export const myProtocols = z
  .array(
    z.object({
      agreement: z.object({ id: z.string(), title: z.string() }),
      purpose: z.string(),
      accessRole: z.string(),
      protocol: protocolText.meta({ description: 'As it holds for my role' }),
      /** Of the version as it was put in force, which is what is signed. */
      hash: z.string().nullable().meta({ description: 'Null: none was put in force' }),
      state: z.enum(['acknowledged', 'grace', 'owed', 'not-in-force']),
      acknowledged: acknowledged.nullable(),
      graceUntil: instant.nullable(),
      changes: z.array(change).meta({ description: 'Since the version I acknowledged last' }),
    }),
  )
  .meta({ id: 'MyProtocols' });

export const acknowledgeBody = z
  .strictObject({
    agreement: identifier,
    purpose: identifier,
    version: z.int().min(1),
    hash: sha256Hex,
    ...signedActFields,
  })
  .meta({ id: 'AcknowledgeProtocolBody' });
