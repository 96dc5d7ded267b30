import { randomUUID } from 'node:crypto';
import type { Bus } from './bus.ts';
import type { Log } from './log.ts';

/** How often a replica sends itself a message through the database. */
export const BEAT_MS = 1_000;

/** For how long a replica may not have heard one of its own before it stops serving. */
export const DEAF_MS = 5_000;

/** A beat that is not sent within this sits on a connection that leads nowhere: the connection is given up. */
const SEND_MS = 2_000;

/** Beats under way at most: those that hang must not use up the pool they go through. */
const AT_ONCE = 2;

const CHANNEL = 'cordon_heartbeat';

/** Whether this replica still hears what the others tell it. */
export interface Hearing {
  /**
   * False once the newest beat of its own that this replica heard was sent longer ago than the limit. PostgreSQL delivers
   * notifications in the order of their commits, so while it is true no revocation older than that was missed.
   */
  readonly hears: () => boolean;
  /** Milliseconds since the newest beat that was heard had been sent; null before the first. */
  silentFor(): number | null;
  /** Calls back when that changes. @returns a stop */
  onChange(listener: (hears: boolean) => void): () => void;
  close(): void;
}

export interface HearingOptions {
  readonly beatMs?: number;
  readonly deafMs?: number;
}

/** What beats are sent through: the pool that revocations are written with. */
interface Sender {
  query(statement: { text: string; values: unknown[]; query_timeout: number }): Promise<unknown>;
}

/**
 * A heartbeat on the very path that revocations take: written through the app's pool, heard on the LISTEN connection. A
 * path that is broken anywhere, also by a connection that is half open and silent, ends it.
 *
 * @returns once the first beat was heard, or the limit is over
 */
export async function openHearing(
  bus: Pick<Bus, 'listen'>,
  sender: Sender,
  log: Log,
  { beatMs = BEAT_MS, deafMs = DEAF_MS }: HearingOptions = {},
): Promise<Hearing> {
  const replica = randomUUID();
  const listeners = new Set<(hears: boolean) => void>();
  /** When each beat under way was sent: a monotonic time, which no change of the clock moves. */
  const sent = new Map<number, number>();
  let heardAt: number | null = null;
  let told = false;
  let beats = 0;
  let sending = 0;
  let deafTimer: NodeJS.Timeout | undefined;

  const silentFor = (): number | null => (heardAt === null ? null : performance.now() - heardAt);
  const hears = (): boolean => heardAt !== null && performance.now() - heardAt <= deafMs;
  const tell = (): void => {
    if (hears() === told) return;
    told = !told;
    if (told) log.info('hears its own messages', { feature: 'hearing' });
    else log.error('does not hear its own messages: nobody is served', { feature: 'hearing' });
    for (const listener of [...listeners]) listener(told);
  };

  /**
   * Tells when the limit is over. Timers run on a coarser clock and may fire a moment before it: then it is set again, or
   * nobody would learn of the silence.
   */
  const watch = (): void => {
    clearTimeout(deafTimer);
    if (heardAt === null || !hears()) tell();
    else deafTimer = setTimeout(watch, Math.max(1, heardAt + deafMs - performance.now())).unref();
  };

  const heard = (beat: number): void => {
    const at = sent.get(beat);
    if (at === undefined) return;
    for (const older of [...sent.keys()]) if (older <= beat) sent.delete(older);
    heardAt = at;
    tell();
    watch();
  };

  const beat = (): void => {
    if (sending >= AT_ONCE) return;
    sending++;
    const nth = ++beats;
    sent.set(nth, performance.now());
    sender
      .query({
        text: 'SELECT pg_notify($1, $2)',
        values: [CHANNEL, `${replica} ${String(nth)}`],
        query_timeout: SEND_MS,
      })
      .catch(() => sent.delete(nth))
      .finally(() => sending--);
  };

  let first = (): void => undefined;
  const started = new Promise<void>((resolve) => (first = resolve));
  const stop = await bus.listen(CHANNEL, (event) => {
    if (event.kind === 'restored') beat();
    if (event.kind !== 'message') return;
    const [from, nth] = event.payload.split(' ');
    if (from !== replica) return;
    heard(Number(nth));
    first();
  });
  const timer = setInterval(beat, beatMs).unref();
  beat();
  const patience = setTimeout(first, deafMs);
  await started;
  clearTimeout(patience);

  return {
    hears,
    silentFor,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      clearInterval(timer);
      clearTimeout(deafTimer);
      stop();
    },
  };
}
