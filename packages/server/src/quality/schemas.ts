import { rubric, transcriptFormats } from '@cordon/core/quality';
import { piiTypes } from '@cordon/pii';
import { z } from 'zod';
import { signedActFields } from '../identity/signed-acts.ts';
import { aboutCase, nameOfThing } from '../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../platform/schemas.ts';
import { LIMITS } from './intake.ts';

const outside = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'The contact centre’s own id: of one there is one, however often it is sent' });
const number = z.string().min(1).max(100).meta({ description: 'Number of its ticket in the helpdesk' });
const reason = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .meta({ description: 'Why the customer was in touch: a code such as late-delivery' });
const agent = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Name or address of the vendor’s person; it becomes a token' });

export const chatBody = z
  .strictObject({
    ...{ id: outside, ticket: number, reason: reason.optional(), agent: agent.optional() },
    turns: z
      .array(
        z.strictObject({
          speaker: z.enum(['customer', 'agent', 'system']),
          at: instant.nullable(),
          text: z.string().max(20_000),
        }),
      )
      .min(1)
      .max(LIMITS.turns),
  })
  .meta({ id: 'QualityChat' });

export const fileQuery = z.strictObject({
  ...{ id: outside, ticket: number, reason: reason.optional(), agent: agent.optional(), began: instant },
  format: z.enum([...transcriptFormats, 'audio']).meta({
    description:
      'asr-json: as AWS Transcribe, Deepgram or Whisper write it. audio: WAV, and where the operator has ffmpeg what it opens',
  }),
  agentSpeaker: z.string().min(1).max(60).optional().meta({
    description:
      'What the transcript calls the agent: a speaker such as spk_0, or a channel such as channel 0',
  }),
});

const state = z.enum(['waiting', 'working', 'done', 'withheld', 'removed']);
const reasonText = z.string().nullable().meta({ description: 'Why, and the next step' });

export const intakeAnswer = z
  .object({
    id: z.string(),
    state,
    code: z.string().nullable(),
    why: reasonText,
    withheldUntil: instant.nullable(),
  })
  .meta({ id: 'QualityIntake', description: 'How far a conversation is. None of its words is told again.' });

export const intakeView = intakeAnswer
  .extend({
    number: z.string(),
    vendor: partyRef,
    queue: z.string(),
    kind: z.enum(['chat', 'transcript', 'recording']),
    receivedAt: instant,
    tries: z.int(),
  })
  .meta({ id: 'QualityIntakeView' });

export const keyBody = z
  .strictObject({
    source: identifier,
    vendor: identifier.nullable().meta({ description: 'Whose tickets; null for any vendor’s' }),
    name: nameOfThing(1, 100),
    ...signedActFields,
  })
  .meta({ id: 'QualityKeyBody' });

export const keyView = z
  .object({
    id: z.string(),
    source: z.string(),
    vendor: z.string().nullable(),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'QualityKeyView' });

export const keyMade = z
  .object({ id: z.string(), secret: z.string().meta({ description: 'Told once' }) })
  .meta({ id: 'QualityKeyMade' });

export const conversationRow = z
  .object({
    id: z.string(),
    number: z.string(),
    agreement: z.string(),
    vendor: partyRef,
    team: z.object({ id: z.string(), name: z.string() }).nullable(),
    queue: z.string(),
    kind: z.enum(['chat', 'transcript', 'recording']),
    reason: z.string(),
    agent: z.string().nullable().meta({ description: 'Token of the vendor’s person' }),
    began: instant,
    seconds: z.int().nullable(),
    turns: z.int(),
    removed: z.record(z.string(), z.int()).meta({ description: 'Pieces taken out, by kind' }),
    keepUntil: instant,
    score: z.int().nullable().meta({ description: 'Percent, over its reviews' }),
    reviews: z.int(),
    sound: z.boolean().meta({ description: 'Whether it can be heard' }),
  })
  .meta({ id: 'QualityConversationRow' });

const mark = z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable();

export const marks = z
  .strictObject({
    ...{ identity: mark, understood: mark, answer: mark, words: mark, care: mark, next: mark },
  } satisfies Record<(typeof rubric)[number]['id'], typeof mark>)
  .meta({ id: 'QualityMarks', description: '0 no, 1 in part, 2 yes, null where it did not come up' });

