import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely } from 'kysely';
import { withTransaction } from '../platform/db.ts';
import type { KeyProvider } from '../platform/keyProvider.ts';
import { providerContext, type AgreementKeys, type Keyring } from './keyring.ts';

interface ErasingDeps {
  readonly db: Kysely<unknown>;
  readonly keyring: Keyring;
  readonly provider: KeyProvider;
  readonly now: () => Date;
}

export function createAgreementKeys({ db, keyring, provider, now }: ErasingDeps): AgreementKeys {
  return {
    async destroy({ id, processor }, destruction) {
      await livingOn(db, keyring, id);
      const result = await withTransaction(db, async (tx) => {
        const keys = await markDestroyed(tx, destruction, now());
        // Last, since it cannot be taken back; the agreement's row is locked, so no hold comes in between.
        const everywhere = await provider.destroy(providerContext(processor.id, id));
        return { keys, provider: provider.name, everywhere };
      });
      keyring.forget();
      return result;
    },
  };
}

/** Puts what is not destroyed with the agreement under the key of whoever works on it now. */
async function livingOn(db: Kysely<unknown>, keyring: Keyring, agreement: string): Promise<void> {
  const { rows } = await sql<{ ticket: string; party: string; next: string | null }>`
    SELECT k.ticket_id AS ticket, t.party_id AS party,
           (SELECT a.id FROM cordon.agreements a WHERE a.processor_id = t.party_id AND a.source_id = t.source_id
              AND a.ended_at IS NULL AND a.id <> ${agreement}
              AND EXISTS (SELECT FROM cordon.agreement_signatures s WHERE s.agreement_id = a.id AND s.revision = 2)
            ORDER BY a.created_at DESC, a.id LIMIT 1) AS next
    FROM cordon.ticket_keys k JOIN cordon.data_keys d ON d.id = k.data_key_id JOIN cordon.tickets t ON t.id = k.ticket_id
    WHERE d.agreement_id = ${agreement} AND d.destroyed_at IS NULL`.execute(db);
  for (const { ticket, party, next } of rows) {
    await withTransaction(db, (tx) => keyring.moveTo(tx, [ticket], party, next));
  }
}

async function markDestroyed(tx: Kysely<unknown>, destruction: string, at: Date): Promise<number> {
  try {
    const { rows } = await sql<{ keys: number }>`
      SELECT cordon.destroy_agreement_keys(${destruction}, ${at}) AS keys`.execute(tx);
    return rows[0]?.keys ?? 0;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (said === 'legal-hold' || said === 'second-person-needed') throw new Failure(said, undefined, error);
    if (said === 'not-ended') throw new Failure('agreement-stands', undefined, error);
    throw error;
  }
}
