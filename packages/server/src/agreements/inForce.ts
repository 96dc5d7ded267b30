import type { Deciding, LifeFacts, SealCrypto } from '@cordon/core/agreements';
import type { DataMap } from '@cordon/core/kernel';
import { compile } from '@cordon/core/policy';
import type { TermsAnswer, TermsPort } from '../gate/index.ts';
import { factsFor } from './life/facts.ts';
import { decidingAt, decidingOf } from './life/inFlight.ts';
import type { LifeStore } from './life/store.ts';
import { termsOf } from './standing.ts';
import type { AgreementStore, Version } from './store.ts';

export interface InForceDeps {
  readonly store: AgreementStore;
  readonly life: LifeStore;
  /** What of a source went live: of a part that is still in shadow there is no resource. */
  readonly liveMapOf: (source: string) => Promise<DataMap | null>;
  readonly crypto: SealCrypto;
  /** Whether news of changes arrives at present. While it does not, nothing is kept and each access loads anew. */
  readonly hears: () => boolean;
  /** Told of terms that both signed but that do not compile: an operator's fault to mend. */
  readonly onFault: (agreement: string, problems: readonly string[]) => void;
}

/** The terms the gate decides by, kept compiled until they change. */
export interface InForce extends TermsPort {
  /** Forgets an agreement (signed, suspended, ended), or all of them when the news of changes may have been lost. */
  forget(agreement?: string): void;
}

/** A signed version and what it compiles to. */
interface Compiled extends Deciding {
  readonly answer: TermsAnswer;
}

type Loaded =
  { readonly refused: TermsAnswer } | { readonly facts: LifeFacts; readonly versions: readonly Compiled[] };

/** Loads, verifies and compiles terms; which of an agreement's signed versions decides depends on the time. */
export function createInForce(deps: InForceDeps): InForce {
  const cache = new Map<string, Promise<Loaded>>();
  return {
    async inForce(agreement, now, inHandSince) {
      if (agreement === null) return { ok: false, code: 'no-agreement' };
      const known = cache.get(agreement);
      const loading = known ?? load(deps, agreement);
      if (known === undefined && deps.hears()) {
        cache.set(agreement, loading);
        loading.catch(() => cache.delete(agreement));
      }
      const loaded = await loading;
      if ('refused' in loaded) return loaded.refused;
      const decides = decidingAt(loaded.versions, now, inHandSince);
      if (decides === undefined) return { ok: false, code: 'terms-unsigned' };
      // What ran out while it was suspended is refused for that by its own terms.
      const suspended = loaded.facts.suspended !== null && now.getTime() < decides.until;
      return suspended ? { ok: false, code: 'agreement-suspended' } : decides.answer;
    },
    forget(agreement) {
      if (agreement === undefined) cache.clear();
      else cache.delete(agreement);
    },
  };
}

async function load(deps: InForceDeps, id: string): Promise<Loaded> {
  const { store, life, liveMapOf, crypto } = deps;
  const agreement = await store.find(id);
  if (agreement === null) return { refused: { ok: false, code: 'no-agreement' } };
  const [versions, events] = await Promise.all([store.versions(id), life.events(id)]);
  const facts = factsFor({ agreement, versions, events }, crypto);
  if (facts.ended !== null) {
    const code = facts.ended.reason === 'expired' ? 'agreement-expired' : 'agreement-ended';
    return { refused: { ok: false, code } };
  }
  const signed = decidingOf(facts, versions);
  if (signed.length === 0) return { refused: { ok: false, code: 'terms-unsigned' } };
  const dataMap = await liveMapOf(agreement.source);
  if (dataMap === null) return { refused: { ok: false, code: 'not-permitted' } };
  const compiledOnes = signed.map(({ version, ...time }) => ({
    ...time,
    answer: compiled(deps, id, version, dataMap),
  }));
  return { facts, versions: compiledOnes };
}

function compiled({ onFault }: InForceDeps, id: string, version: Version, dataMap: DataMap): TermsAnswer {
  const result = compile(termsOf(version), version.hash.toString('hex'), dataMap, 'signed');
  if (result.ok) return { ok: true, policy: result.policy };
  onFault(
    id,
    result.problems.map(({ clause, problem }) => `${clause}: ${problem}`),
  );
  return { ok: false, code: 'terms-unsigned' };
}
