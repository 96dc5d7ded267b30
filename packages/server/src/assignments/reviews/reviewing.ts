import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { mayKnow } from '../../people/rights.ts';
import { newId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { AssignmentDeps } from '../deps.ts';
import { reviewMail } from './mails.ts';
import {
  dueIfNow,
  isToRemind,
  OPEN_DAYS,
  type Answer,
  type Review,
  type ReviewItem,
  type Reviews,
} from './review.ts';
import type { answerReviewBody, openReviewBody } from './schemas.ts';

export interface ReviewDeps extends Pick<
  AssignmentDeps,
  'assignments' | 'inForce' | 'enter' | 'owed' | 'settle' | 'signedActs' | 'now'
> {
  readonly reviews: Reviews;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

const DAY = 86_400_000;
const nobody = { person: null, party: null, ip: null } as const;

/** A review that the asker may know of. @throws Failure `not-in-scope` */
export async function reviewFor({ reviews }: ReviewDeps, who: SignedIn, id: string): Promise<Review> {
  const [review] = await reviews.list({ id });
  if (review === undefined || !mayKnow(who.person, review.party.id)) throw new Failure('not-in-scope');
  return review;
}

/**
 * Puts everybody's work under an agreement before its vendor's leads now, ahead of the day it would be.
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done` when one is open or nobody works under it
 */
export async function openReview(
  deps: ReviewDeps,
  who: SignedIn,
  { agreement, ...given }: z.infer<typeof openReviewBody>,
): Promise<string> {
  const under = (await deps.inForce()).find(({ id }) => id === agreement);
  if (under === undefined || !mayKnow(who.person, under.party)) throw new Failure('not-in-scope');
  const actor = await deps.signedActs.by(who, 'access-review-opened', { agreement }, given);
  const dueAt = new Date(deps.now().getTime() + OPEN_DAYS * DAY);
  const id = await putBefore(deps, agreement, actor, dueAt);
  if (id === null) throw new Failure('already-done');
  return id;
}

/**
 * Keeps or removes some of a review's assignments. Keeping is entered before it is noted, removing once it is done:
 * what closes access waits for nothing.
 * @returns how many this answered
 * @throws Failure `not-in-scope`, also for a review of another vendor, `signature-invalid`, `already-done` when nothing was left to answer
 */
export async function answerReview(
  deps: ReviewDeps,
  who: SignedIn,
  id: string,
  { assignments, answer, ...given }: z.infer<typeof answerReviewBody>,
): Promise<number> {
  const review = await reviewFor(deps, who, id);
  const said = { review: id, assignments: assignments.join(' '), answer };
  const actor = await deps.signedActs.by(who, 'access-reviewed', said, given);
  const items = await deps.reviews.items(id);
  const open = items.filter((item) => item.answer === null && assignments.includes(item.assignment));
  if (open.length === 0) throw new Failure('already-done');
  const ids = open.map(({ assignment }) => assignment);
  if (answer === 'keep') {
    for (const item of open) {
      await deps.enter('access-reviewed', actor, review.agreement.id, wordsOf(id, item, answer));
    }
    return (await deps.reviews.answer(id, ids, answer, who.person.id, deps.now())).length;
  }
  await deps.assignments.end(ids, { by: who.person.id, why: 'removed', at: deps.now() });
  const owes = (answered: readonly string[]) => owedFor(deps, actor, review, open, answered, answer);
  const answered = await deps.reviews.answer(id, ids, answer, who.person.id, deps.now(), owes);
  await deps.settle();
  return answered.length;
}

/**
 * One look at every review, by one replica at a time: what is due is put before people, those who have not answered are
 * reminded, and what nobody answered in time is removed.
 * @returns false when another replica is at it
 */
export async function lookAfterReviews(deps: ReviewDeps): Promise<boolean> {
  return deps.reviews.alone(async () => {
    for (const { id, reviewDays } of await deps.inForce()) {
      const due = dueIfNow(await deps.reviews.base(id), reviewDays, deps.now());
      if (due !== null) await putBefore(deps, id, nobody, due);
    }
    for (const review of await deps.reviews.list({})) {
      if (review.closedAt !== null) continue;
      if (review.dueAt <= deps.now()) await lapse(deps, review);
      else if (isToRemind(review, deps.now())) {
        await mail(deps, review);
        await deps.reviews.reminded(review.id, deps.now());
      }
    }
  });
}

async function putBefore(
  deps: ReviewDeps,
  agreement: string,
  actor: Parameters<ReviewDeps['enter']>[1],
  dueAt: Date,
): Promise<string | null> {
  const id = newId('rvw');
  const at = deps.now();
  const lines = await deps.reviews.open({ id, agreement, by: actor.person, at, dueAt });
  if (lines === null) return null;
  await deps.enter('access-review-opened', actor, agreement, {
    review: id,
    lines,
    due: dueAt.toISOString(),
  });
  const [review] = await deps.reviews.list({ id });
  if (review !== undefined) await mail(deps, review);
  return id;
}

/** What nobody answered in time is removed, then entered line by line. A look that broke off is made again. */
async function lapse(deps: ReviewDeps, review: Review): Promise<void> {
  const { id } = review;
  const open = (await deps.reviews.items(id)).filter(({ answer }) => answer === null);
  const ids = open.map(({ assignment }) => assignment);
  await deps.assignments.end(ids, { by: null, why: 'unanswered', at: deps.now() });
  await deps.reviews.answer(id, ids, 'unanswered', null, deps.now(), (answered) =>
    owedFor(deps, nobody, review, open, answered, 'unanswered'),
  );
  await deps.settle();
}

function owedFor(
  { owed }: ReviewDeps,
  actor: Parameters<ReviewDeps['enter']>[1],
  { id, agreement }: Review,
  open: readonly ReviewItem[],
  answered: readonly string[],
  answer: Answer,
) {
  return open
    .filter(({ assignment }) => answered.includes(assignment))
    .map((item) => owed('access-reviewed', actor, agreement.id, wordsOf(id, item, answer)));
}

function wordsOf(review: string, { assignment, person, accessRole, purpose }: ReviewItem, answer: Answer) {
  return { review, assignment, subjectPerson: person.id, accessRole, purpose, answer };
}

async function mail({ reviews, mailer, baseUrl, log }: ReviewDeps, review: Review): Promise<void> {
  const to = await reviews.reviewers(review.party.id);
  const text = reviewMail(review, baseUrl);
  const sent = await Promise.allSettled(to.map(async (email) => mailer.send({ to: email, ...text })));
  const failed = sent.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) {
    const agreement = review.agreement.id;
    log.warn('an access review could not be mailed', { feature: 'assignments', agreement, count: failed });
  }
}
