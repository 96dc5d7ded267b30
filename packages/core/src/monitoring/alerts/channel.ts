import { spanAt, type Shift } from '../../policy/index.ts';
import { severities, type Severity } from '../signal.ts';

/** Who is told of what, and when they are not to be woken. */
export interface Channel {
  readonly id: string;
  /** Told from this severity on. */
  readonly least: Severity;
  /** Told of these vendors only; null for all. */
  readonly vendors: readonly string[] | null;
  /** Not told in these hours, but at their end; what is critical passes at any hour. Null for none. */
  readonly quiet: Shift | null;
  /** Tells another channel when nobody took the alert so many minutes after this one was due. */
  readonly escalation: { readonly minutes: number; readonly to: string } | null;
}

/** What a channel has to know of an alert. Times in epoch milliseconds. */
export interface Raised {
  readonly severity: Severity;
  /** Null for what is about no single vendor: everybody is told. */
  readonly vendor: string | null;
  readonly at: number;
}

/** That a channel is to be told, and from when on (epoch milliseconds). */
export interface Planned {
  readonly channel: string;
  readonly dueAt: number;
}

const MINUTE = 60_000;

/** Which channels are told of an alert as it is raised, each at its time. */
export function planOf(alert: Raised, channels: readonly Channel[]): readonly Planned[] {
  return channels
    .filter((channel) => concerns(channel, alert))
    .map((channel) => ({ channel: channel.id, dueAt: dueAt(channel.quiet, alert.severity, alert.at) }));
}

/**
 * Which further channels are told since nobody took the alert. A channel is told once of an alert, so two that escalate
 * to each other end. Quiet hours and least severity of the further channel do not hold it back: somebody else had it and
 * did nothing.
 * @param planned of this alert so far
 * @param now epoch milliseconds
 */
export function escalationsOf(
  planned: readonly Planned[],
  channels: readonly Channel[],
  now: number,
): readonly Planned[] {
  const known = new Map(channels.map((channel) => [channel.id, channel]));
  const told = new Set(planned.map(({ channel }) => channel));
  const found: Planned[] = [];
  for (const { channel, dueAt: due } of planned) {
    const escalation = known.get(channel)?.escalation;
    if (escalation === undefined || escalation === null) continue;
    const at = due + escalation.minutes * MINUTE;
    if (at > now || told.has(escalation.to) || !known.has(escalation.to)) continue;
    told.add(escalation.to);
    found.push({ channel: escalation.to, dueAt: at });
  }
  return found;
}

function concerns({ least, vendors }: Channel, { severity, vendor }: Raised): boolean {
  if (severities.indexOf(severity) < severities.indexOf(least)) return false;
  return vendors === null || vendor === null || vendors.includes(vendor);
}

function dueAt(quiet: Shift | null, severity: Severity, at: number): number {
  if (quiet === null || severity === 'critical') return at;
  const { start, end } = spanAt(quiet, at);
  return start <= at ? end : at;
}
