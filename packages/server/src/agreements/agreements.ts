import { Failure, type DataMap, type Terms } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import type { Sha256 } from '@cordon/ledger';
import type { RevokeTarget, SigningActor } from '../identity/index.ts';
import type { Acting } from '../ledger/index.ts';
import type { LifeStore } from './life/store.ts';
import type { SigningPorts } from './signing/ports.ts';
import type { Agreement, AgreementStore } from './store.ts';

/** Who acts, as the ledger will name them. */
export type Actor = SigningActor;

export interface AgreementDeps {
  readonly store: AgreementStore;
  readonly life: LifeStore;
  readonly sha256: Sha256;
  readonly dataMapOf: (source: string) => Promise<DataMap | null>;
  /** Makes the source's views for terms that both have signed; until it resolves the terms are not in force. */
  readonly applyTerms: (source: string, policy: Policy) => Promise<void>;
  /** Drops them again. */
  readonly dropTerms: (source: string, termsHash: string) => Promise<void>;
  /** Enters an administrative act in the ledger. */
  readonly enter: (
    act: string,
    actor: Acting,
    agreement: string,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  /** Tells every part of every replica that this agreement changed. */
  readonly changed: (agreement: string) => Promise<void>;
  /** Closes the connections of this process to what lost its rights; other replicas hear of it with its commit. */
  readonly revoked: (targets: readonly RevokeTarget[]) => void;
  readonly now: () => Date;
  readonly signing: SigningPorts;
}

/** @throws Failure `not-found` */
export async function mustFind(deps: AgreementDeps, id: string): Promise<Agreement> {
  const agreement = await deps.store.find(id);
  if (agreement === null) throw new Failure('not-found');
  return agreement;
}

/** @throws Failure `not-found` when the source has no data map */
export async function mustFindMap(deps: AgreementDeps, source: string): Promise<DataMap> {
  const map = await deps.dataMapOf(source);
  if (map === null) throw new Failure('not-found', 'the source has no data map');
  return map;
}

/** @throws Failure `bad-request` with every problem of terms that do not compile */
export function mustCompile(map: DataMap, terms: Terms, hash: string): Policy {
  const compiled = compile(terms, hash, map);
  if (!compiled.ok) {
    throw new Failure(
      'bad-request',
      compiled.problems.map(({ clause, problem }) => `${clause}: ${problem}`).join('; '),
    );
  }
  return compiled.policy;
}
