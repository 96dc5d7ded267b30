import { noticeText } from '@cordon/core/monitoring/notices';
import type { FindingKind } from '@cordon/core/assurance';
import { waitAfter } from '../clocks/reminding.ts';
import type { NoticeDeps } from './deps.ts';
import type { KeptNotice, NoticeProblem } from './store.ts';

const UNSENT: FindingKind = 'notice-unsent';

/**
 * Mails the notices that wait. One that no mail server takes is kept and tried again, and a finding says so until it
 * went out. At least once: a mail that was taken just before this process ended is sent again.
 */
export async function sendNotices(deps: NoticeDeps): Promise<void> {
  for (const notice of await deps.notices.waiting(deps.now())) await send(deps, notice);
}

/** Ends the findings of notices that are out. */
export async function settleUnsent({ findings, notices }: NoticeDeps): Promise<void> {
  await findings.settle([UNSENT], null, await notices.untaken());
}

async function send(deps: NoticeDeps, notice: KeptNotice): Promise<void> {
  const { mailer, log } = deps;
  const text = noticeText(notice.kind, notice.texts, Object.keys(notice.texts));
  try {
    const [subject = ''] = text.split('\n', 1);
    const { sent } = await mailer.send({ to: notice.address ?? '', subject, text });
    if (sent) await wentOut(deps, notice);
    else await failed(deps, notice, 'no-mail-server');
  } catch (err) {
    log.warn('a notice of a breach could not be mailed', { feature: 'monitoring', err });
    await failed(deps, notice, 'mail-failed');
  }
}

async function wentOut({ notices, settle, log, now }: NoticeDeps, notice: KeptNotice): Promise<void> {
  const { id, incident, clock, zone, by, party, missing } = notice;
  const at = now();
  const fact = {
    ...{ kind: 'sent' as const, clock, zone, whole: missing.length === 0 },
    ...{ at: at.toISOString(), recordedAt: at.toISOString() },
  };
  const words = { incident, clock, notice: id, whole: fact.whole };
  const act = { act: 'notice-sent', person: by.id, party, ip: null, agreement: null, at, words };
  await notices.sent(notice, fact, act);
  await settle().catch((err: unknown) => {
    log.warn('that a notice went out is entered later', { feature: 'monitoring', err });
  });
}

async function failed(deps: NoticeDeps, { id, tries }: KeptNotice, problem: NoticeProblem): Promise<void> {
  await deps.notices.failed(id, problem, new Date(deps.now().getTime() + waitAfter(tries)));
  await raiseUnsent(deps, id, problem);
}

/** Stands open until the notice is out. */
export async function raiseUnsent(
  { findings }: Pick<NoticeDeps, 'findings'>,
  id: string,
  problem: NoticeProblem,
): Promise<void> {
  const about = { kind: UNSENT, about: id, source: null, vendor: null, agreement: null };
  await findings.raise({ ...about, facts: { notice: id, problem } });
}
