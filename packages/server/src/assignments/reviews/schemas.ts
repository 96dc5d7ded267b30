import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';
import { MOST_AT_ONCE, shiftView } from '../schemas.ts';

export const reviewRow = z
  .object({
    id: z.string(),
    agreement: z.object({ id: z.string(), title: z.string() }),
    party: partyRef,
    openedAt: instant,
    dueAt: instant,
    closedAt: instant.nullable(),
    kept: z.int(),
    removed: z.int(),
    open: z.int().meta({ description: 'Not answered yet; once closed, removed because nobody answered' }),
  })
  .meta({ id: 'ReviewRow' });

const reviewItem = z
  .object({
    assignment: z.string(),
    person: personRef,
    accessRole: z.string(),
    purpose: z.string(),
    site: z.string().nullable(),
    shift: shiftView.nullable(),
    since: instant,
    lastUse: instant.nullable().meta({ description: 'Their last access under the agreement' }),
    answer: z.enum(['keep', 'remove', 'unanswered']).nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'ReviewItem' });

export const reviewView = reviewRow.extend({ items: z.array(reviewItem) }).meta({ id: 'ReviewView' });

export const reviewList = z
  .object({
    reviews: z.array(reviewRow),
    next: z
      .array(
        z.object({
          agreement: z.object({ id: z.string(), title: z.string() }),
          party: z.string(),
          dueAt: instant.nullable().meta({ description: 'Null while nobody works under it' }),
        }),
      )
      .meta({ description: 'When each agreement in force is reviewed next' }),
  })
  .meta({ id: 'ReviewList' });

export const openReviewBody = z
  .strictObject({ agreement: identifier, ...signedActFields })
  .meta({ id: 'OpenReviewBody' });

export const answerReviewBody = z
  .strictObject({
    assignments: z.array(identifier).min(1).max(MOST_AT_ONCE),
    answer: z.enum(['keep', 'remove']),
    ...signedActFields,
  })
  .meta({ id: 'AnswerReviewBody' });
