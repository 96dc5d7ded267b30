import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely } from 'kysely';
import type { KeyProvider } from '../platform/keyProvider.ts';
import { providerContext, type DataKey } from './keyring.ts';

/** What moving the keys to the provider that wraps came to. */
export interface Moved {
  /** The provider that holds them now. */
  readonly to: string;
  readonly moved: number;
  /** Keys it held before. */
  readonly already: number;
  /** Contexts that were destroyed before, and are destroyed with every provider now. */
  readonly destroyed: number;
  /** Keys that do not open: altered, or destroyed with the provider they were with. They stay where they are. */
  readonly damaged: number;
  /** Keys that another provider still holds. */
  readonly left: number;
}

/** From one key provider to another, while people work. */
export interface Moving {
  /**
   * What was destroyed is destroyed with every provider first; then each key that another one holds is wrapped by the
   * first, under a new key there. Where it breaks off, doing it again goes on.
   * @throws Failure `key-unavailable` when a provider does not answer
   */
  move(): Promise<Moved>;
}

interface MovingDeps {
  readonly db: Kysely<unknown>;
  /** All that KEY_PROVIDER names, the one to move to first. */
  readonly provider: KeyProvider;
  readonly now: () => Date;
}

type Held = DataKey & { readonly wrapped: string; readonly provider: string };

export function createMoving({ db, provider, now }: MovingDeps): Moving {
  const held = async (): Promise<readonly Held[]> =>
    (
      await sql<Held>`
        SELECT id, party_id AS party, agreement_id AS agreement, wrapped, provider
        FROM cordon.data_keys WHERE destroyed_at IS NULL ORDER BY created_at, id`.execute(db)
    ).rows;

  /** @returns false when it does not open */
  const moveOne = async ({ id, party, agreement, wrapped }: Held): Promise<boolean> => {
    const context = providerContext(party, agreement);
    // Not from memory: a key that was destroyed a moment ago must not be wrapped anew.
    const key = await opened(provider, wrapped, context);
    if (key === null) return false;
    const anew = await provider.wrap(key, context);
    // Unless somebody wrapped or destroyed it meanwhile.
    await sql`
      UPDATE cordon.data_keys SET wrapped = ${anew}, wrapped_at = ${now()}, provider = ${provider.name}
      WHERE id = ${id} AND wrapped = ${wrapped} AND destroyed_at IS NULL`.execute(db);
    return true;
  };

  return {
    async move() {
      const keys = await held();
      const gone = new Set(await destroyedContexts(db));
      for (const { party, agreement } of keys) {
        const context = providerContext(party, agreement);
        if (!gone.has(context) && (await provider.isDestroyed(context))) gone.add(context);
      }
      for (const context of gone) await provider.destroy(context);
      const others = keys.filter((key) => key.provider !== provider.name);
      let moved = 0;
      for (const key of others) if (await moveOne(key)) moved += 1;
      const left = (await held()).filter((key) => key.provider !== provider.name).length;
      return {
        ...{ to: provider.name, moved, already: keys.length - others.length },
        ...{ destroyed: gone.size, damaged: others.length - moved, left },
      };
    },
  };
}

/** Null for a key that was altered, or destroyed with its provider alone: it keeps no other from being moved. */
async function opened(provider: KeyProvider, wrapped: string, context: string): Promise<Uint8Array | null> {
  try {
    return await provider.unwrap(wrapped, context);
  } catch (error) {
    if (error instanceof Failure && (error.code === 'key-destroyed' || error.code === 'key-unavailable')) {
      return null;
    }
    throw error;
  }
}

/** Agreements whose keys were destroyed, also those that had none. Never one with a key that opens something. */
async function destroyedContexts(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ party: string; agreement: string }>`
    SELECT a.processor_id AS party, a.id AS agreement FROM cordon.agreements a
    WHERE NOT EXISTS (SELECT FROM cordon.data_keys k WHERE k.agreement_id = a.id AND k.destroyed_at IS NULL)
      AND (EXISTS (SELECT FROM cordon.data_keys k WHERE k.agreement_id = a.id)
        OR EXISTS (SELECT FROM cordon.destructions d WHERE d.agreement_id = a.id AND d.done_at IS NOT NULL))`.execute(
    db,
  );
  return rows.map(({ party, agreement }) => providerContext(party, agreement));
}
