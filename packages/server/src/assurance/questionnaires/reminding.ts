import { daysLeft, NOTICE_DAYS } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { lookAtAttestations, noticeOf, type AttestationDeps } from '../attestations/attesting.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { Link, LinkSubject } from '../links/link.ts';
import type { QuestionnaireDeps } from './deps.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Days before a questionnaire is due at which whoever has to answer it is told. */
const REMIND_DAYS = [7, 3, 1];
const DAY_MS = 86_400_000;

export interface RemindingDeps
  extends Pick<QuestionnaireDeps, 'store' | 'findings' | 'now'>, Omit<AttestationDeps, 'files'> {
  readonly goodLinks: (subject: LinkSubject, now: Date) => Promise<readonly Pick<Link, 'address'>[]>;
  /** Addresses of a vendor's admins. */
  readonly adminsOf: (vendor: string) => Promise<readonly string[]>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
}

/** One look: who is due is reminded, what is late is a finding, and what came in since settles it. */
export async function lookAfterVendors(deps: RemindingDeps): Promise<void> {
  await lookAtAttestations(deps);
  const now = deps.now();
  const open = await deps.store.due(new Date(now.getTime() + (REMIND_DAYS[0] ?? 0) * DAY_MS));
  const late = open.filter(({ dueAt }) => dueAt <= now);
  for (const one of late) {
    await deps.findings.raise({
      ...{ kind: 'questionnaire-overdue', about: `questionnaires/${one.id}`, source: null },
      ...{ vendor: one.vendor.id, agreement: null, facts: { due: one.dueAt.toISOString().slice(0, 10) } },
    });
  }
  await deps.findings.settle(
    ['questionnaire-overdue'],
    null,
    late.map(({ id }) => `questionnaires/${id}`),
  );
  for (const one of open) await remind(deps, one, now);
  await tellOfEnds(deps);
}

/** Whoever missed a reminder because nobody looked in time gets the nearest one alone. */
async function remind(deps: RemindingDeps, one: Questionnaire, now: Date): Promise<void> {
  const left = (one.dueAt.getTime() - now.getTime()) / DAY_MS;
  const mark = REMIND_DAYS.filter((days) => left <= days).at(-1);
  if (mark === undefined || left <= 0 || one.reminded.includes(mark)) return;
  const due = one.dueAt.toISOString().slice(0, 10);
  const admins = await deps.adminsOf(one.vendor.id);
  const links = await deps.goodLinks({ kind: 'questionnaire', id: one.id }, now);
  const subject = `Your assessment is due on ${due}`;
  const asks = `The questions you were sent about data protection are to be answered by ${due}. What you answered is kept.`;
  const sent = await Promise.all([
    ...admins.map((to) => mail(deps, to, subject, `${asks}\n\n${deps.baseUrl}/questionnaires`)),
    // The token is kept as a hash, so this mail cannot repeat the link.
    ...links.map(({ address }) =>
      mail(deps, address, subject, `${asks}\n\nUse the link of the mail you got first.`),
    ),
  ]);
  if (sent.some(Boolean)) await deps.store.reminded(one.id, mark);
}

async function tellOfEnds(deps: RemindingDeps): Promise<void> {
  const now = deps.now().getTime();
  for (const one of await deps.attestations.list(null)) {
    const mark = noticeOf(one, daysLeft(one.validUntil, now), NOTICE_DAYS, now);
    if (mark === null) continue;
    const subject = `A statement of yours ends on ${one.validUntil}`;
    const text = `Its time is over then and it counts as evidence no more. State the next one:\n\n${deps.baseUrl}/attestations`;
    const admins = await deps.adminsOf(one.vendor.id);
    const sent = await Promise.all(admins.map((to) => mail(deps, to, subject, text)));
    if (sent.some(Boolean)) await deps.attestations.reminded(one.id, mark);
  }
}

/** @returns false when it did not go out: it is tried at the next look */
async function mail({ mailer }: RemindingDeps, to: string, subject: string, text: string): Promise<boolean> {
  try {
    return (await mailer.send({ to, subject, text })).sent;
  } catch (error) {
    if (error instanceof Failure && error.code === 'mail-failed') return false;
    throw error;
  }
}
