import { endReasons } from '@cordon/core/agreements';
import { z } from 'zod';
import { signedActFields } from '../identity/index.ts';
import { agreementStatus, endedBecause, lifeView } from './life/schemas.ts';
import { identifier, instant, partyRef, right, treatment, decisionView } from '../platform/schemas.ts';
import { clause, particulars } from './clauses/schemas.ts';

export const agreementRow = z
  .object({
    id: z.string(),
    title: z.string(),
    vendor: partyRef,
    source: z.string(),
    status: agreementStatus,
    since: instant.meta({ description: 'Since when it stands so' }),
    reason: endedBecause.nullable(),
    version: z.int(),
    from: instant,
    until: instant,
    daysLeft: z.int(),
    awaits: z
      .array(partyRef)
      .meta({ description: 'Whose signature comes next; nobody once all is signed, or it ended' }),
    renewing: z.boolean().meta({ description: 'A version that lasts longer waits for signatures' }),
  })
  .meta({ id: 'AgreementRow' });

export const effectSentence = z
  .object({
    clause: z.string(),
    effect: z.enum(['permission', 'condition', 'limit', 'duty', 'default']),
    sentence: z.string(),
    unfed: z.boolean().meta({ description: 'A condition nothing feeds yet: it would refuse everybody' }),
  })
  .meta({ id: 'EffectSentence' });

export const signatureView = z
  .object({
    party: partyRef,
    person: z.string(),
    at: instant,
    keyFingerprint: z.string().meta({ description: 'SHA-256 of the passkey’s public key (DER), hex' }),
    valid: z.boolean(),
  })
  .meta({ id: 'SignatureView' });

export const versionView = z
  .object({
    version: z.int(),
    kind: z.string().meta({ description: 'draft, redline, confirmation' }),
    party: partyRef.nullable().meta({ description: 'The side that proposed it' }),
    person: z.string().nullable(),
    termsHash: z.string(),
    documentHash: z.string().nullable().meta({ description: 'SHA-256 of the frozen PDF, hex' }),
    createdAt: instant,
    signatures: z.array(signatureView),
  })
  .meta({ id: 'VersionView' });

export const agreementView = z
  .object({
    row: agreementRow,
    life: lifeView,
    controller: partyRef,
    shown: z.int().meta({ description: 'The version whose clauses and terms these are' }),
    inForce: z.int().nullable().meta({ description: 'The version in force now' }),
    newest: z.int(),
    clauses: z.array(clause),
    particulars,
    effects: z.array(effectSentence),
    terms: z
      .string()
      .meta({ description: 'Canonical JSON of the terms: the bytes that are hashed and signed' }),
    termsHash: z.string().meta({ description: 'SHA-256, hex' }),
    versions: z.array(versionView),
    roles: z.array(z.object({ role: z.string(), purpose: z.string() })),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'AgreementView' });

export const draftBody = z
  .strictObject({
    vendor: identifier,
    source: identifier,
    title: z.string().min(3).max(200),
    from: instant,
    until: instant,
    addenda: z.array(identifier).max(10).optional(),
    particulars: particulars.optional(),
  })
  .meta({ id: 'DraftBody' });

export const endPreview = z
  .object({
    vendor: partyRef,
    agents: z.int(),
    liveSessions: z.int(),
    openReveals: z.int(),
    stranded: z.array(z.object({ id: z.string(), subjectLine: z.string(), assignee: z.string().nullable() })),
  })
  .meta({ id: 'EndPreview' });

export const endBody = z
  .strictObject({
    vendorName: z.string().max(200),
    reason: z.enum(endReasons).default('terminated'),
    strand: z
      .boolean()
      .default(false)
      .meta({ description: 'Ends although open conversations are left with nobody; refused without it' }),
    ...signedActFields,
  })
  .meta({ id: 'EndBody' });

export const endResult = z
  .object({ entry: z.int(), sessionsClosed: z.int(), revealsClosed: z.int(), stranded: z.int() })
  .meta({ id: 'EndResult' });

export const previewBody = z
  .strictObject({
    agreement: identifier,
    role: identifier,
    purpose: identifier,
    version: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'The one in force when it is left out; where none is, the one to read first' }),
  })
  .meta({ id: 'PreviewBody' });

export const previewField = z
  .object({
    field: z.string(),
    label: z.string(),
    category: z.string(),
    treatment,
    clause: z.string(),
    reason: z.string(),
    raw: z.string().nullable().meta({ description: 'Synthetic raw value' }),
    shown: z.string().nullable().meta({ description: 'The same value as the agent would see it' }),
    rights: z.array(right),
  })
  .meta({ id: 'PreviewField' });

export const previewView = z
  .object({
    synthetic: z.literal(true),
    version: z.int(),
    inForce: z.boolean().meta({
      description: 'Whether accesses are decided by this version now; otherwise it is what they would be',
    }),
    role: z.string(),
    purpose: z.string(),
    groups: z.array(
      z.object({
        resource: z.string(),
        label: z.string(),
        decision: decisionView,
        fields: z.array(previewField),
      }),
    ),
  })
  .meta({ id: 'PreviewView' });
