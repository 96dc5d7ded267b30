import type { Pool, PoolClient } from 'pg';

/** A connection that holds the advisory locks of a process: of several jobs at once. */
interface Keeper {
  readonly client: PoolClient;
  /** The statement that runs: one at a time on a connection. */
  turn: Promise<unknown>;
  users: number;
  /** Handed back: whoever still uses it has lost its lock. */
  gone: boolean;
}

interface Kept {
  /** Locks of this process. A session may take its own lock again, so PostgreSQL would not refuse it. */
  readonly held: Set<number>;
  opening: Promise<Keeper> | null;
}

const keptOf = new WeakMap<Pool, Kept>();

/**
 * Runs work unless it runs already, on any replica. However many jobs run at once, they hold one connection of the pool
 * between them: with one each, the jobs would leave none for their own work and the requests.
 * @param lock key of the advisory lock, one for each kind of work
 * @returns what the work returns; null when it runs elsewhere, then nothing was done
 */
export async function alone<T>(pool: Pool, lock: number, work: () => Promise<T>): Promise<T | null> {
  const kept = keptOf.get(pool) ?? { held: new Set<number>(), opening: null };
  keptOf.set(pool, kept);
  if (kept.held.has(lock)) return null;
  kept.held.add(lock);
  try {
    const keeper = await join(pool, kept);
    let sound = false;
    try {
      if (!(await asked(keeper, 'pg_try_advisory_lock', lock))) {
        sound = true;
        return null;
      }
      try {
        return await work();
      } finally {
        // Also after work that failed: closing the connection would let go a moment later, and the next run find it taken.
        sound = await asked(keeper, 'pg_advisory_unlock', lock).catch(() => false);
      }
    } finally {
      leave(kept, keeper, sound);
    }
  } finally {
    kept.held.delete(lock);
  }
}

async function join(pool: Pool, kept: Kept): Promise<Keeper> {
  kept.opening ??= pool
    .connect()
    .then((client) => ({ client, turn: Promise.resolve(), users: 0, gone: false }));
  const opening = kept.opening;
  try {
    const keeper = await opening;
    // Between its opening and now the last of the others may have handed it back.
    if (keeper.gone) return await join(pool, kept);
    keeper.users++;
    return keeper;
  } catch (error) {
    if (kept.opening === opening) kept.opening = null;
    throw error;
  }
}

/** A connection that may still hold a lock is closed, which lets go of it; the last one hands a sound one back. */
function leave(kept: Kept, keeper: Keeper, sound: boolean): void {
  keeper.users--;
  if (keeper.gone || (sound && keeper.users > 0)) return;
  keeper.gone = true;
  kept.opening = null;
  keeper.client.release(!sound);
}

async function asked(
  keeper: Keeper,
  what: 'pg_try_advisory_lock' | 'pg_advisory_unlock',
  lock: number,
): Promise<boolean> {
  const ask = async () => {
    const { rows } = await keeper.client.query<{ yes: boolean }>(`SELECT ${what}($1) AS yes`, [lock]);
    return rows[0]?.yes === true;
  };
  const answer = keeper.turn.then(ask, ask);
  keeper.turn = answer.catch(() => undefined);
  return answer;
}
