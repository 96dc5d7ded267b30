import { runs, standing, type Clause, type LifeFacts, type SealCrypto } from '@cordon/core/agreements';
import { factsFor } from './life/facts.ts';
import { decidingAt, decidingOf, type DecidingVersion } from './life/inFlight.ts';
import type { LifeStore } from './life/store.ts';
import type { Agreement, AgreementStore } from './store.ts';

/** The agreement that covers a vendor's work on a source, with its clauses. */
export interface Covering {
  readonly agreement: string;
  readonly clauses: readonly Clause[];
}

export interface Cover {
  /**
   * @param inHandSince when the ticket was taken in hand: clauses are those of the version that decides its work
   * @returns the agreement in force now; where none is, the nearest one, so that the refusal can say what is wrong
   *   with it (suspended, ran out, not signed, ended); null when the vendor never had any
   */
  of(party: string, source: string, now: Date, inHandSince?: Date | null): Promise<Covering | null>;
  forget(): void;
}

/** An agreement that was not ended, with its signed versions, newest first. */
interface Candidate {
  readonly agreement: string;
  readonly facts: LifeFacts;
  readonly versions: readonly DecidingVersion[];
}

interface Candidates {
  /** Newest first. */
  readonly open: readonly Candidate[];
  readonly otherwise: Covering | null;
}

/** Finds the covering agreement from what is signed; candidates are kept until `forget`. */
export function createCover(store: AgreementStore, life: LifeStore, crypto: SealCrypto): Cover {
  const cache = new Map<string, Promise<Candidates>>();
  return {
    async of(party, source, now, inHandSince) {
      const key = JSON.stringify([party, source]);
      const known = cache.get(key);
      const loading = known ?? load(store, life, crypto, party, source);
      if (known === undefined) {
        cache.set(key, loading);
        loading.catch(() => cache.delete(key));
      }
      const { open, otherwise } = await loading;
      const covering = nearest(open, now.getTime());
      if (covering === undefined) return otherwise;
      const clauses = decidingAt(covering.versions, now, inHandSince)?.version.clauses ?? [];
      return { agreement: covering.agreement, clauses };
    },
    forget: () => {
      cache.clear();
    },
  };
}

/** What is in force; else what is suspended and would be; else what ran out or is still to come. */
function nearest(open: readonly Candidate[], now: number): Candidate | undefined {
  const spansOf = (some: readonly Candidate[]) =>
    some.flatMap((of) => of.versions.map(({ from, until }) => ({ from, until, of })));
  const free = standing(spansOf(open.filter(({ facts }) => facts.suspended === null)), now);
  if (free !== undefined && runs(free, now)) return free.of;
  const held = standing(spansOf(open.filter(({ facts }) => facts.suspended !== null)), now);
  return held !== undefined && runs(held, now) ? held.of : (free ?? held)?.of;
}

async function load(
  store: AgreementStore,
  life: LifeStore,
  crypto: SealCrypto,
  party: string,
  source: string,
): Promise<Candidates> {
  const all = (await store.list()).filter(
    (agreement) => agreement.processor.id === party && agreement.source === source,
  );
  const open = await Promise.all(
    all.map(async (agreement): Promise<Candidate> => {
      const [versions, events] = await Promise.all([store.versions(agreement.id), life.events(agreement.id)]);
      const facts = factsFor({ agreement, versions, events }, crypto);
      return { agreement: agreement.id, facts, versions: decidingOf(facts, versions) };
    }),
  );
  const last: Agreement | undefined = all.find(({ endedAt }) => endedAt === null) ?? all[0];
  const [newest] = last === undefined ? [] : await store.versions(last.id);
  const otherwise = last === undefined ? null : { agreement: last.id, clauses: newest?.clauses ?? [] };
  return { open: open.filter(({ facts }) => facts.ended === null), otherwise };
}
