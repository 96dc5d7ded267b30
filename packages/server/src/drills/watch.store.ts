import { notWatched, type Watched } from '@cordon/core/drills';
import type { Pool } from 'pg';
import type { DrillWatch } from './deps.ts';

/** How long whoever watches has to come to what an attack left; then nobody knows whether it would have been noticed. */
const PATIENCE_MS = 10_000;

/** A containment by a machine that takes longer is told as none. */
const CONTAINED_MS = 1_500;

interface Parts {
  readonly signals: boolean;
  readonly clocks: boolean;
}

interface Seen {
  readonly at: Date | null;
  readonly severity: string;
  readonly incident: string | null;
}

interface WatchTimes {
  readonly patienceMs?: number;
  readonly everyMs?: number;
}

/**
 * Reads what was signalled of an attacker, and what became of it. An installation without those tables watches nothing, and
 * one whose watch has not come to the end of the attack has not said anything yet: both are told as null.
 */
export function createDrillWatch(
  pool: Pool,
  { patienceMs = PATIENCE_MS, everyMs = 200 }: WatchTimes = {},
): DrillWatch {
  const pause = () => new Promise((resolve) => setTimeout(resolve, everyMs));
  const one = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T | null> =>
    (await pool.query<T>(text, [...values])).rows[0] ?? null;

  const firstSignal = (agent: string, from: Date) =>
    one<Seen>(
      `SELECT raised_at AS at, severity, incident_id AS incident FROM cordon.signals
       WHERE agent = $1 AND raised_at >= $2 ORDER BY raised_at LIMIT 1`,
      [agent, from],
    );
  const isPast = async (entry: number): Promise<boolean> =>
    ((await one<{ entry: number }>('SELECT entry FROM cordon.watching'))?.entry ?? -1) >= entry;

  /** @returns null when the watch did not get there */
  const waited = async (agent: string, from: Date): Promise<Seen | 'none' | null> => {
    const last = await one<{ entry: number }>(
      'SELECT coalesce(max(idx), -1)::int AS entry FROM cordon.ledger_bodies',
    );
    const until = performance.now() + patienceMs;
    for (;;) {
      // In this order: what was signalled before it got past is there by then.
      const past = await isPast(last?.entry ?? 0);
      const seen = await firstSignal(agent, from);
      if (seen !== null) return seen;
      if (past) return 'none';
      if (performance.now() > until) return null;
      await pause();
    }
  };

  /** What is certain is contained by a machine, a moment after it was signalled. */
  const containing = async ({ incident, severity }: Seen): Promise<Date | null> => {
    const until = performance.now() + (severity === 'critical' ? CONTAINED_MS : 0);
    for (;;) {
      const contained = await one<{ at: Date | null }>(
        'SELECT min(done_at) AS at FROM cordon.incident_containments WHERE incident_id = $1',
        [incident],
      );
      const at = contained?.at ?? null;
      if (at !== null || performance.now() >= until) return at;
      await pause();
    }
  };

  return {
    async about(agent, from): Promise<Watched> {
      const parts = await one<Parts>(
        `SELECT to_regclass('cordon.signals') IS NOT NULL AND to_regclass('cordon.watching') IS NOT NULL AS signals,
                to_regclass('cordon.incident_facts') IS NOT NULL AS clocks`,
      );
      if (parts?.signals !== true) return notWatched;
      const seen = await waited(agent, from);
      if (seen === null) return notWatched;
      if (seen === 'none') return { ...notWatched, detectedAfterMs: 'none' };
      const after = (at: Date | null) => (at === null ? null : Math.max(0, at.getTime() - from.getTime()));
      const contained = await containing(seen);
      const clock = parts.clocks
        ? await one('SELECT FROM cordon.incident_facts WHERE incident_id = $1 LIMIT 1', [seen.incident])
        : null;
      return {
        detectedAfterMs: after(seen.at),
        containedAfterMs: after(contained),
        clockStarted: parts.clocks ? clock !== null : null,
        // Drafts are made when somebody looks: whether they are ready is not kept.
        noticesReady: null,
      };
    },
  };
}
