import { problemOfAll, problemOfEntry, spelled, type DictionaryEntry } from '@cordon/core/dictionaries';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import { withTransaction } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { DictionaryDeps } from './deps.ts';
import type { proposeBody } from './schemas.ts';
import type { DictionaryStore, Done } from './dictionary.ts';

/**
 * Proposes entries; they do nothing until somebody else approved them. The ledger has how many there are and a salted
 * commitment to them, never a word.
 * @returns their ids
 * @throws Failure `bad-request` with the first that cannot be one, `already-done` when they all are there, `signature-invalid`
 */
export async function propose(
  deps: DictionaryDeps,
  who: SignedIn,
  { entries, origin, salt, ...given }: z.infer<typeof proposeBody>,
): Promise<readonly string[]> {
  await assertUsable(deps, entries, origin);
  const there = new Set((await deps.store.opened(['proposed', 'in-force', 'retiring'])).map(spelled));
  const fresh = entries.filter((entry) => !there.has(spelled(entry)));
  if (fresh.length === 0) throw new Failure('already-done');
  const said = { name: 'words', value: canonicalText(entries), salt };
  const words = { origin, entries: entries.length };
  const actor = await deps.signedActs.by(who, 'dictionary-proposed', words, given, [said]);
  const entry = await deps.enter('dictionary-proposed', actor, { fresh: fresh.length });
  const made = fresh.map((one) => ({ ...one, id: newId('dic'), origin, miss: null }));
  const done: Done = { by: who.person.id, at: deps.now(), entry };
  await withTransaction(deps.db, (tx) => deps.store.propose(made, done, tx));
  return made.map(({ id }) => id);
}

async function assertUsable(
  { store, purposes }: DictionaryDeps,
  entries: readonly DictionaryEntry[],
  origin: 'hand' | 'import',
): Promise<void> {
  const spellings = new Set<string>();
  const known = await purposes();
  entries.forEach((entry, at) => {
    const where = origin === 'import' ? `Row ${String(at + 1)}: ` : '';
    const problem = problemOfEntry(entry);
    if (problem !== null) throw new Failure('bad-request', `${where}${problem}`);
    if (entry.purpose !== null && !known.includes(entry.purpose)) {
      throw new Failure('bad-request', `${where}No agreement in force has this purpose.`);
    }
    if (spellings.has(spelled(entry))) throw new Failure('bad-request', `${where}This is here twice.`);
    spellings.add(spelled(entry));
  });
  const all = [...(await store.opened(['proposed', 'in-force', 'retiring'])), ...entries];
  const problem = problemOfAll(all);
  if (problem !== null) throw new Failure('bad-request', problem);
}

/** What a reviewer marked, as an entry that waits like any other: in the step that keeps the mark. */
export async function proposeMiss(
  store: DictionaryStore,
  miss: string,
  entry: Pick<DictionaryEntry, 'kind' | 'type' | 'text'>,
  done: Done,
  tx: Transaction<unknown>,
): Promise<void> {
  await store.propose([{ ...entry, purpose: null, id: newId('dic'), origin: 'miss', miss }], done, tx);
}
