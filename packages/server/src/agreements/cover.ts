import type { Clause } from '@cordon/core/agreements';
import type { AgreementStore } from './store.ts';

/** The agreement that covers a vendor's work on a source, with its clauses. */
export interface Covering {
  readonly agreement: string;
  readonly clauses: readonly Clause[];
}

export interface Cover {
  /** @returns the newest agreement that was not ended, else the newest ended one (so that the refusal says so), else null */
  of(party: string, source: string): Promise<Covering | null>;
  forget(): void;
}

export function createCover(store: AgreementStore): Cover {
  const cache = new Map<string, Promise<Covering | null>>();
  return {
    of(party, source) {
      const key = JSON.stringify([party, source]);
      const known = cache.get(key);
      if (known !== undefined) return known;
      const loading = load(store, party, source);
      cache.set(key, loading);
      loading.catch(() => cache.delete(key));
      return loading;
    },
    forget: () => {
      cache.clear();
    },
  };
}

async function load(store: AgreementStore, party: string, source: string): Promise<Covering | null> {
  const all = (await store.list()).filter(
    (agreement) => agreement.processor.id === party && agreement.source === source,
  );
  const agreement = all.find(({ endedAt }) => endedAt === null) ?? all[0];
  if (agreement === undefined) return null;
  const versions = await store.versions(agreement.id);
  // The clauses of the newest version with signatures, which is the one in force.
  const version = versions.find(({ signatures }) => signatures.length > 0) ?? versions[0];
  return { agreement: agreement.id, clauses: version?.clauses ?? [] };
}
