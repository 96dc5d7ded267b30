import { accountingFrom, type ReportKind } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { GivenAct, SignedIn } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import { newId } from '../platform/ids.ts';
import type { SubjectReportDeps } from './deps.ts';
import { standingOf } from './request.ts';
import type { extendBody, openBody } from './schemas.ts';

/**
 * Opens a customer's request. The customer stands in the entry as a commitment, and is kept sealed.
 * @returns its id
 * @throws Failure `not-found` for no such source, `bad-request` for one of the future or a period that is none,
 *   `signature-invalid`; `customer-not-found` and `customer-ambiguous` for a value that is not of exactly one
 */
export async function openRequest(
  deps: SubjectReportDeps,
  who: SignedIn,
  {
    kind,
    source,
    subject: typedSubject,
    by,
    receivedAt,
    from,
    until,
    salt,
    ...given
  }: z.infer<typeof openBody>,
): Promise<string> {
  const now = deps.now();
  const received = new Date(receivedAt);
  if (!(await deps.sources()).some(({ id }) => id === source)) throw new Failure('not-found');
  if (received > now) throw new Failure('bad-request', 'It was received before now.');
  const period = periodOf(kind, received, now, { from, until });
  const words = {
    ...{ kind, source, received: received.toISOString() },
    ...{ from: isoOf(from), until: isoOf(until) },
    ...(by !== undefined && { by: `${by.resource}.${by.field}` }),
  };
  // Not called `subject`: a request is found by nobody who looks for accesses to the customer.
  const typed = [{ name: 'customer', value: typedSubject, salt }];
  const actor = await deps.signedActs.by(who, 'subject-request-opened', words, given, typed);
  const subject = by === undefined ? typedSubject : await foundBy(deps, who, source, by, typedSubject);
  const id = newId('srq');
  const entry = await deps.enter('subject-request-opened', actor, null, words);
  await deps.requests.add(
    { id, kind, source, subject, receivedAt: received, ...period },
    { by: who.person.id, at: now, entry },
  );
  return id;
}

/** Whoever is not exactly one is nobody: a report to the wrong person would itself be a breach. */
async function foundBy(
  deps: SubjectReportDeps,
  who: SignedIn,
  source: string,
  by: Parameters<SubjectReportDeps['find']>[2],
  value: string,
): Promise<string> {
  const found = await deps.find(who, source, by, value);
  if (found === 'none') throw new Failure('customer-not-found');
  if (found === 'several') throw new Failure('customer-ambiguous');
  return found.subject;
}

interface Chosen {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * What a report covers. An accounting covers six years (45 CFR 164.528(a)(1)); a customer may ask for less of either, and
 * gets no more than there was when it was asked for.
 */
function periodOf(kind: ReportKind, received: Date, now: Date, { from, until }: Chosen) {
  const whole =
    kind === 'accounting' ? { from: accountingFrom(received), until: received } : { from: null, until: now };
  const period = {
    from: from === undefined ? whole.from : new Date(from),
    until: until === undefined ? whole.until : new Date(until),
  };
  const early = whole.from !== null && period.from !== null && period.from < whole.from;
  if (early || period.until > whole.until || (period.from !== null && period.from >= period.until)) {
    throw new Failure(
      'bad-request',
      'The period ends before it begins, or reaches further than a report does.',
    );
  }
  return period;
}

function isoOf(text: string | undefined): string | null {
  return text === undefined ? null : new Date(text).toISOString();
}

/** Takes more time, once, with the reason that the customer is told. @throws Failure `already-done` when it is too late */
export async function extendRequest(
  deps: SubjectReportDeps,
  who: SignedIn,
  id: string,
  { reason, ...given }: z.infer<typeof extendBody>,
): Promise<void> {
  const request = await deps.requests.find(id);
  const at = deps.now();
  if (!standingOf(request, at).mayExtend) throw new Failure('already-done');
  const words = { request: id, reason: textHash(reason) };
  const actor = await deps.signedActs.by(who, 'subject-request-extended', words, given);
  const entry = await deps.enter('subject-request-extended', actor, null, words);
  if (!(await deps.requests.extend(id, reason, { at, entry }))) throw new Failure('already-done');
}

/** Says that the customer has the answer: the clock stops. @throws Failure `already-done` */
export async function answerRequest(
  deps: SubjectReportDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<void> {
  const request = await deps.requests.find(id);
  if (request.answered !== null) throw new Failure('already-done');
  const actor = await deps.signedActs.by(who, 'subject-request-answered', { request: id }, given);
  const entry = await deps.enter('subject-request-answered', actor, null, { request: id });
  const done = await deps.requests.answer(id, { by: who.person.id, at: deps.now(), entry });
  if (!done) throw new Failure('already-done');
}
