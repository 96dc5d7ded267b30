import { Failure } from '@cordon/core/kernel';
import { escalationsOf, planOf } from '@cordon/core/monitoring';
import type { Findings } from '../../assurance/index.ts';
import type { Mailer } from '../../platform/mail.ts';
import { openWire } from '../../sources/api/wire.ts';
import { post } from '../../siem/posting.ts';
import type { Alert, Alerts, DeliveryProblem, Due, KeptChannel } from './alert.ts';
import { mailOf, webhookOf, type Telling } from './message.ts';

export interface TellingDeps extends Telling {
  readonly alerts: Alerts;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly findings: Findings;
  readonly now: () => Date;
}

/** The first wait after a failure doubles with each, up to the longest. */
const WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** From so many failures on, a finding says so: some five minutes. */
const SILENT_TRIES = 7;

/**
 * Plans what was raised, calls the next where nobody took it, and tells who is due. At least once: that a channel was told
 * is kept after its answer, and one that is away is tried until it is back.
 */
export async function tellDue(deps: TellingDeps): Promise<void> {
  const { alerts } = deps;
  const at = deps.now();
  const channels = await alerts.channels();
  for (const { id, alert } of await alerts.unplanned()) {
    await alerts.plan(id, planOf({ ...alert, at: alert.at.getTime() }, channels), at);
  }
  for (const { id, planned } of await alerts.untaken(at)) {
    const more = escalationsOf(planned, channels, at.getTime());
    if (more.length > 0) await alerts.plan(id, more, at);
  }
  // A channel that does not answer must not keep the others waiting.
  const byChannel = Map.groupBy(await alerts.due(at), ({ channel }) => channel.id);
  await Promise.all([...byChannel.values()].map((due) => tellChannel(deps, due)));
}

async function tellChannel(deps: TellingDeps, due: readonly Due[]): Promise<void> {
  for (const { alert, channel, tries } of due) {
    const problem = await tell(deps, alert, channel);
    if (problem === null) {
      await deps.alerts.told(alert.id, channel.id, deps.now());
      continue;
    }
    await failed(deps, alert, channel, tries, problem);
    // The next would fail like it; each is due again by itself.
    return;
  }
}

/** @returns null once it was taken */
export async function tell(
  deps: TellingDeps,
  alert: Alert,
  { way }: KeptChannel,
): Promise<DeliveryProblem | null> {
  if (way.kind === 'webhook') {
    const { settings } = way;
    const wire = openWire(settings);
    try {
      return await post(wire, settings, webhookOf(alert, settings.secret, deps, deps.now()));
    } finally {
      wire.close();
    }
  }
  if (way.email === null) return 'person-gone';
  try {
    const { sent } = await deps.mailer.send(mailOf(alert, way.email, deps));
    return sent ? null : 'no-mail-server';
  } catch (error) {
    if (error instanceof Failure && error.code === 'mail-failed') return 'mail-failed';
    throw error;
  }
}

async function failed(
  { alerts, findings, now }: TellingDeps,
  alert: Alert,
  channel: KeptChannel,
  tries: number,
  problem: DeliveryProblem,
): Promise<void> {
  const wait = Math.min(WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  await alerts.failed(alert.id, channel.id, problem, new Date(now().getTime() + wait));
  if (tries + 1 < SILENT_TRIES) return;
  const about = { kind: 'alerts-silent' as const, about: `alerts/${channel.id}`, source: null, vendor: null };
  await findings.raise({ ...about, agreement: null, facts: { channel: channel.id, problem } });
}
