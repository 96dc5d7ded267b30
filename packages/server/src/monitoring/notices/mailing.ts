import { noticeText } from '@cordon/core/monitoring/notices';
import { waitAfter } from '../clocks/reminding.ts';
import { standing } from '../clocks/fact.ts';
import type { NoticeDeps } from './deps.ts';
import type { Recipient } from './people.store.ts';
import { raiseUnsent } from './sending.ts';
import type { KeptNotice, NoticeProblem } from './store.ts';

/** Of one notice in one look: reminders and other notices wait meanwhile. */
const MOST = 500;
/** So many failures one after the other are the server's, not the addresses'. */
const SERVER_IS_DOWN = 3;

/**
 * Mails the notices to those affected: to each by themselves, so that nobody learns from it who else was affected. Each mail
 * that a server took is an entry, which names the place in the list, and its address is erased. What is not taken is tried
 * again, and a finding says so.
 */
export async function mailPeople(deps: NoticeDeps): Promise<void> {
  for (const notice of await deps.notices.unfinished()) {
    await mailSome(deps, notice);
    await finish(deps, notice);
  }
}

async function mailSome(deps: NoticeDeps, notice: KeptNotice): Promise<void> {
  const text = noticeText(notice.kind, notice.texts, Object.keys(notice.texts));
  const [subject = ''] = text.split('\n', 1);
  let failures = 0;
  for (const recipient of await deps.noticePeople.waiting(notice.id, deps.now(), MOST)) {
    const problem = await mail(deps, { to: recipient.address, subject, text });
    if (problem === null) await wentOut(deps, notice, recipient);
    else await failed(deps, notice, recipient, problem);
    failures = problem === null ? 0 : failures + 1;
    if (problem === 'no-mail-server' || failures === SERVER_IS_DOWN) return;
  }
}

async function mail(
  { mailer, log }: NoticeDeps,
  message: Parameters<NoticeDeps['mailer']['send']>[0],
): Promise<NoticeProblem | null> {
  try {
    const { sent } = await mailer.send(message);
    return sent ? null : 'no-mail-server';
  } catch {
    // A mail server's words may name the address.
    log.warn('a notice to somebody affected could not be mailed', { feature: 'monitoring' });
    return 'mail-failed';
  }
}

async function wentOut(
  { noticePeople, now }: NoticeDeps,
  notice: KeptNotice,
  recipient: Recipient,
): Promise<void> {
  const { id, incident, clock, by, party } = notice;
  const words = { incident, clock, notice: id, nth: recipient.nth };
  const act = { act: 'notice-mailed', person: by.id, party, ip: null, agreement: null, at: now(), words };
  await noticePeople.mailed(recipient, act);
}

async function failed(
  deps: NoticeDeps,
  { id }: KeptNotice,
  recipient: Recipient,
  problem: NoticeProblem,
): Promise<void> {
  const again = new Date(deps.now().getTime() + waitAfter(recipient.tries));
  await deps.noticePeople.failed(recipient, problem, again);
  await raiseUnsent(deps, id, problem);
}

/** Once nobody is left. The clock stops where everybody was reached; whoever was not has to be told another way. */
async function finish(deps: NoticeDeps, notice: KeptNotice): Promise<void> {
  const { id, incident, clock, zone, by, party, missing } = notice;
  const progress = (await deps.noticePeople.progress([id])).get(id);
  if (progress === undefined || progress.mailed + progress.givenUp < progress.total) return;
  const at = deps.now();
  const whole = missing.length === 0 && progress.givenUp === 0 && (await reachesAll(deps, notice));
  const sent = {
    ...{ kind: 'sent' as const, clock, zone, whole },
    ...{ at: at.toISOString(), recordedAt: at.toISOString() },
  };
  const words = { incident, clock, notice: id, whole, mailed: progress.mailed, givenUp: progress.givenUp };
  const act = { act: 'notice-sent', person: by.id, party, ip: null, agreement: null, at, words };
  await deps.noticePeople.finish(id, incident, progress.mailed === 0 ? null : sent, act);
}

/** Whether the list was as long as those affected are many, as far as anybody counted: of California, those who live there. */
async function reachesAll({ store }: NoticeDeps, { incident, kind, people }: KeptNotice): Promise<boolean> {
  const facts = standing((await store.facts(incident)).get(incident) ?? []).map(({ fact }) => fact);
  const counted =
    kind === 'california-residents'
      ? facts.findLast((fact) => fact.kind === 'residents' && fact.place === 'US-CA')
      : facts.findLast((fact) => fact.kind === 'affected');
  return counted !== undefined && 'count' in counted && (people ?? 0) >= counted.count;
}