export const conversationView = conversationRow
  .extend({
    entry: z.int().meta({ description: 'The entry of this look' }),
    citations: z.array(z.string()).meta({ description: 'Clauses it was allowed by' }),
    silent: z
      .array(z.object({ start: z.number(), end: z.number() }))
      .meta({ description: 'Stretches of its recording that are silent, in seconds' }),
    mark: z.string().meta({ description: 'To be laid over it: who looks, when, by which entry' }),
    text: z.array(
      z.object({
        speaker: z.enum(['customer', 'agent', 'system']),
        at: instant.nullable(),
        text: z.string(),
      }),
    ),
    reviewed: z.array(
      z.object({
        person: personRef,
        at: instant,
        marks,
        score: z.int().nullable(),
        comment: z.string().nullable(),
        entry: z.int(),
      }),
    ),
  })
  .meta({ id: 'QualityConversation' });

export const listQuery = z.strictObject({
  vendor: identifier.optional(),
  team: identifier.optional(),
  queue: identifier.optional(),
  type: identifier.optional(),
  from: instant.optional(),
  until: instant.optional(),
});

export const reviewBody = z
  .strictObject({ marks, comment: aboutCase(0, 2000).nullable() })
  .meta({ id: 'QualityReviewBody' });

export const reviewMade = z
  .object({
    entry: z.int(),
    score: z.int().nullable(),
    comment: z.string().nullable(),
    removed: z.int().meta({ description: 'Pieces taken out of the comment' }),
  })
  .meta({ id: 'QualityReviewMade' });

export const missBody = z
  .strictObject({
    kind: z.enum(['missed', 'wrongly-removed']),
    type: z.enum(piiTypes),
    turn: z.int().min(0),
    words: z.string().min(1).max(200).meta({
      description: 'As they stand in that turn; of a wrong removal the words it should have left standing',
    }),
  })
  .meta({ id: 'QualityMissBody' });

export const missMade = z
  .object({
    id: z.string(),
    entry: z.int(),
    removed: z.int().meta({ description: 'Places they were taken out of' }),
  })
  .meta({ id: 'QualityMissMade' });

export const missView = z
  .object({
    id: z.string(),
    kind: z.enum(['missed', 'wrongly-removed']),
    type: z.string(),
    vendor: partyRef,
    by: personRef,
    at: instant,
    entry: z.int(),
    state: z.enum(['proposed', 'approved', 'refused']),
    decidedBy: personRef.nullable(),
    decidedAt: instant.nullable(),
    found: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the last run found it; null before the first' }),
    runAt: instant.nullable(),
  })
  .meta({ id: 'QualityMiss' });

export const missWords = z
  .object({ entry: z.int(), words: z.string(), context: z.string() })
  .meta({ id: 'QualityMissWords' });

export const decideMissBody = z
  .strictObject({ approve: z.boolean(), ...signedActFields })
  .meta({ id: 'QualityMissDecision' });

const figure = z
  .object({
    conversations: z.int(),
    minutes: z.number().nullable().meta({ description: 'Mean handle time' }),
    score: z
      .int()
      .nullable()
      .meta({ description: 'Mean score in percent; null where too few were reviewed' }),
  })
  .nullable()
  .meta({ id: 'QualityFigure', description: 'Null where it would tell of too few customers' });

const reportTable = z.object({
  by: z.enum(['team', 'queue', 'reason']),
  rows: z.array(z.object({ name: z.string(), cells: z.array(figure), total: figure })),
  totals: z.array(figure),
  total: figure,
});

export const report = z
  .object({
    entry: z.int(),
    agreement: z.string(),
    leastGroup: z.int().meta({ description: 'No group of fewer customers is told of' }),
    weeks: z.array(z.string()).meta({ description: 'ISO 8601 weeks that are over' }),
    tables: z.array(reportTable),
    removed: z
      .array(z.object({ type: z.string(), conversations: z.int().nullable(), pieces: z.int().nullable() }))
      .meta({ description: 'What was taken out, over all weeks' }),
  })
  .meta({ id: 'QualityReport' });

export const audit = z
  .object({
    entry: z.int().meta({ description: 'The entry of this look' }),
    agreement: z.string(),
    from: instant,
    until: instant,
    report: report.meta({ description: 'Only weeks within the window; without one of them no sum over all' }),
    withheld: z
      .array(z.object({ code: z.string(), why: z.string(), conversations: z.int() }))
      .meta({ description: 'Conversations that wait because they could not be anonymised' }),
    misses: z.array(
      z.object({
        kind: z.enum(['missed', 'wrongly-removed']),
        state: z.enum(['proposed', 'approved', 'refused']),
        found: z.boolean().nullable(),
        misses: z.int(),
      }),
    ),
  })
  .meta({ id: 'QualityAudit' });
