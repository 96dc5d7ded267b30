import type { Clause } from '@cordon/core/agreements';
import type { Sha256 } from '@cordon/ledger';
import { signedVersions, standingNow } from './standing.ts';
import type { Agreement, AgreementStore } from './store.ts';

/** The agreement that covers a vendor's work on a source, with its clauses. */
export interface Covering {
  readonly agreement: string;
  readonly clauses: readonly Clause[];
}

export interface Cover {
  /**
   * @returns the agreement in force now; where none is, the nearest one, so that the refusal can say what is wrong
   *   with it (ran out, not signed, ended); null when the vendor never had any
   */
  of(party: string, source: string, now: Date): Promise<Covering | null>;
  forget(): void;
}

interface Candidates {
  /** Signed by both and not ended, newest first. */
  readonly signed: readonly (Covering & { readonly from: Date; readonly until: Date })[];
  readonly otherwise: Covering | null;
}

export function createCover(store: AgreementStore, sha256: Sha256): Cover {
  const cache = new Map<string, Promise<Candidates>>();
  return {
    async of(party, source, now) {
      const key = JSON.stringify([party, source]);
      const known = cache.get(key);
      const loading = known ?? load(store, sha256, party, source);
      if (known === undefined) {
        cache.set(key, loading);
        loading.catch(() => cache.delete(key));
      }
      const { signed, otherwise } = await loading;
      return standingNow(signed, now) ?? otherwise;
    },
    forget: () => {
      cache.clear();
    },
  };
}

async function load(
  store: AgreementStore,
  sha256: Sha256,
  party: string,
  source: string,
): Promise<Candidates> {
  const all = (await store.list()).filter(
    (agreement) => agreement.processor.id === party && agreement.source === source,
  );
  const open = all.filter(({ endedAt }) => endedAt === null);
  const signed = await Promise.all(
    open.map(async (agreement) =>
      signedVersions(agreement, await store.versions(agreement.id), sha256).map(
        ({ from, until, clauses }) => ({
          agreement: agreement.id,
          clauses,
          from,
          until,
        }),
      ),
    ),
  );
  const nearest: Agreement | undefined = open[0] ?? all[0];
  const [newest] = nearest === undefined ? [] : await store.versions(nearest.id);
  const otherwise = nearest === undefined ? null : { agreement: nearest.id, clauses: newest?.clauses ?? [] };
  return { signed: signed.flat(), otherwise };
}
