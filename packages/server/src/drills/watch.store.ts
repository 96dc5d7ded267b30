import type { Pool } from 'pg';
import type { DrillWatch, SeenAttack } from './deps.ts';

/** How long whoever watches has to come to what an attack left; then nobody knows whether it would have been noticed. */
const PATIENCE_MS = 10_000;

/** A containment by a machine that takes longer is told as none. */
const CONTAINED_MS = 1_500;

interface Seen {
  readonly at: Date;
  readonly severity: string;
  readonly incident: string;
  readonly openedAt: Date;
}

interface Contained {
  /** When it was ordered: from then on whoever it is may be kept out. */
  readonly closedAt: Date | null;
  readonly doneAt: Date | null;
}

const UNSEEN: SeenAttack = {
  ...{ detectedAfterMs: null, containedAfterMs: null, closedAt: null, incident: null },
};

/** Of these a machine may contain some. */
const GRAVE: ReadonlySet<string> = new Set(['high', 'critical']);

interface WatchTimes {
  readonly patienceMs?: number;
  readonly everyMs?: number;
}

/**
 * Reads what was signalled of an attacker, and what became of it. A watch that has not come to the end of the attack has not
 * said anything yet, and is told as null.
 */
export function createDrillWatch(
  pool: Pool,
  { patienceMs = PATIENCE_MS, everyMs = 200 }: WatchTimes = {},
): DrillWatch {
  const pause = () => new Promise((resolve) => setTimeout(resolve, everyMs));
  const one = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T | null> =>
    (await pool.query<T>(text, [...values])).rows[0] ?? null;

  /** The first that calls people: what is context alone, nobody looks at. */
  const firstAlert = (people: readonly string[], from: Date) =>
    one<Seen>(
      `SELECT s.raised_at AS at, i.severity, i.id AS incident, i.opened_at AS "openedAt"
       FROM cordon.signals s JOIN cordon.incidents i ON i.id = s.incident_id
       WHERE s.agent = ANY($1) AND s.raised_at >= $2 AND s.severity <> 'low' ORDER BY s.raised_at LIMIT 1`,
      [people, from],
    );
  const isPast = async (entry: number): Promise<boolean> =>
    ((await one<{ entry: number }>('SELECT entry FROM cordon.watching'))?.entry ?? -1) >= entry;

  /** @returns null when the watch did not get there */
  const waited = async (people: readonly string[], from: Date): Promise<Seen | 'none' | null> => {
    const last = await one<{ entry: number }>(
      'SELECT coalesce(max(idx), -1)::int AS entry FROM cordon.ledger_bodies',
    );
    const until = performance.now() + patienceMs;
    for (;;) {
      // In this order: what was signalled before it got past is there by then.
      const past = await isPast(last?.entry ?? 0);
      const seen = await firstAlert(people, from);
      if (seen !== null) return seen;
      if (past) return 'none';
      if (performance.now() > until) return null;
      await pause();
    }
  };

  /** What is certain is contained by a machine, a moment after it was signalled. */
  const containing = async (incident: string, severity: string): Promise<Contained> => {
    const until = performance.now() + (GRAVE.has(severity) ? CONTAINED_MS : 0);
    for (;;) {
      const contained = await one<Contained>(
        `SELECT min(ordered_at) AS "closedAt", min(done_at) AS "doneAt" FROM cordon.incident_containments
         WHERE incident_id = $1`,
        [incident],
      );
      if ((contained?.doneAt ?? null) !== null || performance.now() >= until)
        return contained ?? { closedAt: null, doneAt: null };
      await pause();
    }
  };

  return {
    async about(people, from): Promise<SeenAttack> {
      const seen = await waited(people, from);
      if (seen === null) return UNSEEN;
      if (seen === 'none') return { ...UNSEEN, detectedAfterMs: 'none' };
      const after = (at: Date) => Math.max(0, at.getTime() - from.getTime());
      const { incident, openedAt, severity, at } = seen;
      const { closedAt, doneAt } = await containing(incident, severity);
      return {
        detectedAfterMs: after(at),
        containedAfterMs: doneAt === null ? null : after(doneAt),
        closedAt: closedAt?.getTime() ?? null,
        incident: { id: incident, openedAt },
      };
    },
  };
}
