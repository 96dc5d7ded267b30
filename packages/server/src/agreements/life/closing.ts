import type { AgreementDeps } from '../agreements.ts';
import type { Agreement } from '../store.ts';

/** Takes the views of every version away: one signature is enough for a version to have some. */
export async function dropViews(
  { store, dropTerms }: Pick<AgreementDeps, 'store' | 'dropTerms'>,
  { id, source }: Agreement,
): Promise<void> {
  for (const { hash } of await store.versions(id)) await dropTerms(source, hash.toString('hex'));
}
