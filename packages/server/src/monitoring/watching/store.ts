import { sql, type Kysely, type Transaction } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { packed, unpacked } from './packing.store.ts';
import { samePosition, type KnownSignal, type Position } from './engine.ts';
import type { Kept, WatchStore } from './watching.ts';

/** Puts signals where they belong, in the transaction that keeps them. */
export type PlaceSignals = (
  tx: Transaction<unknown>,
  signals: readonly KnownSignal[],
  calibration: number,
) => Promise<void>;

export interface WatchStoreDeps {
  readonly db: Kysely<unknown>;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly next: WatchStore['next'];
  readonly place: PlaceSignals;
}

type Row = Position & { readonly entry: number };

const POSITION = sql`entry::int, step_xid::text AS "stepXid", step_id::int AS "stepId"`;

/** Sealed: what is folded says who looked at whom, by pseudonyms that do not change. */
const CONTEXT = 'watching';

export function createWatchStore({ db, keys, next, place }: WatchStoreDeps): WatchStore {
  return {
    next,

    async position() {
      const { rows } = await sql<Row>`SELECT ${POSITION} FROM cordon.watching`.execute(db);
      return only(rows);
    },

    async snapshot() {
      const { rows } = await sql<{ state: string | null; of: Position | null }>`
        SELECT snapshot AS state, snapshot_at AS of FROM cordon.watching`.execute(db);
      const { state, of } = only(rows);
      return state === null || of === null
        ? null
        : { of, state: await unpacked(keys.unseal(state, CONTEXT)) };
    },

    async keep({ from, to, signals, calibration, state, fed }: Kept) {
      const sealed = state === null ? null : keys.seal(await packed(state), CONTEXT);
      await db.transaction().execute(async (tx) => {
        const { rows } = await sql<Row>`SELECT ${POSITION} FROM cordon.watching FOR UPDATE`.execute(tx);
        if (!samePosition(only(rows), from)) throw new Error('another run watched meanwhile');
        if (signals.length > 0) await place(tx, signals, calibration);
        await sql`
          UPDATE cordon.watching SET entry = ${to.entry}, step_xid = ${to.stepXid}::xid8, step_id = ${to.stepId},
            snapshot = coalesce(${sealed}::text, snapshot),
            snapshot_at = CASE WHEN ${sealed}::text IS NULL THEN snapshot_at ELSE ${JSON.stringify(to)}::jsonb END,
            fed = fed || ${JSON.stringify(Object.fromEntries(fed))}::jsonb`.execute(tx);
      });
    },
  };
}

/** By source of events, when it told something last (epoch milliseconds). */
export async function readFed(db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ fed: Record<string, number> }>`SELECT fed FROM cordon.watching`.execute(db);
  return new Map(Object.entries(only(rows).fed));
}

/** Whether a badge system of any site delivers. */
export async function badgesConnected(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    SELECT EXISTS (SELECT FROM cordon.badge_systems WHERE revoked_at IS NULL) AS yes`.execute(db);
  return only(rows).yes;
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the position of the live run is gone');
  return row;
}
